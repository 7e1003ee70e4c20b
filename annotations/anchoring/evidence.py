"""What speaks for and against a span's new place: the words around it, old and new."""

import re
from unicodedata import category

import regex
from rapidfuzz.distance import OSA, Indel, Postfix, Prefix

from annotations.anchoring.tokens import UNSPACED, letters, offsets, tokens, unspaced
from articles.text.graphemes import is_boundary

COMBINING = "\u0300"  # the first character that may join to the one before it
CONTEXT = 32  # code points of prefix and suffix kept with a span
NEAR = 64  # how far around a span likeness is measured
FAR = 4000  # and how far when that does not tell two places apart
WINDOW = 60  # a sentence is looked at no further than this from the span
CLOSE = 600  # code points of an edited stretch in which corrected words are looked for
ALIKE = 0.65  # share of characters in common that makes other words a correction of the old

VERY_ALIKE = 0.8

_SENTENCE_START = re.compile(r"[.!?…][\"'”’»)\]]*\s+|[\n。！？]")
_SENTENCE_END = re.compile(r"[.!?…](?=[\"'”’»)\]]*(?:\s|$))|(?=\n)|[。！？]")
_CLAUSE_START = re.compile(r"\s")
_CLAUSE_END = re.compile(r"(?=\s)")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s|[。！？]")
_SPACE = re.compile(r" ")
_UNSPACED = regex.compile(rf"[{UNSPACED}]")
_GRAPHEME = regex.compile(r"\X")
_NUMBER = re.compile(r"(?<![^\W_])[0-9]+(?:[.,][0-9]+)*$")
_UNIT = re.compile(r"[A-Za-z]{1,3}(?![^\W_])")
_FIGURES = re.compile(r"[\d.,:%/\s]*\d[\d.,:%/\s]*")


def alike_before(one, at, other, there, limit=NEAR):
    """How many code points before the two places are the same, up to `limit`."""
    return Postfix.similarity(one[max(0, at - limit) : at], other[max(0, there - limit) : there])


def alike_after(one, at, other, there, limit=NEAR):
    """How many code points from the two places on are the same, up to `limit`."""
    return Prefix.similarity(one[at : at + limit], other[there : there + limit])


def _unspaced_in(text):
    return not text.isascii() and _UNSPACED.search(text)


def sentence(text, start, end):
    """Where the sentence around a span starts and ends, no further than WINDOW from it. Where no
    spaces part words, they part clauses: there it is the clause.

    >>> sentence("It rained. Mali left. Anan stayed.", 11, 15)
    (11, 21)
    """
    low, high = max(0, start - WINDOW), min(len(text), end + WINDOW)
    clauses = _unspaced_in(text[max(low, start - 1) : min(high, end + 1)])
    first = low
    for match in (_CLAUSE_START if clauses else _SENTENCE_START).finditer(text, low, start):
        first = match.end()
    last = (_CLAUSE_END if clauses else _SENTENCE_END).search(text, end, high)
    return min(first, start), (max(end, last.end()) if last else high)


def surroundings(text, start, end, limit):
    """The sentence around a span as `sentence` has it, but over line breaks, since a paragraph may
    have been split in it, and no further than `limit`."""
    low, high = max(0, start - limit), min(len(text), end + limit)
    clauses = _unspaced_in(text[max(low, start - 1) : min(high, end + 1)])
    first = low
    for match in (_SPACE if clauses else _STOP).finditer(text, low, start):
        first = match.end() if match.end() < start else first
    last = _SPACE.search(text, end + 1, high) if clauses else _STOP.search(text, end, high)
    return min(first, start), (max(end, last.end()) if last else high)


def line(text, start, end):
    """The same, for the part of the span's paragraphs no further than WINDOW from it."""
    low, high = max(0, start - WINDOW), min(len(text), end + WINDOW)
    after = text.find("\n", end, high)
    return max(low, text.rfind("\n", low, start) + 1), high if after < 0 else after


