"""What readers see follows from releases and the clock: held against a plain oracle."""

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Edition, Release
from tests import factories

START = datetime(2026, 1, 1, tzinfo=UTC)
LANGUAGES = ("en", "th")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["publish", "schedule", "cancel", "embargo", "withdraw", "restore"]),
        st.sampled_from(LANGUAGES),
        st.integers(0, 6),  # minutes since the step before
        st.integers(1, 12),  # minutes ahead, for schedules and embargoes
    ),
    max_size=12,
)


def minutes(number):
    return START + timedelta(minutes=number)


class Oracle:
    """The rules of DESIGN §7, told as a story: walk through what was said, then look."""

    def __init__(self):
        self.said = []  # (when, what, language, edition number, due or until)
        self.cancelled = set()

    def shows(self, language, now):
        current, closed, hidden_until = None, False, None
        for number, (when, what, where, subject) in enumerate(self.said):
            if where != language:
                continue
            if what == "publish":
                edition, due = subject
                if due <= now and number not in self.cancelled:
                    current = edition
            elif when <= now and what == "embargo":
                hidden_until = subject
            elif when <= now and what in ("withdraw", "restore"):
                closed = what == "withdraw"
        hidden = hidden_until is not None and now < hidden_until
        return None if closed or hidden else current


class Walk:
    """Does each step in the database and tells the oracle."""

    def __init__(self, article, by):
        self.article, self.by, self.oracle = article, by, Oracle()
        self.now, self.releases, self.numbers = 0, [], dict.fromkeys(LANGUAGES, 0)

    def step(self, what, language, wait, ahead):
        self.now += wait
        if what in ("publish", "schedule"):
            due = self.now + (ahead if what == "schedule" else 0)
            self.say("publish", language, (self.edition(language), due))
        elif what == "embargo":
            self.say("embargo", language, self.now + ahead)
        elif what == "cancel":
            self.cancel(language)
        else:
            self.say(what, language, None)

    def edition(self, language):
        self.numbers[language] += 1
        return Edition.objects.create(
            article=self.article,
            language=language,
            number=self.numbers[language],
            revision=self.article.texts.get(language="en").revision,
            section_key="crime",
            slug="slug",
            headline="Headline",
            content={},
            first_published_at=minutes(self.now),
            created_by=self.by,
            created_at=minutes(self.now),
        )

    def say(self, what, language, subject):
        edition = at = until = None
        if what == "publish":
            edition, at = subject
            subject = (edition.number, at)
        elif what == "embargo":
            until = minutes(subject)
        release = Release.objects.create(
            article=self.article,
            language=language,
            kind=what,
            edition=edition,
            at=minutes(at if at is not None else self.now),
            until=until,
            by=self.by,
        )
        self.oracle.said.append((self.now, what, language, subject))
        self.releases.append(release)

    def cancel(self, language):
        for number, (_when, what, where, subject) in enumerate(self.oracle.said):
            pending = what == "publish" and where == language and subject[1] > self.now
            if pending and number not in self.oracle.cancelled:
                self.oracle.cancelled.add(number)
                Release.objects.create(
                    article=self.article,
                    language=language,
                    kind="cancel",
                    cancels=self.releases[number],
                    at=minutes(self.now),
                    by=self.by,
                )


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_live_is_what_the_releases_and_the_clock_say(db, mali, ploy, steps):
    article = factories.make_article(mali)
    factories.approve_all(article.texts.get(), by=ploy)
    walk = Walk(article, mali)
    for step in steps:
        walk.step(*step)
    editions = Edition.objects.filter(article=walk.article)
    for moment in range(0, walk.now + 14):
        seen = {e.language: e.number for e in editions.live(minutes(moment))}
        wanted = {code: walk.oracle.shows(code, moment) for code in LANGUAGES}
        assert seen == {code: number for code, number in wanted.items() if number}, moment
        shown = set(editions.shown(minutes(moment)).values_list("language", "number"))
        assert set(seen.items()) <= shown
        assert {code for code, _number in shown} <= set(seen)
