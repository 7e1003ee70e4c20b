// One paragraph's way to the server: saved, waiting for a connection, or in conflict. What is typed
// is kept in this browser until the server has it.

const RETRY = 8000; // milliseconds between attempts while there is no connection
const PAUSE = 1500; // milliseconds without a key until typing is kept on the server …
const LATEST = 4500; // … and the longest that it waits while keys go on

export class Saving {
  constructor({ text, says, arrived, clash, queued }) {
    this.queued = queued;
    this.typing = new Map();
    this.text = text;
    this.says = says;
    this.arrived = arrived;
    this.clash = clash;
    this.waiting = new Map();
    this.running = new Map();
    addEventListener("online", () => this.retry());
    setInterval(() => this.retry(), RETRY);
  }

  name(key) {
    return `newsdesk-translating-${this.text}-${key}`;
  }

  keep(key, html, basedOn) {
    try {
      localStorage.setItem(this.name(key), JSON.stringify({ html, basedOn, at: Date.now() / 1000 }));
    } catch {
      // A full or forbidden store: the page still holds the words.
    }
  }

  kept(key) {
    try {
      return JSON.parse(localStorage.getItem(this.name(key)));
    } catch {
      return null;
    }
  }

  forget(key) {
    try {
      localStorage.removeItem(this.name(key));
    } catch {
      // Nothing was kept.
    }
  }

  // Typing is kept on the server too, a few seconds behind: another machine goes on from there.
  hold(key, action, data) {
    const held = this.typing.get(key) ?? { since: Date.now() };
    clearTimeout(held.timer);
    const wait = Math.max(0, Math.min(PAUSE, held.since + LATEST - Date.now()));
    held.timer = setTimeout(() => this.draft(key, action, data), wait);
    this.typing.set(key, held);
  }

  release(key) {
    clearTimeout(this.typing.get(key)?.timer);
    this.typing.delete(key);
  }

  // Sent in the row's own order, so that a draft never arrives behind the save it belongs before.
  draft(key, action, data) {
    this.release(key);
    const before = this.running.get(key) ?? Promise.resolve();
    const now = before.then(async () => {
      const body = data();
      if (!body) return;
      try {
        const response = await fetch(action, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
        if (response.ok) this.says(key, "held");
      } catch {
        this.says(key, "kept"); // in this browser, which tries again with the next key
      }
    });
    this.running.set(key, now);
  }

  // Sends one paragraph after the one before it of the same row has been answered.
  send(key, action, data) {
    this.release(key);
    const before = this.running.get(key) ?? Promise.resolve();
    const now = before.then(() => this.attempt(key, action, data));
    this.running.set(key, now);
    return now;
  }

  async attempt(key, action, data) {
    this.says(key, "saving");
    this.waiting.delete(key);
    this.queued(this.waiting.size);
    let response;
    try {
      response = await fetch(action, {
        method: "POST",
        body: data(),
        headers: { Accept: "application/json" },
        redirect: "manual",
      });
    } catch {
      this.waiting.set(key, { action, data });
      this.says(key, "queued");
      this.queued(this.waiting.size);
      return false;
    }
    const answer = await response.json().catch(() => null);
    if (response.ok && answer) {
      this.arrived(key, answer);
      return true;
    }
    if (response.status === 409 && answer?.conflict) this.clash(key, answer);
    else this.says(key, "failed", answer?.reasons?.join(" "));
    return false;
  }

  retry() {
    if (!navigator.onLine) return;
    for (const [key, { action, data }] of [...this.waiting]) this.send(key, action, data);
  }
}
