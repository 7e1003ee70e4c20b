"""A developing story: timed updates in both languages, frozen with each edition."""

import json
import re

import pytest
from django.urls import reverse

from articles.exceptions import Invalid, NotReady
from articles.models import AuditEntry, Edition
from articles.publishing import actions, ledger

WORDS = {"en": "The bridge is <open> again.", "th": "สะพานเปิดใช้แล้ว ที่น้ำท่วมขังลดลง"}


@pytest.fixture
def story(newsroom):
    article = newsroom.story()
    newsroom.publish(article)
    return article


def read(client, address):
    return client.get(address, follow=True).content.decode()


def page(client, story, language):
    return read(client, f"/{language}/articles/{story.pk}/")


def add(newsroom, story, words=WORDS):
    return actions.add_update(story, words, by=newsroom.somchai)


def test_readers_see_an_update_with_the_next_edition_in_both_languages(client, newsroom, story):
    add(newsroom, story)
    assert "สะพานเปิด" not in page(client, story, "th")
    newsroom.publish(story)
    english, thai = page(client, story, "en"), page(client, story, "th")
    assert "Developing story" in english and "The bridge is &lt;open&gt; again." in english
    assert "ข่าวกำลังดำเนินอยู่" in thai and WORDS["th"] in thai
    for language, badge in [("en", "Developing"), ("th", "กำลังดำเนินอยู่")]:
        front = read(client, f"/{language}/")
        assert badge in front and 'class="developing"' in front
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', english, re.DOTALL)[1])
    assert data["@type"] == ["NewsArticle", "LiveBlogPosting"]
    [update] = data["liveBlogUpdate"]
    assert update["articleBody"] == WORDS["en"] and update["@id"].endswith("#update-1")
    assert 'id="update-1"' in english
    feed = client.get("/th/feed.json").json()["items"][0]
    assert WORDS["th"] in feed["content_text"] and "กำลังดำเนินอยู่" in feed["content_text"]


def test_an_edition_keeps_the_updates_it_was_frozen_with(client, newsroom, story):
    add(newsroom, story)
    newsroom.publish(story)
    actions.drop_update(story, 1, by=newsroom.somchai)
    add(newsroom, story, {"en": "Second.", "th": "ครั้งที่สอง"})
    newsroom.publish(story)
    kept = Edition.objects.get(article=story, language="en", number=2)
    assert [one["words"] for one in kept.content["developing"]["updates"]] == [WORDS["en"]]
    assert "Second." in page(client, story, "en")
    assert "again." not in page(client, story, "en")
    assert not ledger.verify()


def test_a_story_that_develops_no_more_keeps_its_updates_and_says_so(client, newsroom, story):
    add(newsroom, story)
    newsroom.publish(story)
    actions.develop(story, developing=False, by=newsroom.somchai)
    newsroom.publish(story)
    english = page(client, story, "en")
    assert "How the story developed" in english and 'class="developing"' not in english
    assert "coverageEndTime" in english
    with pytest.raises(NotReady):
        newsroom.publish(story)


@pytest.mark.parametrize(
    "words", [{"en": "Only English", "th": " "}, {"en": "", "th": ""}, {"en": "a" * 501, "th": "ก"}]
)
def test_an_update_lacks_no_language_and_is_short(newsroom, story, words):
    with pytest.raises(Invalid):
        add(newsroom, story, words)
    story.refresh_from_db()
    assert story.updates == [] and not story.developing


def test_an_editor_adds_and_takes_out_updates_on_the_publishing_page(client_of, newsroom, story):
    his = client_of(newsroom.somchai)
    address = reverse("article_publish", args=[story.pk])
    form = his.get(address).context["forms"]["update"]
    sent = {form.add_prefix(f"words_{code}"): words for code, words in WORDS.items()}
    sent[form.add_prefix("once")] = "one-press"
    for _twice in range(2):
        assert his.post(reverse("update_add", args=[story.pk]), sent).status_code == 302
    story.refresh_from_db()
    assert [one["words"] for one in story.updates] == [WORDS] and story.developing
    assert WORDS["th"] in his.get(address).content.decode()
    wrong = his.post(
        reverse("update_add", args=[story.pk]), sent | {form.add_prefix("words_th"): ""}
    )
    assert wrong.status_code == 400
    drop = reverse("update_drop", args=[story.pk, 1])
    his.post(drop, {"dropupdate-once": "two"})
    his.post(reverse("article_develop", args=[story.pk]), {"develop-once": "three"})
    story.refresh_from_db()
    assert story.updates == [] and not story.developing
    verbs = AuditEntry.objects.filter(article=story).order_by("seq").values_list("verb", flat=True)
    assert list(verbs)[-3:] == ["update.add", "update.drop", "article.develop"]
