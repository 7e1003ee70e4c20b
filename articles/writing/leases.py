"""Who has a text open for writing. It forbids nothing: it says who else is there."""

from articles.models import Lease


def hold(text, *, by):
    """Say that this person has the text open now; their page repeats it every ten seconds."""
    lease, _made = Lease.objects.update_or_create(text=text, user=by)
    return lease


def others(text, person):
    """The Leases of other people who have it open, the first comer first."""
    return list(
        text.leases.held().exclude(user=person).select_related("user").order_by("since", "pk")
    )


def release(text, *, by):
    """They have left the page."""
    Lease.objects.filter(text=text, user=by).delete()
