// Choosing an entity by typing: an ARIA 1.2 combobox over the registry's search.

import { fill, say, words } from "./marking-words.js";

const WAIT = 120; // milliseconds after the last key
let made = 0;

export class EntityPicker {
  // `host` gets the input and its list; `chosen(entity)` is called with what was picked, or with
  // `{ create: query }` when the person wants a new one (only where `creates`).
  constructor(host, { label, kind = () => "", creates = false, chosen }) {
    this.kind = kind;
    this.creates = creates;
    this.chosen = chosen;
    this.results = [];
    this.active = -1;
    made += 1;
    const id = `picker-${made}`;
    host.innerHTML = `
      <label class="form-label" for="${id}"></label>
      <input class="form-control" id="${id}" role="combobox" aria-autocomplete="list"
             aria-expanded="false" aria-controls="${id}-list" autocomplete="off" spellcheck="false">
      <ul class="picker__list" id="${id}-list" role="listbox" hidden></ul>`;
    host.querySelector("label").textContent = label;
    this.input = host.querySelector("input");
    this.list = host.querySelector("ul");
    this.list.setAttribute("aria-label", label);
    this.input.addEventListener("input", () => this.ask());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.pick(Number(option.dataset.number));
    });
  }

  async ask(now = false) {
    clearTimeout(this.timer);
    if (!now) {
      this.timer = setTimeout(() => this.ask(true), WAIT);
      return;
    }
    const query = this.input.value.trim();
    const page = document.querySelector("#marking").dataset;
    const address = new URL(page.search, location.origin);
    address.search = new URLSearchParams({
      q: query,
      article: page.article,
      language: page.language,
      kind: this.kind(),
    });
    this.asked = query;
    const response = await fetch(address, { headers: { Accept: "application/json" } }).catch(() => null);
    if (this.asked !== query) return; // a later question is on its way
    const answer = response?.ok ? await response.json() : { results: [] };
    this.show(answer.results, query);
  }

  show(results, query) {
    this.results = [...results];
    this.answered = query;
    if (this.creates && query) this.results.push({ create: query });
    this.list.replaceChildren(...this.results.map((result, number) => this.option(result, number)));
    const shown = this.results.length > 0;
    this.list.hidden = !shown;
    this.input.setAttribute("aria-expanded", String(shown));
    this.move(shown ? 0 : -1);
    say(fill(results.length ? words.found : words.nothing, { count: results.length }));
  }

  option(result, number) {
    const option = document.createElement("li");
    option.role = "option";
    option.id = `${this.input.id}-${number}`;
    option.dataset.number = number;
    option.className = "picker__option";
    if (result.create) {
      option.textContent = fill(words.create, { name: result.create });
      return option;
    }
    const name = document.createElement("span");
    name.className = "picker__name";
    name.textContent = `${result.symbol} ${Object.values(result.names).join(" · ")}`;
    const note = document.createElement("span");
    note.className = "picker__note";
    const known = Object.values(result.names).includes(result.found_as) ? "" : result.found_as;
    note.textContent = [known, Object.values(result.descriptions)[0], result.uses && fill(words.uses, { count: result.uses })]
      .filter(Boolean)
      .join(" · ");
    option.append(name, note);
    return option;
  }

  move(to) {
    this.list.children[this.active]?.removeAttribute("aria-selected");
    this.active = to;
    const option = this.list.children[to];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  key(event) {
    const count = this.results.length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.ask(true);
      else this.move((this.active + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
    } else if (event.key === "Enter") {
      event.preventDefault(); // never sends the form around it
      clearTimeout(this.timer);
      // What is shown may answer an earlier question: it is never picked for what is typed now.
      if (this.answered !== this.input.value.trim()) this.ask(true);
      else this.pick(this.active);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  pick(number) {
    const result = this.results[number];
    if (!result) return;
    this.close();
    this.chosen(result);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.move(-1);
  }

  // Opens with `query` already looked for.
  start(query) {
    this.input.value = query;
    this.input.focus();
    this.input.select();
    this.ask(true);
  }
}

// A <select> of entities becomes a picker; the select keeps the value and goes with the form.
export function enhance(select) {
  const host = document.createElement("div");
  host.className = "picker";
  const label = select.form.querySelector(`label[for="${select.id}"]`);
  const picker = new EntityPicker(host, {
    label: label?.textContent.trim() || "",
    chosen(entity) {
      select.replaceChildren(new Option("—", ""), new Option(entity.label, entity.id, true, true));
      picker.input.value = entity.label;
    },
  });
  picker.input.value = select.value ? select.selectedOptions[0].textContent : "";
  picker.input.addEventListener("change", () => {
    // Words that nobody picked choose nobody: never the one picked before.
    const picked = select.value ? select.selectedOptions[0].textContent.trim() : "";
    if (picker.input.value.trim() !== picked) select.value = "";
  });
  if (label) label.hidden = true;
  select.hidden = true;
  select.after(host);
}
