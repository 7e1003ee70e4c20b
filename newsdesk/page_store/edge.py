"""The WSGI callable in front of Django: kept pages are answered here, everything else goes on."""

import time
from email.utils import formatdate
from threading import Event, Lock

from django.conf import settings

from articles.clock import seconds
from articles.reading.keeping import QUERY, TAGS
from articles.timekeeping import keeper
from newsdesk.page_store import health, keys, page, version, watcher
from newsdesk.page_store.answers import UNCHANGED, answer
from newsdesk.page_store.disk import Disk
from newsdesk.page_store.freshness import Freshness
from newsdesk.page_store.memory import Memory
from newsdesk.page_store.report import Reporter

NOTHING = []
KEPT = {"200", "410", "301"}
MEGABYTE = 1024 * 1024
WAIT = 10  # seconds for somebody else who draws the same page
# What a page is drawn without: it may depend on none of these.
NOT_FOR_DRAWING = (
    "HTTP_COOKIE",
    "HTTP_RANGE",
    "HTTP_IF_RANGE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_ACCEPT_ENCODING",
)


def in_front_of(django):
    """The application that a server is given: with a page store, unless the settings say none."""
    if not settings.PAGE_STORE["MEGABYTES"]:
        return django
    edge = Edge(django, **{key.lower(): value for key, value in settings.PAGE_STORE.items()})
    edge.start()
    return edge


