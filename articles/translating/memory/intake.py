"""What the newsroom approved, on its way into the memory."""

from django.db import transaction

from articles.approvals import is_approved
from articles.models import ArticleText, MemoryIntake, MemoryPair, TextDecision
from articles.translating.alignment import Pair, State
from articles.translating.memory.keeping import Passage, add
from articles.translating.staleness import standings

# Decisions taken in by one request: a desk's day. The rest waits for the next, or the command.
AT_ONCE = 20


@transaction.atomic
def take_in_approved(limit=AT_ONCE):
    """Take in the translations approved since the last time; return how many passages were new."""
    progress, _made = MemoryIntake.objects.select_for_update().get_or_create(pk=1)
    decisions = list(
        TextDecision.objects.filter(
            pk__gt=progress.decision_id, verdict=TextDecision.Verdict.APPROVED
        ).order_by("pk")[:limit]
    )
    if not decisions:
        return 0
    texts = (
        ArticleText.objects.select_related("article", "revision")
        .filter(pk__in={decision.text_id for decision in decisions})
        .order_by("pk")
    )
    new = sum(remember(text) for text in texts)
    progress.decision_id = decisions[-1].pk
    progress.save()
    return new


def remember(text, *, origin=MemoryPair.Origin.ARTICLE):
    """Take in what is approved and fresh of one translation; return how many passages were new.

    Nothing of a confidential article: its words would turn up beside others.
    """
    if not text.is_translation or text.article.confidential or not is_approved(text):
        return 0
    return add(passages_of(text), origin=origin)


def passages_of(text):
    """The Passages of a translation whose source has not changed since, headings too."""
    pair = Pair(text)
    return [
        Passage(
            source=one.row.source_text,
            target=one.row.target_text,
            source_language=pair.source.language,
            target_language=text.language,
            article_id=text.article_id,
            used_at=text.revision.created_at,
        )
        for one in standings(pair)
        if one.state == State.TRANSLATED and one.row.source_text
    ]
