"""Words: English and its like by the rules of Unicode Annex 29, Thai by a dictionary.

Spans are half-open code-point offsets. They follow each other without a gap, so that they
reproduce the text, and none cuts a grapheme. A white space is a span of its own.
"""

import regex

from articles.text import graphemes, thai

_LETTERS = r"[[\p{L}\p{M}\p{N}_\u200c\u200d]--[\u0e00-\u0e7f]--\p{Han}]"
_START = r"[[\p{L}\p{N}_]--[\u0e00-\u0e7f]--\p{Han}]"
ABBREVIATIONS = frozenset(
    ("Adm.", "Assoc.", "Asst.", "Brig.", "Capt.", "Cmdr.", "Co.", "Col.", "Corp.", "Cpl.", "Cpt.", "Dept.",
     "Dr.", "Ens.", "Fig.", "Gen.", "Gov.", "Hon.", "Inc.", "Insp.", "Jr.", "Lt.", "Ltd.", "Maj.", "Messrs.",
     "Mr.", "Mrs.", "Ms.", "Mt.", "No.", "Nos.", "Pol.", "Pres.", "Prof.", "Pvt.", "Rep.", "Rev.", "Sen.",
     "Sgt.", "Sr.", "St.", "Supt.", "Vol.", "approx.", "est.", "etc.", "vs.")
)  # fmt: skip
_SHORT = "|".join(regex.escape(short[:-1]) for short in sorted(ABBREVIATIONS))
_TOKEN = regex.compile(
    rf"""
    [A-Za-z]++(?=[ ,;\n]) | [ ]  # most of an English text, found soonest
  | (?<thai>[\u0e01-\u0e3a\u0e40-\u0e4e]++)(?<dots>(?:\.[ก-ฮ]{{1,5}}(?=\.))*\.)?
  | (?<![\p{{L}}\p{{N}}])(?:(?:\p{{L}}\.){{2,}}(?![\p{{L}}\p{{N}}])|(?:{_SHORT})\.)
  | {_START}(?:{_LETTERS}++
      | (?<=[\p{{L}}\p{{M}}])['’.·](?=[\p{{L}}--[\u0e00-\u0e7f]])
      | (?<=\p{{Nd}})[.,:/](?=\p{{Nd}}) )*
  | [๐-๙]+(?:[.,:/][๐-๙]+)*
  | \.{{2,}}
  | \s
  | \X
    """,
    regex.VERBOSE | regex.V1,
)
# What no grapheme goes on with, wherever it stands, unless some rare letter takes it in.
_BEGINS = frozenset(
    map(
        chr,
        (
            *range(0x300),
            *range(0xE01, 0xE30),
            *range(0xE40, 0xE47),
            *range(0xE4F, 0xE5C),
            *range(0x2010, 0x2028),
        ),
    )
)
_TAKES = regex.compile(r"\p{GCB=Prepend}")
_READ = regex.compile(r"[\p{L}\p{N}]")
_TOGETHER = regex.compile(r"[-‐‑'’]")


def words(text, extra=()):
    """Return (start, end) of every word, space and sign of `text`, in order and without a gap.

    `extra` are names the Thai dictionary may lack, kept in one piece.

    >>> text = "Pol. Gen. Torsak’s call-centre raid: 700,000 baht"
    >>> [text[start:end] for start, end in words(text) if end - start > 1]
    ['Pol.', 'Gen.', 'Torsak’s', 'call', 'centre', 'raid', '700,000', 'baht']
    >>> text = "21 ม.ค. 2561 ตำรวจไทย"
    >>> [text[start:end] for start, end in words(text) if end - start > 1]
    ['21', 'ม.ค.', '2561', 'ตำรวจ', 'ไทย']
    """
    return _whole_graphemes(text, _spans(text, _names(extra)))


def count(text):
    """Count what a person would call words; signs and spaces are none, `call-centre` is one.

    >>> count("Call-centre gangs – 700,000 baht."), count("ตำรวจไทย")
    (4, 2)
    """
    total, joined, previous = 0, False, ""
    for start, end in words(text):
        word = text[start:end]
        if _READ.search(word):
            total += not joined
            joined, previous = False, word
        else:
            joined = bool(previous and _TOGETHER.fullmatch(word))
            previous = ""
    return total


def is_word_edge(text, offset, extra=()):
    """Tell whether a word begins or ends at `offset`: `words` has an edge there.

    Reads only as far as the next white space on either side.

    >>> [is_word_edge("ตำรวจไทย", offset) for offset in (0, 3, 5, 8)]
    [True, False, True, True]
    """
    if not graphemes.is_boundary(text, offset):
        return False
    if offset in (0, len(text)) or text[offset - 1].isspace() or text[offset].isspace():
        return True
    start, end = _around(text, offset)
    return any(start + edge == offset for edge, _end in words(text[start:end], extra))


def snap_to_words(text, start, end, extra=()):
    """Widen a span to whole words, leaving out the white space at its ends.

    A span of white space alone is only widened to graphemes.

    >>> snap_to_words("Gen. Torsak Sukvimol said", 6, 16)
    (5, 20)
    """
    start, end = graphemes.snap(text, start, end)
    if start == end or not text[start:end].strip():
        return start, end
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    first, last = graphemes.snap(text, start, end)
    names = _names(extra)
    return _edge(text, first, names, left=True), _edge(text, last, names, left=False)


def _edge(text, offset, names, *, left):
    """Return the nearest word edge at `offset` or on that side of it."""
    if is_word_edge(text, offset, names):
        return offset
    first, last = _around(text, offset)
    for start, end in words(text[first:last], names):
        if first + start < offset < first + end:
            return first + (start if left else end)
    return offset  # pragma: no cover (an offset is an edge or inside a word)


def _around(text, offset):
    start = end = offset
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    # A mark that follows a space belongs to it.
    while not graphemes.is_boundary(text, start):
        start -= 1
    return start, end


def _names(extra):
    return extra if isinstance(extra, tuple) else tuple(extra)


def _spans(text, names):
    spans = []
    for match in _TOKEN.finditer(text):
        if match.lastgroup:
            _thai(match, names, spans)
        else:
            spans.append(match.span())
    return spans


def _thai(match, names, spans):
    """Add the words of one run of Thai letters, and the shortening it may end in."""
    run, start, after = match["thai"], match.start(), match.end("thai")
    short = match["dots"] and thai.abbreviation(match[0], len(run))
    if short:
        run, after = run[: short[0]], start + short[1]
    _thai_words(run, start, names, spans)
    if short:
        spans.append((start + short[0], after))
    rest = match.string[after : match.end()]
    spans += [(after + first, after + last) for first, last in _spans(rest, names)]


def _thai_words(run, start, names, spans):
    if not run:
        return
    for word in thai.cut_with_names(run, names) if names else thai.cut(run):
        end = start + len(word)
        spans.append((start, end))
        start = end


def _whole_graphemes(text, spans):
    """Join what cuts a grapheme. Plain letters never do, so that most spans are not looked at."""
    doubtful = _TAKES.search(text)
    if not doubtful and _BEGINS.issuperset(text[start] for start, _end in spans):
        return spans
    kept = []
    for start, end in spans:
        if (
            kept
            and (doubtful or text[start] not in _BEGINS)
            and not graphemes.is_boundary(text, start)
        ):
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return kept
