"""A first draft from what the house has approved itself: memory, names, terms and figures.

Nothing leaves the house, and nothing is made up: the same words as before, the same but for their
figures, or a name by itself. What is none of these stays empty.
"""

from html import escape

from articles.text import values
from articles.translating import memory

LEAST = 0.7
NAME = "offline"


def draft(row, source_language, target_language, terms=()):
    """The HTML of a row's draft, or "" where nothing approved says it."""
    words = row.source_text
    named = _named(words, terms)
    if named:
        return _html(named)
    for match in memory.matches(words, source_language, target_language, least=LEAST):
        said = match.target if match.is_exact else _with_figures(match, target_language)
        if said:
            return _html(said)
    return ""


def _named(words, terms):
    """A row that is nothing but a name or a term: as the registry or the glossary has it."""
    wanted = words.strip().casefold()
    return next((t.names[0] for t in terms if t.names and t.words.casefold() == wanted), "")


def _with_figures(match, target_language):
    """The memory's translation with the new figures; "" where more than figures differ.

    A figure is put in only where the old one's digits stand in the translation just once.
    """
    ours = values.find(match.asked, match.language)
    theirs = values.find(match.source, match.language)
    if len(ours) != len(theirs) or _frame(match.asked, ours) != _frame(match.source, theirs):
        return ""
    said = match.target
    for new, old in zip(ours, theirs, strict=True):
        if new.text == old.text:
            continue
        before, after = _digits(old.text), _digits(new.text)
        if not before or _frame_of_digits(old.text) != _frame_of_digits(new.text):
            return ""
        if said.count(before) != 1:
            return ""
        said = said.replace(before, after)
    left = values.unmatched(ours, values.find(said, target_language))
    return "" if any(left) else said


def _frame(text, found):
    """The words between the values."""
    at, parts = 0, []
    for value in found:
        parts.append(text[at : value.start].casefold())
        at = value.end
    return [*parts, text[at:].casefold().strip()]


def _digits(text):
    """The one run of digits, commas and points of a value's words; "" for none or several."""
    runs = "".join(one if one.isdigit() or one in ".," else " " for one in text).split()
    runs = [run.strip(".,") for run in runs if any(map(str.isdigit, run))]
    return runs[0] if len(runs) == 1 else ""


def _frame_of_digits(text):
    return "".join("" if one.isdigit() or one in ".," else one for one in text)


def _html(words):
    return "".join(f"<p>{escape(one, quote=False)}</p>" for one in words.split("\n") if one.strip())
