"""What readers must not see is nowhere: looked for at every address, known or guessed."""

from django.utils import timezone

from articles.models import Edition
from articles.publishing import actions
from tests import factories
from tests.articles.publishing import story
from tests.articles.reading import site

# Each stands in one hidden thing and nowhere else.
DRAFT = "Xanthippe"
REJECTED = "Quillfeather"
PENDING = "Brumblewick"
UNPUBLISHED = "นกกระจอกเทศ"
WITHDRAWN = "Vexillology"
INTERNAL = "Grimthorpe"
EMBARGOED = "Zephyranthes"
SCHEDULED = "Marmalade"
CANARIES = [DRAFT, REJECTED, PENDING, UNPUBLISHED, WITHDRAWN, INTERNAL, EMBARGOED, SCHEDULED]


def story_with(newsroom, word):
    body = factories.BODY.replace("Monday", f"Monday {word}")
    return newsroom.story(headline=f"{word} in the headline", summary=f"{word}!", body=body)


def hide_everything(newsroom):
    """One published story and, around it, one of everything that readers must not see."""
    article = newsroom.marked_story()
    text = article.texts.get(language="en")
    rejected = story.make_entity("place", REJECTED, REJECTED, by=newsroom.mali)
    mark = story.mark(text, "Cambodia", kind="place", entity=rejected, by=newsroom.mali)
    story.decide(mark, "rejected", by=newsroom.ploy)
    claim = story.make_claim(article, by=newsroom.mali, english=PENDING, thai=PENDING)
    story.mark(text, "agreed on Monday", kind="claim", claim=claim, by=newsroom.mali)
    newsroom.publish(article)

    story.edit(text, "in one case", f"in one {DRAFT} case", by=newsroom.mali)
    story_with(newsroom, DRAFT)
    english_only = newsroom.story(headline="Only in English")
    story.edit(english_only.texts.get(language="th"), "กว่า", UNPUBLISHED, by=newsroom.anan)
    newsroom.approve(english_only)
    newsroom.publish(english_only, ["en"])
    withdrawn = story_with(newsroom, WITHDRAWN)
    newsroom.publish(withdrawn)
    newsroom.withdraw(withdrawn, reason=INTERNAL, public_reasons={"en": "Sorry.", "th": "ขออภัย"})
    later = timezone.now() + timezone.timedelta(days=1)
    embargoed = story_with(newsroom, EMBARGOED)
    newsroom.publish(embargoed)
    actions.embargo(embargoed, ["en", "th"], until=later, by=newsroom.somchai)
    newsroom.publish(story_with(newsroom, SCHEDULED), at=later)
    return article, withdrawn


def test_nothing_hidden_is_at_any_address(client, newsroom):
    article, withdrawn = hide_everything(newsroom)
    answers = site.everything_said(client)
    assert len(answers) > 120
    assert {status for _address, status, _words in answers} == {200, 301, 302, 404, 410}
    for canary in CANARIES:
        assert [a for a, _status, words in answers if canary in words] == []
    assert any(f"/articles/{article.pk}/" in a and s == 200 for a, s, _words in answers)
    # Proof that the search finds what is there.
    assert any("Royal Thai Police" in words for _address, _status, words in answers)
    gone = f"/en/articles/{withdrawn.pk}/"
    there = {gone + tail for tail in site.NUMBERED}
    assert {s for a, s, _words in answers if a in there} == {410}
    # What never was there is not there now either.
    assert {s for a, s, _words in answers if a.startswith(gone)} <= {404, 410}


def test_a_withdrawal_takes_a_story_from_every_address(client, newsroom):
    article = story_with(newsroom, WITHDRAWN)
    newsroom.publish(article)
    newsroom.correct(article, "en", "one case", "two cases")
    assert sum(WITHDRAWN in words for _a, _s, words in site.everything_said(client)) > 8
    newsroom.withdraw(article)
    assert [a for a, _s, words in site.everything_said(client) if WITHDRAWN in words] == []
    actions.restore(article, by=newsroom.somchai, reason="Checked")
    assert sum(WITHDRAWN in words for _a, _s, words in site.everything_said(client)) > 8


def test_what_was_never_shown_leaves_no_trace_when_it_is_withdrawn(client, newsroom):
    article = newsroom.story()
    later = timezone.now() + timezone.timedelta(days=1)
    newsroom.publish(article, at=later)
    newsroom.withdraw(article)
    assert Edition.objects.exists()
    assert client.get(f"/en/articles/{article.pk}/").status_code == 404


def test_no_readers_page_sets_a_cookie_or_depends_on_one(client, newsroom, client_of):
    hide_everything(newsroom)
    editor = client_of(newsroom.somchai)
    for address in site.addresses():
        response = client.get(address)
        assert not response.cookies, address
        assert "Cookie" not in response.headers.get("Vary", ""), address
        if not response.streaming:
            assert editor.get(address).content == response.content, address
