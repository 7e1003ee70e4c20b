"""Bakes the site: hears what changed, asks for what is stale, writes what the answers are."""

import hashlib
import html
import logging
import time
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from articles import clock, tags
from articles.invalidation import KEPT
from articles.models import Article, Edition, Invalidation, Redirect, Release
from articles.newsroom import forget, newsroom
from articles.publishing.places import own_paths
from articles.reading import addresses
from articles.reading.page import LANGUAGES
from articles.timekeeping import keeper
from newsdesk.baking import links, names
from newsdesk.baking.site import ANYTHING, is_for_readers
from newsdesk.page_store import version

BATCH = 25  # pages between two looks at what changed
LATE = 1_000  # numbers within which a row that is committed late is still heard of
REDIRECTS, TOMBSTONES = "@redirects.map", "@gone.map"
# A file can say where a page is now, not with which status: see docs/deploy.md.
MOVED = (
    '<!doctype html><meta charset="utf-8"><title>{0}</title><link rel="canonical" href="{0}">'
    '<meta http-equiv="refresh" content="0;url={0}"><p><a href="{0}">{0}</a></p>\n'
)

logger = logging.getLogger(__name__)


class Baker:
    def __init__(self, site, state, target):
        self._site, self._state, self._target = site, state, target
        self.written = self.removed = self.asked = 0
        self.problems = []

    def round(self, progress=lambda baker: None, stop=lambda: False):
        """Bake whatever is stale; return whether everything is done. `progress` is called after
        each batch; `stop` is asked between two."""
        self.problems = []
        self._state.retry()
        while True:
            self.listen()
            rows = self._state.stale(BATCH)
            if rows and not stop():
                self._bake(rows)
                progress(self)
                continue
            if not rows and not self.problems:
                self._finish()
            return not rows and not self.problems

    @property
    def counts(self):
        return self._state.counts()

    # --- what changed -----------------------------------------------------------------------

    def listen(self):
        """Make stale whatever changed since the last look, and what the clock changed."""
        keeper.tick() if clock.clock.is_guarded else keeper.begin()
        newest = Invalidation.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        if self._must_begin_anew(newest):
            self._begin(newest)
        last = self._state.note("last")
        rows = Invalidation.objects.filter(pk__gt=last - LATE).order_by("pk")
        fresh = self._state.unheard(list(rows.values_list("pk", "tag", "at")))
        self._take(fresh)
        last = max([last, *(number for number, _tag, _at in fresh)])
        self._state.hear([number for number, _tag, _at in fresh], last - LATE)
        self._state.set_note("last", last)
        self._state.set_note("listened", time.time())
        self._state.commit()

    def _take(self, rows):
        now = clock.seconds()
        for number, tag, at in rows:
            if at is not None and at.timestamp() > now:
                self._state.expect(number, tag, at.timestamp())
        found = {tag for _number, tag, at in rows if at is None or at.timestamp() <= now}
        found |= set(self._state.due(now))
        if tags.SETTINGS in found:
            forget()
        today = str(timezone.localdate(timezone=newsroom().zone))
        if today != self._state.note("day"):
            found.add(tags.DAY)
            self._state.set_note("day", today)
        if not found:
            return
        # The articles' own pages before the lists that name them: a withdrawal above all.
        own = {tag for tag in found if tag.startswith(("article:", "words:"))}
        self._state.touch(sorted(own), first=True)
        self._state.touch([*sorted(found - own), ANYTHING])

    def _must_begin_anew(self, newest):
        """Nothing was baked yet, by other code, or from another database; or rows were missed."""
        note = self._state.note
        return (
            note("version") != self._version()
            or note("last", 0) > newest
            or note("listened", 0) < time.time() - KEPT.total_seconds()
        )

    def _begin(self, newest):
        numbers = Invalidation.objects.filter(pk__gt=newest - LATE, pk__lte=newest)
        coming = Invalidation.objects.filter(at__gt=clock.now())
        for number, tag, at in coming.values_list("pk", "tag", "at"):
            self._state.expect(number, tag, at.timestamp())
        self._state.hear(numbers.values_list("pk", flat=True), newest - LATE)
        self._state.set_note("last", newest)
        self._state.set_note("day", str(timezone.localdate(timezone=newsroom().zone)))
        self._state.set_note("version", self._version())
        self._state.set_note("whole", value=False)
        self._state.touch_all()
        self._state.find(self._beginnings())

    def _version(self):
        return f"{version.of_code()} {self._site.address} {self._target}"

    # --- pages ------------------------------------------------------------------------------

    def _beginnings(self):
        """Addresses that lead to all others, and those that no page names any more."""
        yield from (addresses.front(code) for code in LANGUAGES)
        yield from (addresses.site_map(), addresses.news_map(), addresses.openapi())
        yield from (reverse("reader_robots"), addresses.theme())
        yield from Redirect.objects.values_list("old", flat=True)
        places = Edition.objects.filter(releases__isnull=False)
        places = places.values_list("language", "section_key", "slug", "article_id").distinct()
        for place in places.iterator():
            yield reverse("reader_article", args=place)
            yield addresses.short(place[0], place[3])
        for article, languages in _withdrawn():
            yield from own_paths(article, languages)

    def _bake(self, rows):
        removed, written, done = [], {}, []
        for page, address, status, sha256 in rows:
            self.asked += 1
            try:
                answer = self._site.ask(address)
                files = _files(address, answer)
            except names.Unfit as error:
                self.problems.append(str(error))
                self._state.forget(page)
                continue
            if answer.status >= 500 or answer.status == 400:
                self.problems.append(f"{address} answered {answer.status}")
                self._state.failed(page)
                continue
            digest = _digest(answer, files)
            if files and digest != sha256 or status and not files:
                removed += (_names_of(address) - set(files)) if status else ()
                written |= files
            done.append((page, address, answer, digest))
        self._target.apply(removed, written)
        self.removed += len(removed)
        self.written += len(written)
        for page, address, answer, digest in done:
            self._note(page, address, answer, digest)
        self._state.commit()

    def _note(self, page, address, answer, digest):
        if answer.status not in (200, 301, 410):
            self._state.forget(page)
            return
        self._state.baked(page, answer, digest)
        if answer.status == 200:
            found = links.named_in(answer, address, self._site.address)
            self._state.find(filter(is_for_readers, found))

    def _finish(self):
        """Once everything is baked: the lists for web servers, and nothing that nobody knows."""
        moved = self._state.with_status(301)
        gone = self._state.with_status(410)
        self._target.apply([], {REDIRECTS: (_map(moved), "text/plain")})
        self._target.apply([], {TOMBSTONES: (_map((a, "1") for a, _to in gone), "text/plain")})
        if not self._state.note("whole"):
            self._sweep()
            self._state.set_note("whole", value=True)
        self._state.commit()

    def _sweep(self):
        """Remove the files that no address of ours has: another site's, or a forgotten state's."""
        known = {REDIRECTS, TOMBSTONES}
        for status in (200, 301):
            known |= {names.name_of(address) for address, _to in self._state.with_status(status)}
        known |= {names.tombstone_of(address) for address, _to in self._state.with_status(410)}
        stray = [name for name in self._target.names() if name not in known]
        self._target.apply(stray, {})
        self.removed += len(stray)


