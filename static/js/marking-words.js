// The interface's words for scripts, in the person's language, and the voice that says them.

export const words = JSON.parse(document.querySelector("#marking-words").textContent);

const live = document.querySelector("#marking-live");

// Said by a screen reader; the same sentence twice is said twice.
export function say(sentence) {
  live.textContent = "";
  requestAnimationFrame(() => {
    live.textContent = sentence;
  });
}

export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "");
}
