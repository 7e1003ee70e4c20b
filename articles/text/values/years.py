"""Years, decades and centuries that say so: พ.ศ. 2567, ปี 67, B.E. 2325, 1000 BC, the 1990s."""

from __future__ import annotations

from articles.text.values import anchors
from articles.text.values.dates import Found, modified
from articles.text.values.eras import OFFSET, end_year, english_year, thai_year
from articles.text.values.patterns import compiled

_Y = r"\d{1,4}"
_EN_ERA = r"(?:B\.?C\.?E\.?|B\.?C\.?|A\.?D\.?|C\.?E\.?|B\.?E\.?)"
_EN_AFTER = compiled(rf"(?<![\d.,$/-])({_Y})(?:-({_Y}))? ?({_EN_ERA})(?![A-Za-z])")
_EN_BEFORE = compiled(rf"(?<![A-Za-z])({_EN_ERA}) ?(\d{{1,4}})(?:-(\d{{1,4}}))?(?!\d|[.,]\d)")
_EN_DECADE = compiled(r"(?<![\w$€£.,])(1\d\d0|20\d0|[2-9]0)'?s(?![a-z])(?! (?:degrees|C\b))")
_EN_DECADE_WORDS = compiled(r"(twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies(?![a-z])")
_DECADE_BEFORE = compiled(r"(?<![a-z])(?:the|mid|the early|the late|the mid)[ -]\Z")
_WORD_DECADES = {
    w: 20 + 10 * n
    for n, w in enumerate(["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"])
}
_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_CENTURIES = {word: n for n, word in enumerate(
    _UNITS + ["tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"], 1
)} | {f"twenty-{word}": 20 + n for n, word in enumerate(_UNITS, 1)} | {f"twenty {word}": 20 + n for n, word in enumerate(_UNITS, 1)}  # fmt: skip
_EN_CENTURY = compiled(
    rf"(?<![a-z\d])(?:(\d{{1,2}})(?:st|nd|rd|th)|({'|'.join(sorted(_CENTURIES, key=len, reverse=True))}))[ -]centur(?:y|ies)(?![a-z])"
    r"( ?(?:b\.?c\.?e?\.?)(?![a-z]))?"
)
_TH_BCE = r"ก่อน(?:คริสตกาล|คริสต์กาล|คริสต์ศักราช|คริสตศักราช|คริสตศตวรรษ|ค\.ศ\.?)"
_TH_BCE_AFTER = compiled(rf"(?<![\d.,])(\d{{1,4}})(?: ?- ?(\d{{1,4}}))? ?(?:ปี)? ?{_TH_BCE}")
_TH_BCE_BEFORE = compiled(rf"(?:ปี)?{_TH_BCE} ?(\d{{1,4}})(?: ?ปี)?")
TH_NUMBER = (
    r"(?:\d{1,2}|(?:ยี่)?สิบ(?:เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)?|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)"
)
_TH_CENTURY = compiled(rf"(คริสต์|คริสต|พุทธ)?ศตวรรษ(?:ที่)? ?({TH_NUMBER})(?!\d)( ?{_TH_BCE})?")
_TH_DECADE = compiled(
    r"(?:(?:คริสต์|พุทธ)?ทศวรรษ|ทศววรษ|ยุค(?:ปี)?)(?:ที่|ปี)? ?(?:พ\.ศ\. ?|ค\.ศ\. ?)?(\d{4}|\d0)(?!\d)(?:s)?"
)
_MARK = r"(?:พ\.ศ\.?|พุทธศักราช|ค\.ศ\.?|คริสต์ศักราช|คริสตศักราช)"
_TH_YEAR = compiled(
    rf"(?<![ก-๎.])(?:(?P<only>{_MARK})|(?:งบ)?ปี(?:งบประมาณ|งบ|การศึกษา|ภาษี|การผลิต)?(?: ?(?P<mark>{_MARK}))?)"
    r" ?(?P<y>\d{2,4})(?!\d|[.,:]\d)(?:(?: ?[-/] ?| ?ถึง ?)(?:ปี ?)?(?P<z>\d{4}|\d\d)(?!\d|[.,:]\d))?"
    rf"|(?P<glued>{_MARK}|ปี(?:งบประมาณ|งบ|การศึกษา)?(?: ?{_MARK})?) ?(?P<gy>\d{{4}}|[4-7]\d)(?!\d|[.,:]\d)(?:(?: ?[-/] ?| ?ถึง ?)(?:ปี ?)?(?P<gz>\d{{4}}|\d\d)(?!\d|[.,:]\d))?"
)
_COUNTED = compiled(
    r"(?:[\d½]|ครึ่ง|หนึ่ง|เอ็ด|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หลาย|ทุก|กี่|กว่า|ต่อ|รายปี) ?\Z"
)
_UNIT_AFTER = compiled(
    r" ?(?:%|คน|ราย|บาท|ล้าน|แสน|หมื่น|พัน|ร้อย|วัน|เดือน|ชั่วโมง|ครั้ง|แห่ง|คัน|ตัว|ไร่|เปอร์เซ็นต์|ประเทศ|เรื่อง|เท่า)"
)
_EN_SPAN = compiled(
    r"(?<![\w$€£¥฿.,/:-])(1[0-9]\d\d|2[01]\d\d)(?:-|/)(1[0-9]\d\d|2[01]\d\d|\d\d)(?!\w|[.,:/-]\d|%)"
)
_TH_SPAN = compiled(r"(?<![\w.,/:-])(2[45]\d\d)(?: ?[-/] ?)(2[45]\d\d|\d\d)(?!\d|[.,:/-]\d|%)")
_FISCAL = compiled(
    r"(?:FY ?'?(?=\d\d(?:\d\d)?(?!\d))|[Ff]iscal(?: year)? (?=\d{4})|[Aa]cademic year (?=\d{4}))(\d{4}|\d\d)(?:[-/](\d{4}|\d\d))?(?!\d)"
)


