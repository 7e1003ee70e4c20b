"""Thai vowels and tone marks that a program drew after the line they belong to, put back to their
letters: in most fonts a mark's origin stands where its letter ends."""

import ctypes
import re

import pypdfium2.raw as raw

MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_BASE = re.compile("[\u0e01-\u0e2e]")
_NEAR = 0.2  # of the letters' height: how far a mark may begin from where its letter ends
_MOST = 0.8  # of the marks have to stand so, or the font does it otherwise
HERE = -1
_SPACE = 0.2  # of the letters' height: the least gap that is a space


def in_place(handle, text):
    """(text, pdfium's character of each) with such marks in place; (text, None) where all are."""
    if not MARKS.search(text) or raw.FPDFText_CountChars(handle) != len(text):
        return text, None
    bases = [(index, *_box(handle, index)) for index, one in enumerate(text) if _BASE.match(one)]
    moved, lost, marks = {}, 0, [match.start() for match in MARKS.finditer(text)]
    for index in marks:
        home = _home(handle, index, text, bases)
        lost += home is None
        if home not in (None, HERE):
            moved.setdefault(home, []).append(index)
    if lost > (1 - _MOST) * len(marks):
        return text, None
    found = _ordered(handle, text, moved, set(marks))
    return found if found[0] != text else (text, None)


def _home(handle, index, text, bases):
    """The letter of a mark that stands elsewhere in the text; HERE: it is in its place; None: it has
    no letter near."""
    x, y = _origin(handle, index)
    before = index - 1
    while before >= 0 and MARKS.match(text[before]):
        before -= 1
    if before >= 0 and _BASE.match(text[before]) and _apart(x, y, *_box(handle, before)) < _NEAR:
        return HERE
    near = [(_apart(x, y, *box), home) for home, *box in bases]
    distance, home = min(near, default=(_NEAR, None))
    return home if distance < _NEAR else None


def _apart(x, y, right, bottom, top):
    """How far a mark's origin is from the end of a letter, in heights of the letter's line."""
    return abs(x - right) / max(top - bottom, 1.0) if bottom <= y <= top else 9.0


def _ordered(handle, text, moved, all_marks):
    gone = {index for marks in moved.values() for index in marks}
    kept = []
    for index in range(len(text)):
        if index not in gone:
            kept += [index, *moved.get(index, ())]
    beside = {near for index in gone for near in (index - 2, index - 1, index + 1, index + 2)}
    beside |= {near for index in all_marks for near in (index + 1, index + 2)}
    indexes = [
        index
        for place, index in enumerate(kept)
        if not (
            index in beside
            and _was_made(handle, index)
            and _needless(handle, kept, place, all_marks)
        )
    ]
    return "".join(text[index] for index in indexes), [*indexes, indexes[-1] + 1]


def _was_made(handle, index):
    return raw.FPDFText_IsGenerated(handle, index) == 1


def _needless(handle, kept, place, all_marks):
    """Whether the letters around a space that pdfium made stand side by side on one line."""
    row = (i for i in reversed(kept[max(place - 9, 0) : place]) if i not in all_marks)
    before = next((i for i in row if not _was_made(handle, i)), None)
    after = next((i for i in kept[place : place + 9] if not _was_made(handle, i)), None)
    if before is None or after is None:
        return True
    right, bottom, top = _box(handle, before)
    x, y = _origin(handle, after)
    return bottom <= y <= top and x - right < _SPACE * (top - bottom)


def _origin(handle, index):
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(handle, index, ctypes.byref(x), ctypes.byref(y))
    return x.value, y.value


def _box(handle, index):
    """(right, bottom, top) with all that the font leaves above and below."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(handle, index, box)
    return box.right, box.bottom, box.top
