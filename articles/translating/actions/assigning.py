"""Beginning a translation and saying whose work it is."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Conflict, Invalid, Refused
from articles.models import Article, ArticleText
from articles.permissions import Permission, require
from articles.roles import EDITOR, TRANSLATOR


@transaction.atomic
def start(article, language, *, by, assignee=None):
    """Open the working copy in `language` and return it; without `assignee` any translator may
    take it. Raise Invalid with the next step when that cannot be."""
    article = Article.objects.locked(article.pk)
    require(by, Permission.TRANSLATE, article)
    if language not in dict(settings.CONTENT_LANGUAGES):
        raise Invalid(_("This newsroom does not publish in “%s”.") % language)
    if language == article.source_language:
        raise Invalid(_("The article is written in this language. Open it for writing instead."))
    if article.spiked_at:
        raise Invalid(_("The article is put aside. Take it up again on its page first."))
    if ArticleText.objects.filter(article=article, language=language).exists():
        raise Invalid(_("This translation has been started already. Reload the page."))
    _check_assignee(assignee)
    text = ArticleText.objects.create(article=article, language=language, assignee=assignee)
    text.article = article
    record(
        "translation.start",
        by=by,
        article=article,
        language=language,
        assignee=assignee.pk if assignee else None,
    )
    return text


@transaction.atomic
def assign(text, user, *, by):
    """Make the translation `user`'s work. Editors only."""
    _lock(text)
    require(by, Permission.ASSIGN, text.article)
    _check_assignee(user)
    return _hand_over(text, user, by)


@transaction.atomic
def unassign(text, *, by):
    """Offer the translation to every translator again. Editors only."""
    _lock(text)
    require(by, Permission.ASSIGN, text.article)
    return _hand_over(text, None, by)


@transaction.atomic
def give_back(text, *, by):
    """Hand one's own translation back to whoever takes it next."""
    _lock(text)
    if text.assignee_id != by.pk:
        raise Refused(_("This translation is not assigned to you, so you cannot give it back."))
    return _hand_over(text, None, by)


@transaction.atomic
def take(text, *, by):
    """Make an unassigned translation one's own. Raise Conflict when a colleague was quicker."""
    _lock(text)
    require(by, Permission.TRANSLATE)
    if text.assignee_id == by.pk:
        return text
    if text.assignee_id is not None:
        raise Conflict(_("%s has taken this translation already.") % text.assignee)
    if not text.is_translation or text.article.confidential or text.article.spiked_at:
        raise Refused(_("This translation is not open to everybody. Ask an editor to assign it."))
    return _hand_over(text, by, by)


def _hand_over(text, user, by):
    before = text.assignee_id
    text.assignee = user
    text.save(update_fields=["assignee"])
    record(
        "translation.assign",
        by=by,
        article=text.article,
        language=text.language,
        **{"from": before, "to": user.pk if user else None},
    )
    return text


def _check_assignee(user):
    if user is not None and not user.roles & {TRANSLATOR, EDITOR}:
        raise Invalid(_("%s does not translate. Choose a translator or an editor.") % user)


def _lock(text):
    text.article = article = Article.objects.locked(text.article_id)
    text.refresh_from_db()
    text.article = article
