"""What an act on the rows changed, kept so that it can be taken back."""

import json
from functools import wraps
from hashlib import sha256

from django.db import transaction

from articles.models import Alignment, ArticleText, TranslationStep
from articles.translating.actions.keeping import locked_pair
from articles.translating.alignment import Pair

FIELDS = (
    "id", "kind", "origin", "source_blocks", "target_blocks", "translated_from", "source_number",
    "set_aside", "reason", "confidence", "by_id",
)  # fmt: skip
COMPARED = (
    "kind", "origin", "source_blocks", "translated_from", "source_number", "set_aside", "reason",
    "confidence",
)  # fmt: skip


def undoable(verb):
    """Let an act on the rows, `act(text, …, by=…)`, be taken back: one transaction, one step."""

    def decorate(act):
        @wraps(act)
        @transaction.atomic
        def run(text, *args, by, **options):
            pair = locked_pair(text)
            before, number = dump(text), text.revision_number
            answer = act(text, *args, by=by, **options)
            text.refresh_from_db(from_queryset=ArticleText.objects.select_related("revision"))
            text.article = pair.text.article
            TranslationStep.objects.create(
                text=text,
                verb=verb,
                before=before,
                after=digest(text, pair.source),
                revision_before=number,
                revision_after=text.revision_number,
                by=by,
            )
            return answer

        return run

    return decorate


def dump(text):
    """The alignments of a translation as JSON can hold them."""
    return list(Alignment.objects.filter(text=text).order_by("id").values(*FIELDS))


def digest(text, source):
    """Names how rows and words stand, whatever ids the paragraphs have."""
    pair = Pair(text, source)
    document = pair.target_document
    rows = [
        [
            *(getattr(one, field) for field in COMPARED),
            [document.block(b).html for b in one.target_blocks if document.has(b)],
        ]
        for one in pair.alignments
    ]
    words = [[block.kind, block.container, block.html] for block in document.blocks]
    return sha256(json.dumps([rows, words]).encode()).hexdigest()
