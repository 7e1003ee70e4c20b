"""Facts stay equal between the languages, wherever in the text they stand."""

import pytest

from annotations.anchoring.engine import Anchor
from annotations.marking import actions as marking
from annotations.models import Alias, Entity, Kind
from articles.translating import actions
from articles.translating.alignment import Pair
from articles.translating.parity import Verdict, compare, facts
from tests.articles.translating.making import edit_source, translate


def verdicts(text, kind=None):
    text.refresh_from_db()
    return [
        (one.source, one.target, one.verdict)
        for one in facts(Pair(text))
        if kind in (None, one.kind)
    ]


def reds(text):
    return [fact for fact in facts(Pair(text)) if fact.is_red]


def test_equal_facts_are_green_in_either_notation(thai, anan):
    translate(thai, by=anan)
    assert ("over 700,000 baht", "กว่า 7 แสนบาท", Verdict.SAME) in verdicts(thai)
    assert reds(thai) == []


def test_a_changed_figure_differs_from_its_counterpart(article, thai, anan, mali):
    translate(thai, by=anan)
    edit_source(article, "700,000", "900,000", by=mali)
    [red] = reds(thai)
    assert (red.source, red.target, red.verdict, red.key) == (
        "over 900,000 baht",
        "กว่า 7 แสนบาท",
        Verdict.DIFFERS,
        "b2",
    )


def test_what_is_not_translated_or_left_out_is_not_compared(thai, anan):
    assert facts(Pair(thai)) == []
    translate(thai, "b1", by=anan)
    actions.cut(thai, "b2", by=anan)
    assert reds(thai) == []


def test_a_figure_that_moved_to_another_paragraph_is_not_missing(thai, anan):
    translate(thai, by=anan)
    for key, words in (
        ("b2", "ตำรวจระบุว่ามีผู้เสียหาย"),
        ("b3", "ภายในสองเดือน คดีหนึ่งเสียหายกว่า 7 แสนบาท"),
    ):
        thai.refresh_from_db()
        actions.save_paragraph(thai, key, f"<p>{words}</p>", based_on=thai.revision_number, by=anan)
    assert reds(thai) == []


def test_a_name_is_found_by_any_of_its_names_and_missed_otherwise(
    article, thai, anan, mali, somchai
):
    translate(thai, by=anan)
    kind = Kind.objects.get(key="organisation")
    police = Entity.objects.create(kind=kind, name_en="Royal Thai Police", created_by=somchai)
    source = article.texts.get(language="en")
    marking.mark(
        source,
        Anchor("b2", 4, "b2", 21, "Royal Thai Police"),
        revision=1,
        kind=kind,
        entity=police,
        by=mali,
    )
    assert verdicts(thai, "name") == [("Royal Thai Police", "", Verdict.UNNAMED)]
    police.name_th = "กรมตำรวจ"
    police.save()
    assert verdicts(thai, "name") == [("Royal Thai Police", "", Verdict.MISSING)]
    Alias.objects.create(entity=police, language="th", text="สำนักงานตำรวจแห่งชาติ")
    assert verdicts(thai, "name") == [("Royal Thai Police", "สำนักงานตำรวจแห่งชาติ", Verdict.SAME)]


@pytest.mark.parametrize(
    ("english", "thai"),
    [
        ("on 21 January 2018", "เมื่อวันที่ 21 มกราคม พ.ศ. 2561"),
        ("on 21 January 2018", "เมื่อ ๒๑ ม.ค. ๒๕๖๑"),
        ("700,000 baht", "7 แสนบาท"),
        ("2.5 million baht", "2,500,000 บาท"),
        ("30 per cent", "ร้อยละ 30"),
        ("45 people", "45 คน"),
        ("Pol. Lt. Gen. Torsak", "พล.ต.ท.ต่อศักดิ์"),
        ("100 billion baht", "1 แสนล้านบาท"),
        ("two months", "สองเดือน"),
    ],
)
def test_correct_pairs_raise_nothing(english, thai):
    missing, surplus = compare(english, thai, "en", "th")
    assert ([value.text for value in missing], [value.text for value in surplus]) == ([], [])
