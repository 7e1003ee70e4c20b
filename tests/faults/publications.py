"""Both languages are published, again and again; the server is killed at any point of it."""

import random
import re
import threading
import time
from contextlib import suppress

from django.db import connection
from django.urls import reverse

from articles.models import AuditEntry, Edition, Invalidation, Passage, Release
from articles.reading import addresses
from tests.articles.publishing import story
from tests.faults import world
from tests.faults.server import BROKEN, PATIENCE, Server, Visitor

LANGUAGES = ["en", "th"]
LAST = 20  # points from before the commit to the answer
STORIES = 6  # that are corrected in turn; every fifth publication is another's first
HIDDEN = re.compile(r'<input type="hidden" name="(publish-[a-z]+)"(?: value="([^"]*)")?')


class Publication:
    """One round: a story whose two texts carry the round's number, not yet published with it."""

    def __init__(self, newsroom, number, article=None):
        self.number, self.article = number, article or newsroom.marked_story()
        self.survived = False
        for text in self.article.texts.all():
            by = newsroom.mali if text.language == "en" else newsroom.anan
            old = re.search(r" R\d+$", text.revision.headline)
            old = old[0] if old else text.revision.headline
            new = f" R{number}" if old.startswith(" R") else f"{old} R{number}"
            story.edit(text, old, new, by=by)
        story.align(self.article.texts.get(language="th"), by=newsroom.anan)
        newsroom.approve(self.article)

    @property
    def path(self):
        return reverse("article_publish", args=[self.article.pk])

    def form(self, visitor):
        """The page's form as an editor sends it."""
        data = dict(HIDDEN.findall(visitor.get(self.path).body))
        data |= {"publish-languages": LANGUAGES, "publish-looked": "on", "publish-kind": "update"}
        return data | {f"publish-note_{code}": f"Note {self.number}" for code in LANGUAGES}

    def made(self):
        """In which languages the edition of this round is there."""
        rows = Edition.objects.filter(article=self.article, headline__endswith=f"R{self.number}")
        return sorted(rows.values_list("language", flat=True))

    def half_published(self):
        """What is there of one language and not of the other, or not of all its parts; sentences."""
        made = self.made()
        if made not in ([], LANGUAGES):
            yield f"an edition is there in {made} only"
        editions = Edition.objects.filter(article=self.article)
        releases = Release.objects.filter(article=self.article, kind="publish")
        if sorted(releases.values_list("edition", flat=True)) != sorted(
            editions.values_list("pk", flat=True)
        ):
            yield "editions and releases do not belong together"
        live = Edition.objects.live().filter(article=self.article)
        numbers = {edition.language: edition.number for edition in live}
        if len(set(numbers.values())) > 1 or len(numbers) not in (0, 2):
            yield f"live are {numbers}"
        if Passage.objects.filter(edition__in=editions).values("edition").distinct().count() != (
            editions.count()
        ):
            yield "an edition is not in the search index"
        acts = AuditEntry.objects.filter(article=self.article, verb="article.publish")
        if 2 * acts.count() != editions.count():
            yield f"{acts.count()} acts in the record, {editions.count()} editions"
        touched = Invalidation.objects.filter(tag__startswith=f"article:{self.article.pk}")
        if editions.exists() != touched.exists():
            yield "pages were touched without an edition, or the other way round"

    def shown(self, visitor):
        """What readers get: {address: whether it has this round's words}."""
        live = Edition.objects.live().filter(article=self.article)
        pages = [addresses.article(edition) for edition in live]
        for code in LANGUAGES:
            pages += [addresses.front(code), reverse("reader_feed", args=[code, "rss"])]
        return {
            page: bool(re.search(rf"R{self.number}\b", visitor.get(page).body)) for page in pages
        }


class Desk:
    """Somchai's browser and the server that it talks to, which is killed and started anew."""

    def __init__(self, chance):
        self.chance, self.editor, self.server = chance, Visitor(), None
        self.points, self.seconds = 0, 1.0  # of a publication

    def open(self):
        """Start a server where none runs."""
        connection.close()
        self.server = self.server or Server()
        self.editor.port = self.server.port
        if not self.editor.cookies:
            self.editor.sign_in("somchai", world.PASSWORD)

    def close(self):
        """Kill the server, if one runs."""
        if self.server:
            self.server.kill()
        self.server = None

    def publish(self, one, form):
        start = time.monotonic()
        answer = self.editor.post(one.path, form)
        self.seconds = time.monotonic() - start
        self.points = max(self.points, answer.points)
        return answer.status

    def publish_and_kill(self, one, form):
        """Kill the server meanwhile: from within, at a point of its talk with the database, or from
        outside, by the clock. Return the status that it answered, or None."""
        answers = []

        def publish(**headers):
            with suppress(*BROKEN):
                answers.append(self.editor.post(one.path, form, **headers).status)

        inside = self.points and self.chance.random() < 0.5
        headers = {"X-Kill-At": str(self._point())} if inside else {}
        sending = threading.Thread(target=publish, kwargs=headers)
        sending.start()
        sending.join(PATIENCE if inside else self.chance.uniform(0, 1.3 * self.seconds))
        self.close()
        sending.join()
        return answers[0] if answers else None

    def _point(self):
        """Any of its points; half the time one of the last, about the commit."""
        first = self.chance.choice([1, max(1, self.points - LAST)])
        return self.chance.randint(first, self.points)


def run(people, times, seed, limit):
    """Kill the server in so many publications, or until time.monotonic() is past `limit`; return
    what happened, with every fault in words."""
    newsroom = story.Newsroom(*(people[name] for name in ("mali", "anan", "ploy", "somchai")))
    desk, articles = Desk(random.Random(seed)), []
    found = {"kills": 0, "both": 0, "none": 0, "answered": 0, "faults": []}
    try:
        while found["kills"] < times and time.monotonic() < limit:
            number = found["kills"] + 1
            again = len(articles) >= STORIES and number % 5
            one = Publication(newsroom, number, desk.chance.choice(articles) if again else None)
            if not again:
                articles = [*articles, one.article][-STORIES:]
            status, faults = _round(desk, one)
            found["kills"] += 1
            found["answered"] += status == 302
            found["both" if one.survived else "none"] += 1
            found["faults"] += [f"kill {number}: {fault}" for fault in faults]
            world.progress(found)
    finally:
        desk.close()
    return found | {"points": desk.points}


def _round(desk, one):
    """Kill the server over one publication, look, and send the very same form to the next server."""
    desk.open()
    form = one.form(desk.editor)
    status = desk.publish_and_kill(one, form)
    one.survived = one.made() == LANGUAGES
    faults = [*one.half_published(), *world.disagreements()]
    if status == 302 and not one.survived:
        faults.append("it was acknowledged and is not there")
    desk.open()
    faults += _seen(one, desk.editor)
    repeated = desk.publish(one, form)
    if repeated != 302 or one.made() != LANGUAGES:
        faults.append(f"sent again it was answered {repeated}: {one.made()}")
    return status, [*faults, *one.half_published(), *_seen(one, desk.editor)]


def _seen(one, visitor):
    shown = one.shown(visitor)
    if set(shown.values()) != {bool(one.made())}:
        yield f"{one.made()} is published and readers see {shown}"
