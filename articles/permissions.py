"""Who may do what, as one table, and the one guarded door to an article (DESIGN §8).

What a person may not see answers 404; what they may see but not do answers 403. Rules bind the
person, not the role. That nobody approves their own work is a matter of versions, not of roles: the
actions of `annotations.reviewing` and the database see to it.
"""

from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.db.models import Q, Subquery
from django.http import Http404

from articles.models import Article, ArticleText, AuditEntry
from articles.prepared import Prepared
from articles.roles import ADMIN, EDITOR, JOURNALIST, REVIEWER, TRANSLATOR


class Permission(StrEnum):
    """What can be done to an article, or (without one) at the desk."""

    READ = "read"
    BRING_IN = "bring_in"
    WRITE = "write"
    SPIKE = "spike"
    MARK = "mark"
    APPROVE_MARK = "approve_mark"
    TRANSLATE = "translate"
    ASSIGN = "assign"
    APPROVE_TEXT = "approve_text"
    COUNTERSIGN = "countersign"
    PUBLISH = "publish"
    PUBLISH_ALONE = "publish_alone"
    MANAGE_REGISTRY = "manage_registry"
    MANAGE_PEOPLE = "manage_people"


def anyones(user, article):
    return True


def own(user, article):
    return article.created_by_id == user.pk


def own_or_desks(user, article):
    return own(user, article) or article.section_id in _sections(user)


def assigned(user, article):
    known = getattr(article, "_prefetched_objects_cache", {}).get("texts")
    if known is not None:
        return any(text.assignee_id == user.pk for text in known)
    return article.pk in _assigned(user)


def own_when_translator(user, article):
    return TRANSLATOR in user.roles and own(user, article)


def on_shift(user, article):
    """A deputy, for as long as the shift lasts."""
    return user.shifts.running().exists()


# permission -> {role: whose articles}; a role that is not named may not.
RULES = {
    Permission.READ: {
        JOURNALIST: own_or_desks,
        TRANSLATOR: assigned,
        REVIEWER: anyones,
        EDITOR: anyones,
    },
    Permission.WRITE: {JOURNALIST: own, EDITOR: anyones},
    Permission.SPIKE: {JOURNALIST: own, EDITOR: anyones},
    Permission.MARK: {
        JOURNALIST: own_or_desks,
        TRANSLATOR: assigned,
        REVIEWER: anyones,
        EDITOR: anyones,
    },
    Permission.APPROVE_MARK: {REVIEWER: anyones, EDITOR: anyones},
    Permission.TRANSLATE: {
        JOURNALIST: own_when_translator,
        TRANSLATOR: assigned,
        EDITOR: anyones,
    },
    Permission.ASSIGN: {EDITOR: anyones},
    Permission.APPROVE_TEXT: {REVIEWER: anyones, EDITOR: anyones},
    # What somebody else changed in it: a reporter or translator may approve that in their own text.
    Permission.COUNTERSIGN: {
        JOURNALIST: own,
        TRANSLATOR: assigned,
        REVIEWER: anyones,
        EDITOR: anyones,
    },
    Permission.PUBLISH: {EDITOR: anyones},
    # Under a recorded exception, where the newsroom allows it at all.
    Permission.PUBLISH_ALONE: {
        EDITOR: anyones,
        REVIEWER: on_shift,
        TRANSLATOR: on_shift,
        JOURNALIST: on_shift,
    },
}
# permission -> roles, where no article is concerned
DESK_RULES = {
    Permission.BRING_IN: {JOURNALIST, EDITOR},
    Permission.MARK: {JOURNALIST, TRANSLATOR, REVIEWER, EDITOR},
    Permission.APPROVE_MARK: {REVIEWER, EDITOR},
    Permission.TRANSLATE: {TRANSLATOR, EDITOR},
    Permission.ASSIGN: {EDITOR},
    Permission.PUBLISH: {EDITOR},
    Permission.MANAGE_REGISTRY: {ADMIN},
    Permission.MANAGE_PEOPLE: {ADMIN},
}


def may(user, permission, article=None):
    """Whether this person may do this, to this article or at the desk."""
    if not _is_here(user):
        return False
    permission = Permission(permission)
    if article is None:
        return bool(user.roles & DESK_RULES[permission])
    return any(
        whose(user, article) for role, whose in RULES[permission].items() if role in user.roles
    )


def _is_here(user):
    return user.is_authenticated and user.is_active


def require(user, permission, article=None):
    """Raise PermissionDenied (403) unless the person may. For actions and desk-wide views."""
    if not may(user, permission, article):
        raise PermissionDenied


