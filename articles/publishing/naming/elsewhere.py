"""A wrong name in what belongs to no article: headings of packages, the glossary, the memory."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.exceptions import Invalid
from articles.models import Listing, MemoryPair, Term
from articles.publishing.listing.actions import put_in_order, standing
from articles.translating import memory

CODES = [code for code, _name in settings.CONTENT_LANGUAGES]
PACKAGE = Listing.Kind.PACKAGE
TERM_COLUMNS = {**{f"words_{code}": code for code in CODES}, "note": ""}


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


def terms(pairs):
    """[(term of the glossary, column, language or "", words)] where a wrong name may stand."""
    wrong = Q()
    for code, words, _right in pairs:
        if first := words.split()[:1]:
            for column in (f"words_{code}", "note"):
                wrong |= Q(**{f"{column}__contains": first[0]})
    for term in Term.objects.filter(wrong).order_by("pk") if wrong else ():
        for column, code in TERM_COLUMNS.items():
            yield term, column, code, getattr(term, column)


def refuse_long_terms(fields):
    """Raise Invalid where a term has no room for the right name; `fields` as `Field.told` tells."""
    for one in fields:
        if one["key"].startswith("term:"):
            column = one["key"].rpartition(":")[2]
            most = Term._meta.get_field(column).max_length
            if len(one["after"]) > most:
                message = _(
                    "The glossary’s “%(words)s…” would be longer than %(most)d characters. "
                    "Untick it here, or shorten it in the glossary first."
                )
                raise Invalid(message % {"words": one["before"][:40], "most": most})


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


def right_terms(fields, *, old_name):
    """Put terms of the glossary right; `fields`: {key of a Field: (before, after)}.

    Where the wrong name is to be forbidden, what a term said before is forbidden with it.
    """
    found = {}
    for key, words in fields.items():
        if key.startswith("term:"):
            _term, pk, column = key.split(":")
            found.setdefault(int(pk), {})[column] = words
    for term in Term.objects.filter(pk__in=found).order_by("pk"):
        for column, (before, after) in found[term.pk].items():
            setattr(term, column, after)
            if code := TERM_COLUMNS[column]:
                gone = [before] if old_name == "forbidden" else []
                _forbid(term, code, [*term.forbidden_in(code), *gone])
        _save_once(term)


def _forbid(term, code, words):
    """Let these be its forbidden renderings, each once, and never what it says itself."""
    left = [one for one in dict.fromkeys(words) if one != term.words_in(code)]
    setattr(term, f"forbidden_{code}", "\n".join(left))


def _save_once(term):
    """Save it; where another says the same already, that one takes what this one forbids."""
    same = Term.objects.filter(words_en=term.words_en, words_th=term.words_th)
    kept = same.exclude(pk=term.pk).first()
    if kept:
        for code in CODES:
            _forbid(kept, code, [*kept.forbidden_in(code), *term.forbidden_in(code)])
        kept.note = kept.note or term.note
        term.delete()
    (kept or term).save()
