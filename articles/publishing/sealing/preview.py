"""What a seal would take out, seen before anything is."""

from dataclasses import dataclass, field

from django.db.models import Q

from articles.models import Edition, Redirect
from articles.publishing.sealing import reach
from articles.publishing.sealing.blanks import Blanks

SHOWN = 3  # excerpts of one table
AROUND = 60  # code points before and after the first difference


@dataclass
class Found:
    """One table: how many of its rows, and some of them as they will be."""

    name: str
    count: int = 0
    excerpts: list = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Preview:
    tables: list
    pairs: int
    redirects: int
    uploads: int
    others: list

    @property
    def is_empty(self):
        return not (self.tables or self.pairs or self.redirects)


def preview(article, words):
    """A Preview of what a seal on these words reaches now."""
    blanks, tables = Blanks(words), []
    for model, path, columns in reach.tables():
        found = Found(str(model._meta.verbose_name_plural))
        for row in reach.rows(model, path, columns, article):
            for column, done in changed(row, blanks).items():
                if len(found.excerpts) < SHOWN and isinstance(done, str):
                    found.excerpts.append(_excerpt(row[column], done))
            found.count += bool(changed(row, blanks))
        if found.count:
            tables.append(found)
    redirects = [one for one in Redirect.objects.all() if blanks.found([one.old, one.new])]
    return Preview(
        tables,
        len(reach.pairs_with(words, blanks)),
        len(redirects),
        bool(article.upload_id),
        _others(article, words),
    )


def changed(row, blanks):
    """{column: what is left of it} of the columns of a row that hold one of the words."""
    made = {name: blanks.out_of(value, name) for name, value in row.items() if name != "pk"}
    return {name: value for name, value in made.items() if value != row[name]}


def _others(article, words):
    """Other articles whose readers see one of the words: each needs a seal of its own."""
    asked = Q(pk__in=[])
    for word in words:
        asked |= Q(headline__icontains=word) | Q(summary__icontains=word)
        asked |= Q(mentions__exact__icontains=word) | Q(mentions__sentence__icontains=word)
        asked |= Q(entities__name__icontains=word)
    live = Edition.objects.live().exclude(article=article).filter(asked).distinct()
    return list(live.without_content().order_by("article_id", "language")[:20])


def _excerpt(before, after):
    first = next(n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1])
    return after[max(0, first - AROUND) : first + AROUND]
