"""Ages told by the words around a number: aged 45, Somchai, 45, อายุ 45 ปี, วัย 30 เศษ."""

from __future__ import annotations

from articles.text.values import modifiers
from articles.text.values.measures import Measure
from articles.text.values.model import Kind
from articles.text.values.patterns import compiled

_TH_AGE = compiled(
    r"(?:อายุ(?!ความ|การ|งาน|สัญญา|ใช้|ไข)|วัย)(?:ประมาณ|ราวๆ|ราว|เพียงแค่|เพียง|แค่|ได้|กว่า|เกือบ|ระหว่าง|ตั้งแต่|เฉลี่ย|ไม่เกิน"
    r"|ไม่ต่ำกว่า|ไม่ถึง|ต่ำกว่า|มากกว่า|น้อยกว่า|เกิน|ครบ|มาก|ถึง|รวม|น้อยเพียง| )*\Z"
)
_EN_AGE = compiled(
    r"(?:^|[^a-z])(?:aged?|ages)(?: of| the| between| from| under| over| about| around| only| just)*[ -]\Z"
)
_ALSO = compiled(r"(?: and | or | ?และ ?| ?กับ ?| ?หรือ ?)")
_NEXT_NAME = compiled(r", (?:and )?(?:[A-Z][A-Za-z'-]*\.? ){0,4}[A-Z][A-Za-z'-]*, ")
_LAST_AGE = compiled(r"[,.;:)]|\Z| respectively| ตามลำดับ")
_AT_AGE = compiled(r"(?:^|[^a-z])at(?: just| only| age| the age of)? \Z")
_AFTER_AT = compiled(r", (?:s?he|they|it) ")
_COMMA_BEFORE = compiled(
    r"(?:[A-Z][A-Za-z'-]*|[\)\"”]|(?<![a-z])(?:mother|father|wife|husband|son|daughter|brother|sister|boy|girl|man|woman"
    r"|driver|minor|teen|teenager|singer|actor|actress|lawyer|doctor|engineer|pilot|guard|vendor|trader|worker|tourist|pensioner|widow|victim|suspect|student|teacher|nurse|monk|owner|boyfriend|girlfriend|partner|officer|farmer|uncle|aunt)), (?:now |then |only |just )?\Z"
)
_PERSON_BEFORE = compiled(
    r"(?:^|[^A-Za-z])(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir) (?:[A-Za-z-]+ ){0,3}"
    r"(?!number|order|letter|chapter|paper|quarter|river|tower|floor|door|factor|sector|motor|winter|water|order)"
    r"[a-z-]*(?:er|or|ist|ian|man|woman|ant|ess|student|president|resident), (?:now |then |only |just )?\Z"
)
_COMMA_AFTER = compiled(r"(?:,| \()(?! \d)(?!\d)")
_MONTH_BEFORE = compiled(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|No|Section|Article|Room), \Z"
)


def make_age(scan, found: Measure) -> None:
    """Ages by the words before them: aged 45, Somchai, 45, อายุ 45 ปี, วัย 30 เศษ."""
    if found.kind not in (Kind.NUMBER, Kind.DURATION, Kind.AGE) or found.modifier == "several":
        return
    if found.kind is Kind.DURATION and found.unit not in ("year", "month", "week", "day"):
        return
    if _goes_on(scan, found):
        found.kind, found.unit = Kind.AGE, found.unit or "year"
        return
    lead, match = scan.lead(found.start), None
    if lead >= "ก":
        match = _TH_AGE.search(scan.plain, max(0, found.start - 30), found.start)
    elif lead:
        match = _EN_AGE.search(scan.low, max(0, found.start - 20), found.start)
    if match:
        _take_modifier(scan, found)
        found.kind, found.unit = Kind.AGE, found.unit or "year"
        start = match.start() + (
            not scan.low[match.start()].isalpha() and scan.plain[match.start()] < "ก"
        )
        found.start = min(start, found.start)
    elif found.kind is Kind.NUMBER and _is_person_age(scan, found):
        found.kind, found.unit = Kind.AGE, "year"


def _goes_on(scan, found: Measure) -> bool:
    """Whether this is the next of a list of ages: aged 19 and 23, อายุ 19 และ 23 ปี."""
    last = scan.found[-1] if scan.found else None
    if not last or last.kind is not Kind.AGE or last.value.unit != (found.unit or "year"):
        return False
    if found.high is not None or not last.text.startswith(("aged", "Aged", "ages", "อายุ", "วัย")):
        return False
    beside = found.start >= last.end and _ALSO.fullmatch(scan.low, last.end, found.start)
    unnamed = last.text[-1].isdecimal() or bool(_LAST_AGE.match(scan.low, found.end))
    return bool(beside) and unnamed and bool(found.unit or _LAST_AGE.match(scan.low, found.end))


def _ends_ages(scan, found: Measure) -> bool:
    """Whether this ends a list of names with ages: Mali, 34, and Anan, 29."""
    last = scan.found[-1] if scan.found else None
    if not last or last.kind is not Kind.AGE or not last.text.isdecimal():
        return False
    between = _NEXT_NAME.fullmatch(scan.plain, last.end, found.start)
    return bool(between and _LAST_AGE.match(scan.low, found.end))


def _take_modifier(scan, found: Measure) -> None:
    name, start = modifiers.before(scan, found.start)
    if name and name != "within":
        found.modifier, found.start = name, start


def _is_person_age(scan, found: Measure) -> bool:
    if (
        not isinstance(found.amount, int)
        or not 1 <= found.amount <= 119
        or found.high is not None
        or not found.numeral.digits
    ):
        return False
    if _AT_AGE.search(scan.low, max(0, found.start - 16), found.start) and _AFTER_AT.match(
        scan.low, found.end
    ):
        return True
    window = max(0, found.start - 24)
    return bool(
        (
            _COMMA_BEFORE.search(scan.plain, window, found.start)
            or (
                found.amount >= 13
                and _PERSON_BEFORE.search(scan.plain, max(0, found.start - 60), found.start)
            )
        )
        and (_COMMA_AFTER.match(scan.plain, found.end) or _ends_ages(scan, found))
        and not _MONTH_BEFORE.search(scan.plain, window, found.start)
    )
