"""A random walk through publishing, watched from several processes beside an oracle.

The oracle is Django without a store. A page is *stale* if a process answers otherwise a second after
an act was committed, a *leak* if it shows a word that readers may not see, and *rebuilt for nothing*
if it was drawn although its answer did not change.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from articles.exceptions import NewsroomError
from articles.models import Edition, Release, Section
from articles.publishing import actions

SHARED = ["", "claims/", "corrections/", "feed.rss", "authors/mali/", "authors/mali/feed.atom"]
NUMBERED = ["", "editions/", "annotations.json", "ninjs.json"]
KEPT = {200, 301, 410}
SOON = 1.5  # seconds until a scheduled edition is due


@dataclass
class Found:
    steps: Counter = field(default_factory=Counter)
    stale: list = field(default_factory=list)
    leaks: list = field(default_factory=list)
    unaffected: int = 0
    rebuilt: int = 0
    checked: int = 0

    @property
    def share(self):
        """Per cent of the pages that did not change and were drawn all the same."""
        return 100 * self.rebuilt / max(1, self.unaffected)


class Walk:
    """`processes`: objects with `ask(path)` → (status, body) and `drawn()` → the paths drawn since
    it was last called. `settle(moment)` waits until a second after it; `pass_time(seconds)`."""

    def __init__(self, newsroom, processes, *, settle, pass_time, stories=6, seed=1):
        self.newsroom, self.processes = newsroom, processes
        self._settle, self._pass_time = settle, pass_time
        self._random = random.Random(seed)
        self._oracle = Client()
        self.found = Found()
        self._figure = 700_000
        # Never touched: an empty feed has nothing but the time of its drawing to tell.
        self.steady = newsroom.story(headline="A story that stays")
        newsroom.publish(self.steady)
        self._make(stories)

    def _make(self, stories):
        sections = list(Section.objects.all())
        self.articles = [
            self.newsroom.marked_story(headline="Police agree on Canaryword0", byline="Mali")
        ]
        for number in range(1, stories):
            article = self.newsroom.story(
                headline=f"Another story Canaryword{number}", byline="Mali"
            )
            if len(sections) > 1:
                article.section = sections[number % len(sections)]
                article.save(update_fields=["section"])
            self.articles.append(article)
        for article in self.articles[: stories // 2]:
            self.newsroom.publish(article)

    def steps(self, count, stop=lambda: False):
        """Take so many steps, or fewer if `stop` says so before one, and return what was Found."""
        self._before = self._true_answers()
        for process in self.processes:
            for path in self._before:
                process.ask(path)
            process.drawn()
        while self.found.steps.total() < count and not stop():
            self._step()
        return self.found

    # --- one step ---------------------------------------------------------------------------

    def _step(self):
        verb = self._random.choice([self.publish, self.correct, self.correct, self.withdraw,
                                    self.restore, self.schedule, self.cancel, self.wait])  # fmt: skip
        article = self._random.choice(self.articles)
        try:
            if verb(article) is False:
                return
        except NewsroomError:
            return
        self.found.steps[verb.__name__] += 1
        committed = timezone.now()
        true = self._true_answers()
        hidden = self._hidden()
        self._settle(committed)
        for process in self.processes:
            self._judge(process, true, hidden, committed)
        self._before = true

    def _judge(self, process, true, hidden, committed):
        said = {path: process.ask(path) for path in true}
        differing = [path for path, answer in said.items() if answer != true[path]]
        shown = [
            (path, word) for path, (_s, words) in said.items() for word in hidden if word in words
        ]
        if (differing or shown) and not self._clock_changed_something(committed):
            number = self.found.steps.total()
            self.found.stale += [(number, path, said[path][0]) for path in differing]
            self.found.leaks += shown
        drawn = set(process.drawn())
        self.found.checked += len(said)
        for path, answer in true.items():
            if answer[0] in KEPT and self._before.get(path) == answer:
                self.found.unaffected += 1
                self.found.rebuilt += path in drawn

    def _clock_changed_something(self, since):
        """Whether a scheduled edition came up while we looked: then the oracle is the older one."""
        now = timezone.now()
        return Release.objects.filter(kind="publish", at__gt=since, at__lte=now).exists()

    def _hidden(self):
        live = set(Edition.objects.live().values_list("article_id", flat=True))
        return [
            f"Canaryword{number}".encode()
            for number, article in enumerate(self.articles)
            if article.pk not in live
        ]

    def _true_answers(self):
        return {path: self._truth(path) for path in self._paths()}

    def _truth(self, path):
        response = self._oracle.get(path, secure=True)
        return response.status_code, response.content

    def _paths(self):
        found = ["/sitemap-0.xml"]
        for language in ("en", "th"):
            found += [f"/{language}/{tail}" for tail in SHARED]
            found += [f"/{language}/{s.key}/" for s in Section.objects.all()]
            found.append(f"/{language}/entities/{self.newsroom.police.pk}/")
            for article in [self.steady, *self.articles]:
                found += [f"/{language}/articles/{article.pk}/{tail}" for tail in NUMBERED]
        places = Edition.objects.filter(releases__isnull=False).values_list(
            "language", "section_key", "slug", "article_id"
        )
        found += sorted({f"/{lang}/{key}/{slug}-{pk}/" for lang, key, slug, pk in places})
        return found

    # --- the verbs: False where there is nothing to do ---------------------------------------

    def publish(self, article):
        if Edition.objects.filter(article=article).exists():
            return False
        return self.newsroom.publish(article)

    def correct(self, article, at=None):
        language = self._random.choice(["en", "th"])
        live = Edition.objects.live().filter(article=article, language=language)
        if not live.exists():
            return False
        text = article.texts.get(language=language)
        before = next(w for w in text.revision.body.split() if any(c.isdigit() for c in w))
        self._figure += 1
        number = "".join(c for c in before if c.isdigit())
        kind = self._random.choice(["correction", "update"])
        return self.newsroom.correct(article, language, number, str(self._figure), kind=kind, at=at)

    def withdraw(self, article):
        return self.newsroom.withdraw(article, public_reasons={"en": "Sorry.", "th": "ขออภัย"})

    def restore(self, article):
        return actions.restore(article, by=self.newsroom.somchai, reason="It was right")

    def schedule(self, article):
        at = timezone.now() + timedelta(seconds=SOON)
        if Edition.objects.filter(article=article).exists():
            return self.correct(article, at=at)
        return self.newsroom.publish(article, at=at)

    def cancel(self, _article):
        pending = Release.objects.pending().first()
        return actions.cancel(pending, by=self.newsroom.somchai) if pending else False

    def wait(self, _article):
        self._pass_time(SOON)
