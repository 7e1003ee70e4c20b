"""Readers' pages before the judges of others: Lighthouse, Nu, axe, Mozilla's Observatory; their weight.

    python -m benchmarks.reading_validators [--quick] [--json FILE] [--scratch DIR]

Makes the demo in a scratch folder, serves it with production's settings on this machine, installs
them there with npm (`--scratch` keeps them for the next time; needs Java, Node, OpenSSL and Debian's
Chromium), and asks every type of page in both languages. `--quick`: one run of Lighthouse instead of
the median of three.
"""

import argparse
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
from functools import partial
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from benchmarks.reading_demo import LANGUAGES, Site

PACKAGES = ["lighthouse@12", "vnu-jar@26", "@mdn/mdn-http-observatory@1"]
CHROMIUM = "/usr/bin/chromium"
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
TRIES = 3
VIEWS = [("light", 1280), ("dark", 1280), ("light", 320)]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OBSERVATORY = 130  # the highest score there is: A+
SCORES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
# Lighthouse's name: (ours, at most)
TIMES = {
    "largest-contentful-paint": ("LCP ms", 1500),
    "cumulative-layout-shift": ("CLS", 0.002),
    "total-blocking-time": ("TBT ms", 0),
}
WEIGHTS = {"html": 20 * 1024, "css": 12 * 1024, "js": 8 * 1024, "all": 45 * 1024, "requests": 6}


# Asks one address after another, and prints [grade, score] of each.
SCAN = """
import {{ scan }} from "{package}/src/scanner/index.js";
const found = {{}};
for (const address of {addresses}) {{
  const result = await scan(address);
  found[address] = [result.scan.grade, result.scan.score];
}}
console.log(JSON.stringify(found));
process.exit(0);
"""


def install(folder):
    """The judges, in a folder of their own."""
    if not (folder / "node_modules" / "@mdn").exists():
        (folder / "package.json").write_text('{"private": true}')
        # Without their scripts: the Observatory's would ask for lists of names that we are not on.
        options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        command = ["npm", "install", *options, *PACKAGES]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def lighthouse(site, tools, path, runs):
    """{category or time: median} of an address on a phone, as Lighthouse throttles it."""
    found = []
    for number in range(runs):
        out = site.folder / f"lighthouse-{number}.json"
        command = [str(tools / "node_modules" / ".bin" / "lighthouse"), site.address + path]
        command += ["--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={FLAGS}"]
        env = os.environ | {"CHROME_PATH": CHROMIUM}
        for attempt in range(
            TRIES
        ):  # a machine that is busy elsewhere may draw nothing in its time
            done = subprocess.run(command, env=env, capture_output=True, text=True)
            if not done.returncode:
                break
            print(f"Lighthouse, {path}, attempt {attempt + 1}: {done.stderr.strip()[-300:]}")
        done.check_returncode()
        report = json.loads(out.read_text())
        scores = {name: report["categories"][name]["score"] * 100 for name in SCORES}
        times = {ours: report["audits"][name]["numericValue"] for name, (ours, _b) in TIMES.items()}
        found.append(scores | times)
    return {name: round(statistics.median(run[name] for run in found), 4) for name in found[0]}


def observatory(site, tools, paths):
    """{path: [grade, score]} by Mozilla's HTTP Observatory, over TLS with a certificate of our own."""
    package = tools / "node_modules" / "@mdn" / "mdn-http-observatory"
    for name, nothing in (("hsts-preload.json", "{}"), ("tld-list.json", "[]")):
        (package / "conf" / name).write_text(nothing)
    key, certificate = site.folder / "key.pem", site.folder / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command += ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    port = site.port + 1
    # What plain HTTP was answered says nothing of TLS: no page of the other server's is taken.
    pages = {"PAGE_STORE_FOLDER": str(site.folder / "pages-over-tls")}
    tls = ["--ssl-certificate", str(certificate), "--ssl-keyfile", str(key)]
    server = site.serve(
        "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), *tls, **pages
    )
    try:
        site.wait_for(port)
        addresses = [f"localhost:{port}{path}" for path in paths]
        script = SCAN.format(package=package.resolve(), addresses=json.dumps(addresses))
        env = os.environ | {"NODE_EXTRA_CA_CERTS": str(certificate)}
        node = ["node", "--input-type=module", "--eval", script]
        done = subprocess.run(node, check=True, env=env, capture_output=True, text=True)
    finally:
        server.terminate()
        server.wait(20)
    return {
        address.partition("/")[2] or "/": found
        for address, found in json.loads(done.stdout).items()
    }


