"""What the checks say of a paragraph, and what a person lets stand."""

from datetime import timedelta

import pytest

from annotations.anchoring.engine import Anchor
from annotations.marking import actions as marking
from annotations.models import Entity, Kind, Position
from articles.exceptions import Invalid
from articles.models import FindingWaiver
from articles.text.normalise import normalise
from articles.translating import actions, memory
from articles.translating.checks import CHECKS, Passage, findings
from articles.translating.names import Term
from articles.translating.parity import Fact, Verdict
from articles.translating.ranks import Rank
from articles.translating.workspace import Workspace
from tests.articles.translating.making import THAI, translate
from tests.articles.translating.test_pages import JSON, page, save

POLICE = Term(1, "Royal Thai Police", "organisation", ("สตช.",), ("สตช.",), ("กรมตำรวจ",))

MALI = Term(
    2, "Mali", "person", ("มะลิ",), ("มะลิ",),
    rank=Rank(("พล.ต.ท.",), frozenset({"pol-lt-gen"})), language="th",
)  # fmt: skip

EN = "The police said so on Monday in Bangkok."
TH = "ตำรวจระบุเช่นนั้นเมื่อวันจันทร์ที่กรุงเทพมหานคร"


def passage(source=EN, target=TH, into="th", **more):
    other = "en" if into == "th" else "th"
    return Passage(source, target, other, into, **more)


def red(kind):
    return (Fact(kind, Verdict.MISSING, "7"),)


FOUND = [
    *(
        (name, passage(facts=red(kind)))
        for name, kind in (
            ("figures", "number"),
            ("money", "money"),
            ("dates", "date"),
            ("times", "time"),
            ("durations", "duration"),
            ("percentages", "percentage"),
            ("ages", "age"),
            ("counts", "count"),
            ("ranks", "rank"),
        )
    ),
    ("name-missing", passage(missing_names=("Royal Thai Police",))),
    ("term-missing", passage(missing_terms=("call centre",))),
    ("name-forbidden", passage(target=TH + " กรมตำรวจ", terms=(POLICE,))),
    ("address-missing", passage(source="Write to desk@example.org, they said.")),
    ("unchanged", passage(target=EN)),
    ("wrong-language", passage(target="Die Polizei sagte das am Montag.")),
    (
        "left-over",
        passage(target=TH + " said so on monday in", source=EN + " said so on monday in"),
    ),
    ("negation", passage(source="The police did not say so.")),
    ("length", passage(source=EN * 6)),
    (
        "quotation-missing",
        passage("“It was a long day,” the chief of police told us.", "ตำรวจเหนื่อยมากเมื่อวันจันทร์"),
    ),
    ("unpaired", passage(target=TH + " (กทม.")),
    ("word-twice", passage(TH, "The police said said so.", into="en")),
    ("doubled-space", passage(target="ตำรวจ  ระบุเช่นนั้น")),
    ("space-before-mark", passage(TH, "The police , they said.", into="en")),
    ("headline-stop", passage(TH, "The police say so.", into="en", kind="headline")),
    ("from-memory", passage(origin="memory", remembered="The police said so on Friday.")),
    (
        "quotation-words",
        passage(
            "“We lost everything in one long night,” she said. “Nobody came to help us.”",
            "“เราเสียทุกอย่างไปในคืนเดียวอันยาวนาน” เธอกล่าว",
        ),
    ),
    ("rank-of-the-day", passage(target="พล.ต.ต.มะลิ" + TH, terms=(MALI,))),
    ("link-missing", passage(source_tags=(("a", "https://example.org/"),))),
    ("link-unsafe", passage(target_tags=(("a", "javascript:x"),))),
    ("emphasis-missing", passage(source_tags=(("strong", ""),))),
    ("doubled-mark", passage(target=TH + "เรื่่อง")),
    ("repeat-sign", passage(target="ๆ " + TH)),
    ("thai-digits", passage(target=TH + " ๗ คน")),
    ("thai-full-stop", passage(target=TH + ".")),
    ("thai-space-before-mark", passage(target="ตำรวจ , " + TH)),
    ("era", passage(target=TH + " ค.ศ. 2567")),
]


@pytest.mark.parametrize(("check_id", "wrong"), FOUND, ids=[name for name, _wrong in FOUND])
def test_each_check_finds_what_it_is_for(check_id, wrong):
    assert check_id in [one.check_id for one in findings(wrong)]


def test_there_are_25_checks_or_more_each_proved_above_and_silent_on_a_good_pair():
    assert len(CHECKS) >= 25
    assert {check.id for check in CHECKS} == {name for name, _wrong in FOUND}
    assert findings(passage()) == findings(passage(TH, EN, into="en")) == ()


def test_errors_stand_before_warnings_and_nothing_is_said_of_an_empty_paragraph():
    both = findings(passage(target="ตำรวจ  ระบุเช่นนั้น", facts=red("money")))
    assert [one.is_error for one in both] == [True, False]
    assert findings(passage(target=" ")) == ()


@pytest.mark.parametrize("wrong", [wrong for _name, wrong in FOUND])
def test_a_mended_paragraph_is_not_found_wrong_again(wrong):
    for one in findings(wrong):
        if one.has_fix:
            mended = normalise(wrong.target.replace(one.wrong, one.right))
            again = passage(wrong.source, mended, wrong.target_language, kind=wrong.kind)
            assert one.check_id not in [other.check_id for other in findings(again)]


WRONG = "<p>สำนักงานตำรวจแห่งชาติระบุว่าคดีหนึ่งเสียหายกว่า 9 แสนบาท</p>"


