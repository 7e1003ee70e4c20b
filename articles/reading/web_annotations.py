"""The approved marks of an edition as W3C Web Annotations (JSON-LD), offsets in code points.

Each target is selected twice: by its words with what stands around them, and by its place in the
text of its paragraph, which the page carries as an element with that id.
"""

from articles.reading import addresses
from articles.reading.story import name_in

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points before and after the words
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def page(request, edition):
    """An AnnotationPage of everything that was approved in this edition, as a dict."""
    url = addresses.absolute(request, addresses.annotations(edition))
    source = addresses.absolute(request, addresses.article(edition))
    return {
        "@context": CONTEXT,
        "id": url,
        "type": "AnnotationPage",
        "items": list(items(edition, url, source)),
    }


def items(edition, url, source):
    content = edition.content
    texts = {b["id"]: "".join(run[0] for run in b["runs"]) for b in content["blocks"]}
    entities = {entity["id"]: entity for entity in content["entities"]}
    claims = {claim["id"]: claim for claim in content["claims"]}
    for span in content["spans"]:
        yield {
            "id": f"{url}#{span['id']}",
            "type": "Annotation",
            "motivation": "assessing" if span["claim"] else "identifying",
            "body": _body(span, entities, claims, content["language"]),
            "target": {
                "source": source,
                "selector": _selector(span, texts),
            },
        }


def _body(span, entities, claims, language):
    if claim := claims.get(span["claim"]):
        body = {"type": "TextualBody", "purpose": "assessing", "value": claim["statement"]}
        return body | {"language": language, "format": "text/plain", "status": claim["status"]}
    if entity := entities.get(span["entity"]):
        body = {"type": "SpecificResource", "purpose": "identifying"}
        if entity["wikidata"]:
            body["source"] = f"http://www.wikidata.org/entity/{entity['wikidata']}"
        return body | {"label": name_in(entity, language), "kind": span["kind"]}
    return {
        "type": "TextualBody",
        "purpose": "tagging",
        "value": span["kind"],
        "data": span["value"],
    }


def _selector(span, texts):
    first, last = texts[span["start_block"]], texts[span["end_block"]]
    quote = {
        "type": "TextQuoteSelector",
        "exact": span["exact"],
        "prefix": first[max(0, span["start"] - AROUND) : span["start"]],
        "suffix": last[span["end"] : span["end"] + AROUND],
    }
    if span["start_block"] != span["end_block"]:
        return [quote]
    place = {
        "type": "FragmentSelector",
        "value": span["start_block"],
        "refinedBy": {"type": "TextPositionSelector", "start": span["start"], "end": span["end"]},
    }
    return [quote, place]
