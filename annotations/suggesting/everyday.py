"""Thai names that are everyday words too: แดง is red, ดำ black and นก a bird; เลย is a particle.

A person's name of one syllable that the dictionary has, and any name that is a word of grammar, says
nothing by standing alone. It is taken for the name only where the text announces one: by a title or
the like right before it, by quotation marks or brackets around it, or by its saying something.
"""

import re
from functools import lru_cache
from pathlib import Path

import pythainlp
from pythainlp.corpus import thai_stopwords

from annotations.suggesting.edges import starts_a_word

_CORPUS = Path(pythainlp.__file__).parent / "corpus"
# What a name follows: titles, kin, trades, ranks, ways of saying that a name comes, kinds of places.
_ANNOUNCES = (
    "นาย นาง นางสาว น.ส. นส. คุณ ด.ช. ด.ญ. เด็กชาย เด็กหญิง พี่ น้อง ลุง ป้า น้า อา ตา ยาย ปู่ ย่า เฮีย เจ๊ เจ้ เสี่ย หมอ ครู"
    " อาจารย์ อ. ดร. นพ. พญ. กำนัน ผู้ใหญ่ สารวัตร ผู้กอง หมวด จ่า ดาบ บิ๊ก เสธ. พระ หลวงพ่อ หลวงปู่ หลวงตา ม.ล. ม.ร.ว. หม่อม"
    " ชื่อ ชื่อเล่น ชื่อว่า นามว่า ฉายา หรือ"
    " จังหวัด จ. อำเภอ อ. ตำบล ต. เมือง บ้าน หมู่บ้าน เขต แขวง แม่น้ำ คลอง เกาะ เขา ดอย ถนน ซอย วัด"
    " บริษัท พรรค ร้าน โรงแรม แบรนด์ ยี่ห้อ วง กลุ่ม"
)
_RANK = r"(?:พล|พ|ร|จ|ส|ด)\.(?:[ก-ฮ]{1,2}\.){1,3}"
_BEFORE = re.compile(rf"(?:(?:{'|'.join(map(re.escape, _ANNOUNCES.split()))})|{_RANK}) ?\Z")
_SAYS = re.compile("กล่าว|ระบุ|เปิดเผย|แถลง|เผย|บอก|ชี้แจง|ยืนยัน|ให้การ|รับสารภาพ|ปฏิเสธ")
_AROUND = frozenset({"“”", '""', "‘’", "''", "()", "[]", "«»"})
_FURTHEST = 16  # code points before a name that are looked at
LONGEST = 8  # code points of one syllable


def is_everyday(name, kind):
    """Whether `name`, of an entity of that kind, is a word that a text uses without meaning it.

    >>> is_everyday("แดง", "person"), is_everyday("จีน", "place"), is_everyday("เลย", "place")
    (True, False, True)
    """
    if len(name) > LONGEST:
        return False
    return name in (_syllables() if kind == "person" else thai_stopwords())


def is_announced(text, start, end):
    """Whether the text says that `text[start:end]` is a name.

    >>> is_announced("นายแดงกล่าว", 3, 6), is_announced("รถแดงชนกัน", 2, 5)
    (True, False)
    """
    if start and text[start - 1] + text[end : end + 1] in _AROUND:
        return True
    before = _BEFORE.search(text, max(0, start - _FURTHEST), start)
    if before is not None and starts_a_word(text, before.start()):
        return True
    begins = start == 0 or not "ก" <= text[start - 1] <= "๎"
    return begins and _SAYS.match(text, end) is not None


@lru_cache(maxsize=1)
def _syllables():
    syllables, words = (
        set((_CORPUS / f"{name}.txt").read_text(encoding="utf-8").split())
        for name in ("syllables_th", "words_th")
    )
    return frozenset(one for one in syllables & words if len(one) <= LONGEST)
