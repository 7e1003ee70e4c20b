"""Spans brought forward, one way of editing after the other."""

import pytest

from annotations.anchoring.engine import Anchor, Outcome, bring_forward

PING = "The bridge over the Ping will be shut from 3 March, the city said on Monday."
MALI = "Mali, who sells noodles, said that Somchai had promised a ferry. Somchai denied it."
VOTE = "A vote is due on Friday. The university has offered to measure the piers."
TEXT = [("headline", "Bridge to close"), ("b1", PING), ("b2", MALI), ("b3", VOTE)]
KEPT, MOVED, CHANGED, AMBIGUOUS, GONE = Outcome


def anchor(words, block, pairs=TEXT, number=0):
    text = dict(pairs)[block]
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return Anchor(block, start, block, start + len(words), words)


def bring(words, block, after, before=TEXT, number=0):
    return bring_forward(before, after, [anchor(words, block, before, number)])[0]


def edited(*edits, block="b2", pairs=TEXT):
    text = dict(pairs)[block]
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return [(block_id, text if block_id == block else words) for block_id, words in pairs]


def found(brought):
    return brought.outcome, brought.anchor and (brought.anchor.start, brought.anchor.exact)


def test_an_untouched_span_is_kept_with_its_context():
    brought = bring("Somchai", "b2", TEXT)
    assert found(brought) == (KEPT, (35, "Somchai"))
    assert brought.anchor.prefix.endswith("said that ")
    assert brought.anchor.suffix.startswith(" had promised")
    assert len(brought.anchor.prefix) == len(brought.anchor.suffix) == 32


def test_words_before_it_move_it():
    assert found(bring("Somchai", "b2", edited(("Mali,", "Yesterday Mali,")))) == (
        MOVED,
        (45, "Somchai"),
    )


@pytest.mark.parametrize("beside", [("Somchai had", "old Somchai had"), ("had", "never had")])
def test_words_put_in_right_beside_it_are_no_part_of_it(beside):
    assert bring("Somchai", "b2", edited(beside)).anchor.exact == "Somchai"


def test_a_correction_inside_changes_it():
    brought = bring("Somchai", "b2", edited(("Somchai", "Sommchai")))
    assert found(brought) == (CHANGED, (35, "Sommchai"))
    brought = bring("3 March", "b1", edited(("3 March", "4 March"), block="b1"))
    assert found(brought) == (CHANGED, (43, "4 March"))


def test_words_put_in_inside_change_it_and_are_covered():
    brought = bring("The university", "b3", edited(("The univ", "The big univ"), block="b3"))
    assert found(brought) == (CHANGED, (25, "The big university"))


def test_a_moved_paragraph_costs_nothing():
    after = [TEXT[0], TEXT[2], TEXT[3], TEXT[1]]
    assert found(bring("Somchai", "b2", after)) == (KEPT, (35, "Somchai"))


def test_a_moved_and_edited_paragraph_under_another_id():
    after = [TEXT[0], ("b9", MALI.replace("noodles", "rice")), TEXT[3], TEXT[1]]
    brought = bring("Somchai", "b2", after)
    assert brought.outcome == MOVED
    assert brought.anchor.start_block == "b9"


def test_sentences_that_swap_places_take_their_spans_along():
    first, second = VOTE.split(". ")
    after = edited((VOTE, f"{second} {first}."), block="b3")
    assert found(bring("Friday", "b3", after))[0] == MOVED
    assert found(bring("The university", "b3", after)) == (MOVED, (0, "The university"))


def test_deleted_words_are_gone_though_they_stand_elsewhere():
    after = edited(("Somchai had promised", "had promised"))
    assert bring("Somchai", "b2", after).outcome == GONE
    assert found(bring("Somchai", "b2", after, number=1))[0] == MOVED


def test_of_five_the_same_only_the_one_deleted_goes():
    names = "Cela wrote. Then Cela left, and Cela came; so Cela, too, saw Cela."
    before = [*TEXT, ("b4", names)]
    after = edited(("left, and Cela came", "left, and came"), block="b4", pairs=before)
    outcomes = [bring("Cela", "b4", after, before, number).outcome for number in range(5)]
    assert outcomes == [KEPT, KEPT, GONE, MOVED, MOVED]


def test_when_nobody_can_tell_which_was_deleted_nobody_guesses():
    before = [*TEXT, ("b4", "Say Cela, Cela and nobody else, the teacher told them.")]
    after = edited(("Cela, Cela", "Cela"), block="b4", pairs=before)
    for number in range(2):
        brought = bring("Cela", "b4", after, before, number)
        assert brought.outcome in (AMBIGUOUS, GONE)
        assert brought.candidates[0].exact == "Cela"


def test_a_replaced_sentence_takes_the_span_with_it():
    after = edited(("Mali, who sells noodles, said that Somchai had promised a ferry.", "No."))
    assert bring("Mali", "b2", after).outcome == GONE


def test_another_name_in_its_place_is_offered_and_not_taken():
    after = edited(("Somchai had", "Ploy Suwan had"))
    brought = bring("Somchai", "b2", after)
    assert brought.outcome == GONE
    assert brought.candidates[0].exact == "Ploy Suwan"


@pytest.mark.parametrize("copy", [MALI, MALI.split(". ")[0] + "."])
@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_passage_that_stands_twice_is_a_persons_to_decide(copy, place):
    after = [*TEXT[:place], ("b9", copy), *TEXT[place:]]
    brought = bring("Somchai", "b2", after)
    assert brought.outcome == AMBIGUOUS
    assert {candidate.start_block for candidate in brought.candidates} == {"b2", "b9"}


