// One paragraph's way to the server: saved, waiting for a connection, or in conflict. What is typed
// is kept in this browser until the server has it.

const RETRY = 8000; // milliseconds between attempts while there is no connection

export class Saving {
  constructor({ text, says, arrived, clash }) {
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
      localStorage.setItem(this.name(key), JSON.stringify({ html, basedOn }));
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

  // Sends one paragraph after the one before it of the same row has been answered.
  send(key, action, data) {
    const before = this.running.get(key) ?? Promise.resolve();
    const now = before.then(() => this.attempt(key, action, data));
    this.running.set(key, now);
    return now;
  }

  async attempt(key, action, data) {
    this.says(key, "saving");
    this.waiting.delete(key);
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
