"""Annotations as W3C Web Annotation JSON-LD (https://www.w3.org/TR/annotation-model/).

Positions count Unicode code points of the canonical text, half-open; `text[start:end] == exact` is
checked for every one before it leaves.
"""

from django.conf import settings
from django.urls import reverse

from annotations.bodies import in_every_language, snapshot
from annotations.models import Annotation

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# What the W3C words do not cover carries our own name.
NAMESPACE = "https://newsdesk.invalid/ns#"
MOTIVATIONS = {"entity": "identifying", "value": "classifying", "claim": "assessing"}


def collection(text, absolute):
    """One AnnotationCollection with all of the text's annotations that stand in their place.

    `absolute(path)` gives a full address: an annotation's is its id, and never changes.
    """
    source = absolute(reverse("text_mark", args=[text.article_id, text.language]))
    document = text.anchored_revision.document if text.anchored_revision else None
    rows = (
        Annotation.objects.anchored()
        .filter(text=text)
        .select_related("kind", "entity", "claim__claimant", "claim__reporter", "created_by")
        .prefetch_related("claim__evidence")
        .order_by("id")
    )
    items = (
        [] if document is None else [_annotation(row, document, source, absolute) for row in rows]
    )
    address = absolute(reverse("annotation_export", args=[text.article_id, text.language]))
    return {
        "@context": [CONTEXT, {"newsdesk": NAMESPACE}],
        "id": address,
        "type": "AnnotationCollection",
        "label": text.article.headline_in(text.language),
        "newsdesk:revision": text.anchored_revision.number if text.anchored_revision else 0,
        "newsdesk:text": document.text if document else "",
        "total": len(items),
        "first": {
            "id": f"{address}#page1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def _annotation(annotation, document, source, absolute):
    start = document.start_of(annotation.start_block) + annotation.start
    end = document.start_of(annotation.end_block) + annotation.end
    if document.text[start:end] != annotation.exact:
        raise ValueError(
            f"Annotation {annotation.pk} does not stand on its words; run manage.py verify."
        )
    body = snapshot(annotation)
    return {
        "id": absolute(reverse("annotation_detail", args=[annotation.pk])),
        "type": "Annotation",
        "motivation": annotation.kind.w3c or MOTIVATIONS[annotation.kind.body],
        "created": annotation.created_at.isoformat(),
        "creator": {"type": "Person", "name": str(annotation.created_by)},
        "newsdesk:state": annotation.state,
        "newsdesk:version": annotation.version_number,
        "body": _body(annotation, body, absolute),
        "target": {
            "source": source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": annotation.exact,
                    "prefix": annotation.prefix,
                    "suffix": annotation.suffix,
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
            "newsdesk:blocks": [
                [annotation.start_block, annotation.start],
                [annotation.end_block, annotation.end],
            ],
        },
    }


def _body(annotation, body, absolute):
    kind = annotation.kind
    tag = {
        "type": "TextualBody",
        "purpose": "tagging",
        "value": kind.key,
        "newsdesk:schema": kind.schema_org,
    }
    if annotation.entity is not None:
        entity = annotation.entity
        what = {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": absolute(reverse("entity_detail", args=[entity.pk])),
            "newsdesk:names": in_every_language(entity.name_in),
        }
        if entity.wikidata_id:
            what["newsdesk:wikidata"] = f"http://www.wikidata.org/entity/{entity.wikidata_id}"
        return [tag, what]
    if annotation.claim is not None:
        return [
            tag,
            *_statements(annotation.claim),
            {
                "type": "Dataset",
                "newsdesk:claim": body["claim"],
            },
        ]
    if annotation.value:
        return [tag, {"type": "Dataset", "newsdesk:value": annotation.value}]
    return [tag]


def _statements(claim):
    return [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "language": code,
            "value": claim.statement_in(code),
        }
        for code, _name in settings.CONTENT_LANGUAGES
        if claim.statement_in(code)
    ]
