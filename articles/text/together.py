"""Two people's edits of one paragraph put together, where they do not touch."""

import re
from itertools import pairwise

from articles.text.diff import word_diff

_ATOM = re.compile(r"</?(\w+)[^>]*>|&[^;\s]+;")
_CODES = range(0xF0000, 0xFFFFE)  # private use: no text that was normalised has them
_VOID = {"br"}


def together(base, one, other):
    """What both made of `base`, inline HTML all three; None where nobody but a person can tell:
    where they changed the same words or words that stand side by side, or crossed their formatting.

    The result is for somebody to look over: two right edits may make a wrong sentence.

    >>> together("lost 5 baht in May", "lost 7 baht in May", "lost 9 baht in June") is None
    True
    >>> together("Police lost 5 baht in May", "Police lost 7 baht in May", "Police lost 5 baht in June")
    'Police lost 7 baht in June'
    >>> together("ตำรวจจับแก๊งเมื่อวาน", "ตำรวจไทยจับแก๊งเมื่อวาน", "ตำรวจจับแก๊งเมื่อเช้า")
    'ตำรวจไทยจับแก๊งเมื่อเช้า'
    """
    if base in (one, other) or one == other:
        return other if base == one else one
    codes = {}
    base, one, other = (_coded(html, codes) for html in (base, one, other))
    edits = sorted({*_edits(base, one), *_edits(base, other)})
    if any(not _apart(base, before, after) for before, after in pairwise(edits)):
        return None
    merged, at = [], 0
    for start, end, words in edits:
        merged += [base[at:start], words]
        at = end
    html = _decoded("".join([*merged, base[at:]]), codes)
    return html if _is_nested(html) else None


def _apart(base, before, after):
    """Whether a word that both left alone stands between two edits."""
    return before[1] < after[0] and any(map(str.isalnum, base[before[1] : after[0]]))


def _edits(base, new):
    """[(start, end, words)]: what of `base` was replaced by which words."""
    found, at = [], 0
    for op, words in word_diff(base, new):
        if op == "insert":
            start = found.pop()[0] if found and found[-1][1] == at and not found[-1][2] else at
            found.append((start, at, words))
        else:
            if op == "delete":
                found.append((at, at + len(words), ""))
            at += len(words)
    return found


def _coded(html, codes):
    """Each tag and each entity as one letter, so that none is cut."""

    def code(match):
        return codes.setdefault(match[0], chr(_CODES[len(codes)]))

    return _ATOM.sub(code, html)


def _decoded(text, codes):
    tags = {code: tag for tag, code in codes.items()}
    return "".join(tags.get(letter, letter) for letter in text)


def _is_nested(html):
    stack = []
    for match in _ATOM.finditer(html):
        name = match[1]
        if name in _VOID or name is None:
            continue
        if not match[0].startswith("</"):
            if name in stack:
                return False
            stack.append(name)
        elif not stack or stack.pop() != name:
            return False
    return not stack