def _withdrawn():
    """(article, languages) of what is withdrawn now."""
    kinds = [Release.Kind.WITHDRAW, Release.Kind.RESTORE]
    last = Release.objects.filter(kind__in=kinds).order_by("article_id", "language", "-pk")
    closed = {}
    for (article, language), group in groupby(
        last.values_list("article", "language", "kind"), key=lambda row: row[:2]
    ):
        if next(group)[2] == Release.Kind.WITHDRAW:
            closed.setdefault(article, []).append(language)
    for article, languages in closed.items():
        yield Article.objects.get(pk=article), languages


def _files(address, answer):
    """{name: (bytes, media type)} of an answer; none for what is not there."""
    if answer.status == 200:
        return {names.name_of(address): (answer.body, answer.content_type)}
    if answer.status == 301:
        words = MOVED.format(html.escape(answer.location))
        return {names.name_of(address): (words.encode(), "text/html; charset=utf-8")}
    if answer.status == 410:
        return {names.tombstone_of(address): (answer.body, answer.content_type)}
    names.name_of(address)
    return {}


def _names_of(address):
    """The names that an address may have had a file under."""
    if "?" in address:
        return {names.name_of(address)}
    return {names.name_of(address), names.tombstone_of(address)}


def _digest(answer, files):
    digest = hashlib.sha256(repr((answer.status, answer.location, sorted(files))).encode())
    digest.update(answer.body)
    return digest.hexdigest()


def _map(rows):
    """Lines as nginx's `map` includes them: each address as it comes, and as it is written."""
    return "".join(f'"{address}" "{value}";\n' for address, value in rows).encode()
