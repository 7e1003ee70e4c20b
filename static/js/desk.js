// Small things of every desk page. Each works without it.

// Escape closes an opened question and gives the focus back to what opened it.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = event.target.closest?.("details.confirm[open], details.menu[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});

// A form that is on its way is not sent twice by a double click. It can be sent again when the
// person comes back to the page.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  // Later listeners may still stop this one.
  queueMicrotask(() => {
    if (!event.defaultPrevented) form.dataset.sent = "1";
  });
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});
