"""What stands beside an article: its claims with their evidence, and who is who."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.reading import addresses, dates
from articles.reading.story import name_in

# status -> (word, symbol): shape as well as colour
STATUSES = {
    "unverified": (gettext_lazy("Not verified"), "?"),
    "attributed": (gettext_lazy("Attributed only"), "“"),
    "corroborated": (gettext_lazy("Corroborated"), "✓"),
    "disputed": (gettext_lazy("Disputed"), "≠"),
    "false": (gettext_lazy("False"), "✕"),
    "opinion": (gettext_lazy("Opinion"), "○"),
}
MODALITIES = {
    "quote": gettext_lazy("in their own words"),
    "indirect": gettext_lazy("in indirect speech"),
    "reported": gettext_lazy("as reported by others"),
    "observed": gettext_lazy("observed by our reporter"),
}
STANCES = {
    "supports": pgettext_lazy("evidence", "Supports"),
    "contradicts": pgettext_lazy("evidence", "Contradicts"),
}
MEANINGS = {
    "unverified": gettext_lazy("We have not been able to check this."),
    "attributed": gettext_lazy("Somebody says so. We report it without vouching for it."),
    "corroborated": gettext_lazy("Independent evidence supports this."),
    "disputed": gettext_lazy("There is evidence for and against this."),
    "false": gettext_lazy("The evidence contradicts this."),
    "opinion": gettext_lazy("This is a view, and no statement of fact."),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    stance: str
    label: str
    title: str
    note: str
    url: str
    seen: str


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim as readers see it; every field is words in the page's language."""

    id: int
    status: str
    label: str
    symbol: str
    meaning: str
    statement: str
    said_by: str
    said_by_url: str
    reported_by: str
    manner: str
    made_on: str
    checked: str
    back: str
    url: str
    evidence: list = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class EntityCard:
    id: int
    kind: str
    kind_name: str
    symbol: str
    name: str
    other_name: str
    other_language: str
    position: str
    description: str
    url: str
    back: str


def claim_cards(content):
    """A ClaimCard for each claim, each leading back to where it is marked first."""
    first = _first_blocks(content, "claim")
    return [
        claim_card(claim, content["language"], back=first[claim["id"]])
        for claim in content["claims"]
    ]


def _first_blocks(content, what):
    """{id: block of its first mark} of the entities or claims in the text, in reading order."""
    first = {}
    for span in content["spans"]:
        if span[what]:
            first.setdefault(span[what], span["start_block"])
    return first


def claim_card(claim, language, back=""):
    """A ClaimCard of a frozen claim; `back` is the block that it is marked in."""
    label, symbol = STATUSES.get(claim["status"], (claim["status"], "?"))
    claimant = claim["claimant"]
    return ClaimCard(
        id=claim["id"],
        status=claim["status"],
        label=label,
        symbol=symbol,
        meaning=MEANINGS.get(claim["status"], ""),
        statement=claim["statement"],
        said_by=name_in(claimant, language) if claimant else claim["claimant_note"],
        said_by_url=addresses.entity(language, claimant["id"]) if claimant else "",
        reported_by=name_in(claim["reporter"], language) if claim["reporter"] else "",
        manner=MODALITIES.get(claim["modality"], ""),
        made_on=dates.day(claim["made_on"], language),
        checked=_checked(claim["checked"], language),
        back=back,
        url=addresses.claim(language, claim["id"]),
        evidence=[_evidence(row, language) for row in claim["evidence"]],
    )


def _checked(checked, language):
    if not checked:
        return ""
    when = dates.day(checked["on"], language)
    if checked["by"]:
        return _("Checked by %(name)s on %(date)s") % {"name": checked["by"], "date": when}
    return _("Checked by an editor on %(date)s") % {"date": when}


def _evidence(row, language):
    return Evidence(
        stance=row["stance"],
        label=STANCES.get(row["stance"], ""),
        title=row["publisher"] or row["url"] or _("A document that we have seen"),
        note=row["note"],
        url=row["url"] if row["url"].startswith(("https://", "http://")) else "",
        seen=dates.day(row["retrieved_on"], language),
    )


def entity_cards(content):
    """An EntityCard for each entity that is marked in the text, in the order of its first mark."""
    entities = {entity["id"]: entity for entity in content["entities"]}
    language = content["language"]
    return [
        entity_card(entities[pk], language, back)
        for pk, back in _first_blocks(content, "entity").items()
    ]


def entity_card(entity, language, back=""):
    """An EntityCard of a frozen entity; `back` is the block of its first mark."""
    name = name_in(entity, language)
    others = [(code, n) for code, n in entity["names"].items() if code != language and n != name]
    other_language, other_name = others[0] if others else ("", "")
    return EntityCard(
        id=entity["id"],
        kind=entity["kind"],
        kind_name=entity["kind_name"],
        symbol=entity["symbol"],
        name=name,
        other_name=other_name,
        other_language=other_language,
        position=position_of(entity, language),
        description=entity["descriptions"].get(language, ""),
        url=addresses.entity(language, entity["id"]),
        back=back,
    )


def position_of(entity, language):
    """The newest position in words: rank, title, organisation."""
    if not entity["positions"]:
        return ""
    newest = entity["positions"][0]
    words = [newest[key].get(language, "") for key in ("ranks", "titles", "organisation")]
    return ", ".join(filter(None, words))
