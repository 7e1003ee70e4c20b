"""Who else has the marking page open, and what they have marked since a page was drawn."""

from datetime import timedelta

from django.db.models import Max
from django.utils import timezone

from annotations.models import AnnotationVersion, Presence

HERE = timedelta(seconds=20)  # a page says that it is open every five


def stay(text, *, by):
    """Say that this person has the page open now; returns the other people who have, by name."""
    now = timezone.now()
    Presence.objects.update_or_create(text=text, user=by, defaults={"seen_at": now})
    others = Presence.objects.filter(text=text, seen_at__gte=now - HERE).exclude(user=by)
    return sorted((one.user for one in others.select_related("user")), key=str)


def newest(text):
    """The number of the newest version of a mark of the text; it grows with every act. One query."""
    versions = AnnotationVersion.objects.filter(annotation__text=text)
    return versions.aggregate(newest=Max("pk"))["newest"] or 0


def since(text, seen, user):
    """([(start block, end block)] of every highlight that changed after `seen`, the other people
    who did it, by name). Two queries at most."""
    fresh = AnnotationVersion.objects.filter(annotation__text=text, pk__gt=seen)
    rows = list(fresh.select_related("author"))
    if not rows:
        return [], []
    # Where they stood before is in their earlier versions.
    every = AnnotationVersion.objects.filter(annotation__in={row.annotation_id for row in rows})
    places = sorted(set(every.values_list("start_block", "end_block")))
    return places, sorted({row.author for row in rows if row.author_id != user.pk}, key=str)
