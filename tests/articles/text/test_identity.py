"""Block ids that stay with their paragraph."""

from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.equals import equal_blocks
from articles.text.identity import assign_ids
from articles.text.likeness import similarity

BEFORE = [
    ("b1", "The bridge over the Ping will be shut from Monday."),
    ("b2", "Traders on the east bank fear for their trade."),
    ("b3", "A vote is due on Friday."),
]
TEXTS = [text for _, text in BEFORE]

texts = st.lists(st.text(alphabet="ab กำ.\n", max_size=12), max_size=8)


def ids(texts, **options):
    return assign_ids(BEFORE, texts, next_number=4, **options)


def test_untouched_moved_and_edited_blocks_keep_their_ids():
    edited = TEXTS[1].replace("fear", "fear greatly")
    assert ids(TEXTS) == (["b1", "b2", "b3"], 4)
    assert ids([TEXTS[2], TEXTS[0], edited]) == (["b3", "b1", "b2"], 4)


def test_a_new_block_gets_a_number_never_used():
    assert ids([TEXTS[0], "Nobody was hurt.", *TEXTS[1:]]) == (["b1", "b4", "b2", "b3"], 5)


def test_a_block_replaced_by_another_does_not_inherit():
    assert ids([TEXTS[0], "Rain is expected in the north all week.", TEXTS[2]])[0][1] == "b4"


def test_a_merged_and_a_split_block_keep_one_id_each():
    merged, _ = ids([TEXTS[0] + " " + TEXTS[1], TEXTS[2]])
    assert merged[0] in ("b1", "b2")
    assert merged[1] == "b3"
    split, _ = ids(["The bridge over the Ping", "will be shut from Monday.", *TEXTS[1:]])
    assert split.count("b1") == 1
    assert split[2:] == ["b2", "b3"]


def test_a_block_that_comes_back_gets_its_id_back():
    retired = [("b9", "A ferry was promised.")]
    found, number = assign_ids(BEFORE, [*TEXTS, retired[0][1]], next_number=10, retired=retired)
    assert (found[-1], number) == ("b9", 10)


def test_of_a_copied_block_only_one_keeps_the_id():
    found, _ = ids([TEXTS[0], TEXTS[0], *TEXTS[1:]])
    assert found.count("b1") == 1
    assert len(set(found)) == 4


def test_equal_blocks_are_told_apart_by_their_neighbours():
    before = ["a", "same", "b", "same", "c"]
    assert equal_blocks(before, ["b", "same", "c", "a", "same"]) == [3, 4, 0, 1, 2]


def test_where_nothing_tells_them_apart_none_is_guessed():
    assert equal_blocks(["same", "x", "same"], ["same", "same", "x"], guess=False)[0] in (-1, 0)
    copied = equal_blocks(["a", "same", "b"], ["a", "same", "same", "b"], guess=False)
    assert copied == [0, -1, 3]


def test_thai_paragraphs_are_compared_as_well():
    before = "เจ้าหน้าที่สั่งปิดคลินิกแห่งหนึ่งในอำเภอแม่จันเมื่อวันจันทร์"
    assert similarity(before, before.replace("วันจันทร์", "วันอังคาร")) > 0
    assert similarity(before, "เรือข้ามฟากหยุดวิ่งสามวันเพราะน้ำขึ้นสูง") == 0


@given(texts, texts)
@settings(max_examples=150, deadline=None)
def test_ids_are_never_given_twice_and_numbers_never_again(before, after):
    previous = [(f"b{number}", text) for number, text in enumerate(before, 1)]
    found, following = assign_ids(previous, after, next_number=len(before) + 1)
    assert len(found) == len(set(found)) == len(after)
    known = {block_id for block_id, _ in previous}
    new = [block_id for block_id in found if block_id not in known]
    assert new == [f"b{number}" for number in range(len(before) + 1, following)]


@given(texts)
@settings(max_examples=50, deadline=None)
def test_the_same_text_has_the_same_ids(before):
    previous = [(f"b{number}", text) for number, text in enumerate(before, 1)]
    found, _ = assign_ids(previous, before, next_number=99)
    assert found == [block_id for block_id, _ in previous]
