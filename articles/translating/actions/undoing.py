"""Taking back acts on the rows: one's own, the last one first, as long as nobody went on from it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Conflict
from articles.models import Alignment, TranslationStep
from articles.permissions import Permission, require
from articles.translating.actions.keeping import locked_pair
from articles.translating.actions.stepping import digest
from articles.writing import actions as writing
from articles.writing.content import Content


@transaction.atomic
def undo(text, *, by):
    """Take back this person's last act on the rows and return its TranslationStep.

    Words that the act took away come back. Conflict where there is none, or where the translation
    was changed since: then the opposite act is what is left.
    """
    pair = locked_pair(text)
    require(by, Permission.TRANSLATE, text.article)
    last = TranslationStep.objects.filter(text=text, by=by, undone_at=None).first()
    if last is None:
        raise Conflict(_("There is nothing of yours to undo here."))
    if last.after != digest(text, pair.source):
        raise Conflict(
            _(
                "The translation was changed since, so that act cannot be undone as a whole. Put"
                " the paragraph right by hand: every act has its opposite beside it."
            )
        )
    renamed = _words_back(pair, last, by)
    _alignments_back(text, last, renamed)
    last.undone_at = timezone.now()
    last.save(update_fields=["undone_at"])
    record(
        "translation.undo", by=by, article=text.article, language=text.language, act=last.verb,
    )  # fmt: skip
    return last


def _words_back(pair, last, by):
    """Bring the words back and return {id of a paragraph then: id it has now}."""
    if last.revision_before == last.revision_after:
        return {}
    text = pair.text
    then = text.revisions.filter(number=last.revision_before).first()
    if then is None:  # there was no text at all
        writing.save(text, Content(), based_on=text.revision_number, by=by)
        return {}
    saved = writing.restore(text, then, based_on=text.revision_number, by=by)
    return dict(zip(then.block_ids, saved.revision.block_ids, strict=True))


def _alignments_back(text, last, renamed):
    kept = {one["id"] for one in last.before}
    Alignment.objects.filter(text=text).exclude(pk__in=kept).delete()
    for values in last.before:
        targets = [renamed.get(block, block) for block in values["target_blocks"]]
        Alignment.objects.update_or_create(
            pk=values["id"],
            defaults={**values, "target_blocks": targets, "text": text},
        )
