"""One edit each, of a mention in a Draft, as an editor would make it: classes A to I.

Each takes the draft, the mention's (start, end) in the old text, a random.Random and a pool of
words to type in; it returns whether the edit could be made.
"""

import re

from benchmarks.draft import COPY, NEW
from benchmarks.dressing import THAI


def insert_before(draft, span, rng, pool):
    number, start, _ = draft.find(span)
    if rng.random() < 0.5:
        draft.paragraphs.insert(rng.randint(0, number), [])
        at = next(i for i, p in enumerate(draft.paragraphs) if not p)
        draft.put(at, 0, pool.sentence(rng))
        return True
    first, _ = draft.sentence(number, start, start + 1)
    draft.put(number, first, pool.sentence(rng) + " ")
    return True


def insert_beside(draft, span, rng, pool):
    number, start, end = draft.find(span)
    space = "" if pool.thai else " "
    side = rng.choice(("left", "right", "both"))
    if side != "left":
        draft.put(number, end, space + pool.words(rng))
    if side != "right":
        draft.put(number, start, pool.words(rng) + space)
    return True


def typo(draft, span, rng, pool):
    number, start, end = draft.find(span)
    edges = draft.graphemes(number, start, end)
    text = draft.text(number)
    letters = [i for i in range(len(edges) - 1) if text[edges[i]].isalnum()]
    if not letters or len(edges) < 3:
        return False
    which = rng.choice(letters)
    low, high = edges[which], edges[which + 1]
    origin = span[0]
    kind = rng.choice(("drop", "double", "swap", "other"))
    if kind == "drop":
        draft.cut(number, low, high)
    elif kind == "double":
        draft.put(number, high, text[low:high], origin)
    elif kind == "swap" and which + 2 < len(edges):
        piece = draft.paragraphs[number]
        far = edges[which + 2]
        piece[low:far] = piece[high:far] + piece[low:high]
    else:
        draft.cut(number, low, high)
        alphabets = {True: "กขคงจ", False: "aeionrst"}
        old = text[low]
        digits = "0123456789" if old.isascii() else "๐๑๒๓๔๕๖๗๘๙"
        letter = rng.choice(digits if old.isdecimal() else alphabets[bool(THAI.match(old))])
        draft.put(number, low, letter, origin)
    return True


def move_paragraph(draft, span, rng, pool):
    number, _, _ = draft.find(span)
    if len(draft.paragraphs) < 2 or draft.texts().count(draft.text(number)) > 1:
        return False  # which of two equal paragraphs moved, no reader could tell
    paragraph = draft.paragraphs.pop(number)
    places = [i for i in range(len(draft.paragraphs) + 1) if i != number]
    draft.paragraphs.insert(rng.choice(places), paragraph)
    return True


def delete_span(draft, span, rng, pool):
    number, start, end = draft.find(span)
    text = draft.text(number)
    if end < len(text) and text[end] == " ":
        end += 1
    elif start and text[start - 1] == " ":
        start -= 1
    draft.cut(number, start, end)
    if not draft.paragraphs[number] and len(draft.paragraphs) > 1:
        del draft.paragraphs[number]
    return True


def replace_sentence(draft, span, rng, pool):
    number, start, end = draft.find(span)
    first, last = draft.sentence(number, start, end)
    tail = re.search(r"\s*$", draft.text(number)[first:last])[0]
    put_in = pool.sentence(rng)
    for mention in pool.story.mentions:
        found = draft.find(mention) if pool.story.text[slice(*mention)] in put_in else None
        if found and found[0] == number and first <= found[1] and found[2] <= last:
            draft.retyped.add(mention)
    draft.cut(number, first, last)
    draft.put(number, first, put_in + tail)
    return True


def replace_span(draft, span, rng, pool):
    number, start, end = draft.find(span)
    draft.cut(number, start, end)
    mark = -2 - len(draft.replaced)
    draft.put(number, start, pool.name(rng), mark)
    draft.replaced[span] = mark
    return True


def duplicate(draft, span, rng, pool):
    number, start, end = draft.find(span)
    low, high = draft.sentence(number, start, end)
    if rng.random() < 0.5:
        low, high = 0, len(draft.paragraphs[number])
    passage = draft.paragraphs[number][low:high]
    text = "".join(char for char, _ in passage)
    if len(text.strip()) < (end - start) + 4:
        low, high = 0, len(draft.paragraphs[number])
        passage = draft.paragraphs[number]
    copy = [(char, NEW if origin < 0 else origin % COPY + COPY) for char, origin in passage]
    draft.copied.update(origin for _, origin in passage if 0 <= origin < COPY)
    where = rng.choice(("after", "elsewhere", "paragraph"))
    if where == "paragraph" or (low, high) == (0, len(draft.paragraphs[number])):
        draft.paragraphs.insert(rng.randint(0, len(draft.paragraphs)), copy)
        return True
    other = number if where == "after" else rng.randrange(len(draft.paragraphs))
    at = high if other == number else len(draft.paragraphs[other])
    if at and not draft.text(other)[:at].endswith((" ", "\n")):
        copy = [(" ", NEW), *copy]
    draft.paragraphs[other][at:at] = copy
    return True


def merge_or_split(draft, span, rng, pool):
    number, start, end = draft.find(span)
    text = draft.text(number)
    spaces = [m.start() for m in re.finditer(" ", text) if not start <= m.start() < end]
    if spaces and (len(draft.paragraphs) < 2 or rng.random() < 0.5):
        at = rng.choice(spaces)
        tail = draft.paragraphs[number][at + 1 :]
        draft.paragraphs[number] = draft.paragraphs[number][:at]
        draft.paragraphs.insert(number + 1, tail)
        return True
    if len(draft.paragraphs) < 2:
        return False
    first = max(0, min(number - rng.randint(0, 1), len(draft.paragraphs) - 2))
    follower = draft.paragraphs.pop(first + 1)
    draft.paragraphs[first] += [(" ", NEW), *follower]
    return True


EDITS = {
    "A": insert_before,
    "B": insert_beside,
    "C": typo,
    "D": move_paragraph,
    "E": delete_span,
    "F": replace_sentence,
    "G": replace_span,
    "H": duplicate,
    "I": merge_or_split,
}
