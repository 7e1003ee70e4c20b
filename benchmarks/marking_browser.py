"""The marking page in Chromium, beside a bare page of <mark> elements: painted, and key to highlight."""

import os
import shutil
import statistics
import tempfile
from html import escape
from pathlib import Path

from django.conf import settings
from playwright.sync_api import sync_playwright

from benchmarks import marking_recogito
from benchmarks.page_store_peers import free_port, granian, running

PAINTED_BARS = {"2,600 / 40": 350, "100,000 / 2,000": 600}
# Two frames after the text stands: painted. Counted from the navigation's beginning.
PAINTED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
  () => done(performance.now()))))"""
LONGEST = """() => new Promise((done) => {
  new PerformanceObserver((list) => done(Math.max(0, ...list.getEntries().map((one) => one.duration))))
    .observe({ type: "longtask", buffered: true });
  setTimeout(() => done(0), 300);
})"""
# From the key's event to the frame after the highlight stands, in the page's own clock.
KEY = """async () => {
  const text = document.querySelector("#marking-text");
  const drawn = new Promise((done) => new MutationObserver((_all, watch) => {
    watch.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
  }).observe(text, { childList: true, subtree: true }));
  const begun = performance.now();
  text.dispatchEvent(new KeyboardEvent("keydown", { key: "q", bubbles: true, cancelable: true }));
  const late = new Promise((done) => setTimeout(() => done(Infinity), 20000));
  return (await Promise.race([drawn, late])) - begun;
}"""
SCROLL = """() => new Promise((done) => {
  const begun = performance.now();
  let frames = 0;
  let longest = 0;
  let last = begun;
  function step(now) {
    frames += 1;
    longest = Math.max(longest, now - last);
    last = now;
    scrollBy(0, 120);
    if (now - begun < 3000) requestAnimationFrame(step);
    else done([Math.round(frames / (now - begun) * 1000), Math.round(longest)]);
  }
  requestAnimationFrame(step);
})"""


def measured(articles, cookie, *, quick, recogito=""):
    """{size: {"painted", "bare", "longest_task", "key_p95", …}} in ms; and with the folder of the
    peer's files, "SPANS" and "CSS_HIGHLIGHTS", its renderers in the same run."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served() as address,
        sync_playwright() as playwright,
    ):
        browser = chromium(playwright)
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}]
        )
        found = {}
        for name, article in articles.items():
            times = 3 if quick else 7
            found[name] = _one(context, address, article, Path(folder), times, recogito)
            _print(name, found[name])
        browser.close()
    return found


def _one(context, address, article, folder, times, recogito):
    path = f"{address}/desk/articles/{article.pk}/mark/en/"
    page = context.new_page()
    page.goto(path)
    blocks = _blocks(page)
    bare = folder / f"{article.pk}.html"
    bare.write_text(_bare(blocks), encoding="utf-8")
    peers = marking_recogito.pages(blocks, recogito, folder) if recogito else {}
    painted, plain, longest, theirs = [], [], [], {renderer: [] for renderer in peers}
    for _number in range(times):
        page.goto(path, wait_until="commit")
        page.wait_for_selector("#marking.has-script", timeout=60_000)
        painted.append(page.evaluate(PAINTED))
        longest.append(page.evaluate(LONGEST))
        plain.append(_opened(page, bare))
        for renderer, peer in peers.items():
            theirs[renderer].append(_opened(page, peer))
    page.goto(path)
    page.wait_for_selector("#marking.has-script", timeout=60_000)
    keys = _keys(page, 3 * times)
    frames, stall = page.evaluate(SCROLL)
    page.close()
    return {
        "painted": round(statistics.median(painted)),
        "bare": round(statistics.median(plain)),
        "longest_task": round(statistics.median(longest)),
        "key_median": round(statistics.median(keys)),
        "key_p95": round(sorted(keys)[int(0.95 * (len(keys) - 1))]),
        "frames": frames,
        "longest_frame": stall,
        **{renderer: round(statistics.median(taken)) for renderer, taken in theirs.items()},
    }


def _opened(page, path):
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector("#end", state="attached", timeout=120_000)
    return page.evaluate(PAINTED)


def _keys(page, times):
    """One value marked by one key, word after word: ms from the key to the painted highlight."""
    page.locator("#marking-text").focus()
    page.keyboard.press("Enter")
    taken = []
    for _number in range(times):
        page.keyboard.press("ArrowRight")
        taken.append(page.evaluate(KEY))
        page.wait_for_timeout(150)
    return taken


def _blocks(page):
    return page.evaluate(
        """() => [...document.querySelectorAll("#marking-text [data-block]")].map((block) =>
             [...block.childNodes].map((node) => [node.nodeName === "MARK", node.textContent]))"""
    )


def _bare(blocks):
    """The same words and highlights, and nothing else."""
    lines = "".join(
        "<p>" + "".join(f"<mark>{escape(w)}</mark>" if marked else escape(w) for marked, w in block)
        for block in blocks
    )
    return f"<!doctype html><meta charset=utf-8><title>Bare</title>{lines}<i id=end></i>"


def _print(name, one):
    bar = PAINTED_BARS.get(name, "-")
    print(f"{name:20} painted {one['painted']:5} ms (bar {bar}); bare <mark> page {one['bare']} ms"
          f" ({one['painted'] / max(1, one['bare']):.1f} ×, bar 3); longest task"
          f" {one['longest_task']} ms; key to highlight median {one['key_median']}, p95"
          f" {one['key_p95']} ms (bar 100); scrolling {one['frames']} frames/s, longest frame"
          f" {one['longest_frame']} ms")  # fmt: skip
    for renderer in marking_recogito.RENDERERS:
        if renderer in one:
            print(f"{'':20} recogito, {renderer}: {one[renderer]} ms"
                  f" (ours {one['painted'] / one[renderer]:.2f} × it, bar below 1)")  # fmt: skip


def chromium(playwright):
    return playwright.chromium.launch(
        executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    )


def served():
    """The address of our own server over the same database, as production serves: ended at the end.
    Its static files are those that `make setup` has named by their content."""
    port = free_port()
    command = granian("newsdesk.wsgi:application", port, threads=8)
    return running(command, port, PAGE_STORE_FOLDER="")
