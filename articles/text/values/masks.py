"""Digits that state no amount: addresses, telephone numbers, versions, codes."""

from __future__ import annotations

import re

from articles.text.values.anchors import family, matches_at, matches_near, said
from articles.text.values.money import is_baht
from articles.text.values.patterns import compiled

_URL = compiled(r"(?:https?://|ftp://|www\.)[^\s<>\"']+", re.IGNORECASE)
_DOMAIN = compiled(
    r"(?<![A-Za-z0-9.-])[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.(?:com|net|org|co|th|gov|info|io|tv|news|me)"
    r"(?![A-Za-z0-9])(?:/[^\s]*)?"
)
_MAIL = compiled(r"[A-Za-z0-9._%+-]{1,64}\Z")
_MAIL_HOST = compiled(r"@[A-Za-z0-9.-]{1,253}")
_TAG = compiled(r"[#@](?=[0-9_]*[A-Za-zก-ฮเ-ไ])[0-9A-Za-z_ก-๎]{1,140}")
_LATER = compiled(
    r"(?<![\d])(?:"
    r"\+\d{1,3}(?:[ -]?\(?\d{1,4}\)?){2,5}"  # +66 2 123 4567
    r"|\(0\d{1,2}\) ?\d{3,4}[ -]?\d{3,4}"
    r"|0\d?-\d{3,4}-?\d{3,4}(?:-\d{1,4})?|0\d{1,2}[ -]\d{3,4}[ -]?\d{3,4}|0\d{8,9}"  # 02-123-4567, 0812345678
    r"|1[38]00-\d{3,4}[ -]\d{3,4}|0 \d{4} \d{4}|0-\d{4}-\d{4}"
    r"|\d-\d{4}-\d{5}-\d{2}-\d|\d{3}-\d-\d{5}-\d"  # identity card, bank account
    r"|\d+(?:-\d+){2,}"
    r"|v?\d+(?:\.\d+){2,}(?:\.\d+)*"
    r"|\d{1,4}/\d{1,5}(?:/\d+)*"
    r"|(?<=[ (]\.)\d{2,3}(?![\d,%]| ?%)"  # a .38 pistol
    r"|\d{3,4}x\d{3,4}|\d{1,2}:\d\d\.\d{1,3}"
    r")(?![\d])(?!,\d)"
)
_HOTLINE = compiled(
    r"(?:สายด่วน|ฮอตไลน์|โทร\.?|โทรศัพท์|[Hh]otline|[Cc]all|[Dd]ial|[Rr]ing|[Tt]el\.?:?|[Pp]hone) ?(?:the )?(?:หมายเลข|เบอร์|on |number )? ?(\d{3,4})(?!\d|[.,]\d| ?(?:บาท|คน|ครั้ง|เครื่อง|people|times))"
)
_NUMBERS = compiled(
    r"(?:hotlines?|call(?:ing)?|phone|tel\.?:?) (\d{4} \d{4})(?:(?:,| and| or) (\d{4} \d{4}))?(?!\d)"
)
_HELPLINE = compiled(r"(\d{3,4})(?= (?:hotline|helpline|call cent))")
_OR_CALL = compiled(r"(?<=\d)(?: or | หรือ )(\d{4})(?!\d|[.,]\d)")
_PLATE = compiled(r"ทะเบียน ?(?:\d?[ก-ฮ]{1,3} ?-?\d{1,4}|\d{2}-\d{4})(?!\d)")
_CODE = compiled(
    r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z]*-?|[a-z]+|[Cc]ovid-|iphone |iPhone )\d+[A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*"
)
_TYPE = compiled(r"[A-Z]\d{2,3}-\d{2,3}(?!\d)")  # A330-300
_CODE_PREFIX = compiled(
    r"(?:US|A|C|S|BT|Bt|THB|USD|EUR|GBP|JPY|Rs|RM|Rp|CNY|RMB|AUD|SGD|HKD|MYR|INR|IDR|VND|KRW|CHF|Mid-|Post-|Pre-|Under-|Over-|Late-|Early-"
    r"|FY|BE|AD|CE|BC|No|NO|baht|mid|x|X)\d|[kc]?m[23](?!\d)"
)
_THAI_LETTERS = (
    "เอ็กซ์|เอ็กส์|เอ็ม|เอ็น|เอ็ช|เอช|เอส|เอฟ|แอล|อาร์|เอ|บี|ซี|ดี|อี|จี|ไอ|เจ|เค|โอ|พี|คิว|ที|ยู|วี|ดับเบิลยู|วาย|แซด"
)
_THAI_CODE = compiled(
    f"(?:{_THAI_LETTERS}){{1,4}}-?\\d+(?:จี)?(?![,.]?\\d)|\\d(?= ?จี(?![ก-๎]))|โควิด ?-? ?19|โบอิ้ง ?\\d{{3}}(?:-\\d+)?"
)
_CROSSINGS = [
    f"{n}{what}"
    for n in ("สาม", "สี่", "ห้า", "หก", "เจ็ด")
    for what in ("แยก", "แพร่ง", "เหลี่ยม", "มุมเมือง")
]
_WHEELS = [f"{n}ล้อ" for n in ("สอง", "สาม", "สี่", "หก", "สิบ")]
_THAI_NAMES = (
    *_CROSSINGS, *_WHEELS, "สองแถว", "สองแคว", "สองข้างทาง", "แปดริ้ว", "เก้าเลี้ยว", "สี่พระยา", "สามโก้", "เจ็ดเสมียน",
    "สามร้อยยอด", "สามชุก", "สามง่าม", "สามเสน", "สามย่าน", "พันทิป", "พันท้าย", "หมื่นไวย", "แสนสิริ", "แสนแสบ", "แสนสุข",
    "สิบสองปันนา", "สามก๊ก", "หนองสองห้อง", "สองพี่น้อง", "ห้องสิน", "สี่เสา", "ล้านช้าง", "ล้านนา", "ร้อยเกาะ", "หมื่นลี้", "สองใจ",
)  # fmt: skip
_PRODUCT = compiled(
    r"(?:iPhones?|iPads?|iOS|Windows|Android|PlayStation|Xbox|Pixel|Mach|Formula|JAS|MiG|ISO|ไอโฟน|ไอแพด|วินโดวส์|แอนดรอยด์|เพลย์สเตชัน|ฟอร์มูล่า|เอ็ม|เอเค)"
    r"(?: ?-?(\d{1,3})(?![\d.,]\d|\d)| One(?![a-z]))"
)
_BOEING = compiled(r"(?:Boeing|Airbus) ?\d{3}(?:-\d+)?(?: M(?:ax|AX)(?: \d)?)?")
_SCORE_LIKE = compiled(r"7-[Ee]leven|24/7|9/11|50[/:-]50|(?<!\d)4x4|สี่คูณสี่")


