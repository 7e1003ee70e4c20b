"""Times of day: 22:15, 10.30 น., 10.30pm, noon, 10 โมงเช้า, 3 ทุ่ม, บ่ายสอง, ตีห้า."""

from __future__ import annotations

import re

from articles.text.values.anchors import family, matches_at, matches_near, said
from articles.text.values.model import Kind, Meaning
from articles.text.values.patterns import compiled

_HM = r"([01]?\d|2[0-4])(?:[.:]([0-5]\d))?"
_AMPM = r" ?([ap])\.? ?m(?:\.(?=[ ,;)\n]|$)|(?![a-z]))\.?"
_EN_SPAN = compiled(rf"(?<![\d.,:$€£]){_HM}(?: ?([ap])\.?m\.?)? ?(?:-|to|until) ?{_HM}{_AMPM}")
_EN_BETWEEN = compiled(rf"(?<=between ){_HM}(?: ?([ap])\.?m\.?)? and {_HM}{_AMPM}")
_EN_ONE = compiled(rf"(?<![\d.,:$€£]){_HM}{_AMPM}")
_TH_SPAN = compiled(
    rf"(?<![\d.,:]){_HM}(?: ?น\.)? ?(?:-|ถึง|จนถึง)(?:เวลา)? ?{_HM} ?(?:น\.|น(?![ก-๎])|นาฬิกา)"
)
_TH_ONE = compiled(rf"(?<![\d.,:]){_HM} ?(?:น\.|น(?![ก-๎])|นาฬิกา(?: ?([0-5]?\d) ?นาที)?)")
_COLON_SPAN = compiled(
    r"(?<![\d.,:])([01]?\d|2[0-3]):([0-5]\d) ?(?:-|to|ถึง) ?([01]?\d|2[0-4]):([0-5]\d)(?![\d:])"
)
_COLON = compiled(
    r"(?<![\d.,:/-])([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:/]|\.\d)(?: ?(?:hrs|hours))?"
)
_POINT_AFTER = compiled(
    r"(?:เวลา(?:ประมาณ|ราว)? ?|(?<![a-z])at )([01]?\d|2[0-3])\.([0-5]\d)(?![\d%]|[.,]\d| ?(?:%|per|million|billion|trillion|baht|dollars?|euros?|cents?|pounds?|yen|yuan|ringgit|rupees?|won|points?|seconds?|minutes?|hours?|times|degrees?|metres?|meters?|miles?|km|kg|tonnes?|rai|pc|pct|a barrel|a share|ล้าน|บาท|วินาที|นาที))"
)
_PRICED = compiled(
    r"(?:closed|closing|opened up|ended|settled|finished|traded?|trading|priced|valued|stood|quoted|rate|pegged|baht|dollar|greenback|yen|euro|pound|sterling|yuan|ringgit|rupiah|rupee|won|dong|peso|index|set|price|yield|[$€£¥]|unchanged|steady|flat) \Z"
)
_PLAIN_SPAN = compiled(
    r"(?<![\d.,:/-])(?=0|\d{4} ?- ?\d{4} ?h)([01]\d|2[0-3])([0-5]\d) ?- ?([01]\d|2[0-3])([0-5]\d)(?![\d-])(?: ?(?:hrs|hours))?"
)
_TH_LIST = compiled(
    rf"(?<![\d.,:]){_HM}-{_HM}(?= ?(?:และ|,|หรือ) ?[012]?\d[.:][0-5]\d(?:-[012]?\d[.:][0-5]\d)? ?น)"
)
_HRS = compiled(r"(?<![\d.,:])([01]\d|2[0-3])\.?([0-5]\d) ?(?:hrs|hours|gmt|utc|bst|cet)(?![a-z])")
_OCLOCK = compiled(
    r"(?<![a-z0-9])(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'clock(?: (?:in the (morning|afternoon|evening)|at (night)))?"
)
_SPELLED = compiled(
    r"(?<![a-z0-9.,:])(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])"
    r"(?:[ -](fifteen|thirty|forty-five))? (?:in the (morning|afternoon|evening)|at (night)|([ap])\.?m\.?(?![a-z]))"
)
_MINUTES = {"fifteen": 15, "thirty": 30, "forty-five": 45}
_HALF_PAST = compiled(
    r"(?<![a-z0-9])(half|a quarter|quarter) (past|to) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})(?![a-z0-9])"
)
_NAMED = compiled(
    r"(?<![a-z0-9])(?:12 )?(noon|midday|midnight)(?![a-z])|(เที่ยงคืน|เที่ยงวัน|เที่ยงตรง|เที่ยงครึ่ง|(?<=เวลา)เที่ยง|(?<![\dก-๎])(?<!\d )ทุ่ม(?:ครึ่ง|ตรง)|(?<=เวลา)ทุ่ม(?:ครึ่ง|ตรง))(?![ะ-ฺ็-๎])"
)
_WORDS = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
]  # fmt: skip
_TH_WORDS = ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ", "สิบเอ็ด"]
_N = rf"(\d{{1,2}}|สิบเอ็ด|{'|'.join(_TH_WORDS[:10])})"
_TENS = r"(?:ยี่|สาม|สี่|ห้า)?สิบ"
_SPELLED_MINUTES = rf"{_TENS}(?:{'|'.join(['เอ็ด', *_TH_WORDS[1:9]])})? ?นาที|{_TENS}(?:ห้า)?(?![ก-๎ ]*(?:คน|ราย|แห่ง|บาท|ปี|วัน))|ห้า ?นาที"
_HALF = rf"(?: ?(ครึ่ง)| ?(\d{{1,2}}) ?นาที| ?({_SPELLED_MINUTES}))?"
_SPOKEN = compiled(
    rf"(?<![\d.])(?:ตี ?{_N}{_HALF}(?! ?(?:คน|ราย|หน้า|แผ่|พิมพ์))|บ่าย ?{_N}(?: ?โมง)?{_HALF}|(บ่ายโมง){_HALF}"
    rf"|{_N} ?โมง ?(เช้า|เย็น|ครึ่งเย็น|ครึ่งเช้า)?{_HALF}|{_N} ?ทุ่ม{_HALF})"
)


