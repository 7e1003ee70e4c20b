"""What the page of a listing shows: its stories in order, those that could be added, who changed it."""

from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Edition, Listing, PublishedEntity, Section
from articles.publishing.listing import actions

KIND = Listing.Kind
OFFERED = 15  # stories that could be added
LOOKED_AT = 60  # the newest live editions among which they are sought
REMEMBERED = 8  # changes listed


@dataclass(frozen=True, slots=True)
class Story:
    """A story of the list. `seen` are (language, headline) as readers see it; [] where they do not."""

    pk: int
    name: str
    section: str
    seen: list


def stories(numbers):
    """A Story for each number, in order; a number that no article has is left out. Two queries."""
    articles = Article.objects.select_related("section").in_bulk(numbers)
    seen = _seen(Edition.objects.live().filter(article__in=numbers))
    return [_story(articles[pk], seen.get(pk, {})) for pk in numbers if pk in articles]


def offered(kind, name, words, besides):
    """The Stories that could be added: those readers see, the newest first; with `words`, those
    whose headline has them or whose number they are; for related stories, those that share most."""
    words = words.strip()
    live = Edition.objects.live().exclude(article__in=besides)
    if kind == KIND.RELATED:
        live = live.exclude(article=int(name))
    if kind == KIND.SECTION:
        live = live.filter(section_key=name)
    if words.removeprefix("#").isdecimal() and len(words) < 12:
        live = live.filter(article=int(words.removeprefix("#")))
    elif words:
        live = live.filter(headline__icontains=words)
    elif kind == KIND.RELATED and (alike := _alike(int(name), besides)):
        return stories(alike)
    newest = live.newest_first().values_list("article", flat=True)[:LOOKED_AT]
    return stories(list(dict.fromkeys(newest))[:OFFERED])


def heading(kind, name):
    """The listing's name in words."""
    if kind == KIND.SECTION:
        section = Section.objects.filter(key=name).first()
        return _("Top of the section %(name)s") % {"name": section or name}
    return {
        KIND.FRONT: _("Top of the front page"),
        KIND.BRIEF: _("In brief, on the front page"),
        KIND.PACKAGE: _("Package"),
        KIND.RELATED: _("Related stories"),
    }[kind]


def history(kind, name):
    """The newest rows of a listing, newest first."""
    rows = Listing.objects.filter(kind=kind, name=name).select_related("by")
    return list(rows.order_by("-pk")[:REMEMBERED])


def packages():
    """The packages that stand in any language: [(name, headings, how many stories, on the front?)]."""
    found = {}
    for code in actions.LANGUAGES:
        for row in Listing.objects.standing(code).filter(kind=KIND.PACKAGE).order_by("-pk"):
            if row.articles:
                words = found.setdefault(row.name, {"row": row, "titles": {}})
                words["titles"][code] = row.titles.get(code, "")
    return [
        {
            "url": reverse("listing_edit", args=[KIND.PACKAGE, name]),
            "titles": list(words["titles"].items()),
            "count": len(words["row"].articles),
            "on_front": words["row"].on_front,
        }
        for name, words in found.items()
    ]


def counts(kind, name=""):
    """[(language, how many stories an editor put there)]."""
    rows = actions.standing(kind, name)
    return [(code, len(row.articles) if row else 0) for code, row in rows.items()]


def _alike(number, besides):
    """The articles whose live editions name most of what this one's name, the most alike first."""
    ours = PublishedEntity.objects.filter(edition__in=Edition.objects.live().filter(article=number))
    shared = PublishedEntity.objects.filter(
        entity_id__in=list(ours.values_list("entity_id", flat=True).distinct()[:40])
    ).exclude(edition__article__in=[*besides, number])
    rows = (
        shared.order_by()
        .values("edition__article")
        .annotate(count=Count("entity_id", distinct=True))
    )
    numbers = [row["edition__article"] for row in rows.order_by("-count", "-edition__article")[:60]]
    live = Edition.objects.live().filter(article__in=numbers)
    seen = set(live.values_list("article", flat=True))
    return [pk for pk in numbers if pk in seen][:OFFERED]


def _seen(editions):
    found = {}
    for edition in editions.defer("content"):
        found.setdefault(edition.article_id, {})[edition.language] = edition.headline
    return found


def _story(article, seen):
    return Story(
        article.pk,
        str(article),
        str(article.section),
        [(code, seen.get(code, "")) for code in actions.LANGUAGES] if seen else [],
    )
