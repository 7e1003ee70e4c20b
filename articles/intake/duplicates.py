"""What is in the newsroom already: the same file, the same text, or nearly the same text."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Shingle
from articles.permissions import visible_articles
from articles.text.blocks import parse_body
from articles.text.shingles import similarity, sketch

REMEMBER = "INSERT INTO articles_shingle (article_id, language, value) VALUES (%s, %s, %s)"
SHOWN = 5
CANDIDATES = 20
ALIKE = 0.35  # of a text: what shares less is another story
SAME_FILE, SAME_TEXT = _("the same file"), _("the same text")
NEAR = _("%(percent)d %% the same text")


@dataclass(frozen=True)
class LookAlike:
    article: Article
    why: str | Promise


def remember(article, language, body):
    """Keep the sketch of a text as it came in; one query. As plain rows: a hundred objects for each
    text would be a fourth of the time that an archive takes to come in."""
    rows = [(article.pk, language, value) for value in sketch(_words(body))]
    with connection.cursor() as cursor:
        cursor.executemany(REMEMBER, rows)


def look_alikes(upload, draft, person):
    """At most SHOWN articles that this person may read, the surest first."""
    articles = visible_articles(person, Article.objects.working())
    found = {}
    for article in articles.filter(upload__sha256=upload.sha256)[:SHOWN]:
        found[article.pk] = LookAlike(article, SAME_FILE)
    for article, alike in _near(articles, draft):
        why = NEAR % {"percent": round(alike * 100)}
        if getattr(article, f"body_{draft.language}") == draft.body:
            why = SAME_TEXT
        found.setdefault(article.pk, LookAlike(article, why))
    return list(found.values())[:SHOWN]


def _near(articles, draft):
    """[(article, similarity)] of those alike enough, most alike first; three queries."""
    mine = sketch(_words(draft.body))
    shared = (
        Shingle.objects.filter(value__in=mine, language=draft.language)
        .filter(article__in=articles.order_by().values("pk"))
        .values_list("article")
        .annotate(shared=Count("pk"))
        .order_by("-shared", "-article")[:CANDIDATES]
    )
    theirs = defaultdict(list)
    rows = Shingle.objects.filter(article__in=[pk for pk, _shared in shared])
    for pk, value in rows.filter(language=draft.language).values_list("article", "value"):
        theirs[pk].append(value)
    alike = {pk: similarity(mine, values) for pk, values in theirs.items()}
    close = sorted((pk for pk in alike if alike[pk] >= ALIKE), key=lambda pk: (-alike[pk], -pk))
    known = Article.objects.in_bulk(close[:SHOWN])
    return [(known[pk], alike[pk]) for pk in close[:SHOWN]]


def _words(body):
    return "\n".join(block.text for block in parse_body(body))