def find_times(scan) -> None:
    """Record every time of day; amounts that merely look like one are left alone."""
    low = scan.low
    if scan.digits:
        for needed, readers in _AT_DIGITS:
            if said(low, needed):
                for pattern, read in readers:
                    _find(scan, pattern, read, scan.digits)
    for where, readers in _AT_WORDS:
        if offsets := scan.starts.get(where):
            for pattern, read in readers:
                _find(scan, pattern, read, offsets)
    if offsets := scan.starts.get(_SPOKEN_WORDS):
        _spoken(scan, offsets)


def _find(scan, pattern, read, offsets) -> None:
    for match in matches_at(pattern, scan.low, offsets):
        times = read(match) if scan.free(*match.span()) else ()
        if times and all(times):
            start = match.start()
            if pattern is _POINT_AFTER:
                if _PRICED.search(scan.low, max(0, start - 14), start):
                    continue
                start = match.start(1)
            until = times[1] if len(times) > 1 else ""
            scan.add(Kind.TIME, start, match.end(), Meaning(date=times[0], until=until))


def _clock(hour: int, minute: int) -> str:
    if hour == 24 and minute == 0:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _twelve(hour: int, minute: int, half: str) -> str:
    if not 1 <= hour <= 12:
        return ""
    return _clock(hour % 12 + (12 if half == "p" else 0), minute)


def _en_span(match: re.Match) -> tuple[str, ...]:
    hour, minute, half, last, last_minute, last_half = match.groups()
    if not half:
        half = last_half
        if int(hour) % 12 > int(last) % 12:
            half = "a" if last_half == "p" else "p"
    first = _twelve(int(hour), int(minute or 0), half)
    return first, _twelve(int(last), int(last_minute or 0), last_half)


def _en_one(match: re.Match) -> tuple[str, ...]:
    return (_twelve(int(match[1]), int(match[2] or 0), match[3]),)


def _four(match: re.Match) -> tuple[str, ...]:
    hour, minute, last, last_minute = match.groups()
    return _clock(int(hour), int(minute or 0)), _clock(int(last), int(last_minute or 0))


def _two(match: re.Match) -> tuple[str, ...]:
    extra = match[3] if match.re is _TH_ONE.regex else None
    return (_clock(int(match[1]), int(match[2] or extra or 0)),)


def _oclock(match: re.Match) -> tuple[str, ...]:
    hour = int(match[1]) if match[1].isdigit() else _WORDS.index(match[1]) + 1
    if match[2] in ("afternoon", "evening") or (match[3] and hour < 12):
        hour = hour % 12 + 12
    return (_clock(hour, 0),)


def _spelled(match: re.Match) -> tuple[str, ...]:
    if not match[2] and match[1] == "one":
        return ("",)  # one in the morning, one at night
    hour = int(match[1]) if match[1].isdigit() else _WORDS.index(match[1]) + 1
    late = match[3] in ("afternoon", "evening") or match[5] == "p" or (match[4] and hour < 12)
    return (_twelve(hour, _MINUTES[match[2]] if match[2] else 0, "p" if late else "a"),)


