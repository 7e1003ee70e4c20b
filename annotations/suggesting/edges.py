"""Whether a name found in a text stands there as words of its own, in Thai too."""

import unicodedata
from functools import lru_cache
from pathlib import Path

import pythainlp

from articles.text.graphemes import is_boundary, length
from articles.text.values.edges import word_edges

# A Thai name this long, in graphemes, is not the tail of another word by chance.
LONG_THAI_NAME = 4
_JOINS = ("L", "M", "N")


def stands_alone(text, start, end):
    """Whether both edges of `text[start:end]` are word edges and graphemes stay whole.

    >>> stands_alone("Thai police", 0, 4), stands_alone("Thailand", 0, 4)
    (True, False)
    >>> stands_alone("ไปตากอากาศ", 2, 5)
    False
    """
    around = text[max(0, start - 1) : start + 1] + text[max(0, end - 1) : end + 1]
    if around.isascii():
        # Letters of one byte have no marks: most of an English text, and quick.
        before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
        return not before and not (end < len(text) and text[end - 1 : end + 1].isalnum())
    if not (is_boundary(text, start) and is_boundary(text, end)):
        return False
    if not (_edge(text, start) and _edge(text, end)):
        return False
    thai_left = start > 0 and _thai(text[start]) and _thai(text[start - 1])
    thai_right = end < len(text) and _thai(text[end - 1]) and _thai(text[end])
    if not (thai_left or thai_right):
        return True
    return _thai_edges(text, start, end)


def starts_a_word(text, at):
    """Whether a word begins at `at`, as the dictionary cuts the Thai letters around it.

    >>> starts_a_word("ไปวัดนก", 2), starts_a_word("หวัดนก", 1)
    (True, False)
    """
    if not _edge(text, at):
        return False
    left, right = _chunk(text, at, at)
    return left == at or any(left + offset == at for offset, _piece in pieces(text[left:right]))


def _edge(text, at):
    """No letter, mark or digit of one script on both sides; between Thai letters others decide."""
    if at == 0 or at == len(text):
        return True
    before, after = text[at - 1], text[at]
    if _thai(before) != _thai(after):
        return not (after.isdigit() and before.isdigit())
    if _thai(before):
        return True
    joined = unicodedata.category(before)[0] in _JOINS and unicodedata.category(after)[0] in _JOINS
    return not joined


def _thai_edges(text, start, end):
    """The dictionary's cut agrees; or the name is long, no long word reaches across its edges, and
    what is left on both sides is words."""
    left, right = _chunk(text, start, end)
    cut = pieces(text[left:right])
    edges = (start - left, end - left)
    across = [chunk for at, chunk in cut if any(at < edge < at + len(chunk) for edge in edges)]
    if not across:
        return True
    if length(text[start:end]) < LONG_THAI_NAME:
        return False
    # A short word across an edge comes of cutting an unknown name; a long one is really there.
    if any(length(word) >= LONG_THAI_NAME and word in _words() for word in across):
        return False
    return _are_words(text[left:start]) and _are_words(text[end:right])


def _chunk(text, start, end):
    """The run of Thai letters around the span: spaces and other scripts end it."""
    while start > 0 and _thai(text[start - 1]):
        start -= 1
    while end < len(text) and _thai(text[end]):
        end += 1
    return start, end


def _are_words(text):
    """Whether `text` is nothing, or a row of dictionary words with nothing left over.

    An unknown letter group shows as a piece that the dictionary does not have.
    """
    return all(piece in _words() for _at, piece in pieces(text))


@lru_cache(maxsize=4096)
def pieces(text):
    """(offset, piece) as the dictionary cuts `text`."""
    cuts = word_edges(text)
    edges = [0, *(at for at in range(1, len(text) + 1) if cuts[at])]
    return [(a, text[a:b]) for a, b in zip(edges, edges[1:], strict=False)]


@lru_cache(maxsize=1)
def _words():
    # Read only when a name stands where the dictionary would not cut: some 60,000 words.
    path = Path(pythainlp.__file__).parent / "corpus" / "words_th.txt"
    return frozenset(path.read_text(encoding="utf-8").split("\n"))


def _thai(letter):
    return "\u0e01" <= letter <= "\u0e4e"
