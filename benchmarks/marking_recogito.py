"""The same words and highlights drawn by @recogito/text-annotator: a peer of the marking page.

Its files are not ours and not in the repository. In a folder of their own:

    npm install @recogito/text-annotator
    python -m benchmarks.marking --recogito FOLDER/node_modules/@recogito/text-annotator/dist

The page is opened from disk: the peer waits for no server, and needs none to open.
"""

import json
import shutil
from html import escape
from pathlib import Path

RENDERERS = ("SPANS", "CSS_HIGHLIGHTS")
# "#end" is put in once its highlights are there: then they are painted with the next frames.
SCRIPT = """
const marks = JSON.parse(document.querySelector("#marks").textContent);
const text = document.querySelector("#text");
const annotator = RecogitoJS.createTextAnnotator(text, { renderer: "%(renderer)s" });
annotator.setAnnotations(marks.map(([start, end, quote], number) => ({
  id: `m${number}`,
  bodies: [],
  target: { annotation: `m${number}`, selector: [{ quote, start, end }] },
})));
const shown = () => "%(renderer)s" === "SPANS"
  ? document.querySelector(".r6o-span-highlight-layer")?.childElementCount
  : CSS.highlights.size;
(function look() {
  if (!shown()) { requestAnimationFrame(look); return; }
  const end = document.createElement("i");
  end.id = "end";
  document.body.append(end);
})();
"""


def pages(blocks, dist, folder):
    """{renderer: the path of its page} for blocks of [(is it a highlight, words)]."""
    for name in ("text-annotator.umd.js", "text-annotator.css"):
        shutil.copy(Path(dist) / name, folder)
    marks, at = [], 0
    for block in blocks:
        for marked, words in block:
            length = len(words.encode("utf-16-le")) // 2
            if marked:
                marks.append([at, at + length, words])
            at += length
    lines = "".join(f"<p>{escape(''.join(words for _m, words in block))}</p>" for block in blocks)
    data = json.dumps(marks).replace("<", "\\u003c")
    found = {}
    for renderer in RENDERERS:
        path = Path(folder) / f"recogito-{renderer.lower()}-{at}.html"
        path.write_text(
            "<!doctype html><meta charset=utf-8><title>Recogito</title>"
            '<link rel="stylesheet" href="text-annotator.css">'
            f'<div id="text">{lines}</div><script type="application/json" id="marks">{data}</script>'
            # Its bundle asks for what a build would have put in.
            '<script>var process = { env: { NODE_ENV: "production" } };</script>'
            '<script src="text-annotator.umd.js"></script>'
            f"<script>{SCRIPT % {'renderer': renderer}}</script>",
            encoding="utf-8",
        )
        found[renderer] = path
    return found
