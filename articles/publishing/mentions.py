"""The rows beside an edition that entity, claim and index pages read."""

from articles.models import PublishedClaim, PublishedEntity, PublishedMention
from articles.text.excerpts import around


def published_rows(edition):
    """The rows that an edition's content makes, unsaved, by their related name."""
    content = edition.content
    texts = {block["id"]: "".join(run[0] for run in block["runs"]) for block in content["blocks"]}
    return {
        "entities": [_entity(edition, entity) for entity in content["entities"]],
        "claims": [_claim(edition, claim) for claim in content["claims"]],
        "mentions": [_mention(edition, span, texts) for span in content["spans"]],
    }


def save_rows(edition):
    """Write the rows of a new edition."""
    rows = published_rows(edition)
    PublishedEntity.objects.bulk_create(rows["entities"])
    PublishedClaim.objects.bulk_create(rows["claims"])
    PublishedMention.objects.bulk_create(rows["mentions"])


def name_of(entity, language):
    """An entity's name in this language, or in any that has one."""
    names = entity["names"]
    return names.get(language) or next(iter(names.values()), "")


def _entity(edition, entity):
    name = name_of(entity, edition.language)
    others = [n for code, n in entity["names"].items() if code != edition.language and n != name]
    return PublishedEntity(
        edition=edition,
        entity_id=entity["id"],
        kind=entity["kind"],
        name=name,
        other_name=others[0] if others else "",
        description=entity["descriptions"].get(edition.language, ""),
        data=entity,
    )


def _claim(edition, claim):
    return PublishedClaim(
        edition=edition,
        claim_id=claim["id"],
        claimant_id=claim["claimant"]["id"] if claim["claimant"] else None,
        status=claim["status"],
        statement=claim["statement"],
        data=claim,
    )


def _mention(edition, span, texts):
    return PublishedMention(
        edition=edition,
        annotation_id=span["id"],
        entity_id=span["entity"],
        claim_id=span["claim"],
        kind=span["kind"],
        start_block=span["start_block"],
        exact=span["exact"],
        sentence=_sentence_of(span, texts),
    )


def _sentence_of(span, texts):
    text = texts[span["start_block"]]
    end = span["end"] if span["end_block"] == span["start_block"] else len(text)
    first, last = around(text, span["start"], end)
    return text[first:last]
