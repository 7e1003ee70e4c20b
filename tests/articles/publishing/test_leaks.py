"""What is not for readers is nowhere: each thing unpublished carries a word that is looked for in
every answer of every address, as everybody who may not read it."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.models import Comment, Thread
from articles.models import NameCorrection
from articles.publishing import actions
from articles.publishing.listing.actions import put_in_order
from articles.publishing.naming.plan import Plan
from articles.publishing.sealing import actions as sealing
from articles.roles import JOURNALIST, TRANSLATOR
from tests import factories
from tests.articles.publishing import story
from tests.articles.publishing.test_readiness import add_photo
from tests.support.everywhere import MOST, addresses, public_addresses

CANARY = re.compile(rb"canaryzq\w+", re.IGNORECASE)
WORDS = [  # what a search may be asked for: nothing of it may answer with more than was published
    "police",
    "ตำรวจ",
    "canary",
]


def secret(name):
    return f"canaryzq{name}"


class Secrets:
    """A published article with secrets around it, and five whose every word is one."""

    def __init__(self, newsroom):
        self.newsroom = newsroom
        self.open = self._open()
        self.scheduled = self._whole("scheduled")
        newsroom.publish(self.scheduled, at=timezone.now() + timedelta(hours=1))
        self.embargoed = self._whole("embargoed")
        newsroom.publish(self.embargoed)
        until = timezone.now() + timedelta(days=1)
        actions.embargo(
            self.embargoed, ["en", "th"], until=until, by=newsroom.somchai, reason=secret("until")
        )
        self.withdrawn = self._whole("withdrawn")
        newsroom.publish(self.withdrawn)
        newsroom.withdraw(self.withdrawn, reason=secret("reason"))
        self.draft = self._whole("draft")
        self.words = [self._link(self.embargoed), self._link(self.withdrawn)]
        self.words.append(self._link(self.draft, revoked=True))
        self.hidden = [self.scheduled, self.embargoed, self.withdrawn, self.draft]
        self._list()
        self._ask()

    def _list(self):
        """Editors put what is hidden beside what is not, and give a package a heading too early."""
        numbers, by = [article.pk for article in self.hidden], self.newsroom.somchai
        titles = {"en": secret("heading"), "th": secret("heading")}
        put_in_order("package", "closed", numbers, by=by, titles=titles)
        for kind in ("front", "brief"):
            put_in_order(kind, "", [*numbers, self.open.pk], by=by)
        put_in_order("section", self.open.section.key, numbers, by=by)
        put_in_order("related", str(self.open.pk), numbers, by=by)

    def _ask(self):
        """What two people have to do, and one has asked for; and an update for the next edition."""
        by, pairs = self.newsroom.somchai, [("en", "Cambodia", secret("right"))]
        plan = Plan(pairs, [self.draft, self.open])
        places = [field.place(hit) for field in plan.fields for hit in field.hits]
        notes = {"en": secret("name"), "th": secret("name")}
        NameCorrection.objects.create(
            article=self.open,
            pairs=[list(pair) for pair in pairs],
            fields=[field.told([]) for field in plan.fields],
            skipped=places,
            notes=notes,
            first=by,
        )
        sealing.ask(self.open, ["Royal Thai Police"], order=secret("order"), by=by)
        words = {"en": secret("update"), "th": secret("update")}
        for article in (self.open, self.draft):
            actions.add_update(article, words, by=by)

    def _open(self):
        """Published in both languages; since then edited, marked and talked about."""
        newsroom = self.newsroom
        article = newsroom.marked_story(byline="Mali")
        english, thai = article.texts.get(language="en"), article.texts.get(language="th")
        add_photo(article, newsroom.mali, **_words_of_photo("photo", "The newsroom"))
        article.claims.update(confidential_note=secret("source"))
        article.lead_photo = None
        article.save(update_fields=["lead_photo"])
        for verdict in ("rejected", "pending"):
            entity = story.make_entity(
                "place", secret(verdict), secret(verdict), by=newsroom.mali, description_en="A"
            )
            claim = story.make_claim(
                article,
                by=newsroom.mali,
                english=secret(verdict),
                thai=secret(verdict),
                evidence=[f"https://{secret(verdict)}.example/"],
            )
            for text, place, claimed in [
                (english, "Cambodia", "lost in one case"),
                (thai, "กัมพูชา", "คดีหนึ่งเสียหาย"),
            ]:
                marks = [
                    story.mark(text, place, kind="place", entity=entity, by=newsroom.mali),
                    story.mark(text, claimed, kind="claim", claim=claim, by=newsroom.mali),
                ]
                for mark in marks:
                    if verdict == "rejected":
                        story.decide(mark, verdict, by=newsroom.ploy)
        thread = Thread.objects.create(
            article=article, text=english, confidential=True, created_by=newsroom.ploy
        )
        thread.quote = secret("note")
        thread.save()
        Comment.objects.create(thread=thread, by=newsroom.ploy, body=secret("note"))
        newsroom.publish(article)
        story.edit(english, "Cambodia", f"Cambodia {secret('edit')}", by=newsroom.mali)
        story.edit(thai, "คดีหนึ่ง", f"คดี {secret('edit')} หนึ่ง", by=newsroom.anan)
        return article

    def _link(self, article, *, revoked=False):
        by = self.newsroom.somchai
        link, word = actions.share(article, whom="The lawyer", days=3, by=by)
        if revoked:
            actions.unshare(link, by=by)
        return word

    def _whole(self, name):
        word = secret(name)
        article = factories.make_article(
            self.newsroom.mali,
            headline=f"Police {word} headline",
            summary=f"Police {word} summary.",
            body=f"<p>Police {word} in the first paragraph.</p>",
            byline=word,
            section=factories.make_section("closed", "Closed", "ปิด"),
        )
        text = article.texts.create(language="th", assignee=self.newsroom.anan)
        content = story.Content(f"ตำรวจ {word}", f"สรุป {word}", f"<p>ตำรวจ {word} ย่อหน้าแรก</p>", "")
        story.writing.save(text, content, based_on=0, by=self.newsroom.anan)
        story.align(text, by=self.newsroom.anan)
        add_photo(article, self.newsroom.mali, **_words_of_photo(name, word))
        entity = story.make_entity("place", word, word, by=self.newsroom.mali)
        for each in article.texts.all():
            by = self.newsroom.anan if each.language == "th" else self.newsroom.mali
            who = {"by": by, "reviewer": self.newsroom.ploy}
            story.approved_mark(each, word, kind="place", entity=entity, **who)
        self.newsroom.approve(article)
        return article


def _words_of_photo(name, credit):
    word = secret(name)
    return {
        "credit": credit,
        "caption_en": word,
        "caption_th": word,
        "alt_en": word,
        "alt_th": word,
        "metadata": {"iptc": {"city": word}},
    }


@pytest.fixture
def secrets(newsroom, settings):
    settings.NEWSROOM_ADDRESS = "https://news.example"
    return Secrets(newsroom)


def leaks(client, paths, allowed=()):
    """{path: words} of the answers, heads and bodies, in which a word stands that should not."""
    found = {}
    for path in paths:
        answer = client.get(path)
        body = b"".join(answer) if answer.streaming else answer.content
        asked = path.encode()
        told = {word.lower() for word in CANARY.findall(body + repr(answer.headers).encode())}
        told -= {word.lower() for word in CANARY.findall(asked)}
        told -= {secret(name).encode() for name in allowed}
        if told:
            found[path] = told
    return found


def public(secrets):
    paths = public_addresses([secrets.open, *secrets.hidden], word=secrets.words)
    for language in ("en", "th"):
        paths += [f"/{language}/search/?q={word}" for word in WORDS]
        paths += [f"/{language}/search/?q=police&sort=new", f"/{language}/?page=2"]
        paths += [f"/{language}/claims/?status=attributed", f"/{language}/claims/?section=closed"]
        for article in secrets.hidden:
            paths.append(f"/oembed?url=https://news.example/{language}/articles/{article.pk}/")
    return paths


def test_readers_never_meet_a_word_that_is_not_for_them(secrets, client):
    paths = public(secrets)
    assert len(paths) > 200
    assert leaks(client, paths) == {}
    # That the words would be found: once the embargo is over, and gone again after a withdrawal.
    newsroom = secrets.newsroom
    actions.lift_embargo(secrets.embargoed, ["en", "th"], by=newsroom.somchai, reason="It is out")
    told = leaks(client, paths)
    assert len(told) > 30
    # Its package too has an article by then.
    assert set.union(*told.values()) == {secret(name).encode() for name in ("embargoed", "heading")}
    newsroom.withdraw(secrets.embargoed)
    assert leaks(client, paths) == {}


def test_every_route_is_asked_that_needs_no_log_in(secrets):
    """A list of what there is today; a route that is added is asked without a word here."""
    said = "\n".join(public(secrets))
    for part in (
        "/both/",
        "/report/",
        "/editions/",
        "/editions/1.json",
        "/changes/1-2/",
        "/ninjs.json",
        "/annotations.json",
        "/card-1.jpg",
        "/photos/",
        "/authors/",
        "/entities/",
        "/claims/",
        "/corrections/",
        "/search/",
        "/oembed",
        "/feed.rss",
        "/feed.atom",
        "/feed.json",
        "/sitemap-0.xml",
        "/news-sitemap.xml",
        "/api/openapi.json",
        *(f"/shared/{word}/th/photos/" for word in secrets.words),
    ):
        assert part in said, part


# Some addresses of each route for each article, one stranger each; `make soak`: all, by everybody.
@pytest.mark.wide
@pytest.mark.parametrize("each", [3, pytest.param(MOST, marks=pytest.mark.soak)])
def test_nobody_meets_it_at_the_desk_who_may_not_read_the_article(secrets, client, client_of, each):
    """Names in the registry are for everybody at the desk; what articles say is not."""
    paths = [
        path
        for path in addresses([secrets.open, *secrets.hidden], each=each)
        if path.startswith("/desk/") and "/logout" not in path
    ]
    assert len(paths) > 200
    assert leaks(client, paths) == {}
    strangers = {
        "reader": factories.make_person("reader"),
        "journalist": factories.make_person("other", JOURNALIST),
        "translator": factories.make_person("translator", TRANSLATOR),
    }
    for number, (role, person) in enumerate(strangers.items()):
        mine = paths if each == MOST else paths[number :: len(strangers)]
        registry = [] if role == "reader" else [path for path in mine if "/entities/" in path]
        asked = [path for path in mine if path not in registry]
        assert leaks(client_of(person), asked) == {}, role
    editor = secrets.newsroom.somchai
    assert {secret("draft").encode()} <= set.union(*leaks(client_of(editor), paths).values())