_URLS = family("masks.url", ("http://", "https://", "ftp://", "www."))
_TAGS = family("masks.tag", ("#", "@"))
_DOTS = family(
    "masks.domain",
    (
        f".{top}"
        for top in ["com", "net", "org", "co", "th", "gov", "info", "io", "tv", "news", "me"]
    ),
)
_MAILS = family("masks.mail", ("@",))
_OPENING = family("masks.opening", ("+", "(0"))
_PLATES = family("masks.plate", ("ทะเบียน",))
_PLANES = family("masks.plane", ("boeing", "airbus"))
_PRODUCTS = family("masks.product", ("iphone", "ipad", "ios", "windows", "android", "playstation", "xbox", "pixel", "jas ", "mig", "iso ", "mach ", "formula", "ไอโฟน", "ไอแพด", "วินโดวส์", "แอนดรอยด์", "เพลย์สเตชัน", "ฟอร์มูล่า", "เอ็ม 16", "เอเค 47"))  # fmt: skip
_CALLS = family(
    "masks.call", ("สายด่วน", "ฮอตไลน์", "โทร", "hotline", "call", "dial", "ring", "tel", "phone")
)
_NAMES = family("masks.names", _THAI_NAMES)
_COVID = family("masks.covid", ("โควิด", "โบอิ้ง", "สี่คูณสี่"))
_CODE_LEFT = compiled(r"(?:(?<![A-Za-z0-9])(?:[A-Za-z]{1,20}-?|[Cc]ovid-|[Ii][Pp]hone ))\Z")
_THAI_CODE_LEFT = compiled(f"(?:{_THAI_LETTERS}){{1,4}}-?\\Z")


