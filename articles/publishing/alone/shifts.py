"""Deputies: an editor's stand-in for one shift, appointed by an editor, who may publish alone."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Invalid, Refused
from articles.models import DeputyShift
from articles.permissions import Permission, may, require
from articles.roles import JOURNALIST, REVIEWER, TRANSLATOR

LONGEST = timedelta(hours=16)


def who_may_be():
    """Those at the desk who are no editors, by name."""
    people = get_user_model().objects.filter(
        is_active=True, groups__name__in=[JOURNALIST, TRANSLATOR, REVIEWER]
    )
    return people.distinct().order_by("first_name", "username")


@transaction.atomic
def appoint(person, *, starts_at, ends_at, by, reason=""):
    """Make somebody a deputy for one shift, tell them, and return the DeputyShift. Editors only."""
    require(by, Permission.PUBLISH)
    now = timezone.now()
    if person.pk == by.pk or not who_may_be().filter(pk=person.pk).exists():
        raise Invalid(_("Choose somebody of the desk other than yourself."))
    if not starts_at < ends_at or ends_at <= now:
        raise Invalid(_("A shift ends after it begins, and later than now."))
    if ends_at - starts_at > LONGEST:
        raise Invalid(_("One shift has at most 16 hours. Appoint them again for the next."))
    overlapping = person.shifts.filter(starts_at__lt=ends_at, ends_at__gt=starts_at, ended_at=None)
    if overlapping.exists():
        raise Invalid(_("%(person)s is a deputy in that time already.") % {"person": person})
    shift = DeputyShift.objects.create(
        person=person, starts_at=starts_at, ends_at=ends_at, appointed_by=by
    )
    record(
        "deputy.appoint",
        by=by,
        person=person.pk,
        name=person.username,
        starts_at=starts_at,
        ends_at=ends_at,
        reason=reason,
    )
    return shift


@transaction.atomic
def end(shift, *, by):
    """End a shift now: an editor, or the deputy themselves. What was published stays on record."""
    shift = DeputyShift.objects.select_for_update().select_related("person").get(pk=shift.pk)
    if by.pk != shift.person_id and not may(by, Permission.PUBLISH):
        raise PermissionDenied
    if shift.ended_at or shift.ends_at <= timezone.now():
        raise Refused(_("This shift is over already."))
    shift.ended_at = timezone.now()
    shift.save(update_fields=["ended_at"])
    record("deputy.end", by=by, person=shift.person_id, name=shift.person.username)
    return shift
