"""Files for translators outside the house: identical untouched, refused damaged, shown before kept."""

import re

import pytest
from django.core.files.base import ContentFile

from articles.models import AuditEntry
from articles.roles import EDITOR
from articles.translating import actions
from tests import factories
from tests.articles.translating.making import THAI, edit_source, translate

BODY = (
    '<p>Police <strong>seized <em>700,000</em> baht</strong> &amp; <a href="https://e.com/?a=1&amp;b">'
    "phones</a><br>on Monday.</p><ul><li>One &lt;thing&gt;</li><li>Two</li></ul>"
)
HTML = (
    '<p><a href="https://e.com/?a=1&amp;b">โทรศัพท์</a> และ<strong>เงิน <em>700,000</em> บาท</strong>'
    "<br>วันจันทร์</p>"
)


@pytest.fixture
def marked(mali, anan, somchai):
    """A translation with inline marks, its first paragraph done."""
    text = actions.start(factories.make_article(mali, body=BODY), "th", by=somchai, assignee=anan)
    actions.save_paragraph(text, "headline", "ตำรวจ", based_on=0, by=anan)
    text.refresh_from_db()
    actions.save_paragraph(text, "b1", HTML, based_on=text.revision_number, by=anan)
    text.refresh_from_db()
    return text


def exported(client, text, form="xliff21"):
    answer = client.get("/desk/translations/export/", {"text": text.pk, "form": form})
    assert answer.status_code == 200
    return answer.content.decode()


def back(client, data):
    data = data if isinstance(data, bytes) else data.encode()
    return client.post("/desk/translations/bring-in/", {"file": ContentFile(data, name="a.xlf")})


def take(client, answer, *keys):
    offer = re.search(r'name="offer" value="([^"]+)"', answer.content.decode())[1]
    return client.post("/desk/translations/take-in/", {"offer": offer, "take": keys})


@pytest.mark.parametrize("form", ["xliff21", "xliff12"])
def test_an_untouched_export_comes_back_identical(client_of, marked, anan, form):
    client = client_of(anan)
    data = exported(client, marked, form)
    answer = back(client, data)
    assert answer.status_code == 200
    assert "This file brings nothing new." in answer.content.decode()
    assert "the same as here" in answer.content.decode()
    assert exported(client, marked, form) == data


@pytest.mark.parametrize("form", ["xliff21", "xliff12"])
def test_new_words_are_shown_first_and_kept_when_ticked(client_of, marked, anan, form):
    client = client_of(anan)
    data = exported(client, marked, form).replace("วันจันทร์", "เมื่อวันจันทร์")
    data = re.sub(r"(<source>Two</source>)", r"\1<target>สอง</target>", data)
    answer = back(client, data)
    assert "<ins>เมื่อ</ins>" in answer.content.decode()
    marked.refresh_from_db()
    assert "เมื่อ" not in marked.revision.body
    keys = [f"{marked.pk}-b1", f"{marked.pk}-b3"]
    assert take(client, answer, *keys).status_code == 302
    marked.refresh_from_db()
    assert HTML.replace("วันจันทร์", "เมื่อวันจันทร์") in marked.revision.body
    assert "<ul><li>สอง</li></ul>" in marked.revision.body
    assert AuditEntry.objects.filter(verb="translation.take_in").count() == 1


def without_a_unit(data):
    return re.sub(r'<unit id="b2".*?</unit>\n', "", data)


