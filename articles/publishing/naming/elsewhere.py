"""A wrong name in what belongs to no article: headings of packages, passages of the memory."""

from django.conf import settings

from articles.models import Listing, MemoryPair
from articles.publishing.listing.actions import put_in_order, standing
from articles.translating import memory

CODES = [code for code, _name in settings.CONTENT_LANGUAGES]
PACKAGE = Listing.Kind.PACKAGE


def packages():
    """[(name, language, heading, numbers of its articles)] of the packages that stand now."""
    for code in CODES:
        rows = Listing.objects.standing(code).filter(kind=PACKAGE).exclude(articles=[])
        for row in rows.order_by("name"):
            yield row.name, code, row.titles.get(code, ""), row.articles


def sides(pairs):
    """[(pair of the memory, "source" or "target", language, words)] where a wrong name may stand."""
    for pair in memory.saying((code, wrong) for code, wrong, _right in pairs):
        yield pair, "source", pair.source_language, pair.source
        yield pair, "target", pair.target_language, pair.target


def right_packages(fields, *, by):
    """Put headings right; `fields`: {key of a Field: (before, after)}."""
    found = {}
    for key, (_before, after) in fields.items():
        if key.startswith("package:"):
            name, _colon, code = key.removeprefix("package:").rpartition(":")
            found.setdefault(name, {})[code] = after
    for name, headings in sorted(found.items()):
        rows = {row.pk: row for row in standing(PACKAGE, name).values() if row}
        for row in rows.values():
            own = {code: headings[code] for code in row.titles if code in headings}
            if own:
                put_in_order(
                    PACKAGE,
                    name,
                    row.articles,
                    by=by,
                    language=row.language,
                    titles=row.titles | own,
                    on_front=row.on_front,
                )


def right_memory(fields):
    """Put passages right, so that the wrong name is offered to no translator again."""
    found = {}
    for key, (_before, after) in fields.items():
        if key.startswith("memory:"):
            _memory, pk, side = key.split(":")
            found.setdefault(int(pk), {})[side] = after
    for pair in MemoryPair.objects.filter(pk__in=found).order_by("pk"):
        words = {"source": pair.source, "target": pair.target} | found[pair.pk]
        memory.replace(pair, **words)
