"""An edition as IPTC's ninjs 3.0, for other systems of the trade."""

from articles.newsroom import newsroom
from articles.reading import addresses
from articles.reading.story import Story, name_in

SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json"
# kind of an entity -> the property of ninjs that holds it
PLACES = {
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "event": "events",
    "product": "objects",
}


def item(request, edition):
    """The ninjs item of a live edition, as a dict."""
    content = edition.content
    plain = "\n".join(
        "".join(run[0] for run in block["runs"])
        for block in content["blocks"]
        if block["id"] not in ("headline", "summary")
    )
    found = {
        "uri": addresses.absolute(request, addresses.short(edition.language, edition.article_id)),
        "standard": {"name": "ninjs", "version": "3.0", "schema": SCHEMA},
        "type": "text",
        "representationtype": "complete",
        "profile": "text-photo" if content["photo"] else "text-only",
        "version": str(edition.number),
        "firstcreated": edition.first_published_at.isoformat(),
        "versioncreated": edition.created_at.isoformat(),
        "pubstatus": "canceled" if edition.kind == edition.Kind.RETRACTION else "usable",
        "language": edition.language,
        "by": content["byline"],
        "located": content["dateline"],
        "copyrightholder": content["publisher"] or newsroom().name(edition.language),
        "usageterms": content["licence"],
        "ednote": edition.note,
        "slugline": edition.slug,
        "headlines": [{"role": "main", "value": edition.headline}],
        "descriptions": [
            {"role": "summary", "contenttype": "text/plain", "value": edition.summary}
        ],
        "bodies": [
            {"role": "main", "contenttype": "text/html", "value": _html(content)},
            {
                "role": "plain",
                "contenttype": "text/plain",
                "charcount": len(plain),
                "value": plain,
            },
        ],
        "subjects": [{"name": content["section"]["name"], "uri": _section(request, edition)}],
        "infosources": [{"name": content["publisher"]}] if content["publisher"] else [],
        "associations": [_photo(request, edition, p) for p in content["photos"] if p["renditions"]],
    }
    for entity in content["entities"]:
        if key := PLACES.get(entity["kind"]):
            found.setdefault(key, []).append(_entity(request, entity, edition.language))
    return {key: value for key, value in found.items() if value}


def _html(content):
    return str(Story(content | {"spans": []}).body)


def _section(request, edition):
    return addresses.absolute(request, addresses.section(edition.language, edition.section_key))


def _entity(request, entity, language):
    found = {
        "name": name_in(entity, language),
        "uri": addresses.absolute(request, addresses.entity(language, entity["id"])),
    }
    if entity["wikidata"]:
        found["rel"] = "about"
        found["symbols"] = [{"symboltype": "wikidata", "symbol": entity["wikidata"]}]
    return found


def _photo(request, edition, photo):
    return {
        "uri": addresses.absolute(
            request, addresses.photo(edition, photo["renditions"][-1]["name"])
        ),
        "type": "picture",
        "name": str(photo["id"]),
        "by": photo["credit"],
        "headlines": [{"role": "caption", "value": photo["caption"] or photo["alt"]}],
        "renditions": [
            {
                "name": f"{r['width']}w",
                "href": addresses.absolute(request, addresses.photo(edition, r["name"])),
                "contenttype": "image/webp",
                "width": r["width"],
                "height": r["height"],
            }
            for r in photo["renditions"]
        ],
    }
