"""Whatever anybody types into any field of the desk is kept as it is or refused in words, shown as
words, and never breaks a page."""

import itertools
import json
import re

import pytest
from django.db import DataError, transaction
from django.urls import reverse

from annotations.discussing import actions as discussing
from annotations.models import Comment
from articles.models import Photo, Upload
from articles.photos import actions as photos
from articles.roles import ADMIN, EDITOR, JOURNALIST, REVIEWER, TRANSLATOR
from articles.text.normalise import normalise
from newsdesk.middleware import ReadableErrorsMiddleware
from tests import factories
from tests.articles.photos.test_removing import picture
from tests.support.every_form import WHO, every_form
from tests.support.scene import Scene
from tests.support.shared import SHARED
from tests.test_permissions_table import cast

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
PIECES = 60  # of the long run, each of a minute or two
DANGEROUS = re.compile(r"<script|onerror|<svg|<iframe|onload|<img src=x", re.IGNORECASE)


def big_list():
    return json.loads(OTHERS.read_text(encoding="utf-8"))


@pytest.fixture
def forms(mali, anan, ploy, somchai, admin_user, client_of):
    """[(client, Form)] of every kind of form there is, in a newsroom in the middle of its work."""
    people = cast(mali, anan, ploy, somchai, admin_user)
    scene = Scene(people["owner"], people["assigned"], people["reviewer"], people["editor"])
    chief = [JOURNALIST, TRANSLATOR, REVIEWER, EDITOR, ADMIN]
    people["chief"] = factories.make_person("chief", *chief, is_staff=True, language="th")
    clients = {who: client_of(people[who]) for who in (*WHO, "chief")}
    return [(clients[who], form) for who, form in every_form(scene, clients.get)]


def fill(client, form, strings, rounds):
    """Send a form `rounds` times, each of its fields each time with another of the strings."""
    for first in range(rounds):
        data = form.filled(itertools.cycle(strings[first:] + strings[:first]))
        answer = _send(client, form, data)
        assert answer.status_code < 500, (form.action, data)
        said = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if "html" in answer.headers.get("Content-Type", ""):
            _shown_as_words(said.decode(), data, form)


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


@pytest.mark.wide
def test_every_field_of_every_form_takes_or_refuses_whatever_is_typed(forms):
    assert len(forms) > 60
    for number, (client, form) in enumerate(forms):
        # Another beginning for each, so that all strings meet fields of every sort.
        start = 5 * number % len(NAUGHTY)
        fill(client, form, NAUGHTY[start:] + NAUGHTY[:start], rounds=2)


@pytest.mark.soak
@pytest.mark.skipif(not OTHERS.exists(), reason="the big list is not at hand")
@pytest.mark.parametrize("piece", range(PIECES))
def test_every_string_of_the_big_list_in_every_field(forms, piece):
    strings = big_list()
    for client, form in forms[piece::PIECES]:
        fill(client, form, strings, rounds=len(strings))


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


FILE_NAMES = [NAUGHTY[0], NAUGHTY[8], NAUGHTY[10], NAUGHTY[11], NAUGHTY[14], "ก" * 300, "", "."]


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(FILE_NAMES, id="ours"),
        pytest.param(
            big_list() if OTHERS.exists() else [],
            id="the-big-list",
            marks=[pytest.mark.soak, pytest.mark.skipif(not OTHERS.exists(), reason="not at hand")],
        ),
    ],
)
def test_a_file_may_be_called_anything(names, article, mali, client_of):
    """By the desk's own doors, with the name written as a browser writes it."""
    hers = client_of(mali)
    add = reverse("photo_add", args=[article.pk])
    for number, name in enumerate(names):
        answer = upload(hers, add, f"{name}.png", picture())
        assert answer.status_code in (302, 400), name
        text = f"Headline {number}\n\nOne paragraph of news about the flood.".encode()
        for ending in (".txt", ""):
            answer = upload(hers, reverse("article_new"), name + ending, text)
            assert answer.status_code in (302, 400), name
            page = hers.get(answer.url) if answer.status_code == 302 else answer
            assert page.status_code in (200, 400), name
            if DANGEROUS.search(name):
                assert name not in page.content.decode(), name
    kept = [upload.name for upload in Upload.objects.all()]
    assert kept and all(name.isprintable() and "/" not in name for name in kept)


def upload(client, address, name, data):
    quoted = name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
    body = [
        b"--edge",
        f'Content-Disposition: form-data; name="file"; filename="{quoted}"'.encode(),
        b"Content-Type: application/octet-stream",
        b"",
        data,
        b"--edge--",
        b"",
    ]
    return client.post(
        address, b"\r\n".join(body), content_type="multipart/form-data; boundary=edge"
    )


@pytest.mark.parametrize("error", [DataError("NUL (0x00)"), ValueError("NUL (0x00)")])
def test_what_a_database_cannot_hold_is_refused_in_words(rf, error):
    """PostgreSQL refuses a NUL wherever no form has looked at what was sent."""
    readable = ReadableErrorsMiddleware(None)
    for sent in (rf.post("/desk/", {"reason": "a\0b"}), rf.get("/desk/", {"q": "\0"})):
        sent.htmx = False
        answer = readable.process_exception(sent, error)
        assert answer.status_code == 400 and "NUL" in answer.content.decode()
    assert readable.process_exception(rf.post("/desk/", {"reason": "ab"}), error) is None
