"""The rows beside an edition that entity, claim and index pages read."""

import re

from articles.models import PublishedClaim, PublishedEntity, PublishedMention

# A full stop, question or exclamation mark, perhaps a closing quotation mark, then a space; or a
# line break. Initials and abbreviations ("Pol. Gen.") do not end a sentence.
_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][”’\"')]*\s+|\n")
_SPACE = re.compile(r"\s+")
THAI_SENTENCE = 90  # code points that make a phrase around a mark, where Thai has no full stop


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
        sentence=_sentence_of(span, texts, edition.language),
    )


def _sentence_of(span, texts, language):
    text = texts[span["start_block"]]
    end = span["end"] if span["end_block"] == span["start_block"] else len(text)
    return sentence(text, span["start"], end, language)


def sentence(text, start, end, language):
    """The sentence around a span of a block; in Thai, the phrases around it, whole.

    >>> sentence("It rained. The Nation reported it. Nobody knew.", 15, 21, "en")
    'The Nation reported it.'
    """
    if language == "th":
        return _phrases(text, start, end)
    ends = [match.end() for match in _END.finditer(text)]
    first = max((place for place in ends if place <= start), default=0)
    last = min((place for place in ends if place >= end), default=len(text))
    return text[first:last].strip()


def _phrases(text, start, end):
    """Thai ends clauses with spaces: widen by whole clauses until the phrase can be understood."""
    spaces = [0, *(match.end() for match in _SPACE.finditer(text)), len(text)]
    first = max((place for place in spaces if place <= start), default=0)
    last = min((place for place in spaces if place >= end), default=len(text))
    while last - first < THAI_SENTENCE and (first, last) != (0, len(text)):
        before = max((place for place in spaces if place < first), default=0)
        after = min((place for place in spaces if place > last), default=len(text))
        # The nearer clause first, so that the mark stays in the middle.
        if before < first and (last == len(text) or first - before <= after - last):
            first = before
        else:
            last = after
    return text[first:last].strip()
