"""What an edition holds, as JSON: everything its pages need, and nothing that was not approved.

All keys always there. Offsets are code points in a block's text, half-open.
"""

from django.utils import timezone

from articles.newsroom import newsroom
from articles.publishing import frozen_photos
from articles.publishing.readiness.marks import statement

FORMAT = 3  # 1 had no `alignment`; 2 had no `developing`


def freeze(candidate, *, number, kind="first", notes=None, previous="", answers=None):
    """The content of the next edition of a Candidate, as a dict of plain JSON values.

    `notes` are to readers, {language: words}, the other languages' among them, for as long as
    their own edition is behind. `previous` is the hash of the edition before, "" for the first.
    `answers` says which edition of each other language this one agrees with: {language: number}.
    """
    article, revision = candidate.article, candidate.revision
    return {
        "format": FORMAT,
        "article": article.pk,
        "language": candidate.language,
        "source_language": article.source_language,
        "number": number,
        "revision": revision.number,
        "kind": str(kind),
        "notes": {code: words for code, words in sorted((notes or {}).items()) if words},
        "previous": previous,
        "answers": dict(sorted((answers or {}).items())),
        "section": _section(article.section, candidate.language),
        "slug": revision.slug,
        "headline": revision.headline,
        "summary": revision.summary,
        "byline": article.byline,
        "dateline": article.dateline,
        "publisher": article.publisher,
        "source_url": article.source_url,
        "licence": article.licence,
        "photo_credit": article.photo_credit,
        "developing": _developing(article, candidate.language),
        "photo": _lead_photo(candidate),
        "photos": [frozen_photos.freeze(p, candidate.language) for p in candidate.shown_photos],
        "alignment": _alignment(candidate),
        "blocks": [_block(block) for block in candidate.document.blocks],
        "spans": [_span(annotation) for annotation in candidate.approved],
        "entities": [
            _entity(pk, row, candidate.language) for pk, row in sorted(candidate.entities.items())
        ],
        "claims": _claims(candidate),
    }


# What says where an edition stands in its row, and not what readers read in it.
FRAME = ("format", "number", "revision", "kind", "notes", "previous", "answers", "alignment")


def same_words(content, other):
    """Whether readers would see the same in both."""
    return _body(content) == _body(other)


def _body(content):
    body = {key: value for key, value in content.items() if key not in FRAME}
    return {"developing": None, **body}


def _alignment(candidate):
    """Which blocks of the source each block of a translation stands for: [[source ids], [ids]]."""
    pair = candidate.whole.pair(candidate.language)
    rows = pair.rows if pair else []
    return [[row.source_ids, row.target_ids] for row in rows if row.source and row.target]


def _developing(article, language):
    """Whether more is expected, and the updates so far, the newest first; None where neither."""
    updates = [
        {"id": one["id"], "at": one["at"], "words": one["words"][language]}
        for one in reversed(article.updates)
        if one["words"].get(language)
    ]
    if not updates and not article.developing:
        return None
    return {"on": article.developing, "updates": updates}


def _section(section, language):
    name = getattr(section, f"name_{language}") or section.key
    return {"key": section.key, "name": name}


def _lead_photo(candidate):
    lead = candidate.photos.get(str(candidate.article.lead_photo_id or ""))
    return frozen_photos.freeze(lead, candidate.language) if lead else None


def _block(block):
    return {
        "id": block.id,
        "kind": block.kind,
        "container": block.container,
        "group": block.group,
        "photo": block.photo,
        "runs": [
            [
                run.text,
                [[name, [list(pair) for pair in attributes]] for name, attributes in run.tags],
            ]
            for run in block.runs
        ],
    }


def _span(annotation):
    body = annotation.body
    return {
        "id": annotation.pk,
        "kind": annotation.kind.key,
        "start_block": annotation.start_block,
        "start": annotation.start,
        "end_block": annotation.end_block,
        "end": annotation.end,
        "exact": annotation.exact,
        "entity": body["entity"]["id"] if body.get("entity") else None,
        "claim": body["claim"]["id"] if body.get("claim") else None,
        "value": body.get("value"),
    }


def _entity(pk, told, language):
    """An entity as the registry's approved wording tells of it; `id` is the one its spans carry."""
    return {
        "id": pk,
        "kind": told.kind.key,
        "kind_name": getattr(told.kind, f"name_{language}") or told.kind.key,
        "symbol": told.kind.symbol,
        "schema_org": told.kind.schema_org,
        "names": told.names,
        "descriptions": told.descriptions,
        "wikidata": told.wikidata,
        "aliases": told.aliases,
        "positions": told.positions,
    }


def _claims(candidate):
    """The claims as approved, each with when it was checked and, if the newsroom says so, by whom."""
    decisions = candidate.approvals()
    checked = {}
    for annotation in candidate.approved:
        if claim := annotation.body.get("claim"):
            checked[claim["id"]] = decisions.get(annotation.pk)
    return [
        {
            **claim,
            "claimant": _named(claim["claimant"], candidate.entities),
            "reporter": _named(claim["reporter"], candidate.entities),
            "statement": statement(claim, candidate.language),
            "evidence": [_evidence(row) for row in claim["evidence"]],
            "checked": _checked(checked.get(claim["id"])),
        }
        for claim in candidate.claims
    ]


def _named(who, entities):
    """Who claims or reports, by the names that were approved for readers; None for nobody."""
    if who is None or who["id"] not in entities:
        return who
    told = entities[who["id"]]
    return {"id": who["id"], "names": told.names, "descriptions": told.descriptions}


def _evidence(row):
    """A piece of evidence; a document of the newsroom's own is named by its note, never linked."""
    return {key: value for key, value in row.items() if key not in ("id", "document")}


def _checked(decision):
    if decision is None:
        return None
    by = str(decision.by) if newsroom().names_reviewers else ""
    return {"on": timezone.localdate(decision.created_at).isoformat(), "by": by}
