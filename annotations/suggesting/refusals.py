"""Suggestions that somebody refused: the same words with the same meaning are not put up again.

A refusal is bound to its paragraph. Where an edit gave the paragraph a new id, it holds in every
paragraph that the text did not have when it was refused.
"""

from annotations.models import Dismissal
from articles.models import Revision


def not_refused(text, found):
    """Those of `found` that no refusal names. One query; two where a refusal's paragraph is gone."""
    rows = Dismissal.objects.filter(text=text)
    rows = list(rows.values_list("block", "exact", "kind__key", "entity_id", "at"))
    if not rows:
        return found
    refused = {row[:4] for row in rows}
    here = {block.id for block in text.anchored_revision.document.blocks}
    strays = [row for row in rows if row[0] not in here]
    known = _blocks_then(text, strays) if strays else {}
    homeless = {}
    for block, exact, kind, entity_id, _at in strays:
        homeless.setdefault((exact, kind, entity_id), []).append(known[block])
    return [
        one
        for one in found
        if (one.block, one.exact, one.kind, one.entity_id) not in refused
        and not any(
            one.block not in then for then in homeless.get((one.exact, one.kind, one.entity_id), ())
        )
    ]


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