DAMAGE = {
    "missing unit": (without_a_unit, "This unit is missing from the file."),
    "changed source": (
        lambda d: d.replace("One &lt;", "Won &lt;"),
        "source words have been changed",
    ),
    "unknown mark": (lambda d: d.replace('<pc id="3"', '<pc id="9"'), "was not in the file"),
    "mark twice": (lambda d: d.replace('<pc id="2"', '<pc id="1"'), "stands there twice"),
    "dropped marks": (
        lambda d: re.sub("<target>.*</target>", "<target>ก</target>", d),
        "A mark of the source is missing: 1, 2, 3.",
    ),
    "broken tag": (lambda d: d.replace("</pc>", "", 1), "no well-formed XML"),
    "wrong language": (lambda d: d.replace('trgLang="th"', 'trgLang="en"'), "into “en”"),
    "wrong words": (
        lambda d: d.replace("ตำรวจ", "Police seized a great deal of money on Monday"),
        "The words are in the wrong language.",
    ),
    "entities": (
        lambda d: d.replace("<xliff", '<!DOCTYPE x [<!ENTITY a "b">]><xliff', 1),
        "declares entities",
    ),
    "no notes": (lambda d: re.sub("<notes>.*</notes>", "", d), "its notes are gone"),
    "other file": (lambda d: "<html/>", "this is no XLIFF"),
    "foreign id": (lambda d: d.replace('<unit id="b2"', '<unit id="b77"'), "did not go out"),
    "future": (lambda d: d.replace('source-revision">1', 'source-revision">8'), "never was"),
    "bad number": (lambda d: d.replace('source-revision">1', 'source-revision">x'), "damaged"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_refused_with_its_reason_and_nothing_is_applied(
    client_of, marked, anan, damage
):
    change, reason = DAMAGE[damage]
    client = client_of(anan)
    data = exported(client, marked)
    changed = change(data)
    assert changed != data
    answer = back(client, changed)
    assert answer.status_code == 400
    assert reason in answer.content.decode()
    assert 'name="offer"' not in answer.content.decode()
    before = marked.revision_number
    marked.refresh_from_db()
    assert marked.revision_number == before


def test_a_problem_names_its_line(client_of, marked, anan):
    client = client_of(anan)
    data = exported(client, marked).replace("One &lt;", "Won &lt;")
    line = next(n for n, words in enumerate(data.split("\n"), 1) if "Won" in words)
    assert f'<td class="figures">{line}</td><td>b2</td>' in back(client, data).content.decode()


def test_newer_words_here_are_not_ticked_and_asked_about(client_of, thai, anan):
    client = client_of(anan)
    translate(thai, "b1", "b2", by=anan)
    data = exported(client, thai).replace(THAI["b1"], "จากข้างนอก")
    thai.refresh_from_db()
    actions.save_paragraph(thai, "b1", "<p>ใหม่กว่า</p>", based_on=thai.revision_number, by=anan)
    html = back(client, data).content.decode()
    assert "changed here too since the export" in html
    assert " checked" not in html.split('name="take"')[1].split(">")[0]


def test_a_line_saved_by_a_colleague_while_it_was_looked_at_is_a_conflict(client_of, thai, anan):
    client = client_of(anan)
    translate(thai, "b1", "b2", by=anan)
    data = exported(client, thai).replace(THAI["b1"], "จากข้างนอก").replace(THAI["b2"], "อีกคำ")
    answer = back(client, data)
    other = factories.make_person("Dao", EDITOR)
    thai.refresh_from_db()
    actions.save_paragraph(thai, "b2", "<p>ของดาว</p>", based_on=thai.revision_number, by=other)
    thai.refresh_from_db()
    keys = [f"{thai.pk}-b1", f"{thai.pk}-b2"]
    assert take(client, answer, *keys).status_code == 409
    number = thai.revision_number
    thai.refresh_from_db()
    assert thai.revision_number == number


def test_a_source_edited_meanwhile_makes_the_paragraph_behind(client_of, article, thai, anan, mali):
    client = client_of(anan)
    data = exported(client, thai)
    source = article.texts.get(language="en").revision.document.block("b2").text
    edit_source(article, "700,000", "900,000", by=mali)
    data = data.replace(
        f"<source>{source}</source>", f"<source>{source}</source><target>{THAI['b2']}</target>"
    )
    answer = back(client, data)
    assert "it will show as behind" in answer.content.decode()
    take(client, answer, f"{thai.pk}-b2")
    assert "700,000" in thai.alignments.get().translated_from


def test_a_confidential_article_never_leaves(client_of, marked, anan, somchai):
    marked.article.confidential = True
    marked.article.save()
    where = {"text": marked.pk, "form": "tmx"}
    assert client_of(anan).get("/desk/translations/export/", where).status_code == 403


def test_several_go_out_in_one_file_and_another_persons_offer_is_refused(
    client_of, marked, thai, anan, somchai
):
    client = client_of(anan)
    where = {"text": [marked.pk, thai.pk], "form": "xliff21"}
    data = client.get("/desk/translations/export/", where).content.decode()
    assert data.count("<file ") == 2
    answer = back(client, data.replace("วันจันทร์", "จันทร์"))
    assert answer.status_code == 200
    assert take(client_of(somchai), answer).status_code == 400
    assert take(client, answer, f"{marked.pk}-b1").url == "/desk/translations/"
    tmx = exported(client, marked, "tmx")
    assert tmx.count("<tu ") == 2 and "โทรศัพท์ และ" in tmx


def test_a_tools_own_segments_and_comments_are_read(client_of, marked, anan):
    client = client_of(anan)
    old = '<segment id="s1" state="initial"><source>Two</source></segment>'
    new = (
        "<segment><source>Tw</source><target><mrk id='m1' type='comment'>สอ</mrk></target></segment>"
        "<ignorable><source>o</source><target>ง<!-- note --></target></ignorable>"
    )
    data = exported(client, marked)
    assert old in data
    assert "<ins>สอง</ins>" in back(client, data.replace(old, new)).content.decode()
