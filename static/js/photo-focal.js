// The focal point: set by the two sliders (keys), or by a click on the picture. A ring shows it.
for (const box of document.querySelectorAll("[data-focal]")) {
  const x = document.getElementById(box.dataset.x);
  const y = document.getElementById(box.dataset.y);
  const point = box.querySelector(".focal__point");
  if (!x || !y) continue;

  const show = () => {
    point.hidden = false;
    point.style.left = `${x.value}%`;
    point.style.top = `${y.value}%`;
  };
  for (const slider of [x, y]) slider.addEventListener("input", show);
  box.addEventListener("click", (event) => {
    const area = box.querySelector("img").getBoundingClientRect();
    x.value = Math.round(((event.clientX - area.left) / area.width) * 100);
    y.value = Math.round(((event.clientY - area.top) / area.height) * 100);
    show();
  });
  box.classList.add("focal--active");
  show();
}
