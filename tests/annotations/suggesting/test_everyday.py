"""Thai names of one syllable: nicknames that are colours, animals and particles too."""

import pytest

from annotations.registry.actions import create_entity
from annotations.registry.names import registry_version
from annotations.suggesting.gazetteer import gazetteer
from annotations.suggesting.suggestions import suggestions
from tests import factories
from tests.annotations.making import kind

pytestmark = pytest.mark.django_db

NICKNAMES = [
    "แดง",
    "ดำ",
    "นก",
    "หนู",
    "ปู",
    "กบ",
    "ไก่",
    "หมู",
    "แมว",
    "เล็ก",
    "ใหญ่",
    "น้อย",
    "ต้น",
    "ฟ้า",
    "น้ำ",
    "ดาว",
    "บี",
    "โอ",
    "เอ",
    "ตู่",
    "ป้อม",
    "อ้วน",
    "ผอม",
    "ขาว",
    "เขียว",
    "แก้ว",
    "มด",
    "บุญ",
    "ทอง",
    "เงิน",
    "ใจ",
    "รัก",
    "สุข",
]
# News in which not one of them is a name.
NEWS = (
    "รถยนต์สีแดงเข้มพุ่งชนรถแดงหน้าตลาดน้ำดำเนินสะดวก ตำรวจดำเนินคดีคนขับ",
    "คนเสื้อแดงชุมนุมที่ทะเลแดง พริกแดงราคาขึ้น ข้าวต้มหมูแดงขายดี",
    "ผู้ป่วยสงสัยติดหวัดนกอีกคนยังน่าห่วง แพทย์ตรวจเชื้อไข้หวัดนกในเขตเมือง",
    "นกเงือกบินเต็มฟ้า ชาวบ้านเล็กใหญ่ดีใจ น้ำท่วมบ้านเรือนเสียหาย",
    "ตลาดเงินผันผวน ราคาทองคำแท่งขึ้น คนไทยรักสุขภาพทำบุญ ดาวเทียมดวงใหม่",
    "ปูม้าราคาแพง ไก่ชนส่งออก กบฏล้มเหลว แมวจรจัด หมูป่าติดถ้ำ ข้าวขาวห้าพันตัน",
    "เสนอแก้ไขข้อกฎหมายโดยเอาผิดผู้ค้ารายใหญ่และรายเล็กรายน้อย",
)


@pytest.fixture
def people(mali):
    for name in NICKNAMES:
        create_entity(kind("person"), by=mali, name_th=name)


def found_in(words):
    return [words[hit.start : hit.end] for hit in gazetteer(registry_version()).hits(words)]


@pytest.mark.parametrize("words", NEWS)
def test_nicknames_do_not_flood_news_that_names_nobody(people, words):
    assert found_in(words) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("นายแดงกล่าวว่าไม่รู้", ["แดง"]),
        ("นางสาวนกถูกจับพร้อมพี่ดำ", ["นก", "ดำ"]),
        ("ลุงตู่และลุงป้อมพบกัน", ["ตู่", "ป้อม"]),
        ("พ.ต.อ.ดำ นำกำลังเข้าจับ", ["ดำ"]),
        ("หญิงสาวชื่อ แดง อายุ 20 ปี", ["แดง"]),
        ("สมหมาย “หนู” ใจดี (ดำ) มาถึง", ["หนู", "ดำ"]),
        ("แดงกล่าวว่าจะมา แต่ ดำให้การปฏิเสธ", ["แดง", "ดำ"]),
        ("นายแดงขับรถแดง", ["แดง"]),
        ("เขาเป็นหวัดนกที่วัด", []),
    ],
)
def test_a_nickname_is_found_where_the_text_announces_it(people, words, found):
    assert found_in(words) == found


def test_places_that_are_words_of_grammar_are_announced_too_and_countries_are_not(mali):
    for name in ("เลย", "จีน", "ลาว", "ไทย"):
        create_entity(kind("place"), by=mali, name_th=name)
    assert found_in("เขาไม่มาเลย แต่จังหวัดเลยหนาว ลาวกับจีนค้าขาย") == ["เลย", "ลาว", "จีน"]


def test_never_inside_a_longer_word_and_once_for_each_name(people, mali):
    article = factories.make_article(
        mali, language="th", body="<p>นายแดงพบรถสีแดงกับเสื้อแดง แล้วแดงเดือด</p><p>คุณนกดูนก</p>"
    )
    found = [one for one in suggestions(article.texts.get()) if one.found.entity_id]
    assert [(one.found.block, one.found.start, one.found.exact) for one in found] == [
        ("b1", 3, "แดง"), ("b2", 3, "นก"),
    ]  # fmt: skip
