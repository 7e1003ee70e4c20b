"""Sentences: English by its full stops, Thai by the spaces that end its clauses.

Spans are half-open code-point offsets, in order; only white space lies between them.
"""

import regex

from articles.text.words import ABBREVIATIONS

_SPACES = regex.compile(r"[\s\x1c-\x1f]+")
_ENDED = regex.compile(r"(?P<stop>[.!?…।。！？]+)[\"'”’»)\]]*$")
_OPENERS = "\"'“‘«([-–—"
_DOTTED = regex.compile(r"(?:\p{L}\.){2,}$")
_INITIAL = regex.compile(r"(?:^|[-.])\p{Lu}\.$")
_STARTS = regex.compile(r"[\"'“‘«(\[]*[\p{Lu}\p{Lt}\p{Lo}\p{Nd}]")
# After these a full stop may end a sentence or not: the next word tells.
_TRAILING = frozenset(("Co.", "Corp.", "Inc.", "Jr.", "Ltd.", "Sr.", "etc.", "No.", "Nos.", "est."))
_BEGINNERS = frozenset(
    ("A", "After", "All", "Although", "An", "And", "As", "At", "Before", "Both", "But", "By", "For",
     "From", "He", "Her", "His", "However", "I", "If", "In", "It", "Its", "Meanwhile", "On", "Our",
     "She", "Since", "So", "Some", "That", "The", "Their", "Then", "There", "These", "They", "This",
     "Those", "To", "Two", "We", "What", "When", "While", "Who", "With", "You")
)  # fmt: skip
_FIRST_WORD = regex.compile(r"\p{L}+")
# The space behind ๆ is always written, and ends nothing.
_CLAUSE_ENDS = regex.compile(r"[ก-ฺเ-ๅ็-๎ฯ][”’)\]\"]?$")
_CLAUSE_STARTS = regex.compile(r"[“‘(\[\"]?[ก-ฮเ-ไ]")


def sentences(text):
    """Return (start, end) of every sentence, or Thai clause, of `text`.

    A line break always ends one. Alignment joins Thai clauses again where the other side asks.

    >>> text = "Pol. Gen. Torsak met U.S. officials. He paid 3.5 million baht."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Pol. Gen. Torsak met U.S. officials.', 'He paid 3.5 million baht.']
    >>> text = "ตำรวจจับแก๊ง เมื่อ 21 ม.ค. 2561 ยึดเงิน 7 แสนบาท"
    >>> [text[start:end] for start, end in sentences(text)]
    ['ตำรวจจับแก๊ง', 'เมื่อ 21 ม.ค. 2561 ยึดเงิน 7 แสนบาท']
    """
    spans, start, chunk = [], 0, 0
    for gap in _SPACES.finditer(text):
        if gap.start() == start:  # only at the very beginning
            start = chunk = gap.end()
        elif "\n" in gap[0] or _ends(text, chunk, gap):
            spans.append((start, gap.start()))
            start = chunk = gap.end()
        else:
            chunk = gap.end()
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return spans


def _ends(text, chunk, gap):
    """Tell whether a sentence ends before `gap`; its last piece begins at `chunk`."""
    before, follows = text[chunk : gap.start()], gap.end()
    if _CLAUSE_ENDS.search(before, max(0, len(before) - 2)):
        return _CLAUSE_STARTS.match(text, follows) is not None
    ended = _ENDED.search(before, max(0, len(before) - 8))
    if not ended or not _STARTS.match(text, follows):
        return False
    if ended["stop"] != ".":
        return True
    return _is_full_stop(before[: ended.end("stop")].lstrip(_OPENERS), text, follows)


def _is_full_stop(word, text, follows):
    word = regex.split(r"[-–—/(]", word)[-1] if "-" in word or "/" in word else word
    dotted = _DOTTED.search(word) or _INITIAL.search(word)
    if not dotted and word not in ABBREVIATIONS:
        return True
    if not dotted and word not in _TRAILING:
        return False
    first = _FIRST_WORD.search(text, follows)
    return bool(first) and first[0] in _BEGINNERS
