// A list put in order by dragging, by the arrows or by Alt and an arrow key, without asking the server.
// Without this script the arrows are buttons that send the form.
const form = document.querySelector("form[data-listing]");
const list = form?.querySelector(".listing__order");
const said = form?.querySelector("[data-said]");
const stories = () => [...list.querySelectorAll("[data-story]")];

function settle(story) {
  const all = stories();
  for (const [place, one] of all.entries()) {
    one.querySelector("[data-step='-1']").disabled = place === 0;
    one.querySelector("[data-step='1']").disabled = place === all.length - 1;
  }
  said.textContent = `${form.dataset.moved} ${all.indexOf(story) + 1}`;
}

function step(story, by) {
  const other = by < 0 ? story.previousElementSibling : story.nextElementSibling;
  if (!other?.matches("[data-story]")) return;
  if (by < 0) other.before(story);
  else other.after(story);
  settle(story);
}

if (list) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (!button) return;
    event.preventDefault();
    const story = button.closest("[data-story]");
    step(story, Number(button.dataset.step));
    // At an end the button that was pressed is off: the other one keeps the keyboard's place.
    (button.disabled ? story.querySelector("[data-step]:not(:disabled)") : button)?.focus();
  });

  list.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const story = event.target.closest("[data-story]");
    if (!by || !event.altKey || !story) return;
    event.preventDefault();
    const focused = document.activeElement;
    step(story, by);
    (focused.disabled ? story.querySelector("[data-step]:not(:disabled)") : focused)?.focus();
  });

  let dragged = null;
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("[data-story]");
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.querySelector("input").value);
    dragged.classList.add("listing__story--dragged");
  });
  list.addEventListener("dragover", (event) => {
    if (!dragged) return;
    event.preventDefault();
    const over = event.target.closest("[data-story]");
    if (!over || over === dragged) return;
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(dragged);
    else over.after(dragged);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => {
    dragged.classList.remove("listing__story--dragged");
    settle(dragged);
    dragged = null;
  });

  // A preview goes to another tab: the form stays here and may be sent again.
  form.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("data-again")) setTimeout(() => delete form.dataset.sent, 0);
  });
}
