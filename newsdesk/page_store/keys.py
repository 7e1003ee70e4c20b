"""Which requests may be answered from the store, and what tells them apart.

Everything here is read from the raw WSGI environ: no request object is made for a hot page.
"""

import re
from urllib.parse import parse_qsl

from django.conf import settings

# Parameters that others put on our links and that no page of ours looks at.
TRACKING = re.compile(r"utm_[a-z_]+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|twclid|_ga")
KNOWN = {"page": re.compile(r"[1-9][0-9]{0,3}"), "status": re.compile(r"[a-z_]{1,16}")}
LONGEST = 500  # letters of a query string that is looked at
METHODS = ("GET", "HEAD")


class Keys:
    """`of(environ)`: (key, query) of a request, or None for one that must go to Django.

    A key is the path alone where that tells pages apart, else a tuple: no path can be taken for it.
    """

    def __init__(self):
        self._private = ("/desk/", "/admin/", "/shared/", settings.STATIC_URL)
        self._session = settings.SESSION_COOKIE_NAME + "="
        # Without an address of its own, pages name the host that was asked for.
        self._by_host = not settings.NEWSROOM_ADDRESS
        # (header, value) that says a request came over TLS, where nothing else may be answered.
        self.secure = settings.SECURE_PROXY_SSL_HEADER if settings.SECURE_SSL_REDIRECT else None

    def of(self, environ):
        if environ["REQUEST_METHOD"] not in METHODS or self._is_personal(environ):
            return None
        path = environ["PATH_INFO"]
        if path.startswith(self._private) or not self._is_secure(environ):
            return None
        query = known_query(environ.get("QUERY_STRING", ""))
        if query is None:
            return None
        if self._by_host:
            return (path, query, environ.get("HTTP_HOST", "")), query
        return ((path, query) if query else path), query

    def _is_personal(self, environ):
        """Whether somebody may be signed in: nothing of theirs is kept, nothing kept is theirs."""
        return self._session in environ.get("HTTP_COOKIE", "") or "HTTP_AUTHORIZATION" in environ

    def _is_secure(self, environ):
        # Django sends plain HTTP to the secure address; the store must not answer in its place.
        return self.secure is None or environ.get(self.secure[0]) == self.secure[1]


def known_query(query):
    """The query in the one order we keep pages under, less what others added; None if unknown.

    >>> known_query("page=2&utm_source=feed&status=false"), known_query("q=bank")
    ('page=2&status=false', None)
    """
    if not query:
        return ""
    if len(query) > LONGEST:
        return None
    pairs = [
        pair for pair in parse_qsl(query, keep_blank_values=True) if not TRACKING.fullmatch(pair[0])
    ]
    if len({name for name, _value in pairs}) < len(pairs):
        return None
    if any(name not in KNOWN or not KNOWN[name].fullmatch(value) for name, value in pairs):
        return None
    return "&".join(f"{name}={value}" for name, value in sorted(pairs))


def names_in(query):
    """The parameters' names of a known query."""
    return {pair.partition("=")[0] for pair in query.split("&") if pair}


class Encodings:
    """Accept-Encoding → 0 plain, 1 gzip, 2 br, 3 both. Remembered by its exact words."""

    def __init__(self):
        self.known = {"": 0, "gzip, deflate, br, zstd": 3, "gzip, deflate, br": 3}

    def of(self, header):
        found = self.known.get(header)
        if found is None:
            found = _accepted(header)
            if len(self.known) < 500:
                self.known[header] = found
        return found


def _accepted(header):
    weights = {}
    for item in header[:400].lower().split(","):
        name, _semicolon, quality = item.replace(" ", "").partition(";q=")
        try:
            weights[name] = float(quality) if quality else 1.0
        except ValueError:
            weights[name] = 0.0
    rest = weights.get("*", 0)
    return (weights.get("gzip", rest) > 0) + 2 * (weights.get("br", rest) > 0)
