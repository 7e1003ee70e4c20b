"""Where Thai words begin and end, as seen by somebody who looks for numbers."""

from __future__ import annotations

import re

from articles.text import thai

_RUN = re.compile("[ก-ฺเ-๎]+")
# Dictionary words that hold a real number and may therefore be cut where the number is:
# ที่สอง, ทั้งสอง, ชั้นหนึ่ง, ตีสาม, สองเท่า, เท่าครึ่ง, ครึ่งหนึ่ง, พันปี, หนึ่งในสี่.
_OPEN = re.compile(
    "(?:ที่|ทั้ง|ชั้น|ตี|อันดับ)(?=หนึ่ง|สอง|สาม(?!าร|ี|ั)|สี่|ห้า(?!ง|ม|ว)|หก)"
    "|(?:สอง|สาม)(?=เท่า)|เท่า(?=ครึ่ง)|ครึ่ง(?=หนึ่ง)|พัน(?=ปี)|หนึ่ง(?=ใน)|ใน(?=สี่)"
    # counted things beside the next word: 1,600 คนใน, 3 คนไทย, 5 ครั้งก่อน
    "|คน(?=ใน|ไทย|จีน|เดียว|ตาย|เจ็บ)|หลัง(?=จาก|กับ)|ครั้ง(?=แรก|นี้|ก่อน|หลัง|หน้า)"
    "|เครื่อง(?=ใน|หลัง)|ลูก(?=จาก)|จุด(?=หลัง|ร่วม|รวม)|คะแนน(?=เต็ม)|ตัว(?=ใหม่)"
)


def word_edges(text: str) -> bytearray:
    """A byte for each offset of `text` and its end: 1 where a Thai word begins or ends.

    >>> list(word_edges("สามีหก"))
    [1, 0, 0, 0, 1, 0, 1]
    """
    edges = bytearray(len(text) + 1)
    for run in _RUN.finditer(text):
        at = run.start()
        edges[at] = 1
        for word in thai.cut(run[0]):
            at += len(word)
            edges[at] = 1
    for match in _OPEN.finditer(text):
        edges[match.end()] = 1
    return edges