class Edge:
    def __init__(
        self,
        django,
        *,
        megabytes,
        folder=None,
        folder_megabytes=2048,
        stale_seconds=24 * 3600,
        cdn_seconds=1,
    ):
        self._django = django
        self.memory = Memory(megabytes * MEGABYTE)
        self.disk = None
        if folder:
            self.disk = Disk(folder, folder_megabytes * MEGABYTE, version.of_code())
        self.freshness = Freshness()
        self.watcher = watcher.Watcher(self.freshness, self.disk, stale_seconds=stale_seconds)
        self.reporter = Reporter(self, folder)
        self.watcher.ticks += [keeper.tick, self.reporter.tick]
        self._keys, self._encodings = keys.Keys(), keys.Encodings()
        self._hot, self._known = self.memory.pages, self._encodings.known
        self._cache_control = (
            f"public, max-age=0, s-maxage={cdn_seconds}, stale-if-error={stale_seconds}"
        )
        self._flights, self._lock = {}, Lock()
        self._next_midnight = 0.0
        self.hits = self.drawn = self.from_disk = self.passed_on = self.degraded_hits = 0

    def start(self):
        self.watcher.start()

    def stop(self):
        self.watcher.stop()

    def __call__(self, environ, start_response):
        # The quick way, for a hot page that is asked for plainly: a few look-ups, no function of
        # ours. Whatever is unusual about the request takes the other way, which comes to the same.
        # (The machine's own clock will do here: the watcher's thread looks whatever it says.)
        found = self._hot.get(environ["PATH_INFO"])
        if (
            found is not None
            and environ["REQUEST_METHOD"] == "GET"
            and not environ["QUERY_STRING"]
            and "HTTP_COOKIE" not in environ
            and "HTTP_RANGE" not in environ
            and "HTTP_AUTHORIZATION" not in environ
            and found.checked == self.freshness.count
            and time.time() < self.watcher.check_at
            and self.watcher.failing_since is None
            and (
                self._keys.secure is None
                or environ.get(self._keys.secure[0]) == self._keys.secure[1]
            )
        ):
            number = self._known.get(environ.get("HTTP_ACCEPT_ENCODING", ""))
            if number is not None:
                variant = found.best[number]
                etags = environ.get("HTTP_IF_NONE_MATCH")
                if etags is None:
                    found.asked = True
                    self.hits += 1
                    start_response(found.status, variant.headers)
                    return variant.parts
                if etags == variant.etag and found.status == "200 OK":
                    found.asked = True
                    self.hits += 1
                    start_response(UNCHANGED, variant.repeated)
                    return NOTHING
        return self._answer(environ, start_response)

    def _answer(self, environ, start_response):
        if environ["PATH_INFO"].startswith(health.PREFIX):
            return health.answer(environ, start_response, self.watcher)
        asked = self._keys.of(environ)
        if asked is None:
            self.passed_on += 1
            return self._django(environ, start_response)
        key, query = asked
        now = seconds()
        if now >= self.watcher.check_at:
            self.watcher.check(now)
        kept = self._kept(key, now)
        if kept is None:
            drawn = self._draw_once(key, query, environ)
            if not isinstance(drawn, page.Page):
                return self._replay(environ, start_response, *drawn)
            kept = drawn
        number = self._encodings.of(environ.get("HTTP_ACCEPT_ENCODING", ""))
        return answer(environ, start_response, kept, kept.best[number], self._extra(now))

    def _kept(self, key, now):
        """The page from memory or disk, if there is one that may be shown; else None."""
        if self.watcher.failing_since is not None and now > self.watcher.serve_until:
            return None
        found = self.memory.pages.get(key)
        if found is not None:
            if self.freshness.still_holds(found):
                found.asked = True
                self.hits += 1
                return found
            self.memory.drop(key, found)
        return self._from_disk(key, now)

    def _from_disk(self, key, now):
        if self.disk is None:
            return None
        count = self.freshness.count
        found = self.disk.get(key, self._moment(now), count, self._midnight(now))
        if found is not None:
            self.from_disk += 1
            self.memory.put(key, found)
        return found

    def _moment(self, now):
        """What the clock has made new counts only until the database went down."""
        return self.watcher.failing_since or now

    def _midnight(self, now):
        """The newsroom's next midnight, in seconds."""
        if now >= self._next_midnight:
            self._next_midnight = watcher.midnight()
        return self._next_midnight

    def _extra(self, now):
        """Headers of an answer while the database is down: it is right as of when it was heard."""
        if self.watcher.failing_since is None:
            return ()
        self.degraded_hits += 1
        since, until = self.watcher.heard_at, self.watcher.serve_until
        words = f"since={formatdate(since, usegmt=True)}; until={formatdate(until, usegmt=True)}"
        return (("Warning", '111 - "Revalidation Failed"'), ("X-Newsdesk-Degraded", words))

    # --- drawing ----------------------------------------------------------------------------

    def _draw_once(self, key, query, environ):
        """A Page, or what Django answered if that may not be kept. Whoever asks for a page that is
        just being drawn waits for it."""
        with self._lock:
            flight = self._flights.get(key)
            first = flight is None
            if first:
                flight = self._flights[key] = Event()
        if not first:
            flight.wait(WAIT)
            found = self.memory.pages.get(key)
            if found is not None and self.freshness.still_holds(found):
                return found
            return self._draw(key, query, environ)
        try:
            return self._draw(key, query, environ)
        finally:
            with self._lock:
                self._flights.pop(key, None)
            flight.set()

    def _draw(self, key, query, environ):
        inner = {name: value for name, value in environ.items() if name not in NOT_FOR_DRAWING}
        inner |= {"REQUEST_METHOD": "GET", "QUERY_STRING": query}
        # Before Django reads anything: what is touched from now on makes this page stale.
        checked, seen, drawn_at = self.freshness.count, self.watcher.seen, seconds()
        said = []
        body = self._django(inner, lambda *arguments: said.append(arguments))
        status, headers = said[-1][:2]
        if not self._may_be_kept(status, headers, inner, query):
            self.passed_on += 1
            return status, headers, body
        words = _all_of(body)
        made = page.make(
            status,
            headers,
            words,
            tags=inner[TAGS] | {"settings"},
            seen=seen if seen is not None else -1,
            drawn_at=drawn_at,
            checked=checked,
            cache_control=self._cache_control,
        )
        self.drawn += 1
        self._keep(key, made)
        return made

    def _keep(self, key, made):
        if len(made.variants[0].body) > page.LARGEST or not self.freshness.still_holds(made):
            return
        self.memory.put(key, made)
        if self.disk and made.seen >= 0 and self.watcher.failing_since is None:
            shared = [h for h in made.variants[0].headers if h[0].lower() not in page.OWN]
            self.disk.put(key, made, shared)

    def _may_be_kept(self, status, headers, environ, query):
        """Whether the view said what it depends on, and nothing speaks against keeping it."""
        named = page.dict_of(headers)
        varies = {word.strip().lower() for word in named.get("vary", "").split(",")}
        control = named.get("cache-control", "")
        return (
            bool(environ.get(TAGS))
            and keys.names_in(query) <= environ[QUERY]
            and status[:3] in KEPT
            and "set-cookie" not in named
            and varies <= {"", "accept-encoding"}
            and "private" not in control
            and "no-store" not in control
        )

    def _replay(self, environ, start_response, status, headers, body):
        start_response(status, headers)
        if environ["REQUEST_METHOD"] == "HEAD":
            _close(body)
            return []
        return body


def _all_of(body):
    try:
        return b"".join(body)
    finally:
        _close(body)


def _close(body):
    if hasattr(body, "close"):
        body.close()
