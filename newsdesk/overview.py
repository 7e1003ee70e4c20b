"""One article on one page: each language, what stands in the way, and what has happened."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q

from annotations.models import Annotation
from articles.models import ArticleText, AuditEntry, Edition, FourEyesException
from articles.permissions import Permission, may
from articles.publishing.readiness import obstacles_of
from newsdesk.telling import tell
from newsdesk.worklists import is_late

ACTS_PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class LanguageState:
    """Where one language stands. `text` is None while nobody has begun it."""

    language: str
    name: str
    is_source: bool
    text: ArticleText | None
    live: Edition | None
    editions: int
    pending: int
    approved: int
    lost: int
    late: bool
    obstacles: list
    may_submit: bool
    may_plan: bool


def languages_of(article, person):
    """A LanguageState for each content language, the source first."""
    texts = {
        text.language: text for text in article.texts.select_related("revision__author", "assignee")
    }
    live = {edition.language: edition for edition in Edition.objects.filter(article=article).live()}
    editions = dict(article.editions.order_by().values_list("language").annotate(count=Count("pk")))
    marks = _marks(article)
    found = obstacles_of(article)
    codes = [article.source_language, *article.target_languages]
    return [
        _state(
            article,
            code,
            texts.get(code),
            live.get(code),
            editions,
            marks.get(code, {}),
            found[code],
            person,
        )
        for code in codes
    ]


def second_looks(article):
    """What readers see of it that one person published alone and nobody has looked at."""
    waiting = FourEyesException.objects.open().filter(article=article)
    return waiting.select_related("edition", "by").defer("edition__content")


def acts_of(article):
    """The article's record, newest first: AuditEntry rows to page through."""
    return AuditEntry.objects.filter(chain=f"article:{article.pk}").select_related("by")


def told(entries):
    return [tell(entry) for entry in entries]


def _state(article, code, text, live, editions, marks, found, person):
    writes = Permission.WRITE if code == article.source_language else Permission.TRANSLATE
    unfinished = text is not None and text.revision and text.stage in ("draft", "returned")
    return LanguageState(
        language=code,
        name=dict(settings.CONTENT_LANGUAGES)[code],
        is_source=code == article.source_language,
        text=text,
        live=live,
        editions=editions.get(code, 0),
        pending=marks.get("pending", 0),
        approved=marks.get("approved", 0),
        lost=marks.get("lost", 0),
        late=text is not None and is_late(text),
        obstacles=found,
        may_submit=bool(unfinished and not article.spiked_at and may(person, writes, article)),
        may_plan=text is not None
        and (text.assignee_id == person.pk or may(person, Permission.ASSIGN, article)),
    )


def _marks(article):
    """{language: {"pending", "approved", "lost"}}, in one query."""
    lost = Q(anchoring__in=[Annotation.Anchoring.AMBIGUOUS, Annotation.Anchoring.GONE])
    rows = (
        Annotation.objects.filter(text__article=article)
        .exclude(state=Annotation.State.REMOVED)
        .order_by()
        .values("text__language")
        .annotate(
            pending=Count("pk", filter=Q(state=Annotation.State.PENDING)),
            approved=Count("pk", filter=Q(state=Annotation.State.APPROVED)),
            lost=Count("pk", filter=lost),
        )
    )
    return {row["text__language"]: row for row in rows}
