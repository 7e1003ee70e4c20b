"""My desk: which texts wait for whom. Each list is a sentence an editor could say."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.capped import CappedCount, in_order
from articles.headlines import headlines_with
from articles.models import ArticleText, FourEyesException, Stage
from articles.permissions import seen, visible_texts
from articles.roles import EDITOR, JOURNALIST, REVIEWER, TRANSLATOR

BODIES = [f"article__body_{code}" for code, _name in settings.CONTENT_LANGUAGES]
UNFINISHED = [Stage.DRAFT, Stage.RETURNED]
NEWEST = ("-article__updated_at", "-article_id", "pk")
# How a list can be ordered: (label, columns).
SORTS = {
    "due": (_("deadline first"), (F("due_at").asc(nulls_last=True), "submitted_at", "pk")),
    "changed": (_("changed last"), NEWEST),
    "old": (_("untouched longest"), ("article__updated_at", "article_id", "pk")),
}


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


def at(*stages):
    """A text is at one of the stages. The few there are come first: left to itself SQLite begins with
    every article there is, and PostgreSQL where it is led."""
    if connection.vendor == "postgresql":
        return Q(stage__in=stages)
    return Q(pk__in=ArticleText.objects.filter(stage__in=stages).order_by().values("pk"))


def to_write(person):
    mine = Q(assignee=person) | Q(assignee=None, article__created_by=person)
    return at(*UNFINISHED) & mine & Q(language=F("article__source_language"))


def to_translate(person):
    return at(*UNFINISHED) & Q(assignee=person) & ~Q(language=F("article__source_language"))


def to_review(person):
    """Submitted, in a language this person may approve, and not last written by them."""
    theirs = Q(stage=Stage.SUBMITTED, language__in=person.approves_languages)
    return theirs & ~Q(revision__author=person)


def to_publish(person):
    """Approved as it stands, and no edition has been made of this revision yet."""
    return Q(to_publish=True)


def waiting(person):
    """Mine, and somebody else's turn."""
    return at(Stage.SUBMITTED) & (Q(assignee=person) | Q(article__created_by=person))


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
    """{key: how many texts}, none counted further than `capped.COUNTED` + 1, in one query."""
    texts = visible_texts(person)
    counts = {one.key: CappedCount(texts.filter(one.whose(person))) for one in lists}
    mine = get_user_model().objects.filter(pk=person.pk)
    return mine.values(**counts).get() if lists else {}


def sorts_of(worklist):
    """{key: label} of the orders that a list has, its own first: what is late, then by deadline, then
    the longest waiting; every article, by when it was changed last and never by deadline."""
    keys = ["changed", "old"] if worklist.key == "all" else list(SORTS)
    return {key: SORTS[key][0] for key in keys}


def texts_of(person, worklist, *, language="", words="", sort=""):
    """The texts of one list, in one of its orders (`sorts_of`)."""
    texts = visible_texts(person).filter(worklist.whose(person))
    if language:
        texts = texts.filter(language=language)
    if words:
        texts = texts.filter(headlines_with(words, "article__"))
    sorts = sorts_of(worklist)
    return texts.order_by(*SORTS[sort if sort in sorts else next(iter(sorts))][1])


def shown(keys):
    """The texts of these keys, in their order, with what a list shows of them."""
    texts = ArticleText.objects.select_related(
        "article__section", "assignee", "revision__author", "article__created_by"
    ).defer("revision__body", *BODIES)
    return in_order(keys, texts)


def note_reviewers(texts, viewer):
    """Give each text that waits for review its `reviewers`: the names of those who could approve it
    next, who did not write its newest revision; last whose text it is, who may countersign. It is
    `my_turn` where that is `viewer`. One query."""
    people = get_user_model().objects.filter(is_active=True, groups__name__in=[REVIEWER, EDITOR])
    people = list(people.distinct().order_by("first_name", "pk"))
    for text in texts:
        if text.stage == Stage.SUBMITTED:
            reviewers = [
                person
                for person in dict.fromkeys([*people, *_keepers(text)])
                if text.language in (person.approves_languages or [])
                and person.pk != text.revision.author_id
            ]
            text.my_turn = viewer in reviewers
            text.reviewers = [str(person) for person in reviewers]
    return texts


def _keepers(text):
    """Whose text it is: who brought the article in, of its source, and who is assigned."""
    source = text.article.source_language == text.language
    found = [text.article.created_by if source else None, text.assignee]
    return [person for person in found if person and person.is_active]


def second_looks_due(person):
    """When each second look at what was published alone is due, of what this person may read."""
    waiting = FourEyesException.objects.open().filter(seen(person, "article__"))
    return list(waiting.values_list("due_at", flat=True))


def is_late(text, now=None):
    """Whether its deadline has passed while work on it is still to be done."""
    return bool(
        text.due_at and text.due_at < (now or timezone.now()) and text.stage != Stage.APPROVED
    )
