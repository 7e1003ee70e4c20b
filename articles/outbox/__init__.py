"""The outbox: what must happen in the world outside comes in with the act that causes it; mail,
webhooks, WebSub pings and purges go out, each at least once, by `manage.py deliver`.

    put("email", {"to": ["mali@news.example"], "subject": "…", "text": "…"}, article=article)
"""

from articles import clock
from articles.models import Outbox
from articles.outbox.senders import SENDERS


def put(kind, payload, *, article=None, outlet=None, at=None):
    """Write one message in the caller's transaction and return its row.

    It is sent if and when that transaction is committed, not before `at`. `kind` is one of SENDERS,
    where each says what its payload must hold. A receiver may get it more than once.
    """
    if kind not in SENDERS:
        raise ValueError(f"nothing sends “{kind}”: one of {sorted(SENDERS)}")
    return Outbox.objects.create(
        kind=kind,
        payload=payload,
        article=article,
        outlet=outlet,
        due_at=at or clock.now(),
    )


__all__ = ["SENDERS", "put"]
