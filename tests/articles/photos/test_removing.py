"""A photo is taken out, put back, erased; what readers saw stays as they saw it."""

import io

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image

from articles.models import AuditEntry, Photo
from articles.photos import actions, removing
from articles.writing import actions as writing
from articles.writing.content import Content
from tests.articles.publishing.story import Newsroom

pytestmark = pytest.mark.django_db


def picture(shade=120):
    file = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, 30, 30)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def photo(article, mali):
    return actions.add(article, "police.png", picture(), by=mali)


def act(client, photo, what):
    return client.post(reverse(f"photo_{what}", args=[photo.article_id, photo.pk]), follow=True)


def test_a_photo_is_taken_out_put_back_and_erased_with_its_files(photo, mali, client_of):
    hers, article = client_of(mali), photo.article
    actions.lead_with(article, photo, by=mali)
    page = act(hers, photo, "remove")
    assert list(page.context["removed"]) == [photo] and not article.photos.exists()
    article.refresh_from_db()
    assert article.lead_photo is None
    act(hers, photo, "put_back")
    assert list(article.photos.all()) == [photo]
    names = [photo.file.name, photo.renditions[0]["name"]]
    assert all(map(default_storage.exists, names))
    act(hers, photo, "erase")
    assert Photo.everything.filter(pk=photo.pk).exists(), "it must be taken out first"
    act(hers, photo, "remove")
    removing.erase(photo, by=mali)
    assert not Photo.everything.filter(pk=photo.pk).exists()
    entries = AuditEntry.objects.filter(article=article, verb__startswith="photo.")
    verbs = [
        verb.removeprefix("photo.")
        for verb in entries.order_by("seq").values_list("verb", flat=True)
    ]
    assert verbs == ["add", "lead", "remove", "put_back", "remove", "erase"]


def test_erasing_deletes_the_files_that_no_other_photo_has(
    photo, mali, django_capture_on_commit_callbacks
):
    names = [photo.file.name, *removing._copies(photo)]
    removing.remove(photo, by=mali)
    with django_capture_on_commit_callbacks(execute=True):
        removing.erase(photo, by=mali)
    assert not any(map(default_storage.exists, names))


def test_a_photo_in_a_text_is_not_taken_out_before_the_text_lets_it_go(photo, mali, client_of):
    text = photo.article.texts.get()
    now = text.revision
    figure = f'<figure data-photo="{photo.pk}"><figcaption>Police</figcaption></figure>'
    content = Content(now.headline, now.summary, now.body + figure, now.slug)
    writing.save(text, content, based_on=text.revision_number, by=mali)
    page = act(client_of(mali), photo, "remove")
    assert "It stands in the English text" in page.content.decode()
    assert photo.article.photos.exists()


def test_a_photo_that_readers_saw_stays_on_record(mali, anan, ploy, somchai, client_of):
    newsroom = Newsroom(mali, anan, ploy, somchai)
    article = newsroom.story()
    photo = actions.add(article, "police.png", picture(), by=mali)
    words = {"credit": "The newsroom", "alt_en": "Police", "alt_th": "ตำรวจ"}
    actions.describe(photo, words, by=mali)
    actions.lead_with(article, photo, by=mali)
    newsroom.publish(article)
    newsroom.withdraw(article)
    page = act(client_of(mali), photo, "remove").content.decode()
    assert "Edition 1 in English was published with it" in page
    assert "Edition 1 in ไทย was published with it" in page
    assert article.photos.exists()


def test_the_same_file_again_brings_back_the_photo_that_was_taken_out(photo, mali):
    removing.remove(photo, by=mali)
    assert actions.add(photo.article, "again.png", picture(), by=mali) == photo
    assert photo.article.photos.count() == 1


def test_only_who_writes_the_article_takes_its_photos_out(photo, ploy, anan, client_of):
    for person, status in [(ploy, 403), (anan, 404)]:
        assert act(client_of(person), photo, "remove").status_code == status
    assert photo.article.photos.exists()


def test_the_writing_page_offers_the_articles_photos_with_their_captions(photo, mali, client_of):
    actions.describe(photo, {"caption_en": "Police <at> the border"}, by=mali)
    address = reverse("text_write", args=[photo.article_id, "en"])
    page = client_of(mali).get(address).content.decode()
    assert (
        f'value="{photo.pk}" data-photo-choice data-caption="Police &lt;at&gt; the border"' in page
    )
