"""Lines much like one another, as lists, tables and quotes have them: asked about where no reader
could tell them apart, and only there. In our own words, after what the benchmark found."""

from tests.annotations.anchoring.test_found import (
    ASKS,
    BETWEEN,
    CHANGED,
    ENDING,
    GONE,
    KEPT,
    MOVED,
    OPENING,
    bring,
)

FIRST = "1) The clerk wrote that the market of Nan and the ferry merged."
THIRD = "3) The clerk wrote that the market of Nan and the ferry merged."
LIST = [OPENING, FIRST, BETWEEN, THIRD, ENDING]


def test_a_copy_of_another_line_leaves_no_doubt_about_one_much_like_it():
    after = [OPENING, THIRD, *LIST[1:]]
    assert bring(LIST, after, "the ferry", 1).outcome in (KEPT, MOVED)
    assert bring(LIST, after, "the ferry", 3).outcome in ASKS


def test_words_deleted_are_gone_though_another_line_with_them_was_copied():
    before = [
        OPENING,
        "1) This ferry has no lights and should not run by night.",
        "2) This ferry is named after a queen, and nobody knows which.",
        ENDING,
    ]
    after = [before[2], OPENING, "1) This has no lights and should not run by night.", *before[2:]]
    assert bring(before, after, "ferry", 1).outcome == GONE


def test_words_put_in_on_both_sides_leave_no_doubt_where_a_like_line_is_gone():
    before = [
        OPENING,
        "1) Mali Rattana has nothing to do with Pai.",
        BETWEEN,
        "2) Mali Rattana lives in Nan, which is near Phrae.",
        ENDING,
    ]
    after = [
        OPENING,
        ENDING.upper(),
        BETWEEN,
        "2) again and still Mali Rattana still lives in Nan, which is near Phrae.",
        ENDING,
    ]
    assert bring(before, after, "Mali Rattana", 3).outcome == MOVED


def test_a_slip_in_a_line_beside_one_that_moved_is_a_slip_though_another_is_like_it():
    before = [OPENING, "2) Nan won.", f"3) {THIRD[3:]}", BETWEEN, f"6) {THIRD[3:]}", ENDING]
    after = [
        OPENING,
        "2) Nobody knows yet.",
        before[2].replace("merged", "mergedd"),
        BETWEEN,
        before[1],
        *before[4:],
    ]
    brought = bring(before, after, "merged", 2)
    assert (brought.outcome, brought.anchor.exact) == (CHANGED, "mergedd")


def test_a_line_split_behind_a_slip_keeps_its_span():
    line = "5) The market and Somchai Rattana agreed with Ploy."
    before = [OPENING, BETWEEN, line, ENDING]
    after = [
        OPENING,
        BETWEEN,
        "5) The market and Somcchai Rattana agreed",
        "with Ploy.",
        ENDING,
    ]
    brought = bring(before, after, "Somchai Rattana", 2)
    assert (brought.outcome, brought.anchor.exact) == (CHANGED, "Somcchai Rattana")
    assert bring(before, after, "Ploy", 2).outcome == MOVED


def test_a_short_line_split_in_two_keeps_its_spans_though_one_like_it_is_gone():
    before = [OPENING, "3) A deal of Nan and Pai.", BETWEEN, "3) A deal of Nan and Pai.", ENDING]
    after = [OPENING, ENDING.upper(), BETWEEN, "3) A deal of Nan", "and Pai.", ENDING]
    brought = bring(before, after, "Pai", 3)
    assert brought.outcome != GONE


def test_a_short_line_copied_to_the_very_end_is_asked_about():
    table = ["Table after six rounds", "1 Roi Et City 7 7 30", "2 Nan 7 6 23", "3 Phrae 4 2 20"]
    after = [table[0], table[2], table[1], table[3], table[1]]
    for words in ("Roi Et City", "30"):
        assert bring(table, after, words, 1).outcome in ASKS


