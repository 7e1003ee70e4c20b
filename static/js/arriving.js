// Files are sent one after another, each with its progress and its own answer; a single one that was
// kept leads on to what was found in it. Pasted text goes the plain way.
for (const form of document.querySelectorAll("form[data-arrive]")) {
  const panel = document.getElementById(form.dataset.arrive);
  const input = form.querySelector('input[type="file"]');

  form.addEventListener("submit", (event) => {
    const text = form.querySelector("textarea")?.value.trim();
    if (!input.files.length || text) return;
    event.preventDefault();
    sendAll(form, input, panel);
  });
}

async function sendAll(form, input, panel) {
  const button = form.querySelector('[type="submit"]');
  const files = [...input.files];
  button.disabled = true;
  panel.hidden = false;
  panel.scrollIntoView({ block: "nearest" }); // on a phone the button stands far below it
  const rows = files.map((file) => newRow(panel, file));
  const found = [];
  for (const [at, file] of files.entries()) {
    found.push(await sendOne(form, input.name, file, rows[at], panel));
  }
  if (found.length === 1 && found[0]) return location.assign(found[0]);
  input.value = "";
  button.disabled = false;
  panel.tabIndex = -1;
  panel.focus(); // the next Tab leads to the first file's own page
}

function newRow(panel, file) {
  const row = document.createElement("li");
  const name = document.createElement("strong");
  name.textContent = file.name;
  const state = document.createElement("p");
  state.textContent = panel.dataset.waiting;
  row.append(name, state);
  panel.querySelector("ul").append(row);
  return { row, state };
}

function sendOne(form, field, file, { row, state }, panel) {
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.setAttribute("aria-label", file.name);
  row.append(bar);
  state.textContent = panel.dataset.sending;
  const data = new FormData();
  data.append("csrfmiddlewaretoken", form.querySelector('[name="csrfmiddlewaretoken"]').value);
  data.append(field, file);

  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) => (bar.value = loaded / total));
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value"); // how long reading takes is not known
      state.textContent = panel.dataset.reading;
    });
    request.addEventListener("loadend", () => {
      bar.remove();
      done(show(answerOf(request), row, state, panel));
    });
    request.send(data);
  });
}

function answerOf(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return null;
  }
}

// Says what became of a file; returns the address of what was found in it, "" where it was refused.
function show(answer, row, state, panel) {
  const arrival = answer?.arrivals?.[0];
  if (!arrival?.url) {
    const reasons = arrival?.reasons ?? answer?.reasons ?? [panel.dataset.broken];
    state.className = "arrivals__refused";
    state.textContent = `${panel.dataset.refused} ${reasons.join(" ")}`;
    return "";
  }
  const link = document.createElement("a");
  link.href = arrival.url;
  link.textContent = arrival.name;
  state.replaceChildren(`${panel.dataset.look} `, link);
  if (!arrival.dropped.length) return arrival.url;
  const list = document.createElement("ul");
  for (const sentence of arrival.dropped) {
    const item = document.createElement("li");
    item.textContent = sentence;
    list.append(item);
  }
  row.append(list);
  return arrival.url;
}
