"""The demo as readers meet it, served by production's settings from a scratch folder."""

import http.client
import os
import random
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = {"en": "police", "th": "ตำรวจ"}  # and a word that is looked for
# Printed by Django itself: nothing of ours fails when it is asked.
FAILED = """
from django.test import RequestFactory
from articles.reading.errors import server_error
print(server_error(RequestFactory().get("/{}/")).content.decode())
"""
WITHDRAWN = """
from articles.models import Article
from articles.publishing.actions import withdraw
from newsdesk.models import User
article = Article.objects.get(pk={})
said = {{"en": "A source took back what it said.", "th": "แหล่งข่าวถอนคำพูด"}}
withdraw(article, None, by=User.objects.get(username="somchai"), reason="It was wrong",
         public_reasons=said)
"""


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
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "SECURE_SSL_REDIRECT": "false",
            "NEWSROOM_ADDRESS": self.address,
        }

    def __enter__(self):
        for words in (["migrate"], ["demo"], ["collectstatic", "--noinput"]):
            command = [sys.executable, "manage.py", *words, "--verbosity", "0"]
            subprocess.run(command, cwd=ROOT, env=self.env, check=True, stdout=subprocess.DEVNULL)
        serve = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port)]
        self.server = self.serve(*serve)
        self.wait_for(self.port)
        return self

    def __exit__(self, *error):
        self.server.terminate()
        self.server.wait(20)

    def serve(self, *options, **env):
        granian = str(Path(sys.executable).with_name("granian"))
        command = [granian, *options, "newsdesk.wsgi:application"]
        with (self.folder / "server.log").open("a") as log:
            return subprocess.Popen(command, cwd=ROOT, env=self.env | env, stdout=log, stderr=log)

    def wait_for(self, port):
        for _second in range(60):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
            except OSError:
                time.sleep(1)
            else:
                return
        raise SystemExit(f"The server did not start: see {self.folder / 'server.log'}")

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

    def failed(self):
        """{name: (path, page)} of our own failure, as a 500 shows it."""
        return {
            f"{code} 500": (f"/{code}/failed/", self.said(FAILED.format(code)))
            for code in LANGUAGES
        }

    def gone(self, pages):
        """{name: path} of the article's pages once it is withdrawn; they are no longer there."""
        number = re.search(r"-(\d+)/$", pages["en article"])[1]
        self.said(WITHDRAWN.format(number))
        found = {f"{code} 410": pages[f"{code} article"] for code in LANGUAGES}
        for _second in range(10):
            if all(self.get(path)[0] == 410 for path in found.values()):
                return found
            time.sleep(1)
        raise SystemExit("The withdrawn article is still there.")

    def said(self, script):
        """What a script inside the site prints."""
        command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", script]
        done = subprocess.run(
            command, cwd=ROOT, env=self.env, check=True, capture_output=True, text=True
        )
        return done.stdout

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
