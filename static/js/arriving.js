// Several files are sent one after another, each with its progress and its own answer.
// One file, or pasted text, goes the plain way: the next page is what was found in it.
for (const form of document.querySelectorAll("form[data-arrive]")) {
  const panel = document.getElementById(form.dataset.arrive);
  const input = form.querySelector('input[type="file"]');

  form.addEventListener("submit", (event) => {
    const text = form.querySelector("textarea")?.value.trim();
    if (input.files.length < 2 || text) return;
    event.preventDefault();
    sendAll(form, input, panel);
  });
}

async function sendAll(form, input, panel) {
  const button = form.querySelector('[type="submit"]');
  const files = [...input.files];
  button.disabled = true;
  panel.hidden = false;
  const rows = files.map((file) => newRow(panel, file));
  for (const [at, file] of files.entries()) await sendOne(form, input.name, file, rows[at], panel);
  input.value = "";
  button.disabled = false;
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
      show(answerOf(request), row, state, panel);
      done();
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

function show(answer, row, state, panel) {
  const arrival = answer?.arrivals?.[0];
  if (!arrival?.url) {
    const reasons = arrival?.reasons ?? answer?.reasons ?? [panel.dataset.broken];
    state.className = "arrivals__refused";
    state.textContent = `${panel.dataset.refused} ${reasons.join(" ")}`;
    return;
  }
  const link = document.createElement("a");
  link.href = arrival.url;
  link.textContent = arrival.name;
  state.replaceChildren(`${panel.dataset.look} `, link);
  if (!arrival.dropped.length) return;
  const list = document.createElement("ul");
  for (const sentence of arrival.dropped) {
    const item = document.createElement("li");
    item.textContent = sentence;
    list.append(item);
  }
  row.append(list);
}