def nu(site, tools, pages, failed):
    """[message] of the Nu HTML checker over every page: errors and warnings."""
    folder = site.folder / f"html-{len(pages)}"
    folder.mkdir()
    for name, path in pages.items():
        (folder / f"{name.replace(' ', '-')}.html").write_bytes(site.get(path)[1])
    for name, (_path, page) in failed.items():
        (folder / f"{name.replace(' ', '-')}.html").write_text(page.strip())
    jar = next((tools / "node_modules" / "vnu-jar").glob("**/vnu.jar"))
    command = ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    messages = json.loads(done.stderr or done.stdout)["messages"]
    wrong = [one for one in messages if one["type"] == "error" or one.get("subType") == "warning"]
    return [f"{Path(one['url']).stem}: {one['message']}" for one in wrong]


def axe(site, pages, failed):
    """(pages looked at, [what is wrong]) in light, dark and 320 pixels; scrolling sideways too."""
    looked, wrong = 0, []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        for scheme, width in VIEWS:
            context = browser.new_context(
                viewport={"width": width, "height": 800}, color_scheme=scheme
            )
            page = context.new_page()
            for path, body in failed.values():
                page.route(site.address + path, partial(_fail, body=body))
            all_pages = pages | {name: path for name, (path, _body) in failed.items()}
            for name, path in all_pages.items():
                page.goto(site.address + path)
                looked += 1
                for found in Axe().run(page, options={"runOnly": RULES}).response["violations"]:
                    element = found["nodes"][0]["html"][:90]
                    wrong.append(f"{name}, {scheme} {width}: {found['id']} {element}")
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    wrong.append(f"{name}, {scheme} {width}: scrolls sideways")
        browser.close()
    return looked, wrong


def _fail(route, _request, body):
    route.fulfill(status=500, body=body, content_type="text/html; charset=utf-8")


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
        pages, failed = site.pages(), site.failed()
        result = {"pages": len(pages) + len(failed), "weight": {}, "lighthouse": {}}
        for language in LANGUAGES:
            path = pages[f"{language} article"]
            result["weight"][language] = weight(site, path)
            result["lighthouse"][language] = lighthouse(site, tools, path, runs)
        asked = [pages[f"{code} {name}"] for code in LANGUAGES for name in ("front", "article")]
        result["observatory"] = observatory(site, tools, asked)
        result["nu"] = nu(site, tools, pages, failed)
        result["axe_looked"], result["axe"] = axe(site, pages, failed)
        gone = site.gone(pages)
        looked, wrong = axe(site, gone, {})
        result["pages"] += len(gone)
        result["nu"] += nu(site, tools, gone, {})
        result["axe_looked"] += looked
        result["axe"] += wrong
    return result


def shown(result):
    for language in LANGUAGES:
        for name, bytes_ in result["weight"][language].items():
            print(f"  {language} {name:9} {bytes_:7,}  (≤ {WEIGHTS[name]:,})")
        bars = {name: f"≥ {least}" for name, least in SCORES.items()}
        bars |= {ours: f"≤ {most}" for ours, most in TIMES.values()}
        for name, value in result["lighthouse"][language].items():
            print(f"  {language} Lighthouse {name:15} {value:9}  ({bars[name]})")
    for path, (grade, score) in result["observatory"].items():
        print(f"  Observatory {grade} {score}  (A+, ≥ {OBSERVATORY})  {path[:40]}")
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
