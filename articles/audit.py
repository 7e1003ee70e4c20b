"""The record: one entry for every act, chained by hash."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from articles.models import AuditEntry


def record(verb, *, by, article=None, **data):
    """Add one entry to the article's chain (or to the desk's) and return it.

    Call it inside the act's own transaction, with the article locked: the chain's head is read and
    extended. `data` is what changed, from and to, as JSON can hold it.
    """
    chain = f"article:{article.pk}" if article is not None else "desk"
    if article is None:
        # Nothing else is locked at the desk: its first entry stands for the chain.
        AuditEntry.objects.select_for_update().filter(chain=chain, seq=1).first()
    head = AuditEntry.objects.filter(chain=chain).order_by("-seq").first()
    entry = AuditEntry(
        chain=chain,
        seq=head.seq + 1 if head else 1,
        article=article,
        at=timezone.now(),
        by=by,
        verb=verb,
        data=json.loads(json.dumps(data, cls=DjangoJSONEncoder)),
        previous_hash=head.hash if head else "",
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    return entry


def hash_of(entry):
    """The SHA-256 (hex) of the entry and of the hash before it."""
    content = [
        entry.previous_hash,
        entry.chain,
        entry.seq,
        entry.article_id,
        entry.at.isoformat(timespec="microseconds"),
        entry.by_id,
        entry.verb,
        entry.data,
    ]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def broken_entries(chain):
    """The entries of a chain whose hash, number or link is wrong, in order."""
    broken, previous = [], ""
    entries = AuditEntry.objects.filter(chain=chain).order_by("seq")
    for seq, entry in enumerate(entries.iterator(), 1):
        if entry.seq != seq or entry.previous_hash != previous or entry.hash != hash_of(entry):
            broken.append(entry)
        previous = entry.hash
    return broken
