// A file dropped anywhere on the form is chosen as if by its button.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const input = document.getElementById(form.dataset.drop);
  form.querySelector(".drop-hint")?.removeAttribute("hidden");
  const carriesFile = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

  form.addEventListener("dragover", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    form.classList.add("dropping");
  });
  form.addEventListener("dragleave", (event) => {
    if (!form.contains(event.relatedTarget)) form.classList.remove("dropping");
  });
  form.addEventListener("drop", (event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    form.classList.remove("dropping");
    input.files = event.dataTransfer.files;
    input.focus();
  });
}
