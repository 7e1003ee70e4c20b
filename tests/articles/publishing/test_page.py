"""The publishing page: what stands in the way, and every act an editor can send from it."""

import re
from datetime import UTC, datetime

import html5lib
import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Edition, Release
from articles.publishing import actions
from tests.articles.publishing import story


@pytest.fixture
def room(client_of, newsroom):
    """Somchai's browser, which fills in a form of the page as it stands and sends it."""
    return Page(client_of(newsroom.somchai))


class Page:
    def __init__(self, client):
        self.client = client

    def url(self, article):
        return reverse("article_publish", args=[article.pk])

    def get(self, article):
        return self.client.get(self.url(article)).content.decode()

    def form(self, article, name, **fields):
        """The data of a form as the page offers it, with some fields filled in."""
        html = self.get(article)
        hidden = re.findall(
            rf'<input type="hidden" name="({name}-[a-z]+)"(?: value="([^"]*)")?', html
        )
        data = dict(hidden)
        return data | {f"{name}-{key}": value for key, value in fields.items()}

    def send(self, url_name, article, data, *parts):
        return self.client.post(reverse(url_name, args=[article.pk, *parts]), data)


def publishing(room, article, **fields):
    fields = {"languages": ["en", "th"], "looked": "on"} | fields
    return room.form(article, "publish", **fields)


def live(article):
    return {e.language: e.number for e in Edition.objects.live().filter(article=article)}


def test_everything_in_the_way_is_said_at_once_with_where_it_is_mended(room, newsroom):
    article = newsroom.story()
    story.edit(article.texts.get(language="en"), "Monday", "Tuesday", by=newsroom.mali)
    html = room.get(article)
    assert "Revision 2 is not approved: paragraph 1." in html
    assert "It can be approved by: Ploy, Somchai." in html
    assert "The source of 1 translated paragraph has changed since." in html
    assert f'href="/desk/articles/{article.pk}/review/en/"' in html
    assert f'href="/desk/articles/{article.pk}/translate/th/"' in html


def test_an_editor_publishes_both_languages_from_the_page(room, newsroom):
    article = newsroom.story()
    response = room.send("article_publish", article, publishing(room, article))
    assert response.status_code == 302
    assert live(article) == {"en": 1, "th": 1}
    assert "Readers see edition 1" in room.get(article)


def test_whatever_an_editor_does_seldom_has_a_panel_with_a_heading(room, newsroom):
    article = newsroom.marked_story()
    newsroom.publish(article)
    page = html5lib.parse(room.get(article), namespaceHTMLElements=False)
    [rare] = page.findall(".//div[@class='publishing__rare']")
    assert len(rare) > 6
    for part in rare:
        assert "panel" in part.get("class", "").split()
        assert part.find(".//h2") is not None
    links = {link.get("href") for link in rare.iter("a")}
    assert reverse("listing_edit", args=["related", article.pk]) in links


def test_a_double_click_publishes_once_and_a_stale_form_not_at_all(room, newsroom):
    article = newsroom.story()
    data = publishing(room, article)
    stale = publishing(room, article)
    assert room.send("article_publish", article, data).status_code == 302
    assert room.send("article_publish", article, data).status_code == 302
    assert Edition.objects.count() == 2
    response = room.send("article_publish", article, stale | {"publish-kind": "update"})
    assert response.status_code == 409
    assert "This is not what you looked at" in response.content.decode()
    assert Edition.objects.count() == 2


def test_what_is_not_ready_is_refused_in_words_and_nothing_is_published(room, newsroom):
    article = newsroom.story()
    story.edit(article.texts.get(language="th"), "กว่า", "ราว", by=newsroom.anan)
    response = room.send("article_publish", article, publishing(room, article))
    assert response.status_code == 409
    assert "Revision 2 is not approved" in response.content.decode()
    assert live(article) == {}


def test_a_form_without_the_preview_looked_at_is_not_sent(room, newsroom):
    article = newsroom.story()
    data = publishing(room, article)
    del data["publish-looked"]
    assert room.send("article_publish", article, data).status_code == 400
    assert live(article) == {}