def find_years(scan) -> list[Found]:
    """Everything that is a year, decade or century by its own words or shape."""
    found: list[Found] = []
    if scan.digits:
        for needed, readers in _AT_DIGITS:
            if anchors.said(scan.low, needed):
                for pattern, read in readers:
                    _find(scan, pattern, read, scan.digits, found)
    for pattern, read, where in _AT_WORDS:
        if offsets := scan.starts.get(where):
            _find(scan, pattern, read, offsets, found)
    return [date for date in found if scan.free(date.start, date.end)]


def _find(scan, pattern, read, offsets: list[int], found: list[Found]) -> None:
    text = scan.low if read in _LOWER else scan.plain
    for match in anchors.matches_at(pattern, text, offsets):
        date = read(scan, match) if scan.free(*match.span()) else None
        if date:
            found.append(modified(scan.plain, date))


def _en_after(scan, match) -> Found | None:
    first, last, marker = match.groups()
    year, era = english_year(int(first), marker)
    if era == "BE" and not 2000 <= int(first) <= 2700:
        return None
    until = english_year(int(last), marker)[0] if last else ""
    return Found(*match.span(), year, until, era=era)


def _en_before(scan, match) -> Found | None:
    marker = match[1].replace(".", "")
    if marker in ("BC", "BCE", "CE") or (marker == "BE" and len(match[2]) != 4):
        return None
    year, era = english_year(int(match[2]), match[1])
    until = english_year(int(match[3]), match[1])[0] if match[3] else ""
    return Found(*match.span(), year, until, era=era)


def _en_decade(scan, match) -> Found | None:
    start = match.start()
    quoted = scan.plain[start - 1 : start] == "'"
    before = scan.low[max(0, start - 10) : start]
    named = quoted or before.endswith("the ") or _DECADES_GO_ON.search(before)
    if len(match[1]) == 2 and not named:
        return None
    return Found(start - quoted, match.end(), _decade(int(match[1])))


_DECADES_GO_ON = compiled(r"\d\d\d0s(?: and | or | to |, |-)\Z")


