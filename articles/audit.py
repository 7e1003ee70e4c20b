"""The record: one entry for every act, chained by hash."""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from articles.models import AuditEntry, SealedRow
from articles.notices import tell


def record(verb, *, by, article=None, head=None, **data):
    """Add one entry to the article's chain (or to the desk's), tell whom it concerns, return it.

    Call it inside the act's own transaction, with the article locked: the chain's head is read and
    extended. `data` is what changed, from and to, as JSON can hold it. `head`: the article's last
    (seq, hash), read since it was locked, which spares reading it.
    """
    [entry] = record_many(verb, [data], by=by, article=article, head=head)
    tell(entry)
    return entry


def record_many(verb, rows, *, by, article=None, head=None):
    """Add an entry for each of `rows` of data, in order; three queries. Nobody is told."""
    chain = f"article:{article.pk}" if article is not None else "desk"
    head = AuditEntry(chain=chain, seq=head[0], hash=head[1]) if head else _head(chain)
    now, entries = timezone.now(), []
    for data in rows:
        head = AuditEntry(
            chain=head.chain,
            seq=head.seq + 1,
            article=article,
            at=now,
            by=by,
            verb=verb,
            data=json.loads(json.dumps(data, cls=DjangoJSONEncoder)),
            previous_hash=head.hash,
        )
        head.hash = hash_of(head)
        entries.append(head)
    AuditEntry.objects.bulk_create(entries)
    return entries


def _head(chain):
    """The last entry of a chain, or an empty one before its first."""
    if chain == "desk":
        # Nothing else is locked at the desk: its first entry stands for the chain.
        AuditEntry.objects.select_for_update().filter(chain=chain, seq=1).first()
    last = AuditEntry.objects.filter(chain=chain).order_by("-seq").first()
    return last or AuditEntry(chain=chain, seq=0, hash="")


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
    """The entries of a chain whose hash, number or link is wrong, in order. One that a court had
    sealed has to be what the seal left of it."""
    broken, previous = [], ""
    sealed = SealedRow.objects.hashes(AuditEntry._meta.db_table)
    entries = AuditEntry.objects.filter(chain=chain).order_by("seq")
    for seq, entry in enumerate(entries.iterator(), 1):
        now = hash_of(entry)
        true = entry.hash == now or sealed.get(entry.pk) == (entry.hash, now)
        if entry.seq != seq or entry.previous_hash != previous or not true:
            broken.append(entry)
        previous = entry.hash
    return broken
