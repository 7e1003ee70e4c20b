// The table of facts: a click on a row shows its words in both texts at once. Without this script its
// links lead to the paragraph, which holds both.

const NAME = "fact";

// The first place of `words` below `place`, across inline elements, as a Range.
function found(place, words) {
  if (!place || !words) return null;
  const nodes = [];
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  let text = "";
  while (walker.nextNode()) {
    nodes.push([text.length, walker.currentNode]);
    text += walker.currentNode.data;
  }
  const start = text.toLowerCase().indexOf(words.toLowerCase());
  if (start < 0 || text.toLowerCase().length !== text.length) return null;
  const range = document.createRange();
  const at = (offset) => nodes.findLast(([begins]) => begins <= offset);
  const [first, firstNode] = at(start);
  const [last, lastNode] = at(start + words.length - 1);
  range.setStart(firstNode, start - first);
  range.setEnd(lastNode, start + words.length - last);
  return range;
}

function side(row, name) {
  const part = row?.querySelector(`.pair__${name}`);
  return part?.querySelector("[contenteditable]") ?? part;
}

function show(link, other) {
  const row = document.querySelector(link.hash);
  const source = other ? document.querySelector(other.hash) : row;
  const [from, into] = link.closest("td").cellIndex === 1 ? [row, source] : [source, row];
  const ranges = [
    found(side(from, "source"), link.closest("tr").cells[1].innerText.trim()),
    found(side(into, "target"), link.closest("tr").cells[2].innerText.trim()),
  ].filter(Boolean);
  if (globalThis.Highlight) CSS.highlights.set(NAME, new Highlight(...ranges));
  for (const one of new Set([from, into])) one?.classList.add("pair--shown");
  row.scrollIntoView({ block: "center" });
}

document.addEventListener("click", (event) => {
  const line = event.target.closest("[data-facts] tr.fact");
  if (!line || event.target.closest("form, details")) return;
  const links = [...line.querySelectorAll("a[href^='#row-']")];
  const link = event.target.closest("a") ?? links[0];
  if (!link || !document.querySelector(link.hash)) return;
  event.preventDefault();
  for (const one of document.querySelectorAll(".pair--shown")) one.classList.remove("pair--shown");
  show(link, links.find((one) => one !== link));
  const row = document.querySelector(link.hash);
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
});
