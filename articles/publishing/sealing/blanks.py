"""Words taken out of any value that the database keeps. No database.

Each letter becomes one sign, so that every offset of a mark still holds. Words are found whatever
their case, across tags and runs, with any spaces between them, and as addresses write them; in
scripts with spaces never inside a longer word, in Thai wherever they stand.
"""

import re
from html import escape
from urllib.parse import quote

from articles.text import slugs

# What is a code to the program and no word to anybody, whatever it is called in a table or in JSON.
CODES = {
    "algorithm", "block", "chain", "check_id", "container", "decision", "digest", "end_block", "engine",
    "event", "hash", "id", "kind", "language", "languages", "layer", "media_type", "modality",
    "obstacle", "once", "origin", "row", "schema_org", "section_key", "sha256", "stance",
    "start_block", "status", "tags", "verb", "wikidata", "wikidata_id",
}  # fmt: skip
BLANK, IN_ADDRESS = "█", "x"  # the second where an address may hold no other sign
_TAG = r"(?:<[^<>]*>)*"
_SPACE = r"(?:[ \u00a0\n]|&nbsp;|<br ?/?>)+"
_PIECES = re.compile(r"(<[^<>]*>|&[#\w]+;)")
_THAI = re.compile("[\u0e00-\u0e7f]")


class Blanks:
    """Takes `words`, a list of strings, out of what it is given."""

    def __init__(self, words):
        words = sorted({" ".join(word.split()) for word in words} - {""}, key=len, reverse=True)
        self.words = words
        self._plain = _joined(map(_spread, words))
        written = {slugs.slug(word) for word in words} - {""}
        forms = (
            written | {quote(word) for word in written} | {quote(word).lower() for word in written}
        )
        self._address = _joined(_bounded(re.escape(form), form) for form in sorted(forms, key=len))

    def found(self, value):
        """Whether one of the words stands anywhere in the value."""
        return self.out_of(value) != value

    def out_of(self, value, name=""):
        """The value without the words. `name`: the column or key that holds it."""
        if name in CODES:
            return value
        if isinstance(value, str):
            return self._out_of_text(value, address="slug" in name)
        if isinstance(value, list):
            return [self.out_of(one, name) for one in value]
        if isinstance(value, dict):
            made = {key: self.out_of(one, key) for key, one in value.items()}
            if "runs" in value:
                made["runs"] = self._out_of_runs(made["runs"])
            return made
        return value

    def _out_of_text(self, text, *, address=False):
        if not text or not self.words:
            return text
        sign = IN_ADDRESS if address else BLANK
        text = self._plain.sub(lambda match: _blank(match[0], sign), text)
        return self._address.sub(lambda match: IN_ADDRESS * len(match[0]), text)

    def _out_of_runs(self, runs):
        """[[text, tags], …] of one block: a name may run over several."""
        whole = "".join(run[0] for run in runs)
        done = self._plain.sub(lambda match: _blank(match[0], BLANK), whole)
        if len(done) != len(whole):
            return runs
        made, at = [], 0
        for run in runs:
            made.append([done[at : at + len(run[0])], *run[1:]])
            at += len(run[0])
        return made


def _blank(words, sign):
    """Each letter one sign; tags stay, an entity is one letter, line breaks stay."""
    made = []
    for piece in _PIECES.split(words):
        if piece.startswith("<"):
            made.append(piece)
        elif _PIECES.fullmatch(piece):
            made.append(sign)
        else:
            made.append("".join(letter if letter == "\n" else sign for letter in piece))
    return "".join(made)


def _spread(word):
    """A pattern of the word's letters with any tags between them, plain or as HTML writes them."""
    parts = []
    for part in word.split():
        letters = [_letter(letter) for letter in part]
        parts.append(_TAG.join(letters))
    return _bounded((_TAG + _SPACE + _TAG).join(parts), word)


def _letter(letter):
    forms = {letter, escape(letter), escape(letter, quote=False)}
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms)) + ")"


def _bounded(pattern, word):
    """Not inside a longer word, where the script shows where words end."""
    before = r"(?<![^\W_])" if not _THAI.match(word[0]) and word[0].isalnum() else ""
    after = r"(?![^\W_])" if not _THAI.match(word[-1]) and word[-1].isalnum() else ""
    return before + pattern + after


def _joined(patterns):
    return re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)