def test_what_was_refused_is_said_first_and_leads_to_its_field(room, newsroom):
    article = newsroom.story()
    response = room.send("article_publish", article, publishing(room, article, looked=""))
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    [said] = [one for one in page.iter() if "autofocus" in one.attrib]
    assert (said.get("role"), said.get("tabindex")) == ("alert", "-1")
    [link] = said.iter("a")
    [field] = [one for one in page.iter() if one.get("id") == link.get("href")[1:]]
    assert field.get("name") == "publish-looked"
    page = html5lib.parse(room.get(article), namespaceHTMLElements=False)
    assert not [one for one in page.iter() if "autofocus" in one.attrib]


def test_a_correction_asks_for_its_note(room, newsroom):
    article = newsroom.story()
    newsroom.publish(article)
    story.edit(article.texts.get(language="en"), "Monday", "Tuesday", by=newsroom.mali)
    newsroom.approve(article, "en")
    data = publishing(room, article, languages=["en"], kind="correction")
    assert room.send("article_publish", article, data).status_code == 409
    data = publishing(room, article, languages=["en"], kind="correction", note_en="Wrong day.")
    assert room.send("article_publish", article, data).status_code == 302
    html = room.get(article)
    assert "1 correction behind English" in html
    assert live(article) == {"en": 2, "th": 1}


