"""The door to writing: a source text needs WRITE, a translation TRANSLATE."""

from articles.permissions import Permission, require, text_for


def text_to_write(user, article_id, language):
    """(article, text): 404 where it is not seen or not there, 403 where it may only be read."""
    article, text = text_for(user, article_id, language, Permission.READ)
    require(user, permission_to_write(article, language), article)
    return article, text


def permission_to_write(article, language):
    return Permission.WRITE if language == article.source_language else Permission.TRANSLATE
