"""What proves a seal: its rows are those that the record, hash by hash, says it changed."""

import hashlib
import json

from articles.models import AuditEntry, Seal

VERB = "seal.carry_out"


def digest_of(rows):
    """The SHA-256 of SealedRows, in their order."""
    words = json.dumps([[row.table, row.row, row.before, row.after] for row in rows])
    return hashlib.sha256(words.encode()).hexdigest()


def faults():
    """A sentence for each seal whose rows are not those of the record."""
    for seal in Seal.objects.filter(rows__isnull=False).distinct().order_by("pk"):
        entries = AuditEntry.objects.filter(verb=VERB, article=seal.article_id, data__seal=seal.pk)
        told = [entry.data.get("rows_digest") for entry in entries]
        if seal.carried_out_at is None or digest_of(seal.rows.order_by("pk")) not in told:
            yield f"seal {seal.pk}: its rows are not those that the record says were sealed"