def _en_decade_words(scan, match) -> Found | None:
    if not _DECADE_BEFORE.search(scan.low, max(0, match.start() - 11), match.start()):
        return None
    return Found(*match.span(), _decade(_WORD_DECADES[match[1]]))


def _decade(year: int) -> str:
    if year < 100:
        year += 1900
    return f"{year:04}s"


def _en_century(scan, match) -> Found:
    number = int(match[1]) if match[1] else _CENTURIES[match[2]]
    return Found(
        *match.span(), f"-{number}C" if match[3] else f"{number}C", era="BCE" if match[3] else "CE"
    )


def _th_bce_after(scan, match) -> Found:
    until = f"-{int(match[2]):04}" if match[2] else ""
    year = _YEAR_BEFORE.search(scan.plain, max(0, match.start() - 3), match.start())
    start = year.start() if year else match.start()
    return Found(start, match.end(), f"-{int(match[1]):04}", until, era="BCE")


_YEAR_BEFORE = compiled(r"ปี ?\Z")


def _th_bce_before(scan, match) -> Found:
    return Found(*match.span(), f"-{int(match[1]):04}", era="BCE")


_TH_DIGITS = {
    w: n for n, w in enumerate(["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"], 1)
} | {"เอ็ด": 1}


def small_number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, unit = text.partition("สิบ")
    if not ten:
        return _TH_DIGITS[text]
    return (20 if tens else 10) + _TH_DIGITS.get(unit, 0)


def _th_century(scan, match) -> Found:
    number = small_number(match[2])
    if match[1] == "พุทธ":
        return Found(*match.span(), f"BE{number}C", era="BE")
    return Found(
        *match.span(), f"-{number}C" if match[3] else f"{number}C", era="BCE" if match[3] else "CE"
    )


def _th_decade(scan, match) -> Found:
    year = int(match[1])
    if year > 2200 or "พ" in match[0][:12] and "พ.ศ" in match[0]:
        return Found(*match.span(), f"{year - OFFSET:04}s", era="BE")
    return Found(*match.span(), _decade(year), era="CE")


def _plain_year(scan, match) -> bool:
    """Whether ปี is the year's and not the unit of a number before it: ไตรมาส 3 ปี 2567."""
    written = match["y"] or match["gy"]
    return (
        scan.plain[match.start() - 1 : match.start()] == " "
        and ("1800" <= written <= "2100" or "2400" <= written <= "2650")
        and len(written) == 4
        and not _UNIT_AFTER.match(scan.plain, match.end("y") if match["y"] else match.end("gy"))
    )


def _th_year(scan, match) -> Found | None:
    marker = match["only"] or match["mark"] or match["glued"] or ""
    written, last = match["y"] or match["gy"], match["z"] or match["gz"]
    unmarked = (not marker.strip("ปี ") or match["glued"]) and not _plain_year(scan, match)
    if unmarked and _COUNTED.search(scan.plain, max(0, match.start() - 8), match.start()):
        return None
    if len(written) == 3 and not match["only"]:
        return None
    if len(written) == 2 and not _short_year(scan, match, written):
        return None
    if len(written) == 4 and not 1000 <= int(written) <= 2800 and "." not in marker:
        return None
    year, era = thai_year(int(written), marker)
    end, until = match.end(), ""
    if last and _follows(written, last):
        until = end_year(year, last, thai_year(int(last), "พ.ศ." if era == "BE" else "ค.ศ."))
    elif last:
        end = match.end("y") if match["y"] else match.end("gy")
    return Found(match.start(), end, year, until, era=era)


def _short_year(scan, match, written: str) -> bool:
    """Whether two digits after ปี are a year: ปี 67, น้ำท่วมปี 54, but not ปี 54 คน."""
    if written < "20" or _UNIT_AFTER.match(scan.plain, match.end("y" if match["y"] else "gy")):
        return False
    return bool(match["y"]) or scan.word_edge(match.start())


def _follows(first: str, last: str) -> bool:
    """Whether the second year of "2566-67" comes after the first."""
    return int(first[-len(last) :]) < int(last) or (first.endswith("99") and last == "00")


