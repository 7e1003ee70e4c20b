"""Over, nearly, about, at least, up to, within…: before and after an amount, in both languages."""

from __future__ import annotations

from articles.text.values.patterns import compiled

_EN = {
    "over": "(?:just |well |slightly |a little )?over|(?:slightly |far )?more than|in excess of|above|upwards of|exceeding|tops|topped|topping|surpass(?:es|ed|ing)",
    "under": "(?:just |well )?under|(?:slightly )?(?:less|fewer) than|below|lower than",
    "nearly": "nearly|almost|close to|approaching|just short of",
    "about": "about|around|approximately|roughly|some|an estimated|estimated|circa|~|approx\\.?",
    "at-least": "at least|at the very least|no (?:fewer|less) than|not less than|a minimum of",
    "up-to": "(?<!edged )(?<!inched )(?<!ticked )(?<!crept )(?<!moved )(?<!went )(?<!gone )(?<!going )(?<!goes )(?<!shot )(?<!pushed )(?<!rose )up to|as (?:many|much|high|long|low|far) as|at most|no more than|not more than|a maximum of|not exceeding",
    "within": "within|inside",
}
_TH = {
    "over": "มากกว่า|เกินกว่า|สูงกว่า|ยาวกว่า|กว่า|เกิน|มากว่า|ทะลุ",
    "under": "น้อยกว่า|ต่ำกว่า|ไม่ถึง|ใต้",
    "nearly": "เกือบๆ|เกือบ ๆ|เกือบจะ|เกือบ|เฉียด|ใกล้",
    "about": "(?<!งบ)ประมาณการ|(?<!งบ)ประมาณ|ราวๆ|ราว ๆ|ราว|เฉลี่ยราว|ร่วม",
    "at-least": "ไม่ต่ำกว่า|ไม่น้อยกว่า|อย่างน้อย|อย่างต่ำ",
    "up-to": "ไม่เกิน|ไม่มากกว่า|ไม่สูงกว่า|สูงถึง|มากถึง|นานถึง",
    "within": "ภายใน(?:ระยะเวลา|เวลา)?",
}


def _cells(table: dict[str, str]) -> tuple[str, list[str]]:
    return "|".join(f"({words})" for words in table.values()), list(table)


_EN_WORDS, _EN_NAMES = _cells(_EN)
_TH_WORDS, _TH_NAMES = _cells(_TH)
_EN_BEFORE = compiled(
    rf"(?<![a-z])(?:{_EN_WORDS})(?: the next| the coming| the| a| another| an estimated| some| only| just)?(?: |(?<=~))\Z"
)
_TH_BEFORE = compiled(rf"(?:{_TH_WORDS})(?:ถึง|ที่|จาก)? ?\Z")
_SIGN = compiled(r"([><~≥≤]) ?\Z")
_BEFORE_SIGN = " ><~≥≤"
_SIGNS = {">": "over", "<": "under", "~": "about", "≥": "at-least", "≤": "up-to"}
_AFTER = compiled(
    r"(?P<over> ?กว่า(?!(?:นี้|นั้น|เดิม|ที่|ใน|ปี|จะ))| ?เศษ(?!ส่วน)|\+|[ -]plus(?![a-z])|-odd(?![a-z]))|(?P<atleast> (?:or|and) (?:more|older|over|above|up)(?![a-z])(?! than| to)| ?ขึ้นไป)"
    r"|(?P<upto> ?ลงมา| (?:or|and) (?:less|fewer|under|younger|below)(?![a-z])(?! than))|(?P<about> or so(?![a-z]))|(?P<ago> ago(?![a-z])| ?(?:ก่อน|ที่แล้ว|มาแล้ว)(?!หน้า|เวลา|คริสต|เกิด|การ|จะ|ที่|วัน|ถึง|กำหนด|เลือก|เดินทาง|เข้า|ออก|ไป))"
)
_AFTER_NAMES = {
    "over": "over",
    "atleast": "at-least",
    "upto": "up-to",
    "about": "about",
    "ago": "ago",
}


def before(scan, at: int) -> tuple[str, int]:
    """The modifier that ends just before `at` and where it begins; ("", at) where there is none."""
    last = scan.plain[at - 1 : at]
    if not last:
        return "", at
    lead = scan.lead(at)
    if last in " ~" and lead < "ก":
        match = _EN_BEFORE.search(scan.low, max(0, at - 32), at)
        if match:
            return _EN_NAMES[match.lastindex - 1], match.start()
    if lead >= "ก":
        match = _TH_BEFORE.search(scan.plain, max(0, at - 20), at)
        if match:
            return _TH_NAMES[match.lastindex - 1], match.start()
    match = _SIGN.search(scan.plain, max(0, at - 2), at) if last in _BEFORE_SIGN else None
    return (_SIGNS[match[1]], match.start()) if match else ("", at)


def after(scan, at: int, *, time: bool) -> tuple[str, int]:
    """The modifier that begins at `at` and where it ends; "ago" only after a span of `time`."""
    match = _AFTER.match(scan.low, at)
    if not match or (match["ago"] and not time):
        return "", at
    if match["over"] and not scan.word_edge(match.end()):
        return "", at
    return _AFTER_NAMES[match.lastgroup], match.end()
