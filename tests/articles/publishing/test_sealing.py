"""Words that a court wants gone are nowhere in the database, and everything else is still proved."""

import hashlib
import io
import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from annotations.models import Comment, Thread
from articles import audit
from articles.exceptions import Invalid, Refused
from articles.models import AuditEntry, Edition, Listing, Redirect, Seal, SealedRow
from articles.photos.renditions import renditions_of
from articles.publishing import actions as publishing
from articles.publishing import ledger
from articles.publishing.listing.actions import put_in_order
from articles.publishing.naming import actions as naming
from articles.publishing.naming.notes import preset
from articles.publishing.naming.plan import Plan
from articles.publishing.sealing import actions, files, proof
from articles.publishing.sealing.blanks import Blanks
from articles.publishing.sealing.preview import _excerpt, preview
from articles.text.graphemes import is_boundary
from articles.translating import memory
from articles.writing import actions as writing
from tests.articles.publishing import story
from tests.articles.publishing.test_readiness import add_photo

NAME, NAME_TH = "Quentin Zed", "เควนติน เซด"
WORDS = [NAME, NAME_TH]


@pytest.fixture
def named(newsroom):
    """A published article that says the name wherever a name can stand."""
    article = newsroom.marked_story(byline=NAME)
    english, thai = article.texts.get(language="en"), article.texts.get(language="th")
    add_photo(article, newsroom.mali, credit=NAME, alt_en=NAME, alt_th=NAME_TH, caption_en=NAME)
    accused = story.make_entity("person", NAME, NAME_TH, by=newsroom.mali)
    accused.aliases.create(language="en", text=f"Mr {NAME}")
    for text, old, name in ((english, "Police in two", NAME), (thai, "ตำรวจสอง", NAME_TH)):
        who = newsroom.mali if text is english else newsroom.anan
        story.edit(text, old, f"{name} {old}", by=who)
        text.refresh_from_db()
        now = text.revision
        body = now.body.replace("<p>", f"<p><strong>{name[:4]}</strong>{name[4:]} ", 1)
        content = story.Content(
            now.headline,
            f"{now.summary} {name.upper()}.",
            body,
            f"a-{name.split()[0].lower()}-{name.split()[1].lower()}",
        )
        writing.save(text, content, based_on=now.number, by=who, reason=f"About {name}")
        newsroom.approve(article)
        who = {"by": who, "reviewer": newsroom.ploy}
        story.approved_mark(text, name, kind="person", entity=accused, **who)
    story.align(thai, by=newsroom.anan)
    thread = Thread.objects.create(
        article=article, text=english, quote=NAME, created_by=newsroom.ploy
    )
    Comment.objects.create(thread=thread, by=newsroom.ploy, body=f"Is {NAME} right?")
    memory.add([memory.Passage(f"{NAME} spoke.", f"{NAME_TH} พูด", "en", "th")])
    Redirect.objects.create(old="/news/quentin-zed.html", new="/en/")
    newsroom.publish(article)
    newsroom.correct(
        article, "en", "said over", "told over", notes={"en": f"Not {NAME}.", "th": "แก้"}
    )
    plan = Plan([("en", "Cambodia", "Kampuchea")], [article])
    ticked = [field.place(hit) for field in plan.fields for hit in field.hits]
    titles = {"en": f"All on {NAME}", "th": f"ทั้งหมดเรื่อง{NAME_TH}"}
    put_in_order("package", "trial", [article.pk], by=newsroom.somchai, titles=titles)
    publishing.add_update(
        article, {"en": f"{NAME} spoke.", "th": f"{NAME_TH}พูดแล้ว"}, by=newsroom.somchai
    )
    naming.ask(
        plan, ticked, by=newsroom.somchai, seen=plan.token, notes=preset([("en", "a", NAME)])
    )
    writing.keep_buffer(english, story.Content(body=f"<p>{NAME}</p>"), based_on=1, by=newsroom.mali)
    return article


