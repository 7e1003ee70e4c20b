"""The board: every article of the desk, its languages side by side, each with its stage.

Also who has how much to do. Made for 100,000 articles: `articles.capped` stops counting.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Count, F, Min, Prefetch, Q
from django.utils import timezone

from articles.capped import in_order
from articles.headlines import headlines_with
from articles.models import Article, ArticleText, Stage
from articles.permissions import visible_articles, visible_texts
from articles.translating.staleness import behind_of
from newsdesk.worklists import at, is_late

PER_PAGE = 25
UNFINISHED = [Stage.DRAFT, Stage.SUBMITTED, Stage.RETURNED]
BODIES = [f"body_{code}" for code, _name in settings.CONTENT_LANGUAGES]
SORTS = {"changed": "-updated_at", "new": "-created_at", "old": "updated_at"}


@dataclass(frozen=True)
class Row:
    """One article; `cells` are its texts in the order of the content languages, None where it has
    none in that language."""

    article: Article
    cells: list = field(default_factory=list)


def articles_of(person, filters):
    """The articles that pass `filters` (BoardForm's cleaned data), as one QuerySet."""
    asked = Article.objects.spiked() if filters.get("aside") else Article.objects.working()
    articles = visible_articles(person, asked)
    if filters.get("section"):
        articles = articles.filter(section=filters["section"])
    if words := filters.get("q"):
        articles = articles.filter(headlines_with(words))
    if wanted := _of_texts(filters):
        texts = ArticleText.objects.filter(wanted).order_by()
        articles = articles.filter(pk__in=texts.values("article"))
    return articles.order_by(SORTS.get(filters.get("sort"), "-updated_at"), "-pk")


def rows_of(page, languages):
    """The Rows of one page of keys; each translation that its source has left behind says how far. Three
    queries, and five more where there is one."""
    texts = ArticleText.objects.select_related("assignee")
    articles = Article.objects.defer(*BODIES).select_related("section")
    articles = in_order(page, articles.prefetch_related(Prefetch("texts", queryset=texts)))
    now = timezone.now()
    rows = []
    behind = behind_of(text for article in articles for text in article.texts.all())
    for article in articles:
        found = {text.language: text for text in article.texts.all()}
        for text in found.values():
            text.article, text.late = article, is_late(text, now)
            text.behind = behind.get(text.pk)
        rows.append(Row(article, [found.get(code) for code, _name in languages]))
    return rows


def workload(person):
    """[{person, texts, late, oldest}], who has most first, and the same for nobody's work: what is
    unfinished among what `person` may see. Two queries."""
    now = timezone.now()
    rows = (
        visible_texts(person)
        .filter(at(*UNFINISHED))
        .order_by()
        .values("assignee")
        .annotate(texts=Count("pk"), late=Count("pk", filter=Q(due_at__lt=now)))
        .order_by("-texts")
    )
    rows = list(rows)
    people = get_user_model().objects.in_bulk([row["assignee"] for row in rows if row["assignee"]])
    return [{**row, "person": people.get(row["assignee"])} for row in rows]


def stages(person):
    """[{stage, texts, oldest}] of what is unfinished; `oldest`: since when the first one waits."""
    rows = (
        visible_texts(person)
        .filter(at(*UNFINISHED))
        .order_by()
        .values("stage")
        .annotate(texts=Count("pk"), oldest=Min("revision__created_at"))
        .order_by(F("texts").desc())
    )
    return [{**row, "label": Stage(row["stage"]).label} for row in rows]


def _of_texts(filters):
    wanted = Q()
    for name in ("stage", "language", "assignee"):
        if filters.get(name):
            wanted &= Q(**{name: filters[name]})
    if filters.get("urgent"):
        wanted &= Q(priority__gt=0)
    if filters.get("late"):
        wanted &= Q(due_at__lt=timezone.now(), stage__in=UNFINISHED)
    return wanted
