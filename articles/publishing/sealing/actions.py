"""The verbs of sealing: ask, carry out, refuse. One person asks, another carries out.

This is the one act that changes what the database otherwise lets nobody change (newsdesk.guards).
"""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import Alias
from articles import audit
from articles.exceptions import Invalid, Refused
from articles.models import (
    Article,
    AuditEntry,
    Byline,
    Edition,
    Redirect,
    Seal,
    SealedRow,
    SearchName,
    SearchWord,
)
from articles.permissions import Permission, require
from articles.publishing import ledger, outlets
from articles.publishing.actions.common import LANGUAGE_NAMES, lock
from articles.publishing.concerned import touch_pages
from articles.publishing.mentions import published_rows
from articles.publishing.sealing import files, proof, reach
from articles.publishing.sealing.blanks import Blanks
from articles.publishing.sealing.preview import changed, preview
from articles.search import index
from articles.text.graphemes import length
from articles.text.normalise import normalise
from articles.translating import memory

MOST_WORDS, SHORTEST, LONGEST = 20, 3, 300


@transaction.atomic
def ask(article, words, *, order, by):
    """Ask another person to take `words`, a list, out of all that is kept of the article.

    `order`: whose order it is, for the record; never the words. Returns the Seal, which waits.
    """
    article = lock(article, by)
    words = list(dict.fromkeys(" ".join(normalise(word).split()) for word in words if word.strip()))
    reasons = []
    if not words or len(words) > MOST_WORDS:
        reasons.append(_("Write from one to %(most)d words or names.") % {"most": MOST_WORDS})
    if any(not SHORTEST <= length(word) <= LONGEST for word in words):
        reasons.append(_("A word to seal has at least three letters."))
    if not order.strip():
        reasons.append(_("Say whose order it is, without the words."))
    if any(seal.waits for seal in article.seals.all()):
        reasons.append(_("Another seal waits for this article. Carry it out or refuse it first."))
    if not reasons and preview(article, words).is_empty:
        reasons.append(_("These words stand nowhere. Look at their spelling."))
    if not reasons and Blanks(words).found(order):
        reasons.append(_("Say whose order it is, without the words."))
    if reasons:
        raise Invalid(*reasons)
    seal = Seal.objects.create(article=article, words=words, order=order.strip()[:300], first=by)
    audit.record("seal.ask", by=by, article=article, seal=seal.pk, order=seal.order)
    return seal


@transaction.atomic
def refuse(seal, *, by, reason):
    """Refuse to carry it out, or take one's own back. Its words are forgotten."""
    article, seal = _waiting(seal, by)
    if not reason.strip() or Blanks(seal.words).found(reason):
        raise Invalid(_("Say why, without the words."))
    seal.words, seal.refused_at = [], timezone.now()
    seal.save(update_fields=["words", "refused_at"])
    audit.record("seal.refuse", by=by, article=article, seal=seal.pk, reason=reason)
    return seal


@transaction.atomic
def again(article, words, *, order, first, second):
    """Seal at once, on a restored backup, what two people sealed before; return {table: rows}."""
    article = lock(article, first)
    seal = Seal.objects.create(article=article, words=list(words), order=order, first=first)
    audit.record("seal.ask", by=first, article=article, seal=seal.pk, order=order, again=True)
    return carry_out(seal, by=second)


