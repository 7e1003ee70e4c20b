"""What waits for a reviewer, nearest to its deadline and oldest first."""

from django.db.models import Count, F, Min, Q

from annotations.models import Annotation
from articles.models import ArticleText, Stage
from articles.permissions import visible_articles

State, Anchoring = Annotation.State, Annotation.Anchoring
IN_PLACE = Q(annotations__anchoring__in=[Anchoring.KEPT, Anchoring.CHANGED])
STANDS = ~Q(annotations__state=State.REMOVED)
PENDING = Q(annotations__state=State.PENDING) & IN_PLACE
CHANGED = PENDING & Q(annotations__anchoring=Anchoring.CHANGED)
LOST = STANDS & Q(annotations__anchoring__in=[Anchoring.AMBIGUOUS, Anchoring.GONE])


def awaiting_review(user):
    """The texts in which something waits, in the languages that `user` approves, as a QuerySet.

    Each carries `pending`, `changed` (a part of it), `lost` and `oldest`.
    """
    return (
        ArticleText.objects.filter(
            article__in=visible_articles(user).filter(spiked_at=None).values("pk"),
            language__in=user.approves_languages or [],
        )
        .annotate(
            pending=Count("annotations", filter=PENDING),
            changed=Count("annotations", filter=CHANGED),
            lost=Count("annotations", filter=LOST),
            oldest=Min("annotations__created_at", filter=PENDING),
        )
        .filter(Q(stage=Stage.SUBMITTED) | Q(pending__gt=0) | Q(lost__gt=0))
        .select_related("article__section", "assignee")
        .order_by(
            F("due_at").asc(nulls_last=True), F("submitted_at").asc(nulls_last=True), "oldest"
        )
    )
