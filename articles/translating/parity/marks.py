"""What the source's marks tell: names of the registry, and claims."""

from annotations.models import Annotation
from articles.translating.parity.fact import Fact, Verdict

STANDING = (Annotation.State.PENDING, Annotation.State.APPROVED)


def named(pair, rows, terms):
    """A Fact for each entity that the compared `rows` name, once for the whole text."""
    whole = [(row.key, row.target_text.casefold()) for row in pair.rows if row.target_text]
    seen = {}
    for row in rows:
        for block in row.source_ids:
            for term in terms.get(block, ()):
                # Approved anywhere, it counts as approved.
                if term.entity_id not in seen or (term.sure and not seen[term.entity_id].sure):
                    seen[term.entity_id] = _name(term, row, whole)
    yield from seen.values()


def _name(term, row, whole):
    kind = "place" if term.kind == "place" else "name"
    if not term.accepted:
        return Fact(kind, Verdict.UNNAMED, term.words, "", row.key, sure=term.sure)
    here = row.target_text.casefold()
    names = [(name, name.casefold()) for name in term.accepted]
    for key, text in ((row.key, here), *whole):
        for name, folded in names:
            if folded in text:
                moved = "" if key == row.key else key
                return Fact(kind, Verdict.SAME, term.words, name, row.key, moved, sure=term.sure)
    return Fact(kind, Verdict.MISSING, term.words, "", row.key, sure=term.sure)


def claims(pair, rows, marks):
    """A claim approved in the source has to be marked in the translation, and the other way.

    One query, for the translation's claims.
    """
    twins = {}
    ours = Annotation.objects.filter(text=pair.text, claim__isnull=False, state__in=STANDING)
    columns = "claim_id", "exact", "start_block", "state"
    for claim, *twin in ours.anchored().order_by("-id").values_list(*columns):
        twins[claim] = twin
    yield from _sources(rows, marks, twins)
    known = {mark.claim_id for mark in marks}
    homes = {block: row.key for row in pair.rows for block in row.target_ids}
    for claim, (exact, block, state) in twins.items():
        if claim not in known and state == Annotation.State.APPROVED and block in homes:
            yield Fact("claim", Verdict.SURPLUS, "", exact, homes[block])


def _sources(rows, marks, twins):
    homes = {block: row.key for row in rows for block in row.source_ids}
    places = {block: row.key for row in rows for block in row.target_ids}
    seen = set()
    for mark in marks:
        new = mark.claim_id and mark.claim_id not in seen and mark.start_block in homes
        if not new or mark.state != Annotation.State.APPROVED:
            continue
        seen.add(mark.claim_id)
        key = homes[mark.start_block]
        exact, block, _state = twins.get(mark.claim_id, ("", "", ""))
        verdict = Verdict.SAME if exact else Verdict.MISSING
        yield Fact("claim", verdict, mark.exact, exact, key, places.get(block, ""))
