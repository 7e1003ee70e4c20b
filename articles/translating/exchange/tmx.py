"""Translation memories as TMX 1.4: every pair out, every pair in both of our languages in."""

from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.utils.translation import gettext as _

from articles.exceptions import Invalid
from articles.models import MemoryPair
from articles.text.normalise import normalise
from articles.translating.exchange.xml import LANG, clean, local, parsed, primary
from articles.translating.memory.keeping import LONGEST, Passage

CODES = ("bpt", "ept", "ph", "it", "ut")  # elements whose content is another program's markup
STAMP = "%Y%m%dT%H%M%SZ"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="Newsdesk" creationtoolversion="1" segtype="paragraph" o-tmf="Newsdesk" \
adminlang="en" srclang="*all*" datatype="plaintext"/>
<body>
"""


def written(pairs=None):
    """The pairs (all of them by default) as TMX: text, a unit at a time."""
    if pairs is None:
        pairs = MemoryPair.objects.order_by("pk").iterator(chunk_size=1000)
    yield _HEAD
    for pair in pairs:
        changed = pair.used_at.astimezone(UTC).strftime(STAMP)
        yield (
            f'<tu tuid="{pair.pk}" srclang={quoteattr(pair.source_language)}'
            f' changedate="{changed}" usagecount="{pair.uses}">'
            + _side(pair.source_language, pair.source)
            + _side(pair.target_language, pair.target)
            + "</tu>\n"
        )
    yield "</body>\n</tmx>\n"


def written_rows(rows):
    """Rows (name, source language, source, target language, target) as TMX text, one at a time."""
    yield _HEAD
    for name, source_language, source, target_language, target in rows:
        yield (
            f"<tu tuid={quoteattr(name)} srclang={quoteattr(source_language)}>"
            + _side(source_language, source)
            + _side(target_language, target)
            + "</tu>\n"
        )
    yield "</body>\n</tmx>\n"


def read(data, report):
    """The Passages of a TMX file; what cannot be used is put into `report` with its line."""
    root = parsed(data)
    if local(root) != "tmx":
        raise Invalid(_("Line %d: this is no TMX file.") % (root.sourceline or 1))
    header = next((e for e in root if local(e) == "header"), None)
    default = primary(header.get("srclang")) if header is not None else ""
    found = []
    for number, unit in enumerate(root.iter("{*}tu"), 1):
        passage = _passage(unit, default, report, unit.get("tuid") or str(number))
        if passage is not None:
            found.append(passage)
    return found


def _passage(unit, default, report, name):
    sides = {}
    for variant in unit.iterchildren("{*}tuv"):
        segment = next(variant.iterchildren("{*}seg"), None)
        language = primary(variant.get(LANG) or variant.get("lang"))
        if segment is not None and language not in sides:
            sides[language] = normalise(_words(segment)).strip()
    known = [code for code, _name in settings.CONTENT_LANGUAGES]
    ours = {code: words for code, words in sides.items() if code in known}
    if len(ours) != 2:
        report.add(unit, _("It is not in both of %s.") % ", ".join(known), name)
        return None
    if not all(ours.values()):
        report.add(unit, _("One of its sides is empty."), name)
        return None
    if max(map(len, ours.values())) > LONGEST:
        report.add(unit, _("It is too long for one passage."), name)
        return None
    first = primary(unit.get("srclang")) or default
    source = first if first in ours else next(iter(ours))
    target = next(code for code in ours if code != source)
    return Passage(ours[source], ours[target], source, target, used_at=_date(unit))


def _words(segment):
    """The words of a segment, without the codes that another program left in it."""
    parts = [segment.text or ""]
    for child in segment:
        if local(child) and local(child) not in CODES:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _side(language, words):
    return f"<tuv xml:lang={quoteattr(language)}><seg>{escape(clean(words))}</seg></tuv>"


def _date(unit):
    stamp = unit.get("changedate") or unit.get("creationdate") or ""
    try:
        return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
