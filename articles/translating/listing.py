"""Translations that a person has, and those that nobody has."""

from django.db.models import F

from articles.models import ArticleText, Stage


def translations():
    return (
        ArticleText.objects.exclude(language=F("article__source_language"))
        .filter(article__spiked_at=None)
        .select_related("article__section", "revision", "assignee")
    )


def untaken():
    """What any translator may take: nothing more of it than its headline is shown before."""
    return (
        translations()
        .filter(assignee=None, article__confidential=False)
        .exclude(stage=Stage.APPROVED)
        .order_by("due_at", "-id")
    )


def assigned_to(person):
    return translations().filter(assignee=person).order_by("due_at", "-id")
