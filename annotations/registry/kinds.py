"""Retiring a kind of mark, and taking it up again. What is marked with it stays as it is."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from annotations.models import Kind
from annotations.registry.remembered import kinds_changed
from articles.audit import record
from articles.exceptions import Refused
from articles.permissions import Permission, require

_ALREADY = {True: _("It is retired already."), False: _("It is in use already.")}


def retire(kind, *, by):
    """Offer a kind for new marks no longer."""
    return _set(kind, retired=True, by=by)


def take_up(kind, *, by):
    """Offer a retired kind again."""
    return _set(kind, retired=False, by=by)


@transaction.atomic
def _set(kind, *, retired, by):
    require(by, Permission.MANAGE_REGISTRY)
    kind = Kind.objects.select_for_update().get(pk=kind.pk)
    if kind.retired == retired:
        raise Refused(_ALREADY[retired])
    kind.retired = retired
    kind.save(update_fields=["retired"])
    kinds_changed()
    verb = "kind.retire" if retired else "kind.take_up"
    record(verb, by=by, id=kind.pk, name=kind.key)
    return kind
