"""Edits that once set a span on other words, or asked where any reader could tell: found by the
benchmark (`python -m benchmarks.anchoring`), kept here in our own words."""

import pytest

from annotations.anchoring.engine import Outcome
from benchmarks import ours

KEPT, MOVED, CHANGED, AMBIGUOUS, GONE = Outcome
ASKS = (AMBIGUOUS, GONE)

OPENING = "The council of Nan has put every complaint of the year on one long public list."
BETWEEN = "Residents may read the whole list at the town hall until the end of March."
ENDING = "It took two clerks most of the winter to write all of it down by hand."
SHORT = "Mali wrote that the market and the ferry closed."
LONG = "A neighbour told Ploy that somebody posted that Mali wrote that the market and the ferry closed."


def bring(before, after, words, number=0, at=None):
    """What became of the words in one line of `before`, the `at`-th time they stand in it."""
    start = -1
    for _ in range((at or 0) + 1):
        start = before[number].index(words, start + 1)
    start += sum(len(line) + 1 for line in before[:number])
    _, (brought,) = ours.bring(
        before, after, ours.anchors_of(before, [(start, start + len(words))])
    )
    return brought


def test_a_line_moved_and_edited_leaves_doubt_about_its_copy():
    before = [OPENING, f"2) {LONG}", BETWEEN, f"3) {SHORT}", f"4) {LONG}", ENDING]
    copy = f"2) {LONG}".replace("the market and", "the bridge and")
    brought = bring(before, [*before, copy], "the ferry", 1)
    assert brought.outcome == AMBIGUOUS


LINES = [OPENING, "2) Mali Rattana is known as Mali R. or M. Rattana", BETWEEN]
TWINS = [*LINES, "4) Mali Rattana is known as Mali R. or M. Rattana", ENDING]


def test_of_two_lines_much_alike_one_is_gone_and_nobody_knows_which():
    after = list(TWINS)
    after[1] = "1) The ferry of Roi Et will not run before the end of the week. Rattana"
    after[3] = "2) Mali R. is known as Mali R. or M. Rattana"
    assert bring(TWINS, after, "M. Rattana", 3).outcome in ASKS
    assert bring(TWINS, after, "Mali R.", 3).outcome in ASKS


def test_of_two_lines_much_alike_one_moved_to_where_the_other_stood():
    before = [OPENING, f"2) {LONG}", BETWEEN, f"3) {SHORT}", f"4) {LONG}", ENDING]
    after = list(before)
    after[1] = f"{ENDING[:40]} again. 2) {LONG}".replace("the market and", "and")
    after[4] = f"2) {LONG}"
    for words in ("neighbour", "Ploy", "Mali", "ferry"):
        assert bring(before, after, words, 4).outcome in ASKS


def test_half_of_a_split_line_is_not_taken_for_a_shorter_line_like_it():
    before = [OPENING, f"2) {LONG}", BETWEEN, f"3) {SHORT}", f"4) {LONG}", ENDING]
    head, tail = f"2) {LONG}".split("wrote ")
    after = [OPENING, head + "wrote", tail + " however very far", BETWEEN, f"4) {LONG}", ENDING]
    assert bring(before, after, "the market", 3).outcome in ASKS


def test_a_word_much_like_it_in_another_sentence_is_no_correction():
    before = [OPENING, "7) MaliNews reports that Nan and Roi Et merged.", ENDING]
    after = list(before)
    after[1] = (
        "4) A neighbour told Ploy that somebody posted that Malinews reported that Nan and Ubon merged."
    )
    assert bring(before, after, "MaliNews", 1).outcome in ASKS


def test_a_dateline_put_in_again_elsewhere_is_a_persons_to_decide():
    before = ["Early rain helps", "Khon Kaen. Farmers expect more rice than last year.", BETWEEN]
    after = [*before[:2], f"Khon Kaen. Nobody waits for an accident. {BETWEEN}"]
    assert bring(before, after, "Khon Kaen", 1).outcome == AMBIGUOUS


CLINIC = ["คลินิกเถื่อนถูกสั่งปิด", "เจ้าหน้าที่สั่งปิดคลินิกแห่งหนึ่งในอำเภอแม่จันเมื่อวันจันทร์"]


@pytest.mark.parametrize(
    ("now", "outcome", "words"),
    [
        ("ในอย่างมากอำอำเภอแม่จันเมื่อ", CHANGED, "อำอำเภอแม่จัน"),  # a letter typed twice, and words
        ("ในอย่างมากอำเภอแม่จันเมื่อ", MOVED, "อำเภอแม่จัน"),
    ],
)
def test_a_thai_letter_beside_words_put_in_is_the_spans(now, outcome, words):
    after = [CLINIC[0], CLINIC[1].replace("ในอำเภอแม่จันเมื่อ", now)]
    brought = bring(CLINIC, after, "อำเภอแม่จัน", 1)
    if outcome == CHANGED:
        assert brought.outcome in (CHANGED, *ASKS)
    else:
        assert (brought.outcome, brought.anchor.exact) == (outcome, words)


