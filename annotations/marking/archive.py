"""A name's mentions in the archive that nobody has marked yet: put up as suggestions, text by text."""

from dataclasses import dataclass

from django.db.models import Q

from annotations.models import Alias
from annotations.suggesting.suggestions import suggestions
from articles.models import ArticleText
from articles.permissions import visible_articles

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
    wanted = _holding(entity)
    if wanted is None:
        return [], None
    rows = ArticleText.objects.filter(wanted, article__in=visible_articles(user).values("pk"))
    rows = rows.filter(pk__lt=before) if before else rows
    rows = list(rows.select_related("article", "anchored_revision").order_by("-pk")[: AT_ONCE + 1])
    found = [Untagged(text, _mentions(text, entity)) for text in rows[:AT_ONCE]]
    further = rows[AT_ONCE - 1].pk if len(rows) > AT_ONCE else None
    return [one for one in found if one.mentions], further


def _holding(entity):
    """The texts that hold a name of the entity, in the text's own language or not; None for none."""
    aliases = entity.aliases.exclude(kind=Alias.Kind.FORBIDDEN).values_list("text", flat=True)
    names = {entity.name_in("en"), entity.name_in("th"), *aliases} - {""}
    wanted = None
    for name in sorted(names):
        for field in ("headline", "summary", "body"):
            one = Q(**{f"anchored_revision__{field}__icontains": name})
            wanted = one if wanted is None else wanted | one
    return wanted


def _mentions(text, entity):
    document = text.anchored_revision.document
    mentions = []
    for one in suggestions(text):
        if one.found.entity_id == entity.pk:
            words = document.block(one.found.block).text
            before, after = words[: one.found.start], words[one.found.end :]
            mentions.append((one, before[-40:], after[:40]))
    return mentions
