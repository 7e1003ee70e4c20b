// The admin's search boxes and inline tables leave fields and a column without a name to be read out.
const words = (element) => element?.textContent.replace(/[:*]/g, "").trim() ?? "";

// The label in front of a field, or the heading of its column in an inline table.
function nameOf(field) {
  const label = field.labels?.[0];
  if (label) return words(label);
  const cell = field.closest("td");
  const table = field.closest("table");
  return cell && table ? words(table.tHead?.rows[0]?.cells[cell.cellIndex]) : "";
}

function nameSearchBoxes() {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
    const box = select.nextElementSibling;
    const selection = box?.querySelector(".select2-selection");
    const name = nameOf(select);
    if (!selection || !name || selection.dataset.named) continue;
    selection.dataset.named = name;
    const chosen = box.querySelector(".select2-selection__rendered");
    selection.removeAttribute("aria-labelledby");
    const say = () => {
      const value = select.multiple ? "" : (chosen?.title ?? "");
      selection.setAttribute("aria-label", value ? `${name}: ${value}` : name);
      if (!select.multiple) chosen?.setAttribute("aria-label", value || name);
    };
    say();
    window.django?.jQuery?.(select).on("change", say);
    box.querySelector(".select2-search__field")?.setAttribute("aria-label", name);
  }
}

// The box that opens for typing stands at the end of the page, apart from its field.
function nameOpenSearch() {
  const open = document.querySelector(".select2-container--open .select2-selection");
  const typed = document.querySelector(".select2-dropdown .select2-search__field");
  if (open && typed) typed.setAttribute("aria-label", open.dataset.named ?? "");
}

// The heading above the names of the rows: no cell is a heading without words.
function emptyHeadings() {
  for (const heading of document.querySelectorAll("th.original:empty")) {
    const cell = document.createElement("td");
    cell.className = "original";
    heading.replaceWith(cell);
  }
}

// In a table of rows the heading of the column is the field's label.
function nameFieldsOfRows() {
  const fields = document.querySelectorAll(
    ".inline-group td :is(input:not([type=hidden]), select, textarea):not([aria-label])",
  );
  for (const field of fields) {
    if (!field.labels?.length && nameOf(field)) field.setAttribute("aria-label", nameOf(field));
  }
}

// A sign with a name of its own is a picture; a bare span may not carry a name.
function nameSigns() {
  for (const sign of document.querySelectorAll("span.help-tooltip[aria-label]:not([role])")) {
    sign.setAttribute("role", "img");
  }
}

emptyHeadings();
nameSearchBoxes();
nameFieldsOfRows();
nameSigns();
new MutationObserver(() => {
  nameFieldsOfRows();
  nameSigns();
  nameSearchBoxes();
  nameOpenSearch();
}).observe(document.body, { childList: true, subtree: true });
