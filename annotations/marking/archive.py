"""A name's mentions in the archive that nobody has marked yet, text by text; and what became of those
that a search put up."""

from dataclasses import dataclass

from django.db.models import Count, Q

from annotations.models import Alias, Annotation, Dismissal
from annotations.suggesting.put_up import SOURCE
from annotations.suggesting.suggestions import suggestions
from articles.models import ArticleText
from articles.permissions import visible_articles
from articles.text.excerpts import around

AT_ONCE = 20  # texts that are looked through for one page


@dataclass(frozen=True)
class Untagged:
    """A text with its unmarked mentions: [(suggestion, words before, words after)]."""

    text: ArticleText
    mentions: list


def untagged(entity, user, *, before=None):
    """(the Untagged texts that this person may see, newest first; the id to go on before, or None).

    Looks through AT_ONCE texts that hold one of the entity's names; `before` is the id of a text. A
    mention stands alone, is not marked and was not refused.
    """
    wanted = holding(entity)
    if wanted is None:
        return [], None
    rows = ArticleText.objects.filter(wanted, article__in=visible_articles(user).values("pk"))
    rows = rows.filter(pk__lt=before) if before else rows
    rows = list(rows.select_related("article", "anchored_revision").order_by("-pk")[: AT_ONCE + 1])
    found = [Untagged(text, _mentions(text, entity)) for text in rows[:AT_ONCE]]
    further = rows[AT_ONCE - 1].pk if len(rows) > AT_ONCE else None
    return [one for one in found if one.mentions], further


def holding(entity):
    """The texts that hold a name of the entity, in the text's own language or not; None for none."""
    aliases = entity.aliases.exclude(kind=Alias.Kind.FORBIDDEN).values_list("text", flat=True)
    names = {entity.name_in("en"), entity.name_in("th"), *aliases} - {""}
    wanted = None
    for name in sorted(names):
        for field in ("headline", "summary", "body"):
            one = Q(**{f"anchored_revision__{field}__icontains": name})
            wanted = one if wanted is None else wanted | one
    return wanted


@dataclass(frozen=True)
class Left:
    """What became of the mentions that a search put up in one text: how many were put up, marked
    and refused, and those that nobody has decided on: [(suggestion, words before, words after)]."""

    text: ArticleText
    put_up: int
    marked: int
    refused: int
    mentions: list


def left_of(search, rows):
    """The Left of each of the search's PutUp rows, whose texts were read with them."""
    texts = [row.text_id for row in rows]
    marks = Annotation.objects.filter(text__in=texts, entity=search.entity_id, origin=SOURCE)
    marks = _counts(marks.exclude(state=Annotation.State.REMOVED))
    refusals = _counts(
        Dismissal.objects.filter(text__in=texts, entity=search.entity_id, source=SOURCE)
    )
    return [
        Left(
            row.text,
            row.mentions,
            marks.get(row.text_id, 0),
            refusals.get(row.text_id, 0),
            [] if search.taken_back_at else _mentions(row.text, search.entity, source=SOURCE),
        )
        for row in rows
    ]


def _counts(rows):
    counted = rows.order_by().values("text").annotate(rows=Count("pk"))
    return dict(counted.values_list("text", "rows"))


def _mentions(text, entity, source=None):
    document = text.anchored_revision.document
    mentions = []
    for one in suggestions(text):
        if one.found.entity_id == entity.pk and source in (None, one.source):
            words = document.block(one.found.block).text
            first, last = around(words, one.found.start, one.found.end)
            mentions.append((one, words[first : one.found.start], words[one.found.end : last]))
    return mentions
