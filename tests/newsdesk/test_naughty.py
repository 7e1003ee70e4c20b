"""Whatever anybody types into any field of the desk is kept as it is or refused in words, shown as
words, and never breaks a page."""

import itertools
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from annotations.discussing import actions as discussing
from annotations.models import Comment
from articles.models import Photo
from articles.photos import actions as photos
from articles.roles import ADMIN, EDITOR, JOURNALIST, REVIEWER, TRANSLATOR
from articles.text.normalise import normalise
from tests import factories
from tests.articles.photos.test_removing import picture
from tests.articles.publishing.story import Newsroom
from tests.support.filling import forms_of
from tests.support.scene import Scene
from tests.support.shared import SHARED

pytestmark = pytest.mark.django_db

OTHERS = SHARED / "data/strings/blns.json"
# Our own few of each sort; the big list is tried by `make soak` where it is at hand.
NAUGHTY = [
    "<script>alert('ข่าว')</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "' OR 1=1 --",
    "'; DROP TABLE articles_article; --",
    "{{ 7 * 7 }} {% debug %} ${7*7} #{7*7}",
    "%s %n %(name)s {0} {name}",
    "\x00 nothing",
    "\x07\x1b[31mred\x1b[0m",
    "​‮gnirts siht",
    "ที่ที่ี่ี่ น้ำำ เเปลก ๆๆๆ ํา",
    "👩‍👩‍👧‍👦 🇹🇭 👍🏽 ﷽",
    "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
    "../../../../etc/passwd",
    "CON",
    "NaN",
    "99999999999999999999999999",
    "-1e400",
    "0x7fffffffffffffff",
    "2024-02-30T25:61",
    "http://[::1",
    "https://例え.テスト/ทดสอบ?a=<b>",
    "a" * 5000,
    "ก" * 3001,
    " ",
    "\u2028\u2029\ufeff",
    '=HYPERLINK("http://x")',
]
DANGEROUS = re.compile(r"<script|onerror|<svg|<iframe|onload|<img src=x", re.IGNORECASE)


def big_list():
    strings = json.loads(OTHERS.read_text(encoding="utf-8"))
    return [one for one in strings if one and one.isprintable() or "\n" in one]


@pytest.fixture
def rooms(mali, anan, ploy, somchai):
    """(somebody with every role, the pages of the desk that have fields, readers' ones too)."""
    everybody = factories.make_person(
        "chief", JOURNALIST, TRANSLATOR, REVIEWER, EDITOR, ADMIN, is_staff=True, language="th"
    )
    scene = Scene(mali, anan, ploy, somchai)
    article = scene.article
    public = Newsroom(mali, anan, ploy, somchai).story()
    Newsroom(mali, anan, ploy, somchai).publish(public)
    photo = photos.add(article, "police.png", picture(), by=mali)
    thread = discussing.begin(article, "Why?", by=mali)
    names = [
        ("article_new", []),
        ("text_write", [article.pk, "en"]),
        ("text_translate", [article.pk, "th"]),
        ("article_detail", [article.pk]),
        ("article_threads", [article.pk]),
        ("article_publish", [public.pk]),
        ("photo_detail", [article.pk, photo.pk]),
        ("listing_edit", ["package", "flood"]),
        ("entity_new", []),
        ("entity_edit", [scene.entity_id]),
        ("entity_list", []),
        ("term_list", []),
        ("memory_list", []),
        ("person_invite", []),
        ("profile", []),
        ("desk", []),
        ("board", []),
        ("login", []),
        ("password_forgotten", []),
        ("reader_search", ["th"]),
        ("reader_report", ["en", public.pk]),
        ("admin:articles_newsroomsettings_add", []),
        ("admin:articles_section_add", []),
        ("admin:annotations_kind_add", []),
        ("admin:articles_outlet_add", []),
        ("admin:articles_redirect_add", []),
        ("admin:articles_term_add", []),
        ("admin:articles_article_changelist", []),
    ]
    assert thread.pk
    return everybody, [reverse(name, args=args) for name, args in names]


def fill(client, addresses, strings, rounds):
    """Send every form of these pages `rounds` times, each field with the next of the strings."""
    words, sent = itertools.cycle(strings), 0
    for address in addresses:
        page = client.get(address)
        for form in forms_of(page.content, address):
            for _round in range(rounds):
                data = form.filled(words)
                sent += 1
                answer = _send(client, form, data)
                assert answer.status_code < 500, (address, form.action, data)
                said = b"".join(answer.streaming_content) if answer.streaming else answer.content
                if "html" in answer.headers.get("Content-Type", ""):
                    _shown_as_words(said.decode(), data, form)
        next(words)  # so that a field does not meet the same ones in every run of the list
    return sent


def _send(client, form, data):
    """The answer; whatever it changed is undone, so that every form meets the same newsroom."""
    point = transaction.savepoint()
    try:
        return getattr(client, "get" if form.method == "get" else "post")(form.action, data)
    finally:
        transaction.savepoint_rollback(point)


def _shown_as_words(page, data, form):
    for name, value in data.items():
        if isinstance(value, str) and DANGEROUS.search(value):
            assert value not in page, (form.action, name)


def test_every_field_of_every_form_takes_or_refuses_whatever_is_typed(rooms, client_of):
    person, addresses = rooms
    assert fill(client_of(person), addresses, NAUGHTY, rounds=2) > 60


@pytest.mark.soak
@pytest.mark.skipif(not OTHERS.exists(), reason="the big list is not at hand")
def test_every_string_of_the_big_list_in_every_field(rooms, client_of):
    person, addresses = rooms
    strings = big_list()
    fill(client_of(person), addresses, strings, rounds=len(strings))


def test_what_is_typed_is_kept_as_it_is_or_refused(article, mali, client_of):
    hers = client_of(mali)
    photo = photos.add(article, "police.png", picture(), by=mali)
    caption = reverse("photo_detail", args=[article.pk, photo.pk])
    thread = discussing.begin(article, "Why?", by=mali)
    comment = reverse("thread_comment", args=[thread.pk])
    for words in NAUGHTY:
        before = Photo.objects.get(pk=photo.pk).caption_en or ""
        sent = {"credit": "Us", "caption_en": words, "focal_x": 1, "focal_y": 1}
        answer = hers.post(caption, sent)
        kept = Photo.objects.get(pk=photo.pk).caption_en or ""
        assert kept == (words.strip() if answer.status_code == 302 else before), words
        last = Comment.objects.filter(thread=thread).latest("pk")
        hers.post(comment, {"body": words})
        new = Comment.objects.filter(thread=thread).latest("pk")
        assert new == last or new.body in (words, words.strip(), normalise(words).strip()), words


def test_a_photo_may_be_called_anything(article, mali, client_of):
    hers = client_of(mali)
    for name in [NAUGHTY[0], NAUGHTY[8], NAUGHTY[10], NAUGHTY[11], NAUGHTY[14], "ก" * 300]:
        file = SimpleUploadedFile("x.png", picture())
        file.name = name
        answer = hers.post(reverse("photo_add", args=[article.pk]), {"file": file})
        assert answer.status_code in (302, 400), name
