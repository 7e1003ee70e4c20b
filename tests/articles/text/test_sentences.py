"""Sentences in English, clauses in Thai."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.graphemes import is_boundary
from articles.text.sentences import sentences

TEXTS = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(["Pol.", "He", "said.", "“No!”", "ตำรวจ", "21", "ม.ค.", "ๆ", "\n", "\u00a0", " ", "U.S.", "?", "\u0301"]),
             max_size=10).map(" ".join),
)  # fmt: skip


@given(TEXTS)
def test_only_white_space_lies_between_sentences(text):
    at = 0
    for start, end in sentences(text):
        assert not text[at:start].strip() and start < end
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(st.lists(st.sampled_from(["ที่นี่", "น้ำ", "21", "“ดี”"]), max_size=8).map(" ".join))
def test_no_thai_clause_ends_inside_a_grapheme(text):
    assert all(
        is_boundary(text, start) and is_boundary(text, end) for start, end in sentences(text)
    )


@pytest.mark.parametrize(
    "expected",
    [
        ["He met Pol. Lt. Gen. Thatchai Pitanilabutr.", "They agreed."],
        ["It cost $3.5 million. and fell.", "Really?"],
        ["“We won!”", "He left."],
        ["The U.S. Embassy spoke.", "It left the U.S.", "The rest stayed."],
        ["Siam Cement Co. Ltd. rose.", "So did Acme Inc.", "The bank fell."],
        ["Meet J. R. Smith at 9 a.m. Monday.", "Then go."],
        ["See No. 5 now.", "He said no.", "Yes."],
        ["Deputy Commissioner-Pol. Gen. Kitrat came.", "(He spoke.)", "700 fled."],
        ["Wait…", "What?!", "One\u00a0two."],
        ["ตำรวจจับแก๊ง", "ผู้ต้องหารับสารภาพ"],
        ["วันที่ 21 ม.ค. 2561 เวลา 10.30 น.", "Police came."],
        ["เร็ว ๆ นี้", "“ดีมาก”", "เขากล่าว"],
    ],
)
def test_sentences(expected):
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_a_line_break_ends_a_sentence_and_the_edges_are_trimmed():
    assert sentences("  one\ntwo \n\n three  ") == [(2, 5), (6, 9), (13, 18)]
    assert sentences(" \n ") == sentences("") == []