def whole(text, start, end):
    """Whether a span cuts no word (in scripts with spaces) and no grapheme.

    >>> whole("Anan and Anabel", 9, 12), whole("Anan and Ana", 9, 12)
    (False, True)
    """
    return is_edge(text, start) and is_edge(text, end)


def is_edge(text, edge):
    """Whether no word (in scripts with spaces) and no grapheme goes on over `edge`.

    >>> is_edge("Anan left", 4), is_edge("Anan left", 2)
    (True, False)
    """
    pair = text[edge - 1 : edge + 1] if edge else ""
    if len(pair) < 2:
        return True
    if pair.isascii():
        if not pair.isalnum():
            return True
        before, after = pair
        return before.isdecimal() and not after.isdecimal() and _before_unit(text, edge)
    before, after = pair
    base = edge - 1
    while base and category(text[base]) in ("Mn", "Mc"):
        base -= 1
    before = text[base]
    joined = after.isalnum() and before.isalnum()
    if joined and (
        (before.isdecimal() and after.isdecimal()) or not (unspaced(before) or unspaced(after))
    ):
        return False
    return is_boundary(text, edge)


def _before_unit(text, edge):
    """Whether `edge` parts a number from the unit written right behind it.

    >>> _before_unit("over $22bn", 8), _before_unit("H5N1", 2), _before_unit("over $22bn", 7)
    (True, False, False)
    """
    return bool(_UNIT.match(text, edge)) and bool(_NUMBER.search(text[max(0, edge - 24) : edge]))


def find(words, text, low=0, high=None, most=1000):
    """Starts of the first whole occurrences of `words` in text[low:high]."""
    high = len(text) if high is None else high
    found, at = [], text.find(words, low, high)
    while at >= 0 and len(found) < most:
        if whole(text, at, at + len(words)):
            found.append(at)
        at = text.find(words, at + 1, high)
    return found


def shared(side, other):
    """Letters of `side` that stand in `other` in the same order, single small words left out.

    >>> shared("Mali said in the rain", "as Mali said to the sun")
    11
    """
    pieces = tokens(side)
    blocks = Indel.editops(pieces, tokens(other)).as_matching_blocks()
    runs = (letters("".join(pieces[block.a : block.a + block.size])) for block in blocks)
    return sum(run for run in runs if run > 2)


def corrected(words, others):
    """Whether `others` read as a correction of `words`, and not as something else.

    >>> corrected("Citibnak", "Citibank"), corrected("Citibank", "Globex")
    (True, False)
    """
    if not words or not others:
        return False
    if set(words) & set(others) and _cost(words, others) <= 1:
        return True
    if min(len(words), len(others)) < ALIKE * max(len(words), len(others)):
        return False
    return Indel.normalized_similarity(words, others) >= ALIKE


def narrowed(before, after, text, low, high):
    """text[low:high], as (low, high), less the words of `before` it begins with and those of
    `after` it ends with."""
    pieces = tokens(text[low:high])
    first = Prefix.similarity(tokens(before), pieces)
    last = Postfix.similarity(tokens(after), pieces[first:])
    at = offsets(pieces)
    return low + at[first], low + at[len(pieces) - last]


def slipped(words, others):
    """Whether `others` are `words` with one slip of the finger.

    >>> slipped("ONU", "ONNU"), slipped("Mali", "Malta")
    (True, False)
    """
    enough = 4 if unspaced(words[:1]) else 3
    return letters(words) >= enough and _cost(words, others) <= 1


def figures(words, others):
    """Whether both are nothing but figures: another number is the same fact, corrected.

    >>> figures("1,200", "1,350"), figures("12", "twelve")
    (True, False)
    """
    return bool(_FIGURES.fullmatch(words) and _FIGURES.fullmatch(others))


