"""The layers of a round after edits of its text: its people go on marking the revision it began with,
since only the same words can be compared, and what they marked goes along to where it stands now.
"""

from annotations.anchoring.engine import Outcome, bring_forward
from annotations.marking.spans import anchored


def is_behind(one):
    """Whether the text was saved again since the round began."""
    return one.text.anchored_revision_id != one.revision_id


def places_now(one, options):
    """{option key: its Anchor in the text as it stands, None where an edit changed its words}."""
    now = one.text.anchored_revision.document
    anchors = [option.anchor for option in options]
    if is_behind(one):
        brought = bring_forward(one.revision.document.pairs(), now.pairs(), anchors)
        stands = (Outcome.KEPT, Outcome.MOVED)
        anchors = [found.anchor if found.outcome in stands else None for found in brought]
    return {
        option.key: anchored(now, a.start_block, a.start, a.end_block, a.end) if a else None
        for option, a in zip(options, anchors, strict=True)
    }