def test_thai_letters_in_the_wrong_order_are_the_spans_behind_words_put_in():
    before = [CLINIC[0], "จำนวนร้านซึ่งมีถึงแสนแห่งนั้น กรมอนามัยได้มอบป้ายอาหารสะอาดไปแล้วทั้งปี"]
    after = [before[0], before[1].replace("กรมอนามัย", "อย่างมากกำลังรกมอนามัยเพิ่งจะ")]
    brought = bring(before, after, "กรมอนามัย", 1)
    assert (brought.outcome, brought.anchor.exact) == (CHANGED, "รกมอนามัย")


SUM = [OPENING, "Investments in this area were up by 6% in 2015 to $221bn.", ENDING]


@pytest.mark.parametrize(
    ("now", "outcome", "words"),
    [
        ("$22bn", CHANGED, "$22"),
        ("$2221bn", CHANGED, "$2221"),
        ("again $221 more likely bn", MOVED, "$221"),
        ("nearly $221bn", MOVED, "$221"),
    ],
)
def test_a_number_is_a_word_of_its_own_before_its_unit(now, outcome, words):
    after = [SUM[0], SUM[1].replace("$221bn", now), SUM[2]]
    brought = bring(SUM, after, "$221", 1)
    assert (brought.outcome, brought.anchor and brought.anchor.exact) == (outcome, words)


def test_a_number_inside_a_name_is_no_number():
    before = [OPENING, "They caught 5 birds.", ENDING]
    after = [OPENING, "They caught H5N1 birds.", ENDING]
    assert bring(before, after, "5", 1).outcome in (*ASKS, CHANGED)


def test_a_line_edited_at_its_start_while_a_copy_stands_first():
    line = "นางสาวมะลิ คนไข้รายหนึ่ง บอกว่าจ่ายเงินให้หมอ 7,500 บาท แต่หมอไม่ให้ใบเสร็จ"
    before = [*CLINIC, "หมอบอกว่าเปิดมาแล้วสองปี", line, "สำนักงานจะตรวจคลินิกอีกสิบสองแห่ง", "ค่าปรับสี่หมื่นบาท"]
    after = [line, *before[:3], before[4], line.replace("มะลิ", "มลิะ"), before[5]]
    assert bring(before, after, "นางสาวมะลิ", 3).outcome == AMBIGUOUS


def test_a_short_line_edited_and_then_copied():
    before = ["Nan, 23 May (EFE).", OPENING, BETWEEN]
    after = ["Nan, 23 May (far EFE).", OPENING, "Nan, 23 May (far EFE).", BETWEEN]
    assert bring(before, after, "EFE", 0).outcome == AMBIGUOUS


def test_a_short_sentence_edited_and_then_copied():
    before = [f"It rained. Nan slept (EFE). {OPENING}", BETWEEN]
    after = [before[0].replace("(EFE)", "(far EFE)"), f"{BETWEEN} Nan slept (far EFE)."]
    assert bring(before, after, "EFE", 0).outcome == AMBIGUOUS


# Where any reader can tell, nobody is asked.


def test_the_paragraph_behind_a_copied_one_is_in_no_doubt():
    before = [OPENING, BETWEEN, "Ploy and Anan are, as things stand, first.", ENDING]
    after = [BETWEEN, *before]
    assert bring(before, after, "Ploy", 2).outcome in (KEPT, MOVED)
    assert bring(before, after, "Residents", 1).outcome == AMBIGUOUS


def test_a_paragraph_joined_to_words_put_in_is_not_copied_for_a_phrase_in_it():
    phrase = "at the town hall until the end of March"
    before = [OPENING, f"{BETWEEN} Ploy has read it, she says, from beginning to end.", ENDING]
    after = [f"{OPENING} Nobody came. {before[1]}", f"{ENDING} It stays {phrase}."]
    assert bring(before, after, "Ploy", 1).outcome in (KEPT, MOVED)


def test_a_paragraph_split_right_behind_a_span_keeps_it():
    before = [
        OPENING,
        "Of the money set aside, the ministry of farms, the ministry of health all want more.",
    ]
    after = [
        "It rained.",
        "Of the money set aside, the ministry of farms, the ministry of health",
        OPENING,
        "all want more.",
    ]
    assert bring(before, after, "the ministry of health", 1).outcome in (KEPT, MOVED)


def test_words_deleted_are_gone_though_a_new_sentence_elsewhere_has_them():
    before = [
        OPENING,
        "The rulers of Siam and Laos agreed today to work together more closely.",
        ENDING,
    ]
    after = [
        OPENING,
        "The rulers of and Laos agreed today to work together more closely.",
        f"{ENDING} The envoys want every kind of trade between Siam and Laos to go on.",
    ]
    assert bring(before, after, "Siam", 1).outcome == GONE


def test_paragraphs_joined_are_in_no_doubt_though_short():
    before = ["Bridge to close", "The council", "Nara built the bridge in 1987.", "A vote is due."]
    after = ["Bridge to close", "The council Nara built the bridge in 1987.", "A vote is due."]
    assert bring(before, after, "Nara", 2).outcome == MOVED