def closest(words, beside, text, low, high):
    """The stretch of whole tokens in text[low:high] that corrects `words`, as (start, end), or
    None. Words that stood `beside` it are not it. One among more words than that must be very like
    them; otherwise it is a new name that shares some letters."""
    if high - low > CLOSE:
        return None
    pieces = tokens(text[low:high])
    at = offsets(pieces)
    best, place = -1.0, None
    for first in range(len(pieces)):
        if pieces[first].isspace():
            continue
        for last in range(first, len(pieces)):
            length = at[last + 1] - at[first]
            if length > 2 * len(words) + 2:
                break
            if pieces[last].isspace() or length * 2 + 2 < len(words):
                continue
            others = text[low + at[first] : low + at[last + 1]]
            score = Indel.normalized_similarity(words, others)
            if score > best and others not in beside:
                best, place = score, (low + at[first], low + at[last + 1])
    if place is None:
        return None
    others, rest = text[slice(*place)], text[low : place[0]] + text[place[1] : high]
    unlike = best < VERY_ALIKE or letters(words) < 5
    if unlike and letters(rest) > letters(beside) + 2 and not slipped(words, others):
        return None
    if others != words and unlike and _in_a_name(text, low, place, high):
        return None
    return place if corrected(words, others) or figures(words, others) else None


def _in_a_name(text, low, place, high):
    """Whether a word beside text[place], within text[low:high], is written with a capital as it is:
    then both are parts of another name.

    >>> _in_a_name("so Chiang Mai will", 3, (10, 13), 13), _in_a_name("so old Mai will", 3, (7, 10), 10)
    (True, False)
    """
    before, after = text[low : place[0]].split(), text[place[1] : high].split()
    beside = [*before[-1:], *after[:1]]
    return text[place[0]].isupper() and any(w[0].isupper() and w.isalpha() for w in beside)


def cut(head, before, text, low, high):
    """Where in text[low:high] the words that were `before` end and those of `head` begin.

    The cheapest cut by edit distance; of equal ones that which leaves out most, since words put
    in beside a span are no part of it.
    """
    reach = 2 * len(head) + WINDOW
    if high - low > 2 * reach or len(before) > 2 * reach:
        low, before = max(low, high - reach), before[-reach:]
    stretch = text[low:high]
    edges = offsets(tokens(stretch))
    costs = [(_rest(before, stretch[:edge]) + _cost(head, stretch[edge:]), -edge) for edge in edges]
    return low - min(costs)[1]


def cut_back(tail, after, text, low, high):
    """Like `cut`, for the end of a span: where the words of `tail` end and `after` begins."""
    reach = 2 * len(tail) + WINDOW
    if high - low > 2 * reach or len(after) > 2 * reach:
        high, after = min(high, low + reach), after[:reach]
    stretch = text[low:high]
    edges = offsets(tokens(stretch))
    costs = [(_cost(tail, stretch[:edge]) + _rest(after, stretch[edge:]), edge) for edge in edges]
    return low + min(costs)[1]


def _rest(before, after):
    """What it costs to take `after` for words beside the span: words put in count half."""
    one, other = _graphemes(before, after)
    return OSA.distance(one, other) - max(0, len(other) - len(one)) / 2


def _cost(one, other):
    return OSA.distance(*_graphemes(one, other))


def _graphemes(one, other):
    """Both as sequences of graphemes: plain text is one as it is."""
    if one.isascii() and other.isascii():
        return one, other
    return _GRAPHEME.findall(one), _GRAPHEME.findall(other)


def context(block, start, last_block, end):
    """Prefix and suffix of a span, some CONTEXT code points, cut between graphemes."""
    low, high = start - CONTEXT, end + CONTEXT
    if low <= 0:
        low = 0
    elif block[low] >= COMBINING:
        while low and not is_boundary(block, low):
            low -= 1
    if high < len(last_block) and last_block[high] >= COMBINING:
        while high < len(last_block) and not is_boundary(last_block, high):
            high += 1
    # A pile of marks on one letter must not outgrow the column.
    return block[low:start][-2 * CONTEXT :], last_block[end:high][: 2 * CONTEXT]
