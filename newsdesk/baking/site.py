"""Asks Django for one address, as a reader without a cookie would."""

from dataclasses import dataclass
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.wsgi import get_wsgi_application
from django.urls import Resolver404, resolve

from articles import tags
from articles.reading.keeping import TAGS

ANYTHING = "anything"  # the tag of what does not say what it depends on: any change concerns it
# What is answered anew for each question, and so by a server alone.
SERVED = {"reader_home", "reader_search", "reader_oembed", "reader_report"}
WORDS = ("text/", "application/json", "application/xml", "+xml", "+json", "image/svg")


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    content_type: str
    body: bytes
    tags: frozenset = frozenset()
    location: str = ""

    @property
    def is_words(self):
        return any(word in self.content_type for word in WORDS)


class Site:
    def __init__(self, address):
        """`address`: the public one, with its scheme."""
        self.address = address.rstrip("/")
        self._parts = urlsplit(self.address)
        self._django = get_wsgi_application()

    def ask(self, address):
        """The Answer of an address; of a static file, its bytes."""
        if address.startswith(settings.STATIC_URL):
            return _static(unquote(address.removeprefix(settings.STATIC_URL)))
        environ, said = self._environ(address), []
        body = self._django(environ, lambda *arguments: said.append(arguments))
        try:
            words = b"".join(body)
        finally:
            if hasattr(body, "close"):
                body.close()
        status, headers = said[-1][:2]
        named = {name.lower(): value for name, value in headers}
        return Answer(
            int(status[:3]),
            named.get("content-type", ""),
            words,
            frozenset((environ.get(TAGS) or {ANYTHING}) | {tags.SETTINGS}),
            named.get("location", ""),
        )

    def _environ(self, address):
        path, _mark, query = address.partition("?")
        return {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": unquote(path).encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": self._parts.hostname,
            "SERVER_PORT": str(self._parts.port or 443),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "SCRIPT_NAME": "",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": self._parts.netloc,
            "HTTP_X_FORWARDED_PROTO": "https",
            "wsgi.url_scheme": self._parts.scheme,
            "wsgi.input": BytesIO(),
        }


def is_for_readers(address):
    """Whether an address may be baked: a readers' page or file that is the same for everybody."""
    if address.startswith(settings.STATIC_URL):
        return True
    try:
        found = resolve(unquote(urlsplit(address).path))
    except Resolver404:
        return True  # an old address that leads somewhere, or nowhere
    return (found.url_name or "").startswith("reader_") and found.url_name not in SERVED


def _static(name):
    path = Path(settings.STATIC_ROOT, name)
    if not path.is_file():
        path = finders.find(name)
    if not path or ".." in name:
        return Answer(404, "", b"")
    kind = guess_type(name)[0] or "application/octet-stream"
    return Answer(200, kind, Path(path).read_bytes(), frozenset({tags.SETTINGS}))