def _span(scan, match) -> Found | None:
    if not _follows(match[1], match[2]):
        return None
    thai = int(match[1]) > 2400
    year, era = thai_year(int(match[1])) if thai else (match[1], "CE")
    last = thai_year(int(match[2])) if thai else (match[2], "CE")
    return Found(*match.span(), year, end_year(year, match[2], last), era=era)


def _fiscal(scan, match) -> Found:
    written = int(match[1])
    year, era = english_year(written) if written < 100 else thai_year(written)
    last, end, until = match[2], match.end(), ""
    if last and _follows(match[1], last):
        until = end_year(year, last, (english_year if era == "CE" else thai_year)(int(last)))
    elif last:
        end = match.end(1)
    return Found(match.start(), end, year, until, era=era)


_LOWER = (_en_century, _en_decade_words)
_ERA_WORDS = anchors.family("years.era", ("bc", "b.c", "ad", "a.d", "be", "b.e", "ce", "c.e"))
_DECADES = anchors.family("years.decade", (f"{word}ies" for word in _WORD_DECADES))
_CENTURY_WORDS = anchors.family("years.century", _CENTURIES)
_BEFORE_CHRIST = anchors.family("years.bce", ("ก่อนค", "ปีก่อนค"))
_TH_CENTURIES = anchors.family(
    "years.th-century", ("คริสต์ศตวรรษ", "คริสตศตวรรษ", "พุทธศตวรรษ", "ศตวรรษ")
)
_TH_DECADES = anchors.family(
    "years.th-decade", ("ทศวรรษ", "ทศววรษ", "คริสต์ทศวรรษ", "พุทธทศวรรษ", "ยุค")
)
_TH_YEARS = anchors.family(
    "years.th-year", ("ปี", "งบปี", "พ.ศ", "ค.ศ", "พุทธศักราช", "คริสต์ศักราช", "คริสตศักราช")
)
_SHORT_EN = compiled(r"(?<=(?:of|in) ')(\d\d)(?![\d's])")


def _short_en(scan, match) -> Found:
    """The class of '98."""
    year, era = english_year(int(match[1]))
    return Found(match.start() - 1, match.end(), year, era=era)


_NUMBER_OF_YEAR = compiled(r"(?<![\d/.,-])\d{1,3}/(2[45]\d\d)(?![\d/.,-])")


def _number_of_year(scan, match) -> Found:
    """The year of a numbered case, order or meeting: 5/2567 is the fifth of that year."""
    year, era = thai_year(int(match[1]))
    return Found(*match.span(1), year, era=era)


_FISCAL_WORDS = anchors.family("years.fiscal", ("fy", "fiscal", "academic"))
# What a text must say for patterns at its digits to be tried, and the patterns.
_AT_DIGITS = (
    (("b", "d", "c"), ((_EN_AFTER, _en_after),)), (("0s", "0's"), ((_EN_DECADE, _en_decade),)),
    (("centur",), ((_EN_CENTURY, _en_century),)), (("ก่อน",), ((_TH_BCE_AFTER, _th_bce_after),)),
    (("-", "/"), ((_EN_SPAN, _span), (_TH_SPAN, _span), (_NUMBER_OF_YEAR, _number_of_year))),
    ((" '",), ((_SHORT_EN, _short_en),)),
)  # fmt: skip
_AT_WORDS = (
    (_EN_BEFORE, _en_before, _ERA_WORDS), (_EN_DECADE_WORDS, _en_decade_words, _DECADES), (_EN_CENTURY, _en_century, _CENTURY_WORDS),
    (_TH_BCE_BEFORE, _th_bce_before, _BEFORE_CHRIST), (_TH_CENTURY, _th_century, _TH_CENTURIES),
    (_TH_DECADE, _th_decade, _TH_DECADES), (_TH_YEAR, _th_year, _TH_YEARS), (_FISCAL, _fiscal, _FISCAL_WORDS),
)  # fmt: skip
