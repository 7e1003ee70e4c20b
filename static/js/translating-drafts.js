// A first draft, batch by batch: how far it is, a way to stop, and what could not be used.

const panel = document.querySelector("[data-drafts]");

function says(words) {
  panel.querySelector("[data-draft-progress]").hidden = false;
  panel.querySelector("[data-draft-says]").textContent = words;
}

function shows(problems) {
  const list = panel.querySelector("[data-draft-problems]");
  for (const problem of problems) {
    const item = document.createElement("li");
    item.className = "finding";
    item.textContent = `“${problem.words}” ${problem.reason}`;
    list.append(item);
  }
}

async function fill(form, stop) {
  const tried = [];
  let kept = 0;
  for (;;) {
    const data = new FormData(form);
    for (const key of tried) data.append("tried", key);
    const response = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" }, signal: stop.signal });
    const answer = await response.json();
    if (!response.ok) return { kept, failure: (answer.reasons ?? [String(response.status)]).join(" ") };
    tried.push(...answer.tried);
    kept += answer.kept;
    shows(answer.problems);
    const all = tried.length + answer.left;
    Object.assign(panel.querySelector("[data-draft-progress] progress"), { max: Math.max(all, 1), value: tried.length });
    says(panel.dataset.working.replace("{done}", tried.length).replace("{all}", all));
    if (answer.failure || !answer.left || !answer.tried.length) return { kept, failure: answer.failure };
  }
}

export async function draft(form) {
  const stop = new AbortController();
  const button = panel.querySelector("[data-stop]");
  button.hidden = false;
  button.addEventListener("click", () => stop.abort(), { once: true });
  for (const one of panel.querySelectorAll("[data-draft] button")) one.disabled = true;
  let result;
  try {
    result = await fill(form, stop);
  } catch (error) {
    // A request that was stopped may have been answered all the same: the page is read anew.
    result = { kept: stop.signal.aborted ? 1 : 0, failure: stop.signal.aborted ? "" : panel.dataset.lost };
  }
  const problems = panel.querySelector("[data-draft-problems]").children.length;
  if (!result.failure && !problems) location.reload();
  button.hidden = true;
  if (result.failure) says(result.failure);
  if (result.kept || stop.signal.aborted) {
    const link = document.createElement("a");
    link.href = location.pathname;
    link.textContent = panel.querySelector("h2").dataset.look ?? "↻";
    panel.querySelector("[data-draft-problems]").after(link);
    link.focus();
  }
  for (const one of panel.querySelectorAll("[data-draft] button")) one.disabled = false;
}