@transaction.atomic
def carry_out(seal, *, by):
    """Take the words out of everything; return {table: how many of its rows}. Nothing undoes it.

    Every hash stays as it was, and with it what is left is hashed anew: the ledger and the record
    still prove that nothing else was altered.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:  # what is taken out is overwritten, not only let go
            cursor.execute("PRAGMA secure_delete = ON")
    article, seal = _waiting(seal, by)
    if seal.first_id == by.pk:
        raise Refused(_("You asked for this yourself: somebody else must carry it out."))
    seal.second = by
    seal.save(update_fields=["second"])
    blanks, editions = Blanks(seal.words), list(article.editions.order_by("pk"))
    photos = files.saying(article, blanks)
    _forget(article, editions, seal.words, blanks)
    for photo in photos:
        files.let_go(photo)
    sealed = []
    for model, path, columns in reach.tables():
        if model is not Seal:
            sealed += _seal_table(seal, model, path, columns, blanks)
    for edition in editions:
        edition.refresh_from_db()
        _follow_content(edition)
        index.add(edition)
    counts = {}
    for row in sealed:
        counts[row.table] = counts.get(row.table, 0) + 1
    SealedRow.objects.bulk_create(sealed, batch_size=500)
    touch_pages(article, list(LANGUAGE_NAMES))
    outlets.tell(article, list(LANGUAGE_NAMES), "publish")
    seal.digests = [hashlib.sha256(word.encode()).hexdigest() for word in seal.words]
    seal.words, seal.carried_out_at = [], timezone.now()
    seal.save()
    rows = proof.digest_of(seal.rows.order_by("pk"))
    told = {"seal": seal.pk, "order": seal.order, "counts": counts, "rows_digest": rows}
    told["photos"] = [photo.pk for photo in photos]
    audit.record(proof.VERB, by=by, article=article, people=[seal.first_id], **told)
    return counts


def _waiting(seal, by):
    article = Article.objects.locked(seal.article_id)
    require(by, Permission.APPROVE_TEXT, article)
    seal = Seal.objects.select_for_update(of=("self",)).get(pk=seal.pk)
    if not seal.waits:
        raise Refused(_("This was carried out or refused already."))
    return article, seal


def _forget(article, editions, words, blanks):
    """Take away whole what can be made anew, or is worth nothing without the words."""
    for edition in editions:
        index.forget(edition)
        Byline.objects.filter(edition=edition).delete()
    ids = {row["id"] for edition in editions for row in edition.content["entities"]}
    SearchName.objects.filter(entity_id__in=ids).delete()
    parts = set().union(*(index.words_of_text(word) for word in words))
    SearchWord.objects.filter(word__in=parts).delete()
    memory.forget(reach.pairs_with(words, blanks))
    for one in Redirect.objects.all():
        if blanks.found([one.old, one.new]):
            one.delete()
    for alias in Alias.objects.iterator(500):
        if blanks.found(alias.text):
            alias.delete()
    if article.upload_id:
        # Nothing can be taken out of the file as it came in: it goes whole, its SHA-256 stays.
        file = article.upload.file
        transaction.on_commit(lambda: file.storage.delete(file.name))


def _seal_table(seal, model, path, columns, blanks):
    """Write what is left of the rows of one table; return their SealedRows, not yet saved."""
    made, table = [], model._meta.db_table
    rows = reach.rows(model, path, columns, seal.article)
    for pk, left in [(row["pk"], found) for row in rows if (found := changed(row, blanks))]:
        reach.write(model, pk, left)
        before, after = _hashes(model, pk, left)
        made.append(SealedRow(seal=seal, table=table, row=pk, before=before, after=after))
    return made


def _hashes(model, pk, left):
    """(the hash that was kept of the row, or "", and that of what is left)."""
    if model is Edition:
        edition = Edition.objects.get(pk=pk)
        return edition.sha256, ledger.digest(edition.content)
    if model is AuditEntry:
        entry = AuditEntry.objects.get(pk=pk)
        return entry.hash, audit.hash_of(entry)
    words = json.dumps(left, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
    return "", hashlib.sha256(words.encode()).hexdigest()


def _follow_content(edition):
    """Write the rows that entity, claim and index pages read as the content now makes them."""
    for name, rows in published_rows(edition).items():
        there = getattr(edition, name).order_by("pk")
        for old, new in zip(there, rows, strict=True):
            new.pk = old.pk
            if any(
                getattr(new, f.attname) != getattr(old, f.attname)
                for f in new._meta.concrete_fields
            ):
                new.save(force_update=True)
