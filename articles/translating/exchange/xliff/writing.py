"""Translations as XLIFF: the same rows always give the same bytes."""

from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _

from articles.exceptions import Invalid, Refused
from articles.models import Alignment
from articles.translating.alignment import Pair
from articles.translating.exchange.xliff import codes
from articles.translating.exchange.xliff.model import File, Unit
from articles.translating.exchange.xml import clean

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_V21 = {"strong": ("fmt", "xlf:b"), "em": ("fmt", "xlf:i"), "a": ("link", "nd:a")}
_V12 = {"strong": "bold", "em": "italic", "a": "link", "span": "x-lang"}


def file_of(text):
    """The File that one translation is. Raise Refused for what must not leave the house."""
    if text.article.confidential:
        raise Refused(_("This article is confidential: its words must not leave the house."))
    pair = Pair(text)
    if pair.source.revision is None:
        raise Invalid(_("There is no source text yet. Wait until it has been written."))
    units = [_unit(row) for row in pair.rows if row.source and not _is_cut(row)]
    return File(
        text.article_id,
        pair.source.language,
        text.language,
        pair.source.revision_number,
        text.revision_number,
        tuple(unit.key for unit in units),
        units,
    )


def xliff21(files):
    """XLIFF 2.1 as text. Raise Invalid when the files are not all in one direction."""
    directions = {(file.source_language, file.target_language) for file in files}
    if len(directions) != 1:
        raise Invalid(_("XLIFF 2.1 holds one direction only. Export these in two files."))
    source, target = directions.pop()
    parts = [
        _HEAD,
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"',
        f' srcLang="{source}" trgLang="{target}" xml:space="preserve">\n',
    ]
    for file in files:
        parts.append(f'<file id="a{file.article_id}" original="article-{file.article_id}">\n')
        notes = (f'<note category="{name}">{words}</note>' for name, words in _facts(file))
        parts.append(f"<notes>{''.join(notes)}</notes>\n")
        parts.extend(_unit21(unit) for unit in file.units)
        parts.append("</file>\n")
    return "".join([*parts, "</xliff>\n"])


def xliff12(files):
    """XLIFF 1.2 as text."""
    parts = [_HEAD, '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n']
    for file in files:
        parts.append(
            f'<file original="article-{file.article_id}" datatype="html"'
            f' source-language="{file.source_language}"'
            f' target-language="{file.target_language}" xml:space="preserve">\n'
        )
        notes = (f'<note from="{name}">{words}</note>' for name, words in _facts(file))
        parts.append(f"<header>{''.join(notes)}</header>\n<body>\n")
        parts.extend(_unit12(unit) for unit in file.units)
        parts.append("</body>\n</file>\n")
    return "".join([*parts, "</xliff>\n"])


def _unit(row):
    source, known = codes.of_source(row.source)
    target, own = codes.of_target(row.target, known) if row.target else (None, codes.Codes({}))
    tags = codes.Codes({**known.tags, **own.tags})
    return Unit(row.key, tuple(row.source_ids), source, target, tags)


def _is_cut(row):
    return row.alignment is not None and row.alignment.kind == Alignment.Kind.CUT


def _facts(file):
    """What the file has to bring back unchanged."""
    yield "source-revision", file.source_number
    yield "target-revision", file.target_number
    yield "units", " ".join(file.promised)


def _unit21(unit):
    state = "initial" if unit.target is None else "translated"
    return (
        f'<unit id="{unit.key}" name="{" ".join(unit.blocks)}">'
        f'<segment id="s1" state="{state}">{_sides(unit, _inline21)}</segment></unit>\n'
    )


def _unit12(unit):
    return (
        f'<trans-unit id="{unit.key}" resname="{" ".join(unit.blocks)}">'
        f"{_sides(unit, _inline12)}</trans-unit>\n"
    )


def _sides(unit, inline):
    source = f"<source>{_written(unit.source, unit, inline)}</source>"
    if unit.target is None:
        return source
    state = ' state="translated"' if inline is _inline12 else ""
    return f"{source}<target{state}>{_written(unit.target, unit, inline)}</target>"


def _written(events, unit, inline):
    return "".join(
        escape(clean(content)) if kind == "text" else inline(kind, content, unit.codes.tags)
        for kind, content in events
    )


def _inline21(kind, code, tags):
    if kind == "close":
        return "</pc>"
    tag = tags[code]
    if kind == "point":
        meant = ("fmt", "xlf:lb") if tag == codes.LINE else ("other", "nd:p")
        return f'<ph id="{code}" type="{meant[0]}" subType="{meant[1]}"/>'
    type_, sub = _V21.get(tag[0], ("other", "nd:lang"))
    return f'<pc id="{code}" canDelete="no" type="{type_}" subType="{sub}"{_shown(tag)}>'


def _inline12(kind, code, tags):
    if kind == "close":
        return "</g>"
    tag = tags[code]
    if kind == "point":
        return f'<x id="{code}" ctype="{"lb" if tag == codes.LINE else "x-paragraph"}"/>'
    return f'<g id="{code}" ctype="{_V12[tag[0]]}">'


def _shown(tag):
    """Where a link leads, for the translator's eyes: on the way back it is not read."""
    href = dict(tag[1]).get("href")
    return f" dispStart={quoteattr(clean(href))}" if href else ""
