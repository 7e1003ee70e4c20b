// The readers' page beside the work: the server's own preview in a frame, drawn again after each save.

const box = document.querySelector("[data-preview]");
const button = document.querySelector("[data-preview-toggle]");
const OPEN = "newsdesk-translating-preview";
const PAUSE = 600; // milliseconds after a save: several in a row draw it once
let frame = null;
let timer;

function draw() {
  if (!frame) {
    frame = document.createElement("iframe");
    frame.title = box.getAttribute("aria-label");
    box.append(frame);
    frame.addEventListener("load", () => frame.contentWindow?.scrollTo(0, frame.at ?? 0));
  }
  box.querySelector("[data-preview-empty]").hidden = true;
  frame.at = frame.contentWindow?.scrollY ?? 0;
  frame.src = `${box.dataset.preview}?at=${Date.now()}`;
}

function show(open) {
  box.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
  document.querySelector("[data-translating]").classList.toggle("translating--previewed", open);
  try {
    sessionStorage.setItem(OPEN, open ? "1" : "");
  } catch {
    // It opens by hand next time.
  }
  if (open && !written()) return;
  if (open) draw();
}

function written() {
  return box.querySelector("[data-preview-empty]").hidden;
}

button.hidden = false;
button.addEventListener("click", () => show(box.hidden));
document.addEventListener("keydown", (event) => {
  if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === "KeyP") {
    event.preventDefault();
    show(box.hidden);
  }
});
document.addEventListener("newsdesk:saved", () => {
  clearTimeout(timer);
  if (!box.hidden) timer = setTimeout(draw, PAUSE);
});
try {
  if (sessionStorage.getItem(OPEN)) show(true);
} catch {
  // Closed, as for everybody the first time.
}
