"""What waits for a reviewer: the urgent first, then nearest to its deadline, then the oldest."""

from django.conf import settings
from django.db.models import Count, F, Min, Q

from annotations.models import Annotation
from articles.models import ArticleText, Stage
from articles.permissions import visible_texts

State, Anchoring = Annotation.State, Annotation.Anchoring
PENDING = Q(state=State.PENDING, anchoring__in=[Anchoring.KEPT, Anchoring.CHANGED])
LOST = ~Q(state=State.REMOVED) & Q(anchoring__in=[Anchoring.AMBIGUOUS, Anchoring.GONE])


BODIES = [f"article__body_{code}" for code, _name in settings.CONTENT_LANGUAGES]


def awaiting_review(user):
    """The texts in which something waits, in the languages that `user` approves, as a QuerySet."""
    submitted = ArticleText.objects.filter(stage=Stage.SUBMITTED).order_by().values("pk")
    waiting = Annotation.objects.filter(PENDING).order_by().values("text")
    lost = Annotation.objects.filter(LOST).order_by().values("text")
    return (
        visible_texts(user)
        .filter(
            pk__in=submitted.union(waiting, lost),
            language__in=user.approves_languages or [],
        )
        .order_by(
            "-priority",
            F("due_at").asc(nulls_last=True),
            F("submitted_at").asc(nulls_last=True),
            "pk",
        )
    )


def with_articles(page):
    """The texts of one page of `awaiting_review(…).values_list("pk")`, in its order, with what is
    shown of them. Sorting carries keys only: an article's words would be sorted with it."""
    keys = [pk for (pk,) in page]
    texts = ArticleText.objects.select_related("article__section", "assignee")
    found = texts.defer(*BODIES).in_bulk(keys)
    return [found[pk] for pk in keys if pk in found]


def counted(texts):
    """Give each of some texts its `pending`, `changed` (a part of it), `lost` and `oldest`: when
    the first mark that waits was made. Two queries."""
    texts = list(texts)
    waiting = _by_text(
        Annotation.objects.filter(PENDING, text__in=texts),
        pending=Count("pk"),
        changed=Count("pk", filter=Q(anchoring=Anchoring.CHANGED)),
        oldest=Min("created_at"),
    )
    lost = _by_text(Annotation.objects.filter(LOST, text__in=texts), lost=Count("pk"))
    for text in texts:
        found = waiting.get(text.pk, {}) | lost.get(text.pk, {})
        text.pending, text.changed = found.get("pending", 0), found.get("changed", 0)
        text.lost, text.oldest = found.get("lost", 0), found.get("oldest")
    return texts


def _by_text(annotations, **counts):
    rows = annotations.order_by().values("text").annotate(**counts)
    return {row["text"]: row for row in rows}
