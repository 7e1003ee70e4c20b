"""Suggestions that somebody refused: the same words with the same meaning are not put up again.

A refusal is bound to its paragraph. Where an edit gave the paragraph a new id, it holds in every
paragraph that the text did not have when it was refused.
"""

from annotations.models import Dismissal
from articles.models import Revision


def not_refused(text, found):
    """Those of `found` that no refusal names. One query, none where the text brought its refusals
    along (`along`); one more where the paragraph of a refusal of the same words is gone."""
    refused = _refused(text)
    if not refused:
        return found
    here = {block.id for block in text.anchored_revision.document.blocks}
    meant = {(one.exact, one.kind, one.entity_id) for one in found}
    strays = [row for row in refused if row[0] not in here and row[1:] in meant]
    known = _blocks_then(text, strays) if strays else {}
    homeless = {}
    for block, exact, kind, entity_id in strays:
        homeless.setdefault((exact, kind, entity_id), []).append(known[block])
    return [
        one
        for one in found
        if (one.block, one.exact, one.kind, one.entity_id) not in refused
        and not any(
            one.block not in then for then in homeless.get((one.exact, one.kind, one.entity_id), ())
        )
    ]


def _refused(text):
    """{(block, words, kind, entity id)}"""
    if hasattr(text, "refused"):
        return set(text.refused)
    rows = Dismissal.objects.filter(text=text)
    return set(rows.values_list("block", "exact", "kind__key", "entity_id"))


def _blocks_then(text, strays):
    """{block that is gone: the ids that the text had in the last revision that still had it}."""
    wanted = {row[0] for row in strays}
    revisions = Revision.objects.filter(text=text).order_by("-number")
    found = {}
    for block_ids in revisions.values_list("block_ids", flat=True).iterator():
        for block in wanted & set(block_ids):
            found[block] = {"headline", "summary", *block_ids}
        wanted -= set(found)
        if not wanted:
            break
    return found | {block: set() for block in wanted}