def test_merged_and_split_paragraphs():
    merged = [TEXT[0], ("b1", f"{PING} {MALI}"), TEXT[3]]
    assert found(bring("Somchai", "b2", merged)) == (MOVED, (len(PING) + 36, "Somchai"))
    first, second = MALI.split(". ")
    split = [*TEXT[:2], ("b2", first + "."), ("b9", second), TEXT[3]]
    assert bring("Somchai", "b2", split, number=1).anchor.start_block == "b9"


def test_a_span_over_two_paragraphs_travels_as_one():
    span = Anchor("b2", 65, "b3", 6, f"{MALI[65:]}\n{VOTE[:6]}")
    (brought,) = bring_forward(TEXT, edited(("Mali,", "Well, Mali,")), [span])
    assert brought.outcome == MOVED
    assert (brought.anchor.start, brought.anchor.end) == (71, 6)
    apart = [TEXT[0], TEXT[3], TEXT[1], TEXT[2]]
    (brought,) = bring_forward(TEXT, apart, [span])
    assert brought.anchor is None


def test_spans_at_the_edges_of_blocks_and_whole_blocks():
    for words, block in (("Mali", "b2"), ("Bridge to close", "headline"), (VOTE, "b3")):
        after = [("headline", "Bridge to close"), ("b9", "New."), *TEXT[1:]]
        assert bring(words, block, after).outcome == KEPT


def test_another_story_gets_nothing_though_it_has_the_words():
    other = [
        ("headline", "Ferry sinks"),
        ("b1", "Somchai, Mali and a friend were saved from the river late on Thursday night."),
        ("b2", "Police said the boat had carried twice the number of people it was built for."),
    ]
    for brought in bring_forward(
        TEXT, other, [anchor("Mali", "b2"), anchor("Somchai", "b2"), anchor("3 March", "b1")]
    ):
        assert brought.outcome in (GONE, AMBIGUOUS)


def test_an_emptied_text_and_no_spans_at_all():
    assert bring("Mali", "b2", [("headline", ""), ("b1", "")]).outcome == GONE
    assert bring_forward(TEXT, TEXT, []) == []


def test_a_span_that_did_not_stand_on_its_words_is_not_believed():
    wrong = Anchor("b2", 3, "b2", 10, "Somchai")
    (brought,) = bring_forward(TEXT, TEXT, [wrong])
    assert brought.outcome == GONE
    assert [candidate.start for candidate in brought.candidates] == [35, 65]
    (brought,) = bring_forward(TEXT, TEXT, [Anchor("b99", 0, "b99", 2, "Ma")])
    assert brought.outcome == GONE


THAI = [("b1", "เชียงราย เจ้าหน้าที่สั่งปิดคลินิกที่นายสมชายเปิดมาแล้วสองปี นายสมชายปฏิเสธ")]


def test_thai_words_beside_a_span_need_no_space():
    after = edited(("นายสมชาย", "เพื่อนนายสมชายด้วย"), block="b1", pairs=THAI)
    assert found(bring("นายสมชาย", "b1", after, THAI)) == (MOVED, (42, "นายสมชาย"))


def test_a_thai_letter_typed_twice_belongs_to_the_span():
    after = edited(("ที่นาย", "ที่นนาย"), block="b1", pairs=THAI)
    assert found(bring("นายสมชาย", "b1", after, THAI))[0] == CHANGED


def test_no_edge_ever_cuts_a_character():
    after = edited(("สองปี", "สองปี่"), block="b1", pairs=THAI)
    brought = bring("สองปี", "b1", after, THAI)
    assert (brought.outcome, brought.anchor.exact) == (CHANGED, "สองปี่")
    family = [("b1", "The winners 👩‍👩‍👧 of Nan went home by boat.")]
    after = edited(("👩‍👩‍👧", "👩‍👩‍👧‍👦"), block="b1", pairs=family)
    brought = bring("👩‍👩‍👧", "b1", after, family)
    assert brought.anchor is None or brought.anchor.exact == "👩‍👩‍👧‍👦"


def test_far_apart_revisions_bring_back_what_was_lost_between():
    cut = edited(("said that Somchai had promised a ferry. ", ""))
    assert bring("Somchai", "b2", cut).outcome != MOVED
    later = edited(("Mali,", "Later Mali,"))
    assert found(bring("Somchai", "b2", later)) == (MOVED, (41, "Somchai"))


def test_an_accent_of_its_own_does_not_end_a_word():
    before = [("b1", "The president of Peru\u0301 and two ministers of Peru\u0301 resigned.")]
    after = [("b1", before[0][1].replace("Peru\u0301", "Peru\u0301u\u0301", 1))]
    brought = bring("Peru\u0301", "b1", after, before)
    assert found(brought) == (CHANGED, (17, "Peru\u0301u\u0301"))


def test_of_words_that_stood_twice_nobody_knows_which_was_cut():
    before = [("b1", "They walked slowly on on foot to Nan. Nobody else in the whole town went.")]
    after = [("b1", before[0][1].replace("on on", "on"))]
    for words in ("slowly on", "on foot", "on foot to Nan. Nobody"):
        assert bring(words, "b1", after, before).outcome in (AMBIGUOUS, CHANGED)
    assert bring("Nobody", "b1", after, before).outcome == MOVED


def test_words_of_another_sentence_are_no_correction_of_a_span():
    before = [("b1", "Sela and Dario left. Later Sala and Mimi came home."), ("b2", "It rained.")]
    after = [("b1", "Sala and Mimi came home."), ("b2", "It rained.")]
    assert bring("Sela", "b1", after, before).outcome not in (KEPT, MOVED, CHANGED)
