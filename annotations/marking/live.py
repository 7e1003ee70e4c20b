"""Who else has the marking page open, and what was done to its marks since a page was drawn.

The article's record is the list of what was done: its acts are numbered, one after the other.
"""

from datetime import timedelta

from django.utils import timezone

from annotations.models import AnnotationVersion, Presence
from articles.models import AuditEntry

HERE = timedelta(seconds=20)  # a page says that it is open every five
VERBS = ("annotation.", "claim.", "suggestions.", "marking.")
DECISIONS = ("annotation.approved", "annotation.rejected", "annotation.taken_back")


def stay(text, *, by):
    """Say that this person has the page open now; returns the other people who have, by name."""
    now = timezone.now()
    Presence.objects.update_or_create(text=text, user=by, defaults={"seen_at": now})
    others = Presence.objects.filter(text=text, seen_at__gte=now - HERE).exclude(user=by)
    return sorted((one.user for one in others.select_related("user")), key=str)


def newest(text):
    """The number of the last act in the article's record. One query."""
    entries = AuditEntry.objects.filter(chain=_chain(text)).order_by("-seq")
    return entries.values_list("seq", flat=True).first() or 0


def since(text, seen, user):
    """What was done to the marks and suggestions of the text after act `seen`: ([(start block, end
    block)] of every highlight that changed, the other people who marked, those who decided)."""
    acts = AuditEntry.objects.filter(chain=_chain(text), seq__gt=seen, data__language=text.language)
    acts = [act for act in acts.select_related("by") if act.verb.startswith(VERBS)]
    touched = {pk for act in acts for pk in _annotations(act)}
    # Where they stood before is in their earlier versions.
    rows = AnnotationVersion.objects.filter(annotation__in=touched) if touched else None
    places = set(rows.values_list("start_block", "end_block")) if touched else set()
    places |= {(body["block"], body["block"]) for act in acts for body in _refusals(act)}
    others = [act for act in acts if act.by_id and act.by_id != user.pk]
    marked = {act.by for act in others if act.verb not in DECISIONS}
    decided = {act.by for act in others if act.verb in DECISIONS}
    return sorted(places), sorted(marked, key=str), sorted(decided - marked, key=str)


def _annotations(act):
    """The ids of the annotations that an act touched."""
    if act.verb in DECISIONS:
        return [act.data["annotation"]]
    return [pk for pk, _before, _after in act.data.get("touched", [])]


def _refusals(act):
    return [*act.data.get("refused", []), *act.data.get("unrefused", [])]


def _chain(text):
    return f"article:{text.article_id}"
