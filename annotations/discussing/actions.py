"""The verbs of discussing: begin, ask, comment, resolve, reopen.

The record says who wrote in which discussion, never what: a confidential one stays so.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.bodies import plain, refuse
from annotations.discussing.mentions import named_in
from annotations.models import Comment, Thread
from articles.audit import record
from articles.exceptions import Invalid, Refused
from articles.models import Article
from articles.permissions import Permission, may, require

WORDS_MAX = 4000  # code points


@transaction.atomic
def begin(article, words, *, by, about=None, confidential=False, readers=()):
    """Begin a discussion with its first words and return the Thread.

    `about`: a Subject (see `subjects`), None for the whole article. A confidential one is seen by
    `readers` and by who begins it alone.
    """
    article = Article.objects.locked(article.pk)
    require(by, Permission.READ, article)
    readers = [person for person in readers if person.pk != by.pk]
    refuse(list(_faults_of_readers(article, confidential, readers)))
    thread = Thread.objects.create(
        article=article,
        confidential=confidential,
        created_by=by,
        **(about.columns if about else {}),
    )
    thread.readers.set(readers if confidential else [])
    _say(thread, words, by, told=readers if confidential else [])
    return thread


@transaction.atomic
def ask(annotation, words, *, by, people):
    """Ask about a mark: a discussion of it, open to all, that `people` are told of. The Thread."""
    text = annotation.text
    article = Article.objects.locked(text.article_id)
    require(by, Permission.READ, article)
    thread = Thread.objects.create(
        article=article, created_by=by, annotation=annotation, text=text, quote=annotation.exact
    )
    _say(thread, words, by, told=people, verb="thread.ask", exact=annotation.exact)
    return thread


@transaction.atomic
def comment(thread, words, *, by):
    """Answer in a discussion; a resolved one is open again. Return the Comment."""
    thread = _lock(thread, by)
    if thread.resolved_at:
        _mark_open(thread, by)
    return _say(thread, words, by)


@transaction.atomic
def resolve(thread, *, by):
    """Close a discussion; whoever took part is told."""
    thread = _lock(thread, by)
    if thread.resolved_at:
        raise Refused(_("This discussion is resolved already."))
    thread.resolved_by, thread.resolved_at = by, timezone.now()
    thread.save(update_fields=["resolved_by", "resolved_at"])
    _record("thread.resolve", thread, by)
    return thread


@transaction.atomic
def reopen(thread, *, by):
    thread = _lock(thread, by)
    if not thread.resolved_at:
        raise Refused(_("This discussion is open already."))
    _mark_open(thread, by)
    return thread


def _lock(thread, by):
    article = Article.objects.locked(thread.article_id)
    require(by, Permission.READ, article)
    found = Thread.objects.seen_by(by).filter(pk=thread.pk).first()
    if found is None:
        raise Refused(_("This discussion is confidential, and you are not named in it."))
    found.article = article
    return found


def _mark_open(thread, by):
    thread.resolved_by = thread.resolved_at = None
    thread.save(update_fields=["resolved_by", "resolved_at"])
    _record("thread.reopen", thread, by)


def _say(thread, words, by, told=(), verb="thread.comment", **data):
    reasons = []
    words = plain(words, _("Your words"), WORDS_MAX, reasons)
    if not words and not reasons:
        reasons.append(_("Write something."))
    refuse(reasons)
    named = named_in(words, thread)
    said = Comment.objects.create(
        thread=thread, by=by, body=words, mentions=[person.pk for person in named]
    )
    people = {person.pk for person in told}
    _record(verb, thread, by, mentions=said.mentions, more=people, **data)
    return said


def _record(verb, thread, by, *, mentions=(), more=(), **data):
    people = set(thread.comments.values_list("by", flat=True)) | {thread.created_by_id} | set(more)
    record(
        verb,
        by=by,
        article=thread.article,
        thread=thread.pk,
        language=thread.text.language if thread.text_id else "",
        mentions=list(mentions),
        people=sorted(people - {by.pk}),
        **data,
    )


def _faults_of_readers(article, confidential, readers):
    if confidential and not readers:
        yield _("Name those who may read this: at least one person besides you.")
    for person in readers:
        if not may(person, Permission.READ, article):
            yield _("%(person)s may not read this article, so cannot be named.") % {
                "person": person
            }


def people_who_may_read(article):
    """Everybody at work who may read the article, by name."""
    people = get_user_model().objects.filter(is_active=True).exclude(groups=None)
    people = people.prefetch_related("groups").order_by("first_name", "username").distinct()
    people = list(people)
    for person in people:
        person.roles = frozenset(group.name for group in person.groups.all())
    return [person for person in people if may(person, Permission.READ, article)]


def readers_of(article, ids):
    """Those of the ids who may read it; Invalid when one of them is nobody."""
    known = {person.pk: person for person in people_who_may_read(article)}
    if set(ids) - known.keys():
        raise Invalid(_("Somebody you named may not read this article. Reload the page."))
    return [known[pk] for pk in ids]
