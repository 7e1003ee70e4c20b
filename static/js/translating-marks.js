// The source's marks that may be carried over into a paragraph: shown beside it, taken with one key.

async function fill(place, request) {
  try {
    const response = await request;
    const words = await response.text();
    if (response.ok) place.innerHTML = words;
    else location.reload(); // Somebody marked or saved meanwhile: what is shown is old.
  } catch {
    // Shown again when the paragraph is entered the next time.
  }
}

export function showMarks(row, field) {
  const place = row.querySelector("[data-marks-to-take]");
  if (place) fill(place, fetch(`${field.form.getAttribute("action")}marks/`));
}

export function takeMarks(row, field, chosen = null, refused = false) {
  const place = row.querySelector("[data-marks-to-take]");
  const all = [...(place?.querySelectorAll("[data-take]") ?? [])].map((button) => button.dataset.take);
  const keys = chosen ? [chosen] : all;
  if (!keys.length) return;
  const data = new FormData();
  data.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
  for (const key of keys) data.append("mark", key);
  if (refused) data.set("refused", "1");
  fill(place, fetch(`${field.form.getAttribute("action")}marks/`, { method: "POST", body: data }));
}
