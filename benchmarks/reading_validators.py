"""Readers' pages before the judges of others: Lighthouse, the Nu HTML checker, axe; and their weight.

    python -m benchmarks.reading_validators [--quick] [--json FILE] [--scratch DIR]

Makes the demo in a scratch folder, serves it with production's settings on this machine, installs
Lighthouse and the checker there with npm (`--scratch` keeps them for the next time; needs Java,
Node and Debian's Chromium), and asks every type of page in both languages. `--quick`: one run of
Lighthouse instead of the median of three.
"""

import argparse
import gzip
import http.client
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ["lighthouse@12", "vnu-jar@26"]
CHROMIUM = "/usr/bin/chromium"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
LANGUAGES = {"en": "police", "th": "ตำรวจ"}
VIEWS = [("light", 1280), ("dark", 1280), ("light", 320)]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCORES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
# Lighthouse's name: (ours, at most)
TIMES = {
    "largest-contentful-paint": ("LCP ms", 1500),
    "cumulative-layout-shift": ("CLS", 0.002),
    "total-blocking-time": ("TBT ms", 0),
}
WEIGHTS = {"html": 20 * 1024, "css": 12 * 1024, "js": 8 * 1024, "all": 45 * 1024, "requests": 6}


class Site:
    """The demo, served from a scratch folder; a context manager."""

    def __init__(self, folder):
        self.folder, self.port = folder, random.randint(20_001, 60_000)
        self.address = f"http://127.0.0.1:{self.port}"
        self.env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "newsdesk.settings.prod",
            "DATABASE_URL": f"sqlite:///{folder / 'demo.sqlite3'}",
            "MEDIA_ROOT": str(folder / "media"),
            "PAGE_STORE_FOLDER": str(folder / "pages"),
            "SECRET_KEY": "for-this-measurement-only-" + "0" * 40,
            "ALLOWED_HOSTS": "127.0.0.1",
            "SECURE_SSL_REDIRECT": "false",
            "NEWSROOM_ADDRESS": self.address,
        }

    def __enter__(self):
        for words in (["migrate"], ["demo"], ["collectstatic", "--noinput"]):
            command = [sys.executable, "manage.py", *words, "--verbosity", "0"]
            subprocess.run(command, cwd=ROOT, env=self.env, check=True, stdout=subprocess.DEVNULL)
        serve = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)]
        command = [
            str(Path(sys.executable).with_name("granian")),
            *serve,
            "newsdesk.wsgi:application",
        ]
        log = (self.folder / "server.log").open("w")
        self.server = subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=log, stderr=log)
        for _second in range(60):
            try:
                self.get("/robots.txt")
            except OSError:
                time.sleep(1)
            else:
                return self
        raise SystemExit(f"The server did not start: see {self.folder / 'server.log'}")

    def __exit__(self, *error):
        self.server.terminate()
        self.server.wait(20)

    def get(self, path):
        """(status, body) of an address; what refuses is an answer too."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def pages(self):
        """{name: path} of every type of page, in both languages."""
        found = {}
        for language, word in LANGUAGES.items():
            root = f"/{language}/"
            article = self.newest(language)
            number = re.search(r"-(\d+)/$", article)[1]
            section = article.split("/")[2]
            own = f"{root}articles/{number}/"
            first = {
                "front": root,
                "article": article,
                "plain": f"{article}?marks=off",
                "section": f"{root}{section}/",
                "entity": self.linked(article, rf'href="({root}entities/\d+/)"'),
                "author": self.linked(article, rf'href="({root}authors/[^"]+/)"'),
                "claims": f"{root}claims/",
                "claim": self.linked(f"{root}claims/", rf'href="({root}claims/\d+/)"'),
                "corrections": f"{root}corrections/",
                "search": f"{root}search/?q={quote(word)}",
                "ledger": f"{own}editions/",
                "both": f"{own}both/",
                "report": f"{own}report/",
                "404": f"{root}nothing/there-is-1000000/",
            }
            found |= {f"{language} {name}": path for name, path in first.items() if path}
        return found

    def newest(self, language):
        """The first article of the sitemap that stands in both languages; its path, quoted."""
        page = self.get(f"/{language}/")[1].decode()
        found = re.findall(rf'href="(/{language}/[\w-]+/[^"/]+-\d+/)"', page)
        for path in dict.fromkeys(found):
            if '/both/"' in self.get(_quoted(path))[1].decode():
                return _quoted(path)
        return _quoted(found[0])

    def linked(self, path, pattern):
        found = re.search(pattern, self.get(path)[1].decode())
        return _quoted(found[1]) if found else ""


def _quoted(path):
    return quote(path, safe="/%")


def install(folder):
    """Lighthouse and the checker, in a folder of their own."""
    if not (folder / "node_modules" / "vnu-jar").exists():
        (folder / "package.json").write_text('{"private": true}')
        command = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", *PACKAGES]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def lighthouse(site, tools, path, runs):
    """{category or time: median} of an address on a phone, as Lighthouse throttles it."""
    found = []
    for number in range(runs):
        out = site.folder / f"lighthouse-{number}.json"
        command = [str(tools / "node_modules" / ".bin" / "lighthouse"), site.address + path]
        command += ["--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={FLAGS}"]
        env = os.environ | {"CHROME_PATH": CHROMIUM}
        subprocess.run(command, check=True, env=env, capture_output=True)
        report = json.loads(out.read_text())
        scores = {name: report["categories"][name]["score"] * 100 for name in SCORES}
        times = {ours: report["audits"][name]["numericValue"] for name, (ours, _b) in TIMES.items()}
        found.append(scores | times)
    return {name: round(statistics.median(run[name] for run in found), 4) for name in found[0]}


def nu(site, tools, pages):
    """[message] of the Nu HTML checker over every page: errors and warnings."""
    folder = site.folder / "html"
    folder.mkdir()
    for name, path in pages.items():
        (folder / f"{name.replace(' ', '-')}.html").write_bytes(site.get(path)[1])
    jar = next((tools / "node_modules" / "vnu-jar").glob("**/vnu.jar"))
    command = ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    messages = json.loads(done.stderr or done.stdout)["messages"]
    wrong = [one for one in messages if one["type"] == "error" or one.get("subType") == "warning"]
    return [f"{Path(one['url']).stem}: {one['message']}" for one in wrong]


def axe(site, pages):
    """(pages looked at, [what is wrong]) in light, dark and 320 pixels; scrolling sideways too."""
    looked, wrong = 0, []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        for scheme, width in VIEWS:
            context = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme
            )
            page = context.new_page()
            for name, path in pages.items():
                page.goto(site.address + path)
                looked += 1
                for found in Axe().run(page, options={"runOnly": RULES}).response["violations"]:
                    element = found["nodes"][0]["html"][:90]
                    wrong.append(f"{name}, {scheme} {width}: {found['id']} {element}")
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    wrong.append(f"{name}, {scheme} {width}: scrolls sideways")
        browser.close()
    return looked, wrong


def weight(site, path):
    """{"html", "css", "js", "all": bytes, gzip, pictures apart; "requests"} of an article's page."""
    html = site.get(path)[1].decode()
    asked = {
        "css": re.findall(r'<link rel="stylesheet" href="([^"]+)"', html),
        "js": re.findall(r'<script[^>]+src="([^"]+)"', html),
    }
    found = {"html": len(gzip.compress(html.encode(), 6))}
    for kind, paths in asked.items():
        found[kind] = sum(len(gzip.compress(site.get(one)[1], 6)) for one in paths)
    found["all"] = sum(found.values())
    pictures = 1 + html.count('class="lead-photo"')  # the icon, the lead photo
    found["requests"] = 1 + sum(map(len, asked.values())) + pictures
    return found


