// One dialog for the longer forms: a claim, the card of a mark. The server draws what is in it.

import { enhance } from "./marking-picker.js";
import { apply, post } from "./marking-send.js";
import { words } from "./marking-words.js";

export class FormDialog {
  constructor(page, text) {
    this.page = page;
    this.text = text;
    this.dialog = document.querySelector("#marking-dialog");
    this.inside = this.dialog.querySelector("[data-inside]");
    this.dialog.addEventListener("submit", (event) => this.submit(event));
    this.dialog.addEventListener("click", (event) => this.click(event));
    this.dialog.addEventListener("close", () => {
      if (this.toolbar) this.toolbar.kept = [];
      this.toolbar?.back();
    });
  }

  // A new claim on `places`; `toolbar` gets the keyboard back.
  open(places, toolbar) {
    this.spans = JSON.stringify(places);
    this.toolbar = toolbar;
    const address = new URL(this.page.claim, location.origin);
    address.searchParams.set("words", places.map((one) => one.exact).join(" "));
    this.load(address);
  }

  // A mark's card or a claim's form, by its address.
  show(address) {
    this.spans = null;
    this.toolbar = null;
    this.load(address);
  }

  async load(address) {
    const response = await fetch(address, { headers: { "HX-Request": "true", Accept: "text/html" } }).catch(() => null);
    this.inside.innerHTML = response?.ok ? await response.text() : "";
    if (!response?.ok) this.tell([words.failed]);
    this.inside.querySelectorAll("select[data-entity-picker]").forEach(enhance);
    if (this.spans) this.inside.querySelector(".place-fields")?.remove();
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.setAttribute("aria-labelledby", this.inside.querySelector("h2")?.id || "");
    (this.inside.querySelector("[autofocus], textarea, select:not([hidden]), a, button") || this.dialog).focus();
  }

  tell(reasons) {
    let box = this.inside.querySelector("[data-reasons]");
    if (!box) {
      box = document.createElement("div");
      box.dataset.reasons = "";
      box.className = "note note--error";
      box.setAttribute("role", "alert");
      this.inside.prepend(box);
    }
    box.hidden = false;
    box.replaceChildren(
      ...reasons.map((reason) => Object.assign(document.createElement("p"), { textContent: reason })),
    );
    box.scrollIntoView({ block: "nearest" });
  }

  async submit(event) {
    event.preventDefault();
    const body = new FormData(event.target, event.submitter);
    if (this.spans && event.target.matches("[data-claim]")) body.set("spans", this.spans);
    const answer = await post(event.target.action, body, (reasons) => this.tell(reasons));
    if (!answer) return;
    const toolbar = this.toolbar;
    this.toolbar = null;
    this.dialog.close();
    toolbar?.hide();
    if (toolbar) toolbar.kept = [];
    apply(answer, this.text);
    toolbar?.from?.focus({ preventScroll: true });
  }

  click(event) {
    if (event.target.closest("[data-close]")) this.dialog.close();
    const link = event.target.closest("a[data-in-dialog]");
    if (link) {
      event.preventDefault();
      this.load(link.href);
    }
    if (event.target.closest("[data-add-evidence]")) this.addEvidence();
  }

  addEvidence() {
    const rows = this.inside.querySelector("[data-evidence]");
    const total = this.inside.querySelector("[name=evidence-TOTAL_FORMS]");
    const number = Number(total.value);
    const row = this.inside.querySelector("template[data-row]").content.cloneNode(true);
    for (const element of row.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
      for (const name of ["name", "id", "for", "aria-describedby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace("__prefix__", number));
      }
    }
    rows.append(row);
    total.value = number + 1;
    rows.lastElementChild.querySelector("input:not([type=hidden])").focus();
  }
}
