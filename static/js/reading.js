// An article's page is whole without this. It keeps two wishes in the address: plain words, as the
// box says, on every link that is followed from here; and, in the switch of languages, the paragraph.
const box = document.getElementById("marks");
const links = () => document.querySelectorAll('a[href^="/"]');

function handOn() {
  for (const link of links()) {
    const url = new URL(link.href);
    if (!url.pathname.endsWith("/")) continue;
    if (box.checked) url.searchParams.delete("marks");
    else url.searchParams.set("marks", "off");
    link.setAttribute("href", url.pathname + url.search + url.hash);
  }
}

function keepParagraph() {
  const here = document.getElementById(location.hash.slice(1));
  for (const link of document.querySelectorAll(".switch a[rel=alternate]")) {
    const url = new URL(link.href);
    const twin = here?.querySelector(`.tool[hreflang="${link.hreflang}"]`);
    url.hash = twin ? twin.hash : "";
    link.setAttribute("href", url.pathname + url.search + url.hash);
  }
}

if (box) {
  // A page from a shelf, or from the browser's own memory, does not know what its address says.
  box.checked = new URLSearchParams(location.search).get("marks") !== "off";
  handOn();
  box.addEventListener("change", () => {
    const url = new URL(location);
    if (box.checked) url.searchParams.delete("marks");
    else url.searchParams.set("marks", "off");
    history.replaceState(null, "", url);
    handOn();
  });
}
keepParagraph();
addEventListener("hashchange", keepParagraph);