def test_an_error_is_shown_stops_submitting_and_may_stand_with_a_reason(client_of, thai, anan):
    translate(thai, by=anan)
    client = client_of(anan)
    row = save(client, thai, "b2", WRONG).json()["row"]
    assert "An amount of money is not the same in both languages." in row
    assert client.post(page(thai, "submit/"), {"sure": "1"}).status_code == 400
    waive = page(thai, "paragraphs/b2/waive/")
    assert client.post(waive, {"waiver_reason": " "}, **JSON).status_code == 400
    assert client.post(waive, {"waiver_reason": "The police corrected it."}).status_code == 302
    assert "The police corrected it." in client.get(page(thai)).content.decode()
    assert client.post(page(thai, "submit/"), {"sure": "1"}).status_code == 302
    thai.refresh_from_db()
    assert thai.stage == "submitted"


def test_a_waiver_holds_for_these_words_only_and_can_be_taken_back(thai, anan):
    translate(thai, by=anan)
    thai.refresh_from_db()
    actions.save_paragraph(thai, "b2", WRONG, based_on=thai.revision_number, by=anan)
    assert actions.waive(thai, "b2", by=anan, reason="As told.") == 1
    assert actions.unwaive(thai, "b2", by=anan) == 1
    assert actions.waive(thai, "b2", by=anan, reason="As told.") == 1
    assert FindingWaiver.objects.filter(text=thai, withdrawn_at=None).count() == 1
    thai.refresh_from_db()
    other = WRONG.replace("คดีหนึ่ง", "คดีเดียว")
    actions.save_paragraph(thai, "b2", other, based_on=thai.revision_number, by=anan)
    with pytest.raises(Invalid, match="amount of money"):
        actions.submit(thai, by=anan)


def test_a_warning_asks_before_submitting_and_stops_nothing(client_of, thai, anan):
    translate(thai, by=anan)
    client = client_of(anan)
    save(client, thai, "b1", f"<p>{THAI['b1'].replace('ตกลง', '  ตกลง')}</p>")
    asked = client.post(page(thai, "submit/"))
    assert "Two spaces stand side by side." in asked.content.decode()
    thai.refresh_from_db()
    assert thai.stage != "submitted"
    assert client.post(page(thai, "submit/"), {"sure": "1"}).status_code == 302


@pytest.mark.parametrize(
    ("source", "target", "wrong"),
    [
        ("“We lost 30 goats in one night,” she said.", "“เราเสียแพะ 30 ตัวในคืนเดียว” เธอกล่าว", 0),
        ("“We lost 30 goats in one night,” she said.", "“เราเสียแพะ 13 ตัวในคืนเดียว” เธอกล่าว", 1),
        (
            "“We lost all our goats and both of our cows in one long night,” she said.",
            "“แพะหายหมด” เธอกล่าว",
            1,
        ),
        ("“We lost 30 goats in one night,” she said.", "เธอกล่าวว่าเสียแพะ 30 ตัวในคืนเดียว", 0),
        ("She called it a “dark day”.", "เธอเรียกว่าเป็น “วันอันมืดมน”", 0),
    ],
)
def test_a_quotations_words_figures_and_length_are_compared(source, target, wrong):
    found = [one for one in findings(passage(source, target)) if one.check_id == "quotation-words"]
    assert len(found) == wrong


def test_a_match_taken_as_it_was_speaks_only_where_the_memory_has_other_words(thai, anan):
    translate(thai, "headline", by=anan)
    other = "The police met on Friday and said nothing at all."
    memory.add([memory.Passage(other, THAI["b1"], "en", "th")])
    actions.save_paragraph(
        thai, "b1", f"<p>{THAI['b1']}</p>",
        based_on=thai.revision_number, by=anan, origin="memory",
    )  # fmt: skip
    line = Workspace(thai).line("b1")
    [said] = [one.finding for one in line.findings if one.finding.check_id == "from-memory"]
    assert said.words == other
    memory.add([memory.Passage(line.row.source_text, THAI["b1"], "en", "th")])
    assert not [one for one in Workspace(thai).line("b1").findings if one.is_open]


def test_the_rank_of_the_storys_day_is_offered_and_another_one_is_flagged(
    client_of, article, thai, mali, anan, somchai
):
    kind = Kind.objects.get(key="person")
    police = Entity.objects.create(
        kind=kind, name_en="Royal Thai Police", name_th="มะลิ ใจดี", created_by=somchai
    )
    day = article.created_at.date()
    for rank, begins, ends in (
        ("Police Major General", day - timedelta(900), day - timedelta(300)),
        ("Police Lieutenant General", day - timedelta(299), None),
    ):
        Position.objects.create(entity=police, rank_en=rank, held_from=begins, held_to=ends)
    source = article.texts.get(language="en")
    place = Anchor("b2", 4, "b2", 21, "Royal Thai Police")
    marking.mark(source, place, revision=1, kind=kind, entity=police, by=mali)
    client = client_of(anan)
    shown = client.get(page(thai)).content.decode()
    assert 'data-insert="พล.ต.ท.มะลิ ใจดี"' in shown
    row = save(client, thai, "b2", f"<p>{THAI['b2']} พล.ต.ต.มะลิ ใจดี</p>").json()["row"]
    assert "the person held another rank" in row and 'data-right="พล.ต.ท."' in row
    row = save(client, thai, "b2", f"<p>{THAI['b2']} พลตำรวจโท มะลิ ใจดี</p>").json()["row"]
    assert "the person held another rank" not in row
