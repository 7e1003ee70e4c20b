"""Bringing an article in through the desk, as people do."""

import hashlib
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Article, Upload
from tests import factories
from tests.articles.converting import making
from tests.articles.intake.test_reading import STORY
from tests.support.shared import SHARED


@pytest.fixture
def section(db):
    return factories.make_section()


@pytest.fixture
def her(mali, client_of):
    return client_of(mali)


def paste(client, text=STORY):
    return client.post(reverse("article_new"), {"text": text})


def corrected(section, **changes):
    fields = {"language": "en", "section": section.pk, "headline": "Police act together"}
    return fields | {"photo_credit": "The Daily Example"} | changes


def test_pasting_leads_to_what_was_found_and_then_to_an_article(her, mali, section):
    found = paste(her)
    upload = Upload.objects.get()
    assert found.url == reverse("article_found", args=[upload.pk])
    page = her.get(found.url).content.decode()
    assert "The Daily Example" in page and "please write one" in page and "3 paragraphs" in page

    answer = her.post(found.url, corrected(section))
    article = Article.objects.get()
    assert answer.url == reverse("text_write", args=[article.pk, "en"])
    assert (article.photo_credit, article.headline_en) == (
        "The Daily Example",
        "Police act together",
    )
    assert article.upload == upload and article.created_by == mali
    assert upload.sha256 == hashlib.sha256(STORY.encode()).hexdigest()


def test_a_file_is_kept_exactly_as_it_came(her, section):
    data = STORY.encode("utf-16")
    answer = her.post(
        reverse("article_new"), {"text": "", "file": SimpleUploadedFile("my story.txt", data)}
    )
    upload = Upload.objects.get()
    her.post(answer.url, corrected(section))
    download = her.get(reverse("upload_download", args=[upload.pk]))
    assert b"".join(download.streaming_content) == data
    assert download["Content-Disposition"] == 'attachment; filename="my story.txt"'
    assert "sandbox" in download["Content-Security-Policy"]
    assert download["X-Content-Type-Options"] == "nosniff"


def test_sending_the_form_twice_makes_one_article(her, section):
    found = paste(her).url
    her.post(found, corrected(section))
    again = her.post(found, corrected(section, headline="Another"))
    assert Article.objects.count() == 1
    assert again.url == reverse("article_detail", args=[Article.objects.get().pk])


def test_pasting_the_same_twice_waits_once(her):
    assert paste(her).url == paste(her).url
    assert Upload.objects.count() == 1


def test_a_missing_headline_is_asked_for_and_nothing_is_made(her, section):
    found = paste(her).url
    answer = her.post(found, corrected(section, headline=" "))
    assert answer.status_code == 400
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"text": "   "},
        {"text": "a\x00b"},
        {"file": SimpleUploadedFile("empty.txt", b"")},
        {"file": SimpleUploadedFile("photo.txt", b"\x89PNG\r\n")},
        {"file": SimpleUploadedFile("photo.png", b"\x89PNG\r\n")},
        {"text": "both", "file": SimpleUploadedFile("a.txt", b"both")},
    ],
)
def test_what_cannot_be_read_answers_400_in_words(her, sent):
    answer = her.post(reverse("article_new"), sent)
    assert answer.status_code == 400
    assert "alert" in answer.content.decode() or "invalid-feedback" in answer.content.decode()
    assert not Upload.objects.exists()


def test_the_same_text_is_warned_of(her, section):
    her.post(paste(her).url, corrected(section))
    page = her.get(paste(her).url)
    assert "the newsroom has already" in page.content.decode()


def test_an_upload_is_its_bringers_until_it_is_an_article(her, section, somchai, client_of):
    found = paste(her).url
    upload = Upload.objects.get()
    his = client_of(somchai)
    assert his.get(found).status_code == 404
    assert his.post(reverse("upload_discard", args=[upload.pk])).status_code == 404
    assert his.get(reverse("upload_download", args=[upload.pk])).status_code == 404
    her.post(found, corrected(section))
    download = his.get(reverse("upload_download", args=[upload.pk]))
    assert download.status_code == 200
    download.close()


def test_an_upload_can_be_thrown_away_only_before_it_is_an_article(her, section):
    found = paste(her).url
    upload = Upload.objects.get()
    assert her.get(reverse("upload_discard", args=[upload.pk])).status_code == 405
    her.post(found, corrected(section))
    her.post(reverse("upload_discard", args=[upload.pk]))
    assert Upload.objects.filter(pk=upload.pk).exists()
    paste(her, "Another text.\n\nMore.")
    another = Upload.objects.latest("id")
    her.post(reverse("upload_discard", args=[another.pk]))
    assert not Upload.objects.filter(pk=another.pk).exists()


@pytest.mark.parametrize(
    ("who", "status"), [("mali", 200), ("somchai", 200), ("anan", 403), ("ploy", 403)]
)
def test_who_may_bring_in(who, status, request, client_of):
    person = request.getfixturevalue(who)
    assert client_of(person).get(reverse("article_new")).status_code == status


def test_a_stranger_signs_in_first(client, db):
    answer = client.get(reverse("article_new"))
    assert answer.status_code == 302 and answer.url.startswith(reverse("login"))


def test_a_strangers_text_cannot_become_markup(her, section):
    found = paste(her, "<script>alert(1)</script>\n\n<b onclick=x>bold</b>\n\nMore.").url
    assert b"<script>alert" not in her.get(found).content
    her.post(found, corrected(section, headline="<img src=x onerror=y>"))
    article = Article.objects.get()
    assert "<script>" not in article.body_en
    page = her.get(reverse("text_history", args=[article.pk, "en"]))
    assert b"<img src=x" not in page.content