def article_for(user, article_id, permission, queryset=None):
    """The one guarded door: the article, or Http404 if unseen, or PermissionDenied if refused."""
    articles = Article.objects.select_related("section") if queryset is None else queryset
    article = articles.filter(pk=article_id).first()
    if article is None:
        raise Http404
    if _sees_and_may(user, permission, article):
        return article
    if not may(user, Permission.READ, article):
        raise Http404
    if not may(user, permission, article):
        raise PermissionDenied
    return article


def _sees_and_may(user, permission, article):
    """Whether one rule of one role grants both, as most do: asked once for the two."""
    sees = RULES[Permission.READ]
    return _is_here(user) and any(
        role in user.roles and sees.get(role) is whose and whose(user, article)
        for role, whose in RULES[Permission(permission)].items()
    )


def text_for(user, article_id, language, permission):
    """The door to one language of an article: (article, text); 404 where it does not exist yet."""
    article = article_for(user, article_id, permission)
    text = (
        ArticleText.objects.select_related("revision", "anchored_revision", "assignee")
        .filter(article=article, language=language)
        .first()
    )
    if text is None:
        raise Http404
    text.article = article
    return article, text


def _text_and_head(*, article, language, chain):
    """The text with the revision that its marks stand on and the record's last (seq, hash)."""
    last = AuditEntry.objects.filter(chain=chain).order_by("-seq")
    return (
        ArticleText.objects.select_related("anchored_revision")
        .filter(article=article, language=language)
        .annotate(last_seq=Subquery(last.values("seq")[:1]))
        .annotate(last_hash=Subquery(last.values("hash")[:1]))
    )


def with_text_and_head(along):
    """What `locked_text_for` asks for the text, its SQL made once: with the expressions that
    `along(shape…, **values)` gives by name read too, for the text's attributes."""

    def build(*shape, article, language, chain, **values):
        found = _text_and_head(article=article, language=language, chain=chain)
        return found.annotate(**along(*shape, **values)).order_by("pk")[:1]

    return Prepared(build)


_alone = with_text_and_head(dict)


def locked_text_for(user, article_id, language, permission, *shape, ask=_alone, **values):
    """`text_for` with the article locked until the transaction ends, and only the revision that the
    marks stand on; `text.head` is the record's last (seq, hash). Two queries. `ask`: what
    `with_text_and_head` made, asked with `shape` and `values`.

    The article first and alone: PostgreSQL shows a row read along with the one it waits for as it
    was before the wait.
    """
    queryset = Article.objects.select_related("section").select_for_update(of=("self",))
    article = article_for(user, article_id, permission, queryset)
    place = {"article": article.pk, "language": language, "chain": f"article:{article.pk}"}
    found = ask(*shape, **place, **values)
    if not found:
        raise Http404
    [text] = found
    text.article, text.head = article, (text.last_seq or 0, text.last_hash or "")
    return article, text


def may_countersign(user, text):
    """Whether this person may approve what others changed in the text: reviewers and editors, the
    reporter in the source text of their own article, the translator in the text they are given."""
    if not may(user, Permission.COUNTERSIGN, text.article):
        return False
    if may(user, Permission.APPROVE_TEXT, text.article) or text.assignee_id == user.pk:
        return True
    return own(user, text.article) and text.language == text.article.source_language


def countersigned_text(user, article_id, language):
    """The door to a text's review: (article, text) for whoever approves or countersigns it."""
    article, text = text_for(user, article_id, language, Permission.READ)
    if not may_countersign(user, text):
        raise PermissionDenied
    return article, text


def visible_articles(user, articles=None):
    """The articles that this person may read, as one query: for lists."""
    articles = Article.objects.all() if articles is None else articles
    return articles.filter(seen(user))


def visible_texts(user):
    """The texts of working articles that this person may read, as one query: for worklists.

    Whoever reads everything is not asked article by article, however many there are.
    """
    spiked = Article.objects.filter(spiked_at__isnull=False).order_by()
    return ArticleText.objects.exclude(article__in=spiked.values("pk")).filter(
        seen(user, "article__")
    )


def seen(user, article=""):
    """Which articles this person may read, as a condition on the one that `article` leads to. It is
    asked row by row: a list of a thousand has no use for the numbers of a hundred thousand."""
    if user.roles & {REVIEWER, EDITOR}:
        return Q()
    found = Q(**{f"{article}pk__in": []})
    if JOURNALIST in user.roles:
        found |= Q(**{f"{article}created_by": user})
        if sections := _sections(user):
            found |= Q(**{f"{article}section__in": sections})
    if TRANSLATOR in user.roles:
        found |= Q(**{f"{article}pk__in": _assigned(user)})
    return found


def _sections(user):
    if not hasattr(user, "_section_ids"):
        user._section_ids = frozenset(user.sections.values_list("pk", flat=True))
    return user._section_ids


def _assigned(user):
    # Asked anew each time: an assignment can come and go while a request runs.
    return frozenset(user.assigned_texts.values_list("article_id", flat=True))
