"""Thai, which writes no spaces between words: cut by a dictionary, and by names one knows.

The dictionary (62,000 words, some 65 MB in memory) loads when the first Thai word is cut.
"""

import importlib.util
import re
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

import nlpo3

_DICTIONARY = "newsdesk"
_LOADING = Lock()

# Shortenings that end a run of Thai letters without a break before them: ranks, months, units.
# Any other group of consonants and full stops is one where it stands alone.
_LISTED = """
พล.ต.อ. พล.ต.ท. พล.ต.ต. พ.ต.อ. พ.ต.ท. พ.ต.ต. ร.ต.อ. ร.ต.ท. ร.ต.ต. ด.ต. จ.ส.ต. ส.ต.อ. ส.ต.ท. ส.ต.ต.
พล.อ. พล.ท. พล.ต. พ.อ. พ.ท. พ.ต. ร.อ. ร.ท. ร.ต. จ.ส.อ. จ.ส.ท. ส.อ. ส.ท. พล.ร.อ. พล.ร.ท. พล.ร.ต. น.อ. น.ท. น.ต.
พล.อ.อ. พล.อ.ท. พล.อ.ต. พ.จ.อ. น.ส. ด.ช. ด.ญ. ม.ร.ว. ม.ล. ม.จ. ดร. ผศ. รศ. นพ. พญ. ทพ. สพ.ญ.
ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค. พ.ศ. ค.ศ. ร.ศ. จ.ศ. น. ชม. กม. ซม. มม. กก. ตร.กม. ตร.ม. ตร.ว.
ลบ.ม. ผบ.ตร. ผบ.ทบ. ผบ.ทร. ผบ.ทอ. ผบช. ผบก. ผกก. ผบ. สน. สภ. บก. บช. บช.น. บช.ก. บช.สอท. บก.ป. ตร. โทร. จ. อ. ต. ถ. ซ. ม. ศ.
รร. รพ. ส.ส. ส.ว. ป.ป.ช. ป.ป.ส. ป.ป.ง. พ.ร.บ. พ.ร.ก. พ.ร.ฎ. ร.ฟ.ท. ก.ล.ต. ก.ต. อย. สตม. สตช.
"""
ABBREVIATIONS = frozenset(_LISTED.split())
_LONG = sorted((a for a in ABBREVIATIONS if len(a) > 2), key=len, reverse=True)
_KNOWN = re.compile("|".join(map(re.escape, _LONG)))
_STANDING = re.compile(r"(?:[ก-ฮ]{1,4}\.){2,}")


@lru_cache(maxsize=4096)
def cut(run):
    """Cut a run of Thai letters into words, in order; joined they are the run.

    >>> cut("ตำรวจไทยจับแก๊ง")
    ('ตำรวจ', 'ไทย', 'จับ', 'แก๊ง')
    """
    _load()
    words = tuple(nlpo3.segment(run, _DICTIONARY))
    # A word list is no promise; text that would be lost or changed stays whole.
    return words if "".join(words) == run else (run,)


def cut_with_names(run, names):
    """Cut `run` as `cut` does, keeping each of `names` (a tuple) in one piece.

    A name counts only where no dictionary word begins before it and ends inside it, or begins
    inside it and ends behind: `กร` is no name in `กรุงเทพ`.

    >>> cut_with_names("นายธัชชัยพบกร", ("ธัชชัย", "กร"))
    ('นาย', 'ธัชชัย', 'พบ', 'กร')
    """
    pattern = _pattern(names)
    if not pattern or not pattern.search(run):
        return cut(run)
    words, known, start = cut(run), dictionary(), 0
    ends = {0: True}
    for word in words:
        # Inside a dictionary word no name may begin or end; inside an unknown one it may.
        for offset in range(start + 1, start + len(word)):
            ends[offset] = word not in known
        start += len(word)
        ends[start] = True
    pieces, at = [], 0
    for match in pattern.finditer(run):
        if ends[match.start()] and ends[match.end()]:
            pieces += (
                [*cut(run[at : match.start()]), match[0]] if match.start() > at else [match[0]]
            )
            at = match.end()
    return (*pieces, *(cut(run[at:]) if at < len(run) else ()))


def abbreviation(text, letters):
    """Return (start, end) of the shortening in `text`, whose first `letters` are Thai letters and
    the rest full stops and consonants; None when the first full stop belongs to none.

    >>> abbreviation("ของพล.ต.อ.", 5), abbreviation("น.", 1), abbreviation("จบแล้ว.", 6)
    ((3, 10), (0, 2), None)
    """
    if text in ABBREVIATIONS:
        return 0, len(text)
    for match in _KNOWN.finditer(text):
        if match.start() < letters < match.end():
            return match.span()
    return (0, len(text)) if _STANDING.fullmatch(text) else None


@cache
def dictionary():
    """Return the word list as a frozenset: PyThaiNLP's, without the cost of importing it.

    >>> "ตำรวจ" in dictionary()
    True
    """
    return frozenset(_path().read_text(encoding="utf-8").split("\n"))


def _path():
    package = importlib.util.find_spec("pythainlp")
    return Path(package.submodule_search_locations[0]) / "corpus" / "words_th.txt"


@cache
def _load():
    with _LOADING:
        message, done = nlpo3.load_dict(str(_path()), _DICTIONARY)
    if not done and "exist" not in message.lower():
        raise RuntimeError(f"{message}; install pythainlp as requirements.txt says.")


@lru_cache(maxsize=64)
def _pattern(names):
    wanted = sorted({name for name in names if name}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, wanted))) if wanted else None
