"""Where a Thai sentence may begin: spaces end clauses, and few of them end a sentence.

Some words go on with what was said; some cannot end it; figures and foreign words have a space
before them anywhere. Scores are logarithms, as in `clues`.
"""

import re

GOES_ON, CANNOT_END, BEGINS, FOREIGN = 1.0, 1.5, 0.5, 1.5
_GOING_ON = (
    "ซึ่ง", "และ", "โดย", "เพื่อ", "หรือ", "ที่", "กล่าว", "คือ", "รวมถึง", "รวมทั้ง", "เนื่องจาก", "เพราะ", "จน",
    "ทำให้", "อย่าง", "เช่น", "กับ", "ว่า", "ของ", "ใน", "ด้วย",
)  # fmt: skip
_NO_END = ("และ", "หรือ", "ว่า", "คือ", "เช่น", "ของ", "ที่", "ๆ", "ปี", "เพราะ", "กับ", "ชื่อ")
_BEGINNINGS = (
    "นอกจาก", "อย่างไรก็", "ทั้งนี้", "ขณะที่", "ในขณะ", "หลังจาก", "เมื่อ", "แม้", "หาก", "ถ้า", "แต่", "สำหรับ",
    "ในปี", "ตาม", "จาก", "เขา", "เธอ", "พวกเขา", "มัน", "เรา", "ผม", "ฉัน", "นี่", "“", '"',
)  # fmt: skip
_FOREIGN = re.compile("[0-9๐-๙A-Za-z(]")


def seam(before, after):
    """How likely a sentence ends between the two, as a score: 0 says nothing.

    >>> seam("ตำรวจจับแก๊ง", "ซึ่งหลอกลวง"), seam("ตำรวจจับแก๊ง", "นอกจากนี้ยังยึดเงิน")
    (-1.0, 0.5)
    """
    score = 0.0
    if after.startswith(_GOING_ON):
        score -= GOES_ON
    if before.endswith(_NO_END):
        score -= CANNOT_END
    if after.startswith(_BEGINNINGS):
        score += BEGINS
    if _FOREIGN.match(after):
        score -= FOREIGN
    if before[-1:].isdigit():
        score -= FOREIGN / 2
    return score