def measured(folder, tools, runs):
    install(tools)
    with Site(folder) as site:
        pages = site.pages()
        result = {"pages": len(pages), "weight": {}, "lighthouse": {}}
        for language in LANGUAGES:
            path = pages[f"{language} article"]
            result["weight"][language] = weight(site, path)
            result["lighthouse"][language] = lighthouse(site, tools, path, runs)
        result["nu"] = nu(site, tools, pages)
        result["axe_looked"], result["axe"] = axe(site, pages)
    return result


def shown(result):
    for language in LANGUAGES:
        for name, bytes_ in result["weight"][language].items():
            print(f"  {language} {name:9} {bytes_:7,}  (≤ {WEIGHTS[name]:,})")
        bars = {name: f"≥ {least}" for name, least in SCORES.items()}
        bars |= {ours: f"≤ {most}" for ours, most in TIMES.values()}
        for name, value in result["lighthouse"][language].items():
            print(f"  {language} Lighthouse {name:15} {value:9}  ({bars[name]})")
    print(
        f"  Nu HTML checker: {len(result['nu'])} errors and warnings (0), {result['pages']} pages"
    )
    print(f"  axe: {len(result['axe'])} violations (0), {result['axe_looked']} looks")
    for line in [*result["nu"], *result["axe"]]:
        print("   ", line)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one run of Lighthouse")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--scratch", type=Path, help="where the npm packages are, and stay")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="newsdesk-validators-"))
    tools = options.scratch or folder
    tools.mkdir(parents=True, exist_ok=True)
    try:
        result = measured(folder, tools, 1 if options.quick else 3)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    shown(result)
    if options.json:
        options.json.write_text(json.dumps(result, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
