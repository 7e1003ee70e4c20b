"""Searching the archive for a name's unmarked mentions: text by text they are put up as suggestions.

A search goes a step at a time, each in a transaction of its own, so that it can be watched, stopped
and gone on with after any pause. One act takes back what nobody has decided on yet, in all articles.
"""

import time

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.marking.archive import holding
from annotations.models import Entity, MentionSearch, PutUp
from annotations.suggesting.asked import digest
from annotations.suggesting.put_up import SOURCE
from annotations.suggesting.suggestions import suggestions
from articles.audit import record
from articles.exceptions import Conflict, Refused
from articles.models import ArticleText
from articles.permissions import visible_articles

SECONDS = 0.7  # after which a step looks at no further text
WINDOW = 5000  # ids of texts that one query goes through
AT_ONCE = 8  # texts that are read together
MOST = 40  # texts that one step looks through


@transaction.atomic
def start(entity, *, by):
    """Begin a MentionSearch over the texts that `by` may see; the one of theirs for the same entity
    that is not over, where there is one. Conflict where the entity has no name to look for."""
    Entity.objects.select_for_update().get(pk=entity.pk)
    begun = MentionSearch.objects.filter(
        entity=entity, by=by, finished_at=None, stopped_at=None, taken_back_at=None
    ).first()
    if begun is not None:
        return begun
    if holding(entity) is None:
        raise Conflict(_("The registry has no name of it to look for. Add one first."))
    top = ArticleText.objects.aggregate(top=Max("pk"))["top"] or 0
    search = MentionSearch.objects.create(entity=entity, by=by, top=top, before=top + 1)
    _told("mentions.search", search, by)
    return search


def step(search, *, by):
    """Look through the next texts and put up what is found; returns the search as it stands.

    Nothing happens to one that is over. `by` has to be who began it: it looks where they may look.
    Nothing is locked while it looks; of two steps at once only the first one counts.
    """
    if search.by_id != by.pk:
        raise Refused(_("Only who began a search goes on with it: it looks where they may look."))
    if search.is_over:
        return search
    before, looked, made = _look(search, by)
    with transaction.atomic():
        held = _held(search)
        if held.is_over or held.before != search.before:
            return held
        PutUp.objects.bulk_create(made)
        held.before, held.looked = before, held.looked + looked
        held.found += sum(one.mentions for one in made)
        held.finished_at = timezone.now() if before <= 1 else None
        held.save()
        if made or held.finished_at:
            texts = {one.text_id: one.mentions for one in made}
            _told("mentions.put_up", held, by, texts=texts, finished=bool(held.finished_at))
    return held


def _look(search, by):
    """(the id to go on below, how many texts were looked through, PutUp rows not yet saved)."""
    until, before, looked, made = time.monotonic() + SECONDS, search.before, 0, []
    wanted, seen = holding(search.entity), visible_articles(by).values("pk")
    while before > 1 and looked < MOST and time.monotonic() < until:
        low = max(1, before - WINDOW)
        rows = ArticleText.objects.filter(pk__gte=low, pk__lt=before, article__in=seen)
        rows = rows.filter(wanted) if wanted is not None else rows.none()
        rows = list(rows.select_related("anchored_revision").order_by("-pk")[:AT_ONCE])
        for text in rows:
            if row := _put_up(search, text):
                made.append(row)
        looked += len(rows)
        before = rows[-1].pk if len(rows) == AT_ONCE else low
    return before, looked, made


@transaction.atomic
def stop(search, *, by):
    """End a search where it is. What it put up stays."""
    search = _held(search)
    if search.is_over:
        raise Conflict(_("This search is over already."))
    search.stopped_at = timezone.now()
    search.save(update_fields=["stopped_at"])
    _told("mentions.stop", search, by)
    return search


@transaction.atomic
def take_back(search, *, by):
    """Take back everything the search put up that nobody has decided on, in all its texts at once,
    and end it. What was marked or refused meanwhile stays as people left it."""
    search = _held(search)
    if search.taken_back_at:
        raise Conflict(_("What this search put up is taken back already."))
    search.taken_back_at = timezone.now()
    search.save(update_fields=["taken_back_at"])
    _told("mentions.take_back", search, by)
    return search


@transaction.atomic
def put_up_again(search, *, by):
    """Undo `take_back`."""
    search = _held(search)
    if not search.taken_back_at:
        raise Conflict(_("What this search put up has not been taken back."))
    search.taken_back_at = None
    if not search.finished_at:
        search.stopped_at = search.stopped_at or timezone.now()
    search.save(update_fields=["taken_back_at", "stopped_at"])
    _told("mentions.put_up_again", search, by)
    return search


def _held(search):
    return MentionSearch.objects.select_for_update(of=("self",)).select_related("entity").get(
        pk=search.pk
    )  # fmt: skip


def _put_up(search, text):
    """The PutUp row of the entity's mentions in the text that no search has put up; or None."""
    document, found, count = text.anchored_revision.document, {}, 0
    for one in suggestions(text):
        if one.found.entity_id == search.entity_id and one.source != SOURCE:
            places = found.setdefault(digest(document.block(one.found.block).text), [])
            place = [one.found.start, one.found.end]
            if place not in places:
                places.append(place)
            count += 1
    return PutUp(search=search, text=text, found=found, mentions=count) if count else None


def _told(verb, search, by, **more):
    record(
        verb, by=by, id=search.pk, entity=search.entity_id, name=str(search.entity),
        looked=search.looked, found=search.found, **more,
    )  # fmt: skip
