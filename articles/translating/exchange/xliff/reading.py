"""An XLIFF file of either version read into Files; nothing is believed yet."""

import re

from django.utils.translation import gettext as _

from articles.exceptions import Invalid
from articles.translating.exchange.xliff.model import File, Unit
from articles.translating.exchange.xml import local, parsed, primary

LARGEST = 5_000_000  # bytes: some two hundred long articles
MOST_UNITS = 5_000
# Elements that a tool puts around words without changing them.
_AROUND = ("mrk", "sm", "em")
_ORIGINAL = re.compile(r"article-(\d{1,15})")


def read(data):
    """[File]. Raise Invalid, with the line, for what is no XLIFF file of ours."""
    if len(data) > LARGEST:
        raise Invalid(_("The file is too large. Split it and bring the parts in one by one."))
    root = parsed(data)
    version = root.get("version", "")
    if local(root) != "xliff" or version not in ("1.2", "2.0", "2.1"):
        raise Invalid(
            _("Line %d: this is no XLIFF 1.2 or 2.1 file. Export it as one of these.")
            % (root.sourceline or 1)
        )
    files = [_file(one, root, version) for one in root.iterchildren("{*}file")]
    if not files or sum(len(file.units) for file in files) > MOST_UNITS:
        raise Invalid(_("The file holds nothing, or too much for one file."))
    return files


def _file(element, root, version):
    old = version == "1.2"
    named = _ORIGINAL.fullmatch(element.get("original") or "")
    facts = {
        note.get("from" if old else "category"): (note.text or "").strip()
        for notes in element.iterchildren("{*}header", "{*}notes")
        for note in notes.iterchildren("{*}note")
    }
    if not named or not {"source-revision", "target-revision", "units"} <= facts.keys():
        raise Invalid(
            _("Line %d: this part was not exported here, or its notes are gone.")
            % element.sourceline
        )
    source, target = ("source-language", "target-language") if old else ("srcLang", "trgLang")
    holder = element if old else root
    return File(
        int(named[1]),
        primary(holder.get(source)),
        primary(holder.get(target)),
        _number(facts["source-revision"], element),
        _number(facts["target-revision"], element),
        tuple(facts["units"].split()),
        [_unit(unit, old) for unit in element.iter("{*}trans-unit" if old else "{*}unit")],
        element.sourceline,
    )


def _number(words, element):
    if not words.isascii() or not words.isdigit() or len(words) > 9:
        raise Invalid(_("Line %d: the number of a revision is damaged.") % element.sourceline)
    return int(words)


def _unit(element, old):
    blocks = tuple((element.get("resname" if old else "name") or "").split())
    parts = [element] if old else list(element.iterchildren("{*}segment", "{*}ignorable"))
    sources = [next(part.iterchildren("{*}source"), None) for part in parts]
    targets = [next(part.iterchildren("{*}target"), None) for part in parts]
    return Unit(
        element.get("id") or "",
        blocks,
        [event for one in sources if one is not None for event in _events(one)],
        _target_events(parts, sources, targets),
        line=element.sourceline,
    )


def _target_events(parts, sources, targets):
    """The words of all segments in their order; None while one has no translation yet."""
    found = []
    for place, (part, source, target) in enumerate(zip(parts, sources, targets, strict=True), 1):
        if target is None and local(part) == "ignorable":
            target = source
        if target is None:
            return None
        order = target.get("order") or ""
        found.append((int(order[:6]) if order.isdecimal() else place, _events(target)))
    events = [event for _order, one in sorted(found, key=lambda one: one[0]) for event in one]
    return events if any(kind == "text" and words.strip() for kind, words in events) else None


def _events(element):
    found = []
    if element.text:
        found.append(("text", element.text))
    for child in element:
        found.extend(_child(child))
        if child.tail:
            found.append(("text", child.tail))
    return found


def _child(child):
    name, code = local(child), child.get("id") or child.get("rid") or ""
    if name in ("pc", "g"):
        return [("open", code), *_events(child), ("close", code)]
    if name in ("sc", "bx"):
        return [("open", code)]
    if name in ("ec", "ex"):
        return [("close", child.get("startRef") or code)]
    if name in ("ph", "x"):
        return [("point", code)]
    if name in _AROUND:
        return _events(child)
    # A comment says nothing; what we never gave out is refused by its name.
    return [("point", f"<{name}>"), *_events(child)] if name else []
