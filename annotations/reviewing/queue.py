"""What waits for a reviewer: the urgent first, then nearest to its deadline, then the oldest."""

from collections import Counter

from django.conf import settings
from django.db.models import Count, F, Min, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from annotations.models import Annotation
from articles.capped import in_order
from articles.models import ArticleText, FourEyesException
from articles.permissions import visible_texts

State, Anchoring = Annotation.State, Annotation.Anchoring
PENDING = Q(state=State.PENDING, anchoring__in=[Anchoring.KEPT, Anchoring.CHANGED])
LOST = ~Q(state=State.REMOVED) & Q(anchoring__in=[Anchoring.AMBIGUOUS, Anchoring.GONE])


BODIES = [f"article__body_{code}" for code, _name in settings.CONTENT_LANGUAGES]


DUE, SUBMITTED = F("due_at").asc(nulls_last=True), F("submitted_at").asc(nulls_last=True)
# How the queue can be ordered: (label, columns); the first is its own.
SORTS = {
    "urgent": (_("most urgent first"), ("-priority", DUE, SUBMITTED, "pk")),
    "due": (_("deadline first"), (DUE, "-priority", SUBMITTED, "pk")),
    "old": (_("waiting longest"), (SUBMITTED, "pk")),
}


def awaiting_review(user, *, language="", sort=""):
    """The texts in which something waits, in the languages that `user` approves, as a QuerySet."""
    languages = [code for code in user.approves_languages or [] if language in ("", code)]
    texts = visible_texts(user).filter(in_review=True, language__in=languages)
    return texts.order_by(*SORTS.get(sort, SORTS["urgent"])[1])


def second_looks(user):
    """What was published alone, in a language that `user` approves and by somebody else, and waits
    for a second look: the first due first. It comes before everything else."""
    return (
        FourEyesException.objects.open()
        .filter(edition__language__in=user.approves_languages or [])
        .exclude(by=user)
        .select_related("edition", "by")
        .defer("edition__content")
        .order_by("due_at", "pk")
    )


def with_articles(keys):
    """The texts of these keys, in their order, with what the queue shows of them."""
    texts = ArticleText.objects.select_related("article__section", "assignee")
    return in_order(keys, texts.defer(*BODIES))


def counted(texts):
    """Give each of some texts its `pending` (also in words), `changed` (a part of it), `lost`,
    `conflicts` and `oldest`: when the first mark that waits was made. Three queries."""
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
        text.pending_told = ngettext(
            "%(count)s mark waits", "%(count)s marks wait", text.pending
        ) % {"count": text.pending}
        text.lost, text.oldest = found.get("lost", 0), found.get("oldest")
    conflicts = conflicts_of(texts)
    for text in texts:
        text.conflicts = conflicts[text.pk]
    return texts


def conflicts_of(texts):
    """{text id: on how many words two people's marks disagree}, as `items.note_rivals` has it; only
    where one of them waits. One query."""
    places = (
        Annotation.objects.filter(
            text__in=[text.pk for text in texts if text.pending],
            claim=None,
            state__in=[State.PENDING, State.APPROVED],
            anchoring__in=[Anchoring.KEPT, Anchoring.CHANGED],
        )
        .order_by()
        .values("text", "start_block", "start", "end_block", "end")
        .annotate(
            people=Count("created_by", distinct=True),
            kinds=Count("kind", distinct=True),
            entities=Count("entity", distinct=True),
            waiting=Count("pk", filter=Q(state=State.PENDING)),
        )
        .filter(Q(kinds__gt=1) | Q(entities__gt=1), people__gt=1, waiting__gt=0)
    )
    return Counter(places.values_list("text", flat=True))


def _by_text(annotations, **counts):
    rows = annotations.order_by().values("text").annotate(**counts)
    return {row["text"]: row for row in rows}
