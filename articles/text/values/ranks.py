"""Ranks and offices before a name, full or short, in either language."""

from __future__ import annotations

import re
from collections import defaultdict

from articles.text.values.anchors import family, matches_at
from articles.text.values.model import Kind, Meaning
from articles.text.values.patterns import compiled
from articles.text.values.rank_table import AGENCIES, OFFICES, RANKS

_SHORT = {
    "Police": "Pol", "General": "Gen", "Lieutenant": "Lt|Lieut", "Major": "Maj", "Brigadier": "Brig", "Colonel": "Col",
    "Captain": "Capt|Cpt", "Senior": "Snr|Sr", "Sergeant": "Sgt", "Corporal": "Cpl|Corp", "Lance": "L", "Sub": "Sub",
    "Second": "2nd|Sec", "First": "1st", "Admiral": "Adm", "Vice": "V", "Rear": "R", "Commander": "Cdr|Cmdr|Comdr",
    "Chief": "Chief", "Petty": "Petty", "Group": "Gp|Grp", "Wing": "Wg", "Squadron": "Sqn", "Leader": "Ldr",
    "Flight": "Flt", "Flying": "Flg|Fg", "Officer": "Off|Offr", "Pilot": "Plt", "Private": "Pvt|Pte", "Marshal": "Marshal",
}  # fmt: skip
_LETTERS = {"acm": "ACM", "am": "AM", "avm": "AVM", "pol-lance-cpl": r"Pol\.? ?L/C"}
# Words that are ranks only in front of a name, and what may not follow or precede them.
_COMMON = frozenset(
    [
        "gen", "maj", "col", "capt", "lt", "adm", "cdr", "sgt", "cpl", "navy-capt", "navy-lt",
        "am", "air-sgt",
    ]
)  # fmt: skip
_NAME_NEXT = compiled(r"\.? ?(?:[A-Z][a-z]+|[A-Z]\.|de |von |van |al-|bin )")
_NOT_A_NAME = compiled(
    r"\.? (?:Assembly|Election|Elections|Motors|Electric|Hospital|Staff|Secretary|Manager|Council|Post|Mills|Prosecutor|Office"
    r"|League|General|European|Asian|American|African|Western|Eastern|Northern|Southern|Chinese|Thai|British|French|German"
    r"|Russian|Indian|Japanese|America|Marvel|Hook|Group|Department|Headquarters|Affairs|Services?|Order|Governor|Tax|Of|Of"
    r"|Debility|Union|Tom|Court|Commissioner|Practitioner|Cup|Crimes?|Cities|Tournament|Championship|Airlines|Banks?)(?![a-z])"
)
_BEFORE = compiled(
    r"(?:Attorney|Governor|Secretary|Director|Solicitor|Inspector|Surgeon|Commissioner|Consul|Postmaster|Vice|Drum|Ursa|Club|Sea|Team)[ -]\Z"
)
_FEMALE = compiled(r" ?หญิง(?! ?คน)| ?\(พิเศษ\)| ?พิเศษ(?= )")


def _word(word: str) -> str:
    short = _SHORT.get(word)
    return f"(?:{word}|(?:{short})\\.?)" if short else word


def _english_table() -> list[tuple[str, tuple[str, ...]]]:
    rows: dict[str, list[str]] = defaultdict(list)
    for code, _, _, english in RANKS:
        rows[r"[ -]?".join(map(_word, english.split()))].append(code)
    for code, pattern in _LETTERS.items():
        rows[pattern].append(code)
    return sorted(((p, tuple(c)) for p, c in rows.items()), key=lambda row: -len(row[0]))


def _thai_table() -> list[tuple[str, tuple[str, ...]]]:
    rows: dict[str, list[str]] = defaultdict(list)
    for code, full, short, _ in RANKS:
        if full:
            rows[full].append(code)
        if short:
            rows[short].append(code)
    return sorted(((re.escape(p), tuple(c)) for p, c in rows.items()), key=lambda row: -len(row[0]))


def _alternation(rows: list[tuple[str, tuple[str, ...]]]) -> str:
    return "|".join(f"({pattern})" for pattern, _ in rows)


