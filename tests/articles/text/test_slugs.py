"""Addresses that keep Thai readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.graphemes import boundaries
from articles.text.slugs import is_slug, slug
from benchmarks.slugs import fault

TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(
        "abZ İßกนเ\u0e33\u0e34\u0e48ๆฯ๕5'’-_./👩\u200d🚒🇹🇭1\ufe0f\u20e3\u0301\u0600é\uff9f",
        max_size=80,
    ),
)


@given(TEXTS, st.integers(12, 200))
def test_a_slug_is_one_already(text, limit):
    made = slug(text, limit)
    assert slug(made) == made
    assert is_slug(made) == bool(made)
    assert len(made.encode()) <= limit
    assert not made.startswith("-") and not made.endswith("-") and "--" not in made
    assert all(
        character == "-" or character.isalnum() or not character.isascii() for character in made
    )


@given(st.text("กขนเแ\u0e33\u0e34\u0e35\u0e48\u0e49 -", min_size=1, max_size=200))
def test_a_cut_never_splits_a_grapheme(text):
    whole = slug(text, 10_000)
    assert len(slug(text)) in boundaries(whole)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ที่นี่ น้ำเน่า", "ที่นี่-น้ำเน่า"),
        ("เร็ว\u00a0ๆ นี้", "เร็วๆ-นี้"),
        ("๗ แสนบาท", "๗-แสนบาท"),
        ("700,000 Baht", "700-000-baht"),
        ("Café  —  O’Neill_x", "café-oneill-x"),
        ("👮👩\u200d🚒", ""),
        ("👮 a", "a"),
        ("!!!", ""),
        ("../../etc/passwd", "etc-passwd"),
        ("\u0e33ก", "ก"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
    ],
)
def test_slugs(text, expected):
    assert slug(text) == expected


def test_a_long_slug_ends_with_a_whole_word():
    assert slug("police " * 40) == "-".join(["police"] * 28)
    thai = slug("ตำรวจไทย" * 20)
    assert thai.endswith(("ตำรวจ", "ไทย")) and 150 < len(thai.encode()) <= 200


def test_one_endless_word_is_cut_between_graphemes():
    assert slug("ก\u0e34\u0e48" * 50) == "ก\u0e34\u0e48" * 22
    assert slug("x" * 300) == "x" * 200


# A thousand headlines of our own: every one of these with every one of those, and one long tail.
WHO = [
    "ตำรวจไซเบอร์",
    "ผู้ว่าฯ เชียงใหม่",
    "น้ำท่วมใหญ่",
    "ครม.",
    "ชาวบ้านเสม็ดใต้",
    "“ปู่แสง” วัย ๙๐",
    "กกต.",
    "แก๊งคอลเซ็นเตอร์",
    "ศาลฎีกา",
    "เด็กๆ โรงเรียนบ้านน้ำใส",
]
DOES = [
    "จับกุมผู้ต้องหา 5 ราย",
    "เตือนภัยพายุฤดูร้อน",
    "ยื่นหนังสือค้านเขื่อน",
    "ทุ่มงบ ๗๐๐ ล้านบาท",
    "ปฏิเสธทุกข้อกล่าวหา",
    "ช่วยเหลือผู้ประสบภัยได้แล้ว",
    "เปิดเวทีรับฟังความเห็น",
    "สั่งปิดด่านชั่วคราว",
    "ขึ้นราคาน้ำมันอีก 50%",
    "ลุ้นแชมป์โลกคืนนี้!",
]
WHEN = ["", " ต่างๆ นานา", " ที่อ.แม่ริม", ": เปิดผังเครือข่าย", " – ด่วน", " (ชมคลิป)", " 🔥", "?", " ก่อนสิ้นปี"]
WHEN.append(" หลังประชุมร่วมกับหน่วยงานที่เกี่ยวข้องทั้งในและต่างประเทศอย่างต่อเนื่องเป็นเวลาหลายเดือน")


def test_a_thousand_headlines_lose_no_mark():
    headlines = [f"{who}{does}{when}" for who in WHO for does in DOES for when in WHEN]
    assert len(set(headlines)) == 1000
    assert [(one, fault(one)) for one in headlines if fault(one)] == []
    assert sum(len(one.encode()) > 200 for one in headlines) > 90  # that are cut