def test_words_of_the_line_before_are_no_support_for_a_line_replaced():
    before = ["Mali, Ploy, Anan, Anan", "Anan, Ploy, Anan, Mali", "Ploy, Ploy, Mali, Mali"] * 2
    after = [before[0], "“Somchai was here,” Mali said.", *before[2:]]
    assert bring(before, after, "Mali", 1).outcome in ASKS


def test_a_longer_name_with_a_word_like_it_is_another_name():
    before = [OPENING, "A vote is due on Friday. Mali will be watching.", ENDING]
    after = [OPENING, "A vote is due on Friday. Chiang Mai University will be watching.", ENDING]
    assert bring(before, after, "Mali", 1).outcome == GONE


def test_a_sentence_replaced_by_one_that_begins_with_the_same_word_is_asked_about():
    before = [OPENING, f"{BETWEEN} Somchai denied that any ferry had been promised.", ENDING]
    after = [OPENING, f"{BETWEEN} Somchai bought ninety bags of rice.", ENDING]
    assert bring(before, after, "Somchai", 1).outcome in ASKS


def test_a_passage_put_in_that_breaks_off_inside_a_name_is_asked_about():
    line = "2) Somchai Rattana and M. K. Phrom are certainly not the same person."
    before = [OPENING, BETWEEN, line, ENDING]
    after = [OPENING, f"{BETWEEN} 2) Somchai Rattana and M. {line}", ENDING]
    assert bring(before, after, "M. K. Phrom", 2).outcome in ASKS


def test_of_lines_alike_one_moved_or_was_copied_and_nobody_knows_which():
    line = "1) Somebody wrote that the market may merge with the ferry."
    before = [OPENING, line, BETWEEN, "2) Nobody believed it.", line, ENDING]
    after = [line, OPENING, "Welcome to the town hall!", *before[2:]]
    assert bring(before, after, "the market", 4).outcome in ASKS


def test_half_of_a_copied_line_is_not_what_a_line_like_it_became():
    third = "3) The clerk wrote that the market of Nan and the ferry merged."
    fourth = f"4) A neighbour told Ploy that {third[3:]}"
    before = [OPENING, third, BETWEEN, fourth, ENDING]
    after = [
        f"{OPENING} 3) The clerk wrote that the market of Nan and",
        third.replace("the ferry", "a bus"),
        BETWEEN,
        "Nobody had to wait for long, and few did.",
        ENDING,
    ]
    assert bring(before, after, "the market", 3).outcome in ASKS


def test_a_copy_put_in_at_the_head_of_an_edited_line_like_it_is_asked_about():
    second, fifth = (f"{number}) The market and the ferry merged with a mill." for number in "25")
    before = [OPENING, second, BETWEEN, fifth, ENDING]
    after = [OPENING, f"{fifth} {second.replace('the ferry', 'a bus')}", *before[2:]]
    assert bring(before, after, "the ferry", 3).outcome in ASKS
    assert bring(before, after, "the ferry", 1).outcome in ASKS


def test_a_line_copied_to_where_one_like_it_stood_is_asked_about():
    second, fourth = (f"{number}) A neighbour told Ploy that {THIRD[3:]}" for number in "24")
    before = [OPENING, second, BETWEEN, fourth, ENDING]
    after = [OPENING, "A vote is due on Friday.", fourth, *before[2:]]
    for number in (1, 3):
        assert bring(before, after, "the ferry", number).outcome in ASKS


def test_a_paragraph_copied_to_where_the_line_it_begins_with_stood_is_asked_about():
    line = "4) The clerk reports that the market has merged with the ferry."
    before = [OPENING, line, BETWEEN, "3) Nobody knew of it.", line, ENDING]
    merged = f"{line} {BETWEEN}"
    after = [OPENING, merged, "3) Nobody knew of it.", merged, "It rained all night.", ENDING]
    assert bring(before, after, "the market", 4).outcome in ASKS