def test_a_schedule_is_made_moved_and_cancelled_from_the_page(room, newsroom):
    article = newsroom.story()
    tomorrow = timezone.localtime() + timezone.timedelta(days=1)
    at = tomorrow.strftime("%Y-%m-%dT%H:%M")
    response = room.send(
        "article_publish", article, publishing(room, article, languages=["en"], at=at)
    )
    assert response.status_code == 302
    release = Release.objects.pending().get()
    later = (tomorrow + timezone.timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    data = room.form(article, "reschedule", at=later)
    assert room.send("release_reschedule", article, data, release.pk).status_code == 302
    moved = Release.objects.pending().get()
    assert moved.at > release.at
    said = room.get(article).partition('id="timeline"')[2]
    assert said.count("was to be shown from then on") == said.count("will be shown from") == 1
    data = room.form(article, "cancel")
    assert room.send("release_cancel", article, data, moved.pk).status_code == 302
    assert not Release.objects.pending().exists()
    assert (
        room.send("release_cancel", article, data | {"cancel-once": "again"}, moved.pk).status_code
        == 403
    )


def test_both_languages_of_one_time_are_moved_and_cancelled_together_or_alone(room, newsroom):
    article = newsroom.story()
    day = timezone.now() + timezone.timedelta(days=1)
    newsroom.publish(article, at=day)
    page = room.get(article)
    assert page.count("The other language too") == 4
    ids = re.findall(r' id="(id_[^"]+)"', page)
    assert sorted(set(ids)) == sorted(ids)

    def times():
        return {one.language: one.at for one in Release.objects.pending()}

    def moved(language, days, **fields):
        at = timezone.localtime(day + timezone.timedelta(days=days)).replace(
            second=0, microsecond=0
        )
        data = room.form(article, "reschedule", at=at.strftime("%Y-%m-%dT%H:%M"), **fields)
        release = Release.objects.pending().get(language=language)
        assert room.send("release_reschedule", article, data, release.pk).status_code == 302
        return at

    at = moved("th", 1, together="on")
    assert times() == {"en": at, "th": at}
    later = moved("en", 2)
    assert times() == {"en": later, "th": at}
    assert "The other language too" not in room.get(article)
    assert moved("th", 2) == later
    release = Release.objects.pending().get(language="en")
    data = room.form(article, "cancel", together="on")
    assert room.send("release_cancel", article, data, release.pk).status_code == 302
    assert times() == {}
    data["cancel-once"] = "again"
    again = room.send("release_cancel", article, data, release.pk)
    assert "This is no longer scheduled" in again.content.decode()


def test_a_schedule_is_told_in_the_newsrooms_time_and_in_the_readers_words(room, newsroom):
    article = newsroom.story()
    at = datetime(2044, 12, 1, 18, 30, tzinfo=UTC)  # half past one in Bangkok, the day after
    newsroom.publish(article, at=at)
    page = room.get(article)
    assert "Edition 1 is scheduled for 2 Dec 2044 01:30." in page
    assert "2 December 2044, 01:30" in page
    assert "2 ธันวาคม 2587 เวลา 01:30 น." in page


def test_withdrawing_and_restoring_from_the_page(room, newsroom):
    article = newsroom.story()
    newsroom.publish(article)
    data = room.form(
        article,
        "withdraw",
        languages=["en", "th"],
        reason="Source took it back",
        public_en="Not true.",
        sure="on",
    )
    assert room.send("article_withdraw", article, data).status_code == 302
    assert live(article) == {}
    html = room.get(article)
    assert "Source took it back" in html
    data = room.form(article, "restore", languages=["en", "th"], reason="True after all")
    assert room.send("article_restore", article, data).status_code == 302
    assert live(article) == {"en": 1, "th": 1}


def test_an_embargo_is_set_and_lifted_from_the_page(room, newsroom):
    article = newsroom.story()
    newsroom.publish(article)
    until = (timezone.localtime() + timezone.timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    data = room.form(article, "embargo", languages=["en", "th"], until=until)
    assert room.send("article_embargo", article, data).status_code == 302
    assert live(article) == {}
    data = room.form(article, "lift", languages=["en", "th"])
    assert room.send("article_lift_embargo", article, data).status_code == 302
    assert live(article) == {"en": 1, "th": 1}
    timeline = room.get(article).partition('id="timeline"')[2]
    assert timeline.count("Under embargo until") == timeline.count("The embargo was lifted") == 2


def test_the_preview_is_what_is_then_published(room, newsroom, client):
    article = newsroom.marked_story()
    preview = room.client.get(reverse("article_preview", args=[article.pk, "th"])).content.decode()
    newsroom.publish(article)
    shown = client.get(f"/th/articles/{article.pk}/", follow=True).content.decode()
    body = re.compile(r'<div class="story".*?</div>', re.DOTALL)
    # What a paragraph offers leads to addresses that are there only once it is published.
    links = re.compile(r'<a class="(?:p|tool)".*?</a>')
    assert body.search(preview)[0] == links.sub("", body.search(shown)[0])
    assert "noindex" in preview


def test_only_editors_come_in(newsroom, client_of, client):
    article = newsroom.story()
    url = reverse("article_publish", args=[article.pk])
    assert client.get(url).status_code == 302
    for person, status in (
        (newsroom.mali, 403),
        (newsroom.anan, 403),
        (newsroom.ploy, 403),
        (newsroom.somchai, 200),
    ):
        assert client_of(person).get(url).status_code == status
        assert client_of(person).get(reverse("publishing_list")).status_code == status
        for name in ("article_withdraw", "article_restore", "article_embargo"):
            wanted = status if status == 403 else 400
            assert client_of(person).post(reverse(name, args=[article.pk])).status_code == wanted


def test_the_overview_names_what_is_ready_scheduled_published_and_withdrawn(room, newsroom):
    ready = newsroom.story(headline="Ready to go")
    published = newsroom.story(headline="Out already")
    newsroom.publish(published)
    scheduled = newsroom.story(headline="Tomorrow's")
    later = timezone.now() + timezone.timedelta(days=1)
    newsroom.publish(scheduled, ["en"], at=later)
    withdrawn = newsroom.story(headline="Taken back")
    newsroom.publish(withdrawn)
    newsroom.withdraw(withdrawn)
    restored = newsroom.story(headline="Here again")
    newsroom.publish(restored)
    newsroom.withdraw(restored)
    actions.restore(restored, by=newsroom.somchai, reason="Fine")
    context = room.client.get(reverse("publishing_list")).context
    assert ready.pk in {text.article_id for text in context["ready"]}
    assert {e.article_id for e in context["published"]} == {published.pk, restored.pk}
    assert [r.article_id for r in context["scheduled"]] == [scheduled.pk]
    assert {r.article_id for r in context["withdrawn"]} == {withdrawn.pk}
