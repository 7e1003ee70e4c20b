"""Whatever is sent, there is an answer in words: never a 500, and nothing half saved."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.models import Article, Upload
from tests import factories
from tests.articles.converting import making
from tests.articles.intake.test_reading import STORY
from tests.support.shared import SHARED

OTHERS = SHARED / "data"
NAUGHTY = OTHERS / "strings" / "blns.json"
IMAGES = sorted((OTHERS / "images" / "bad").glob("*")) if OTHERS.exists() else []
THAI = "น้ำท่วมใหญ่\n\nผู้ว่าฯ สั่งอพยพชาวบ้านริมแม่น้ำเมื่อวานนี้"


@pytest.fixture
def her(mali, client_of):
    return client_of(mali)


def bring(client, name, data):
    return client.post(reverse("article_new"), {"file": SimpleUploadedFile(name, data)})


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w:document>" + b" " * 200_000_000)
    return file.getvalue()


def picture():
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    return file.getvalue()


BAD = {
    "empty.txt": lambda: b"",
    "program.exe": lambda: b"MZ\x90",
    "photo.txt": picture,
    "photo.docx": picture,
    "photo.pdf": picture,
    "words.docx": lambda: STORY.encode(),
    "long.txt": lambda: STORY.encode() * (14_000_000 // len(STORY)),
    "longer.txt": lambda: b"a" * (30 * 2**20 + 1),
    "bomb.docx": bomb,
    "damaged.odt": lambda: making.office("odt")[:900],
    "blank.pdf": lambda: making.pdf(),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_refused_in_words(her, name):
    answer = bring(her, name, BAD[name]())
    assert answer.status_code in (400, 413)
    assert "invalid-feedback" in answer.content.decode() or "alert" in answer.content.decode()
    assert not Upload.objects.exists() and not Article.objects.exists()


@pytest.mark.parametrize("codec", ["cp874", "utf-16", "utf-16-le", "utf-8-sig"])
def test_thai_in_any_encoding_is_read(her, codec):
    page = her.get(bring(her, "flood.txt", THAI.encode(codec)).url).content.decode()
    assert "ผู้ว่าฯ สั่งอพยพชาวบ้านริมแม่น้ำเมื่อวานนี้" in page


def test_a_page_full_of_scripts_leaves_its_words(her):
    page = (
        "<html><body><script>alert(1)</script><h1>Flood</h1><p onclick=x()>Rain <a href='javascript:"
        "x()'>fell</a>.</p><svg onload=y()><iframe src=//x></iframe></body></html>"
    )
    bring(her, "page.html", page.encode())
    body = Upload.objects.get().reading["body"]
    assert body == "<p>Rain fell.</p>"


@pytest.mark.parametrize("path", IMAGES or [None], ids=lambda path: path.name if path else "none")
def test_a_bad_picture_is_refused_as_a_photo(her, article, path):
    if path is None:
        pytest.skip("the shared samples are not here")
    file = SimpleUploadedFile(path.name, path.read_bytes())
    answer = her.post(reverse("photo_add", args=[article.pk]), {"file": [file]})
    assert answer.status_code == 400 and not article.photos.exists()


def test_the_reason_is_in_the_readers_language(mali, client_of):
    mali.language = "th"
    mali.save()
    assert "ว่างเปล่า" in bring(client_of(mali), "empty.txt", b"").content.decode()


def naughty(every):
    if not NAUGHTY.exists():
        pytest.skip("the shared samples are not here")
    return json.loads(NAUGHTY.read_text())[::every]


def try_string(her, words, section):
    """Everything a person may type or name, with `words` in it."""
    new = reverse("article_new")
    assert her.post(new, {"text": words}).status_code in (302, 400)
    assert bring(her, f"{words}.txt", STORY.encode()).status_code in (302, 400)
    found = her.post(new, {"text": f"{STORY}\n\n{words}"})
    if found.status_code == 400:
        return
    fields = dict.fromkeys(
        ("headline", "summary", "byline", "dateline", "photo_credit", "publisher", "source_url"),
        words,
    )
    answer = her.post(found.url, fields | {"language": words, "section": words})
    assert answer.status_code == 400
    fields |= {"language": "en", "section": section.pk, "source_url": ""}
    assert her.post(found.url, fields).status_code in (302, 400)


def test_odd_strings_in_every_field_and_file_name(her):
    section = factories.make_section()
    for words in naughty(every=12):
        try_string(her, words, section)


@pytest.mark.soak
def test_every_odd_string_in_every_field_and_file_name(her):
    section = factories.make_section()
    for words in naughty(every=1):
        try_string(her, words, section)
