"""Marks and entities for tests: places found by their words, in the text as it stands."""

from annotations.marking import actions as marking
from annotations.marking.claims import claim
from annotations.marking.spans import occurrences
from annotations.models import Kind
from annotations.registry import actions as registry


def kind(key):
    return Kind.objects.get(key=key)


def make_entity(by, key="organisation", **fields):
    fields = fields or {"name_en": "Royal Thai Police", "name_th": "สำนักงานตำรวจแห่งชาติ"}
    return registry.create_entity(kind(key), by=by, **fields)


def place(text, words, number=0):
    text.refresh_from_db()
    return occurrences(text.anchored_revision.document, words)[number]


def make_mark(text, by, words="Royal Thai Police", entity=None, key="organisation"):
    entity = entity or make_entity(by, key)
    return marking.mark(
        text,
        place(text, words),
        revision=text.revision_number,
        kind=kind(key),
        by=by,
        entity=entity,
    )


def make_value(text, by, words="over 700,000 baht", key="money"):
    return marking.mark(
        text, place(text, words), revision=text.revision_number, kind=kind(key), by=by
    )


def make_claim(text, by, words="Joint operations start within two months", **fields):
    fields = {"statement_en": "Operations start soon.", "claimant_note": "The police"} | fields
    return claim(text, [place(text, words)], revision=text.revision_number, by=by, **fields)
