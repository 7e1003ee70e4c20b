"""Whose work a text is, until when, and how urgent: an editor plans, an assignee hands over."""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Invalid, Refused
from articles.models import Article, Priority
from articles.permissions import Permission, may
from articles.roles import EDITOR, JOURNALIST, TRANSLATOR


@transaction.atomic
def plan(text, *, assignee, due_at, priority, by, reason=""):
    """Set who has the text, its deadline and its priority, and return it. Editors only.

    Whoever gets or loses it is told, and its keepers of a new deadline.
    """
    article = _lock(text)
    if not may(by, Permission.ASSIGN, article):
        raise Refused(_("Only an editor plans. You can hand over what is assigned to you."))
    before = {"due_at": text.due_at, "priority": text.priority}
    _hand(text, assignee, by, reason)
    after = {"due_at": due_at, "priority": Priority(priority)}
    if after != before:
        text.due_at, text.priority = after.values()
        text.save(update_fields=["due_at", "priority"])
        record(
            "text.plan",
            by=by,
            article=article,
            language=text.language,
            reason=reason,
            **{"from": before, "to": after},
        )
    return text


@transaction.atomic
def hand_over(text, assignee, *, by, reason=""):
    """Give one's own work to somebody else, with a word to them."""
    _lock(text)
    if text.assignee_id != by.pk:
        raise Refused(_("This text is not assigned to you, so you cannot hand it over."))
    if assignee is None:
        raise Invalid(_("Choose who takes it over."))
    _hand(text, assignee, by, reason)
    return text


def able(text):
    """The people who may be given this text, by name."""
    roles = [TRANSLATOR, EDITOR] if text.is_translation else [JOURNALIST, EDITOR]
    people = get_user_model().objects.filter(is_active=True, groups__name__in=roles)
    return people.distinct().order_by("first_name", "username")


def _hand(text, assignee, by, reason):
    if (assignee.pk if assignee else None) == text.assignee_id:
        return
    if assignee is not None and not able(text).filter(pk=assignee.pk).exists():
        raise Invalid(
            _("%(person)s cannot take this text. Choose somebody who writes in this language.")
            % {"person": assignee}
        )
    before, text.assignee = text.assignee_id, assignee
    text.save(update_fields=["assignee"])
    record(
        "text.assign",
        by=by,
        article=text.article,
        language=text.language,
        reason=reason,
        **{"from": before, "to": assignee.pk if assignee else None},
    )


def _lock(text):
    article = Article.objects.locked(text.article_id)
    text.refresh_from_db()
    text.article = article
    return article