def first(scan) -> None:
    """Take addresses, mail and tags: nothing in them is read, not even a date."""
    plain = scan.plain
    for pattern, where in ((_URL, _URLS), (_TAG, _TAGS)):
        for match in matches_at(pattern, plain, scan.at(where)):
            scan.take(*match.span())
    for match in matches_near(_DOMAIN, plain, scan.at(_DOTS), 140, 100):
        scan.take(*match.span())
    for at in scan.at(_MAILS):
        user, host = _MAIL.search(plain, max(0, at - 64), at), _MAIL_HOST.match(plain, at)
        if user and host:
            scan.take(user.start(), host.end())


def second(scan) -> None:
    """Take telephone numbers, identity numbers, versions and codes that are no date or time."""
    plain = scan.plain
    for pattern, offsets in (
        (_LATER, _long(scan)), (_LATER, scan.at(_OPENING)), (_PLATE, scan.at(_PLATES)),
        (_SCORE_LIKE, _where(scan, ("7-e", "24/7", "9/11", "50", "4x4"))), (_HELPLINE, _where(scan, ("line", "call cent"))),
        (_BOEING, scan.at(_PLANES)), (_PRODUCT, scan.at(_PRODUCTS)), (_THAI_CODE, scan.at(_COVID)),
        (_SCORE_LIKE, scan.at(_COVID)), (_THAI_CODE, _where(scan, ("จี",))),
    ):  # fmt: skip
        for match in matches_at(pattern, plain, offsets):
            _take(scan, *match.span())
            if match.re is _LATER.regex and match[0][0] in "0+(":
                other = _OR_CALL.match(plain, match.end())
                _take(scan, *(other.span(1) if other else match.span()))
    for match in matches_at(_HOTLINE, plain, scan.at(_CALLS)):
        _take(scan, *match.span(1))
    for match in matches_at(_NUMBERS, scan.low, scan.at(_CALLS)):
        _take(scan, match.start(1), match.end())
    for match in matches_at(_NAME, plain, scan.at(_NAMES)):
        _take(scan, *match.span())
    for at in scan.digits:
        _take_code(scan, at)


def _where(scan, literals: tuple[str, ...]) -> list[int]:
    """All digits of a text that says one of the literals a pattern cannot do without."""
    return scan.digits if scan.digits and said(scan.low, literals) else []


def _long(scan) -> list[int]:
    """The digits that may begin a number of several parts, or one that begins with 0."""
    plain, last = scan.plain, len(scan.plain)
    return [
        at
        for at, end in zip(scan.digits, scan.digit_ends, strict=True)
        if plain[at] == "0"
        or (end < last and plain[end] in "-/.x:")
        or (at > 1 and plain[at - 1] == "." and plain[at - 2] in " (")
    ]


_MEETING = compiled(r"\d{1,3}/(?:25|20)\d\d")  # meeting 5/2567: the fifth of that year
_NAME = compiled("|".join(sorted(_THAI_NAMES, key=len, reverse=True)))


def _take(scan, start: int, end: int) -> None:
    text = scan.plain[start:end]
    if scan.free(start, end) and not _is_fraction(text) and not _MEETING.fullmatch(text):
        scan.take(start, end)


def _take_code(scan, at: int) -> None:
    """Take a code of letters and digits (F-16, MH370, จี20) whose first digit is at `at`."""
    before = scan.plain[at - 1 : at]
    if (
        scan.taken[at]
        or not before
        or (before in " (,.\n" and scan.low[max(0, at - 7) : at] != "iphone ")
    ):
        return
    plain = scan.plain
    left = _CODE_LEFT.search(plain, max(0, at - 21), at)
    if left:
        match = _CODE.match(plain, left.start())
        fine = match and not is_baht(plain, at)
        if fine and (_TYPE.match(match[0]) or not _CODE_PREFIX.match(match[0])):
            _take(scan, *match.span())
        return
    left = _THAI_CODE_LEFT.search(plain, max(0, at - 24), at)
    if left and scan.word_edge(left.start()):
        match = _THAI_CODE.match(plain, left.start())
        if match:
            _take(scan, *match.span())


def _is_fraction(text: str) -> bool:
    top, slash, bottom = text.partition("/")
    return (
        bool(slash)
        and bottom in ("2", "3", "4", "5", "8")
        and top.isdigit()
        and 0 < int(top[-3:]) < int(bottom)
    )