def with_a_picture():
    """An OpenDocument text of two paragraphs with a picture between them."""
    made = making.office("odt", "Before the picture.\n\nPICTURE\n\nAfter it.\n")
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        content = package.read("content.xml").decode()
    frame = (
        '<draw:frame svg:width="2cm" svg:height="1cm"><draw:image xlink:href="Pictures/p.png"'
        ' xlink:type="simple"/></draw:frame>'
    )
    content = content.replace("PICTURE", frame)
    made = making.with_part(made, "content.xml", content)
    return making.with_part(made, "Pictures/p.png", making.picture())


def test_a_picture_inside_a_document_becomes_the_articles_photo(her, section):
    file = SimpleUploadedFile("story.odt", with_a_picture())
    found = her.post(reverse("article_new"), {"text": "", "file": file}).url
    assert her.get(found).status_code == 200
    her.post(found, corrected(section))
    article = Article.objects.get()
    photo = article.photos.get()
    assert (photo.width, photo.height) == (120, 80)
    assert f'data-photo="{photo.pk}"' in article.body_en


BAD = SHARED / "data/documents/bad"


@pytest.mark.skipif(not BAD.exists(), reason="the shared test documents are not on this machine")
def test_every_bad_document_is_refused_in_words_and_nothing_is_kept(her):
    for path in sorted(BAD.glob("*")):
        file = SimpleUploadedFile(path.name, path.read_bytes())
        answer = her.post(reverse("article_new"), {"text": "", "file": file})
        assert answer.status_code == 400, path.name
        assert "alert" in answer.content.decode(), path.name
    assert not Upload.objects.exists()


def test_every_kind_that_is_promised_can_be_brought_in(her, section):
    kinds = {kind: making.office(kind) for kind in ("docx", "odt", "rtf", "html")}
    kinds |= {"md": making.STORY.encode(), "pdf": making.pdf("Police act.", "They acted together.")}
    for kind, data in kinds.items():
        file = SimpleUploadedFile(f"story.{kind}", data)
        answer = her.post(reverse("article_new"), {"text": "", "file": file})
        assert answer.status_code == 302, kind
        assert her.get(answer.url).status_code == 200, kind


def several(*files):
    return {"file": [SimpleUploadedFile(name, data) for name, data in files]}


def test_several_files_are_each_kept_or_refused(her):
    page = her.post(
        reverse("article_new"),
        several(("one.txt", STORY.encode()), ("two.exe", b"MZ"), ("three.txt", b"")),
    )
    assert page.status_code == 200 and [u.name for u in Upload.objects.all()] == ["one.txt"]
    words = page.content.decode()
    assert "two.exe" in words and "cannot be read yet" in words and "is empty" in words


@pytest.mark.parametrize("door", ["article_new", "admin:articles_article_add"])
def test_a_script_is_told_in_json_what_became_of_a_file(her, door):
    asked = {"headers": {"accept": "application/json"}}
    good = her.post(reverse(door), several(("one.txt", STORY.encode())), **asked)
    assert good.json()["arrivals"][0]["url"] == reverse(
        "article_found", args=[Upload.objects.get().pk]
    )
    bad = her.post(reverse(door), several(("two.exe", b"MZ")), **asked)
    assert bad.status_code == 400 and "two.exe" not in str(Upload.objects.all())
    assert bad.json()["arrivals"][0]["reasons"]
    many = several(*((f"{n}.txt", STORY.encode()) for n in range(21)))
    refused = her.post(reverse(door), many, **asked)
    assert refused.status_code == 400 and "20" in refused.json()["reasons"][0]


def test_files_that_are_all_refused_say_so_with_400(her):
    page = her.post(reverse("article_new"), several(("a.exe", b"MZ"), ("b.txt", b"")))
    assert page.status_code == 400 and not Upload.objects.exists()


def test_the_admin_takes_several_files_too(her):
    page = her.post(
        reverse("admin:articles_article_add"),
        several(("one.txt", STORY.encode()), ("two.txt", STORY.encode() + b"More.")),
    )
    assert page.status_code == 200 and Upload.objects.count() == 2


def test_a_nearly_same_text_is_pointed_out_and_shown_beside(her, mali, anan, section):
    old = factories.make_article(mali, headline="Old", body=factories.BODY * 3)
    changed = factories.BODY.replace("Monday", "Tuesday").replace("<p>", "").split("</p>")
    upload_page = paste(her, "A new headline\n\n" + "\n\n".join(changed * 3)).url
    words = her.get(upload_page).content.decode()
    assert "the same text" in words and "See both side by side" in words
    upload = Upload.objects.get()
    beside = her.get(reverse("upload_beside", args=[upload.pk, old.pk])).content.decode()
    assert "<ins>Tuesday</ins>" in beside


def test_another_story_is_no_duplicate(her, mali):
    factories.make_article(mali)
    page = her.get(paste(her, "A flood in the south\n\nRain fell for three days and nights.").url)
    assert "already" not in page.content.decode()


def test_thai_is_compared_without_words(her, mali):
    factories.make_article(mali, language="th", headline="เก่า", body=factories.BODY_TH)
    lines = factories.BODY_TH.replace("<p>", "").split("</p>")
    page = her.get(paste(her, "หัวข่าวใหม่\n\n" + "\n\n".join(lines[:3]) + "\n\nย่อหน้าใหม่").url)
    assert "the same text" in page.content.decode()
