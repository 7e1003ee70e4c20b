"""My desk: which texts wait for whom. Each list is a sentence an editor could say."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import ArticleText, Edition, Stage
from articles.permissions import visible_texts
from articles.roles import EDITOR, JOURNALIST, REVIEWER, TRANSLATOR

BODIES = [f"article__body_{code}" for code, _name in settings.CONTENT_LANGUAGES]
UNFINISHED = [Stage.DRAFT, Stage.RETURNED]


@dataclass(frozen=True, slots=True)
class Worklist:
    """One list of texts. `whose(person)` is a condition on ArticleText; `empty` what to do next."""

    key: str
    label: Promise
    roles: frozenset
    whose: object
    room: str
    step: Promise
    empty: Promise


def to_write(person):
    mine = Q(assignee=person) | Q(assignee=None, article__created_by=person)
    return mine & Q(stage__in=UNFINISHED, language=F("article__source_language"))


def to_translate(person):
    return Q(assignee=person, stage__in=UNFINISHED) & ~Q(language=F("article__source_language"))


def to_review(person):
    """Submitted, in a language this person may approve, and not last written by them."""
    theirs = Q(stage=Stage.SUBMITTED, language__in=person.approves_languages)
    return theirs & ~Q(revision__author=person)


def to_publish(person):
    """Approved as it stands, and no edition has been made of this revision yet."""
    return Q(stage=Stage.APPROVED) & ~Exists(Edition.objects.filter(revision=OuterRef("revision")))


def waiting(person):
    """Mine, and somebody else's turn."""
    mine = Q(assignee=person) | Q(article__created_by=person)
    return mine & Q(stage=Stage.SUBMITTED)


def everything(person):
    return Q()


WORKLISTS = [
    Worklist(
        "write",
        _("To write"),
        frozenset({JOURNALIST, EDITOR}),
        to_write,
        "text_write",
        _("Write"),
        _("Nothing of yours is being written. Bring an article in to begin."),
    ),
    Worklist(
        "translate",
        _("To translate"),
        frozenset({TRANSLATOR, JOURNALIST, EDITOR}),
        to_translate,
        "text_translate",
        _("Translate"),
        _("No translation is assigned to you. An editor assigns them."),
    ),
    Worklist(
        "review",
        _("To review"),
        frozenset({REVIEWER, EDITOR}),
        to_review,
        "text_review",
        _("Review"),
        _("No text waits for your review. Writers and translators hand theirs over when ready."),
    ),
    Worklist(
        "publish",
        _("To publish"),
        frozenset({EDITOR}),
        to_publish,
        "article_publish",
        _("Publish"),
        _("Nothing approved waits to be published. Texts come here once a reviewer approves them."),
    ),
    Worklist(
        "waiting",
        _("Waiting for others"),
        frozenset({JOURNALIST, TRANSLATOR, EDITOR}),
        waiting,
        "article_detail",
        _("Open"),
        _("Nothing of yours waits for somebody else."),
    ),
    Worklist(
        "all",
        _("All articles"),
        frozenset({JOURNALIST, TRANSLATOR, REVIEWER, EDITOR}),
        everything,
        "article_detail",
        _("Open"),
        _("There is no article that you may see yet."),
    ),
]


def lists_of(person):
    """The worklists that this person's roles have."""
    return [one for one in WORKLISTS if one.roles & person.roles]


def counted(person, lists):
    """{key: how many texts}, in one query."""
    counts = {one.key: Count("pk", filter=one.whose(person)) for one in lists if one.key != "all"}
    return visible_texts(person).aggregate(**counts, all=Count("pk")) if lists else {}


def texts_of(person, worklist, *, language="", words=""):
    """The texts of one list: what is late first, then by deadline, then the longest waiting."""
    texts = visible_texts(person).filter(worklist.whose(person))
    if language:
        texts = texts.filter(language=language)
    if words:
        texts = texts.filter(
            Q(article__headline_en__icontains=words) | Q(article__headline_th__icontains=words)
        )
    order = [F("due_at").asc(nulls_last=True)]
    order += ["-article__updated_at", "-pk"] if worklist.key == "all" else ["submitted_at", "pk"]
    return texts.order_by(*order)


def shown(page):
    """The texts of one page of `texts_of(…).values_list("pk")`, in its order, with what a list
    shows of them. Sorting carries keys only, not every article's words."""
    keys = [pk for (pk,) in page]
    texts = ArticleText.objects.select_related(
        "article__section", "assignee", "revision__author", "article__created_by"
    ).defer("revision__body", *BODIES)
    found = texts.in_bulk(keys)
    return [found[pk] for pk in keys if pk in found]


def is_late(text, now=None):
    """Whether its deadline has passed while work on it is still to be done."""
    return bool(
        text.due_at and text.due_at < (now or timezone.now()) and text.stage != Stage.APPROVED
    )
