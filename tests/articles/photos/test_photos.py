"""A photo comes in, is described, leads an article, and is shown to readers as fresh copies."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import ExifTags, Image

from articles.models import Photo
from articles.photos import actions
from tests.articles.publishing.conftest import newsroom

__all__ = ["newsroom"]


def picture(kind="JPEG", size=(90, 60), **options):
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, kind, **options)
    return file.getvalue()


def sent(*data, name="house.jpg"):
    return {"file": [SimpleUploadedFile(name, one) for one in data]}


def with_place():
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = "Mali"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    return picture(exif=exif)


@pytest.fixture
def her(mali, client_of):
    return client_of(mali)


def add(her, article, data):
    her.post(reverse("photo_add", args=[article.pk]), sent(data))
    return Photo.objects.get()


def test_a_photo_is_turned_upright_and_its_copies_know_no_place(her, article):
    photo = add(her, article, with_place())
    assert (photo.width, photo.height) == (60, 90)
    assert photo.metadata["place_removed"]
    [rendition] = photo.renditions
    assert {"name", "avif", "jpg"} <= rendition.keys()
    answer = her.get(reverse("photo_image", args=[article.pk, photo.pk]))
    data = b"".join(answer.streaming_content)
    with Image.open(io.BytesIO(data)) as copy:
        assert copy.size == (60, 90) and not copy.getexif()
    page = her.get(reverse("photo_detail", args=[article.pk, photo.pk])).content.decode()
    assert "where it was taken" in page and photo.file.name not in page


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "empty"), (b"<script>", "no photo"), (picture()[:300], "damaged")],
)
def test_what_is_no_photo_is_refused_in_words(her, article, data, words):
    answer = her.post(reverse("photo_add", args=[article.pk]), sent(data))
    assert answer.status_code == 400 and words in answer.content.decode()
    assert not Photo.objects.exists()


def test_the_same_file_twice_is_one_photo(her, article):
    add(her, article, picture())
    add(her, article, picture())


def test_words_and_focal_point_are_saved_with_a_row_in_the_record(her, article):
    photo = add(her, article, picture())
    address = reverse("photo_detail", args=[article.pk, photo.pk])
    words = {"credit": "Mali", "alt_en": "A house", "alt_th": "บ้าน", "focal_x": 90, "focal_y": 10}
    assert her.post(address, words).status_code == 302
    photo.refresh_from_db()
    assert (photo.credit, photo.alt_th, photo.focal_x) == ("Mali", "บ้าน", 0.9)
    entry = article.audit.get(verb="photo.describe")
    assert entry.data["after"]["alt_en"] == "A house"
    assert her.post(address, words | {"focal_x": 101}).status_code == 400


def test_a_translator_writes_the_words_of_the_translation_alone(article, anan, her, client_of):
    photo = add(her, article, picture())
    article.texts.create(language="th", assignee=anan)
    address = reverse("photo_detail", args=[article.pk, photo.pk])
    client_of(anan).post(address, {"alt_th": "บ้าน", "alt_en": "Mine", "credit": "Anan"})
    photo.refresh_from_db()
    assert (photo.alt_th, photo.alt_en or "", photo.credit) == ("บ้าน", "", "")


def test_what_the_file_says_is_named_in_words(her, article):
    photo = add(her, article, picture())
    photo.metadata = {"iptc": {"creator": "Ploy", "caption_writer": "Anan"}}
    photo.save()
    page = her.get(reverse("photo_detail", args=[article.pk, photo.pk])).content.decode()
    assert "<dt>photographer</dt><dd>Ploy</dd>" in page
    assert "<dt>who wrote the caption</dt><dd>Anan</dd>" in page


def test_leading_with_a_photo(her, article):
    photo = add(her, article, picture())
    address = reverse("photo_lead", args=[article.pk, photo.pk])
    her.post(address)
    article.refresh_from_db()
    assert article.lead_photo == photo
    her.post(address, {"none": "1"})
    article.refresh_from_db()
    assert article.lead_photo is None


def test_readers_get_three_formats_and_where_to_look(newsroom, client):
    article = newsroom.story()
    photo = actions.add(article, "house.png", picture("PNG"), by=newsroom.mali)
    words = {"credit": "Mali", "alt_en": "A house", "alt_th": "บ้าน", "focal_x": 0.1}
    actions.describe(photo, words, by=newsroom.mali)
    actions.lead_with(article, photo, by=newsroom.mali)
    newsroom.publish(article)
    page = client.get(f"/en/articles/{article.pk}/", follow=True).content.decode()
    assert 'type="image/avif"' in page and "focus-x0 focus-y2" in page
    [rendition] = newsroom_renditions(photo)
    for kind, media_type in (("name", "image/webp"), ("avif", "image/avif"), ("jpg", "image/jpeg")):
        stem = rendition[kind].removeprefix("renditions/")
        answer = client.get(f"/en/articles/{article.pk}/photos/{stem}")
        assert answer.headers["Content-Type"] == media_type
        assert b"".join(answer.streaming_content)
    newsroom.withdraw(article)
    assert client.get(f"/en/articles/{article.pk}/photos/{stem}").status_code == 404


def newsroom_renditions(photo):
    photo.refresh_from_db()
    return photo.renditions