_EN_ROWS, _TH_ROWS = _english_table(), _thai_table()
_EN = compiled(
    rf"(?:(?<![A-Za-z.-])|(?<=[a-z]-)(?=Pol))(?:{_alternation(_EN_ROWS)})(?:(?<=\.)|(?![A-Za-z]))"
)
_TH = compiled(rf"(?<![ก-๎]\.)(?:{_alternation(_TH_ROWS)})(?![ะ-ฺ็-๎]|[ก-ฮ]\.)")
_OFFICE_CODES = {word: code for code, thai, english in OFFICES for word in (*thai, *english)}
_OFFICE = compiled(
    r"(?:(?<![A-Za-z])(?=[A-Za-z])|(?<![ก-๎]\.)(?=[ก-๎]))("
    + "|".join(re.escape(word) for word in sorted(_OFFICE_CODES, key=len, reverse=True))
    + r")(?![A-Za-z0-9]|[ะ-ฺ็-๎]|[ก-ฮ]\.)"
)
_AGENCY_CODES = {word: code for code, thai, english in AGENCIES for word in (*thai, *english)}
_AGENCY = compiled(
    r"(?:(?<![A-Za-z])(?=[A-Za-z])|(?<![ก-๎]\.)(?=[ก-๎]))("
    + "|".join(re.escape(word) for word in sorted(_AGENCY_CODES, key=len, reverse=True))
    + r")(?![A-Za-z]|[ะ-ฺ็-๎])"
)


_FIRST_WORDS = {english.split()[0] for _, _, _, english in RANKS if english}
_EN_FIRST = family(
    "ranks.en",
    {word.lower() for first in _FIRST_WORDS for word in (first, *_SHORT.get(first, first).split("|"))} | {"acm", "am", "avm"},
)  # fmt: skip
_TH_NAMES = family(
    "ranks.th", {name for _, full, short, _ in RANKS for name in (full, short) if name}
)
_OFFICE_NAMES = family("ranks.office", {name.lower() for name in _OFFICE_CODES})


def find_ranks(scan) -> None:
    """Record every rank, with all its readings, and every office."""
    plain = scan.plain
    for match in matches_at(_EN, plain, scan.at(_EN_FIRST)):
        codes = _EN_ROWS[match.lastindex - 1][1]
        if _is_rank(plain, match, codes):
            _add(scan, *match.span(), codes)
    for match in matches_at(_TH, plain, scan.at(_TH_NAMES)):
        if _starts_word(scan, match):
            female = _FEMALE.match(plain, match.end())
            _add(
                scan,
                match.start(),
                female.end() if female else match.end(),
                _TH_ROWS[match.lastindex - 1][1],
            )
    for match in matches_at(_OFFICE, plain, scan.at(_OFFICE_NAMES)):
        if scan.word_edge(match.end()) or match[0].endswith("."):
            _add(scan, *match.span(), (_OFFICE_CODES[match[1]],), weak=True)


def _add(scan, start: int, end: int, codes: tuple[str, ...], *, weak: bool = False) -> None:
    codes = _ANY_GENERAL if codes == ("general-any",) else codes
    scan.add(Kind.RANK, start, end, Meaning(ranks=tuple(sorted(codes))), weak=weak)


def _is_rank(plain: str, match: re.Match, codes: tuple[str, ...]) -> bool:
    if _COMMON.isdisjoint(codes):
        return True
    if _BEFORE.search(plain, max(0, match.start() - 14), match.start()):
        return False
    following = _NAME_NEXT.match(plain, match.end())
    if not following or _NOT_A_NAME.match(plain, match.end()):
        return False
    if match[0] == "AM":
        return not plain[max(0, match.start() - 2) : match.start()].strip().isdigit()
    return True


_ANY_GENERAL = ("brig-gen", "gen", "lt-gen", "maj-gen")
_LIKE_NUMBERS = ("ร้อย", "พัน", "สิบ")


def _starts_word(scan, match: re.Match) -> bool:
    """Whether the Thai stands for itself: not พันเอก in ประมาณพันเอกราช, not ร้อยโท in ร้อยโทรศัพท์."""
    if "." in match[0]:
        return True
    if not match[0].startswith(_LIKE_NUMBERS):
        return True
    return scan.word_edge(match.start()) and scan.word_edge(match.end())


def find_agencies(text: str) -> list[tuple[int, int, str]]:
    """Agencies named in a text: start, end and a code that both languages share.

    They are no values, but parity and suggestions may compare them.

    >>> find_agencies("ปปง. และ AMLO")
    [(0, 4, 'amlo'), (9, 13, 'amlo')]
    """
    return [(*match.span(1), _AGENCY_CODES[match[1]]) for match in _AGENCY.finditer(text)]