def told():
    """Everything that the database says, lower case, Thai as it is written."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            for row in cursor.fetchall():
                words = " ".join(map(str, row))
                yield table, (words + words.encode().decode("unicode_escape", "ignore")).lower()


def places():
    wanted = {
        NAME.lower(),
        NAME_TH,
        "quentin-zed",
        "quentin</strong> zed",
        json.dumps(NAME_TH)[1:-1].lower(),
    }
    return sorted({table for table, words in told() if any(one in words for one in wanted)})


def sealed(article, newsroom):
    seal = actions.ask(article, WORDS, order="Criminal Court 12/2569", by=newsroom.somchai)
    return seal, actions.carry_out(seal, by=newsroom.ploy)


def test_the_words_are_nowhere_and_the_proofs_stand(named, newsroom, client, capsys):
    hashes = dict(Edition.objects.values_list("pk", "sha256"))
    assert len(places()) > 15
    other = newsroom.story()
    newsroom.publish(other)
    seal, counts = sealed(named, newsroom)
    assert places() == []
    assert counts["articles_edition"] == 3
    assert dict(Edition.objects.filter(pk__in=hashes).values_list("pk", "sha256")) == hashes
    assert ledger.verify() == []
    assert audit.broken_entries(f"article:{named.pk}") == []
    assert list(proof.faults()) == []
    call_command("verify")
    call_command("verify_audit")
    seal.refresh_from_db()
    assert (seal.words, len(seal.digests)) == ([], 2)
    for edition in Edition.objects.live().filter(article=named):
        path = reverse("reader_article_short", args=[edition.language, named.pk])
        page = client.get(path, follow=True).content.decode()
        assert "█" in page
        assert NAME not in page and NAME_TH not in page
        found = client.get(reverse("reader_search", args=[edition.language]), {"q": NAME}).content
        assert edition.headline not in found.decode()
    # The marks keep their places, and the next edition can be published.
    newsroom.correct(named, "en", "told over", "said over")
    assert ledger.verify() == []


def test_a_heading_of_a_package_and_a_timed_update_are_sealed(named, newsroom, client):
    sealed(named, newsroom)
    assert Listing.objects.get(name="trial").titles["en"] == "All on ███████████"
    named.refresh_from_db()
    assert named.updates[0]["words"]["en"] == "███████████ spoke."
    assert "All on ███" in client.get(reverse("reader_front", args=["en"])).content.decode()


def test_a_photos_file_that_says_the_words_is_replaced_by_a_copy_that_does_not(
    named, newsroom, client, django_capture_on_commit_callbacks
):
    photo = named.photos.get()
    plain = add_photo(named, newsroom.mali, credit="Nobody")
    said = Image.Exif()
    said[0x013B] = NAME
    data = io.BytesIO()
    Image.new("RGB", (1200, 800), (9, 9, 9)).save(data, "JPEG", exif=said)
    photo.file.save("said.bin", ContentFile(data.getvalue()))
    photo.renditions = []
    photo.metadata = {"creator": [NAME]}
    photo.save()
    renditions_of(photo)
    old, kept = photo.file.name, plain.file.name
    found = preview(named, WORDS)
    assert found.photos == 1
    with django_capture_on_commit_callbacks(execute=True):
        sealed(named, newsroom)
    photo.refresh_from_db()
    plain.refresh_from_db()
    assert (photo.metadata, plain.file.name) == ({"creator": ["███████████"]}, kept)
    assert not default_storage.exists(old) and default_storage.exists(kept)
    with photo.file.open("rb") as file:
        left = file.read()
    assert NAME.encode() not in left
    assert Image.open(io.BytesIO(left)).width == max(c["width"] for c in photo.renditions)
    entry = AuditEntry.objects.get(verb="seal.carry_out", article=named)
    assert entry.data["photos"] == [photo.pk]
    assert preview(named, WORDS).photos == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp874"])
def test_a_thai_name_in_a_photo_is_seen_whatever_its_encoding(named, newsroom, encoding):
    photo = named.photos.get()
    photo.file.save("x.bin", ContentFile(b"..." + NAME_TH.encode(encoding) + b"..."))
    assert files.saying(named, Blanks(WORDS)) == [photo]
    photo.file.save("y.bin", ContentFile("...ตำรวจ...".encode(encoding)))
    assert files.saying(named, Blanks(WORDS)) == []


def test_what_would_go_is_cut_between_characters():
    for first in range(50):
        words = "ก" * first + "ห้องน้ำที่นี่" * 20
        before, after = f"{words}ชื่อ{words}", f"{words}████{words}"
        [said] = _excerpt(before, after)
        start = after.index(said)
        assert is_boundary(after, start) and is_boundary(after, start + len(said))


def test_what_would_go_is_shown_of_json_too(named):
    found = {table.name: table for table in preview(named, WORDS).tables}
    for model in (Listing, AuditEntry, Edition):
        name = str(model._meta.verbose_name_plural)
        assert found[name].excerpts, name
        assert any("█" in excerpt for excerpt in found[name].excerpts)
        assert len(found[name].excerpts) <= 3
    assert not [one for table in found.values() for one in table.excerpts if "<p>" in one]
    assert "All on ███████████" in found["listings"].excerpts


def test_readers_see_when_an_edition_was_sealed_and_not_what(named, newsroom, client):
    url = reverse("reader_ledger", args=["en", named.pk])
    assert "Sealed" not in client.get(url).content.decode()
    seal, _counts = sealed(named, newsroom)
    seal.refresh_from_db()
    page = client.get(url).content.decode()
    assert page.count("<b>Sealed</b>") == named.editions.filter(language="en").count()
    assert page.count(timezone.localtime(seal.carried_out_at).strftime('datetime="%Y-%m-%d')) >= 2
    assert seal.order not in page and NAME not in page and seal.digests[0] not in page
    # The file that readers may download has the hash that the page says it has.
    edition = named.editions.filter(language="en").first()
    file = client.get(reverse("reader_edition", args=["en", named.pk, edition.number])).content
    assert hashlib.sha256(file).hexdigest() in page
    thai = client.get(reverse("reader_ledger", args=["th", named.pk])).content.decode()
    assert "<b>ปิดผนึก</b>" in thai


# --- Backups ---------------------------------------------------------------------------------


def in_a_backup(named, newsroom, tmp_path, words=WORDS):
    """The path of the ledger of a seal that was carried out, in a database from before it."""
    path = tmp_path / "seals.json"
    keep = transaction.savepoint()
    seal = actions.ask(named, words, order="Criminal Court 12/2569", by=newsroom.somchai)
    actions.carry_out(seal, by=newsroom.ploy)
    with path.open("w") as file:
        call_command("seals", stdout=file)
    transaction.savepoint_rollback(keep)
    assert not Seal.objects.exists() and len(places()) > 15
    return path


def test_a_restored_backup_is_sealed_again_by_the_ledger_alone(named, newsroom, tmp_path, capsys):
    path = in_a_backup(named, newsroom, tmp_path)
    told = path.read_text()
    assert NAME not in told and NAME_TH not in json.dumps(json.loads(told), ensure_ascii=False)
    call_command("seal_again", path)
    assert places() == []
    seal = Seal.objects.get()
    assert (seal.first, seal.second, seal.order) == (
        newsroom.somchai,
        newsroom.ploy,
        "Criminal Court 12/2569",
    )
    assert ledger.verify() == []
    assert audit.broken_entries(f"article:{named.pk}") == []
    assert list(proof.faults()) == []
    call_command("seal_again", path)
    assert "Every seal of the ledger is here." in capsys.readouterr().out
    assert Seal.objects.count() == 1


def test_words_in_a_spelling_of_their_own_are_asked_for(
    named, newsroom, tmp_path, monkeypatch, capsys
):
    words = ["quentin ZED", NAME_TH]
    path = in_a_backup(named, newsroom, tmp_path, words)
    with pytest.raises(CommandError, match="must not be shown"):
        call_command("seal_again", path)
    assert "1 of its words" in capsys.readouterr().err
    assert not Seal.objects.exists()
    monkeypatch.setattr("sys.stdin", io.StringIO("quentin ZED\n"))
    call_command("seal_again", path, words="-")
    assert places() == []


def test_a_person_who_is_not_in_the_backup_is_stood_for(named, newsroom, tmp_path, capsys):
    path = in_a_backup(named, newsroom, tmp_path)
    newsroom.somchai.is_active = False
    newsroom.somchai.save()
    with pytest.raises(CommandError):
        call_command("seal_again", path)
    assert "nobody called somchai here" in capsys.readouterr().err
    with pytest.raises(CommandError):  # nobody seals alone
        call_command("seal_again", path, first="ploy")
    assert len(places()) > 15


def test_an_article_that_the_backup_does_not_have_is_no_fault(named, newsroom, tmp_path, capsys):
    path = in_a_backup(named, newsroom, tmp_path)
    [entry] = json.loads(path.read_text())
    path.write_text(json.dumps([entry | {"article": 10**6}]))
    call_command("seal_again", path)
    assert "Every seal of the ledger is here." in capsys.readouterr().out


def test_what_is_tampered_with_after_a_seal_is_still_named(named, newsroom):
    sealed(named, newsroom)
    edition = Edition.objects.filter(article=named).first()
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(content=edition.content | {"dateline": "x"})
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEntry.objects.filter(article=named).update(verb="x")
    row = SealedRow.objects.filter(table="articles_edition").last()
    row.pk, row.after = None, "0" * 64
    row.save(force_insert=True)
    assert len(list(proof.faults())) == 1
    assert [fault.edition_id for fault in ledger.verify()] == [row.row]


def test_one_person_cannot_seal(named, newsroom):
    seal = actions.ask(named, WORDS, order="A court", by=newsroom.somchai)
    with pytest.raises(Refused):
        actions.carry_out(seal, by=newsroom.somchai)
    assert len(places()) > 15
    actions.refuse(seal, by=newsroom.ploy, reason="Not this one")
    with pytest.raises(Refused):
        actions.carry_out(seal, by=newsroom.ploy)
    assert Seal.objects.get().words == []


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ([], "A court"),
        (["Zq"], "A court"),
        ([NAME], " "),
        (["Nobody Atall"], "A court"),
        ([NAME], NAME),
    ],
)
def test_a_seal_that_says_too_little_or_too_much_is_refused(named, newsroom, words, order):
    with pytest.raises(Invalid):
        actions.ask(named, words, order=order, by=newsroom.somchai)


def test_an_editor_asks_and_a_reviewer_carries_out_in_the_browser(named, newsroom, client_of):
    editor, reviewer = client_of(newsroom.somchai), client_of(newsroom.ploy)
    url = reverse("article_seal", args=[named.pk])
    sent = {"words": "\n".join(WORDS), "order": "A court"}
    page = editor.post(url, sent)
    assert page.context["found"].pairs == 1
    assert not Seal.objects.exists()
    editor.post(url, sent | {"act": "ask"})
    seal = Seal.objects.get()
    carry = reverse("seal_carry_out", args=[named.pk, seal.pk])
    assert editor.post(carry, {"sure": "on"}).status_code == 403
    assert reviewer.post(carry).status_code == 400
    assert reviewer.post(carry, {"sure": "on"}, follow=True).status_code == 200
    assert places() == []
    assert reviewer.post(carry, {"sure": "on"}).status_code == 403


@pytest.mark.parametrize(
    ("words", "text", "left"),
    [
        (["Ann Lee"], "Ann Lee, ANN  LEE and Annual Leeds", "███████, ████████ and Annual Leeds"),
        (["Ann Lee"], "<p><b>Ann</b> L<i>ee</i></p>", "<p><b>███</b>██<i>██</i></p>"),
        (["A & B"], "A &amp; B", "█████"),
        (["Ann Lee"], "/en/crime/ann-lee-says-7/", "/en/crime/xxxxxxx-says-7/"),
        (["สมชาย"], "นายสมชายกล่าว", "นาย█████กล่าว"),
    ],
)
def test_words_are_taken_out_however_they_are_written(words, text, left):
    assert Blanks(words).out_of(text) == left


@given(st.lists(st.text("ab กี", max_size=5), min_size=1, max_size=4))
def test_a_name_that_runs_over_runs_keeps_every_length(parts):
    block = {"runs": [[part, []] for part in parts], "id": "b1"}
    done = Blanks(["ab ก", "กี"]).out_of(block)
    assert [len(run[0]) for run in done["runs"]] == [len(part) for part in parts]
    assert not Blanks(["กี"]).found("".join(run[0] for run in done["runs"]))