def _half_past(match: re.Match) -> tuple[str, ...]:
    hour = int(match[3]) if match[3].isdigit() else _WORDS.index(match[3]) + 1
    minutes = 30 if match[1] == "half" else 15
    if match[2] == "past":
        return (_clock(hour, minutes),)
    return (_clock(hour - 1, 45),) if minutes == 15 else ("",)


def _named(match: re.Match) -> tuple[str, ...]:
    if match[0].endswith(("midnight", "เที่ยงคืน")):
        return ("00:00",)
    if match[0].startswith("ทุ่ม"):
        return ("19:30",) if match[0] == "ทุ่มครึ่ง" else ("19:00",)
    return ("12:30",) if match[0] == "เที่ยงครึ่ง" else ("12:00",)


def _spoken(scan, offsets) -> None:
    for match in matches_near(_SPOKEN, scan.plain, offsets, 12, 40):
        if (
            scan.free(*match.span())
            and scan.word_edge(match.end())
            and scan.word_edge(match.start())
        ):
            time = _spoken_time(match)
            if time:
                scan.add(Kind.TIME, *match.span(), Meaning(date=time))


def _spoken_time(match: re.Match) -> str:
    early, *early_past = match.group(1, 2, 3, 4)
    noon, *noon_past = match.group(5, 6, 7, 8)
    one, *one_past = match.group(9, 10, 11, 12)
    oclock, part, *oclock_past = match.group(13, 14, 15, 16, 17)
    evening, *evening_past = match.group(18, 19, 20, 21)
    if early:
        hour = _number(early)
        return _clock(hour, _minutes(*early_past)) if 1 <= hour <= 6 else ""
    if noon or one:
        hour = _number(noon) if noon else 1
        past = noon_past if noon else one_past
        return _clock(hour + 12, _minutes(*past)) if 1 <= hour <= 6 else ""
    if evening:
        hour = _number(evening)
        return _clock((hour + 18) % 24, _minutes(*evening_past)) if 1 <= hour <= 6 else ""
    half = (part or "").startswith("ครึ่ง")
    past = 30 if half else _minutes(*oclock_past)
    return _oclock_thai(_number(oclock), (part or "").removeprefix("ครึ่ง"), past)


def _minutes(half: str | None, digits: str | None, spelled: str | None) -> int:
    if half:
        return 30
    if not spelled:
        return int(digits or 0)
    tens, _, units = spelled.replace("นาที", "").strip().rpartition("สิบ")
    high = 0 if "สิบ" not in spelled else 2 if tens == "ยี่" else _number(tens) if tens else 1
    return high * 10 + (1 if units == "เอ็ด" else _number(units) if units else 0)


def _oclock_thai(hour: int, part: str, minute: int) -> str:
    if not 1 <= hour <= 11:
        return ""
    if part == "เย็น" or (not part and hour < 6):
        hour += 12
    elif part == "เช้า" and hour < 6:
        hour += 6
    return _clock(hour, minute)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _TH_WORDS.index(text) + 1


_AT = family("times.at", ("เวลา", "at "))
_OCLOCKS = family("times.o'clock", _WORDS)
_PAST = family(
    "times.past", ("half past", "quarter past", "quarter to", "a quarter past", "a quarter to")
)
_NAMES = family("times.named", ("noon", "midday", "midnight", "เที่ยง", "ทุ่มครึ่ง", "ทุ่มตรง"))
_SPOKEN_WORDS = family("times.spoken", ("ตี", "บ่าย", "โมง", "ทุ่ม"))
_HALVES = ("am", "pm", "a.m", "p.m", "a m", "p m", "a. m", "p. m")
_IN_THE = (*_HALVES, "in the", "at night")
# What a text must say for patterns at its digits to be tried, and the patterns in their order.
_AT_DIGITS = (
    (_HALVES, ((_EN_SPAN, _en_span), (_EN_BETWEEN, _en_span), (_EN_ONE, _en_one))),
    (("น",), ((_TH_SPAN, _four), (_TH_LIST, _four), (_TH_ONE, _two))),
    ((":",), ((_COLON_SPAN, _four), (_COLON, _two))),
    (("hrs", "hours", "gmt", "utc", "bst", "cet"), ((_HRS, _two),)), (("o'clock",), ((_OCLOCK, _oclock),)),
    (_IN_THE, ((_SPELLED, _spelled),)), (("noon", "midday", "midnight"), ((_NAMED, _named),)), (("-",), ((_PLAIN_SPAN, _four),)),
)  # fmt: skip
# Families of literals where patterns are tried.
_AT_WORDS = (
    (_AT, ((_POINT_AFTER, _two),)), (_OCLOCKS, ((_OCLOCK, _oclock), (_SPELLED, _spelled))),
    (_PAST, ((_HALF_PAST, _half_past),)), (_NAMES, ((_NAMED, _named),)),
)  # fmt: skip
