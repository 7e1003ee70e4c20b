"""Every obstacle in words, each with where it is mended."""

import io

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from articles.exceptions import NotReady
from articles.models import Photo
from articles.publishing import readiness
from articles.roles import EDITOR, REVIEWER
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories
from tests.articles.publishing import story


def said(article, language="en"):
    return [str(one) for one in readiness.obstacles(article, language)]


def add_photo(article, by, **words):
    data = io.BytesIO()
    image = Image.new("RGB", (1200, 800), (20, 60, 90))
    exif = Image.Exif()
    exif[0x010E] = "taken at Mali's home"
    image.save(data, "JPEG", exif=exif)
    photo = Photo.objects.create(
        article=article,
        file=ContentFile(data.getvalue(), "photo.jpg"),
        sha256="0" * 64,
        width=1200,
        height=800,
        created_by=by,
        **words,
    )
    article.refresh_from_db()
    article.lead_photo = photo
    article.save(update_fields=["lead_photo"])
    return photo


def test_nothing_stands_in_the_way_of_a_finished_story(newsroom):
    article = newsroom.marked_story()
    assert said(article, "en") == said(article, "th") == []


def test_a_language_that_nobody_began_says_so(newsroom):
    article = factories.make_article(newsroom.mali)
    assert said(article, "th") == ["There is no text in this language yet."]


def test_missing_words_are_named_all_at_once_with_the_writers_page(newsroom):
    article = newsroom.story()
    text = article.texts.get(language="en")
    writing.save(text, Content("", "", "", ""), based_on=1, by=newsroom.mali)
    found = readiness.obstacles(article, "en")
    for words in ("The headline is missing.", "The summary is missing.", "has no paragraphs"):
        (one,) = [obstacle for obstacle in found if words in str(obstacle)]
        assert one.url == f"/desk/articles/{article.pk}/write/en/"
    assert any("order of paragraphs" in str(one) for one in found)


def test_a_paragraph_without_a_translation_is_counted(newsroom):
    article = newsroom.story()
    article.texts.get(language="th").alignments.filter(source_blocks=["b2"]).delete()
    assert "1 paragraph is not translated yet." in said(article, "th")


def test_only_those_who_did_not_write_it_may_approve(newsroom):
    article = newsroom.story()
    story.edit(article.texts.get(language="en"), "Monday", "Tuesday", by=newsroom.somchai)
    (words,) = [one for one in said(article) if "not approved" in one]
    assert words.endswith("It can be approved by: Ploy.")
    newsroom.ploy.roles = {REVIEWER, EDITOR}
    story.edit(article.texts.get(language="en"), "Tuesday", "Sunday", by=newsroom.ploy)
    assert any("Everybody who could approve it wrote it" in one for one in said(article))


def test_holds_and_spikes_forbid_and_confidence_warns(newsroom):
    article = newsroom.story()
    article.refresh_from_db()
    article.legal_hold, article.confidential = "Court order", True
    article.spiked_at = timezone.now()
    found = readiness.obstacles(article, "en")
    assert [str(one) for one in readiness.errors(found)] == [
        "The article has been put aside (spiked).",
        "Legal hold: Court order",
    ]
    assert "marked confidential" in str(found[-1])


@pytest.mark.parametrize("status", ["corroborated", "unverified", "false"])
def test_an_approved_claim_needs_evidence_or_to_be_attributed_only(newsroom, status):
    article = newsroom.story()
    text = article.texts.get(language="en")
    options = {"by": newsroom.mali, "english": "They agreed.", "thai": "ตกลงกัน"}
    for each in (status, "attributed"):
        claim = story.make_claim(article, status=each, **options)
        words = "agreed on Monday" if each == status else "lost in one case"
        mark = story.mark(text, words, kind="claim", claim=claim, by=newsroom.mali)
        assert said(article) == ([] if each == status else SAID)
        story.decide(mark, "approved", by=newsroom.ploy)
        assert said(article) == SAID


SAID = [
    "The claim “They agreed.” has no evidence. Add some, or say that it is attributed only.",
]


def test_an_approved_mark_that_an_edit_took_away_is_named(newsroom):
    article = newsroom.marked_story()
    text = article.texts.get(language="en")
    text.annotations.filter(kind__key="money").update(anchoring="gone")
    text.annotations.filter(kind__key="claim").update(anchoring="ambiguous")
    text.annotations.filter(kind__key="organisation").update(
        anchoring="ambiguous", state="rejected"
    )
    found = said(article)
    assert any("took the words “over 700,000 baht” away" in one for one in found)
    assert any("made the place of “Joint operations" in one for one in found)
    assert not any("Royal Thai Police" in one for one in found)


def test_a_name_missing_in_the_language_is_a_warning(newsroom):
    article = newsroom.story()
    text = article.texts.get(language="th")
    entity = story.make_entity("place", "Cambodia", "", by=newsroom.anan)
    story.approved_mark(
        text, "กัมพูชา", kind="place", entity=entity, by=newsroom.anan, reviewer=newsroom.ploy
    )
    (one,) = readiness.obstacles(article, "th")
    assert (one.level, "Cambodia" in str(one)) == (readiness.Level.WARNING, True)


def test_a_photo_needs_credit_and_words_in_each_language_and_loses_its_metadata(newsroom, client):
    article = newsroom.story()
    photo = add_photo(article, newsroom.mali, alt_en="A house")
    assert any("has no credit" in one for one in said(article, "en"))
    assert any("no alternative text" in one for one in said(article, "th"))
    photo.credit, photo.alt_th = "Mali", "บ้าน"
    photo.save()
    english, _thai = newsroom.publish(article)
    rendition = english.content["photo"]["renditions"][-1]
    address = f"/en/articles/{article.pk}/photos/{rendition['name'][11:]}"
    response = client.get(address)
    data = b"".join(response.streaming_content)
    assert response.headers["Content-Type"] == "image/webp"
    assert b"home" not in data
    page = client.get(f"/en/articles/{article.pk}/", follow=True).content.decode()
    assert f"{address} 1200w" in page
    assert 'alt="A house"' in page
    newsroom.withdraw(article)
    assert client.get(address).status_code == 404


def test_a_photo_that_cannot_be_read_leaves_its_credit(newsroom):
    article = newsroom.story()
    photo = add_photo(article, newsroom.mali, alt_en="x", alt_th="x", credit="Mali")
    photo.file.save("broken.jpg", ContentFile(b"no picture"))
    english, _thai = newsroom.publish(article)
    assert english.content["photo"]["renditions"] == []


def test_reasons_name_the_language(newsroom):
    article = factories.make_article(newsroom.mali)
    with pytest.raises(NotReady, match="ไทย: There is no text in this language yet."):
        newsroom.publish(article, ["th"])
