"""What a seal would take out, seen before anything is."""

import re
from dataclasses import dataclass, field

from django.db.models import Q

from articles.models import Edition, Redirect
from articles.publishing.sealing import files, reach
from articles.publishing.sealing.blanks import Blanks
from articles.text.graphemes import snap

SHOWN = 3  # excerpts of one table
AROUND = 60  # code points before and after the first difference
_TAG = re.compile(r"<[^<>]*>")


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
    photos: int
    others: list

    @property
    def is_empty(self):
        return not (self.tables or self.pairs or self.redirects or self.photos)


def preview(article, words):
    """A Preview of what a seal on these words reaches now."""
    blanks, tables = Blanks(words), []
    for model, path, columns in reach.tables():
        found = Found(str(model._meta.verbose_name_plural))
        for row in reach.rows(model, path, columns, article):
            for column, done in changed(row, blanks).items():
                found.excerpts += _excerpts(row[column], done)
                del found.excerpts[SHOWN:]
            found.count += bool(changed(row, blanks))
        if found.count:
            tables.append(found)
    redirects = [one for one in Redirect.objects.all() if blanks.found([one.old, one.new])]
    return Preview(
        tables,
        len(reach.pairs_with(words, blanks)),
        len(redirects),
        bool(article.upload_id),
        len(files.saying(article, blanks)),
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


def _excerpts(before, after):
    """The words around what is taken out, of each text in a value, of JSON too; each once."""
    if isinstance(after, str):
        return _excerpt(*map(_plain, (before, after))) or _excerpt(before, after)
    if isinstance(after, dict):
        pairs = [(before[key], after[key]) for key in after]
    elif isinstance(after, list):
        pairs = zip(before, after, strict=True)
    else:
        pairs = []
    return list(dict.fromkeys(one for pair in pairs for one in _excerpts(*pair)))


def _excerpt(before, after):
    """[the words around the first difference], or [] where there is none."""
    for at, (one, other) in enumerate(zip(before, after, strict=False)):
        if one != other:
            start, end = snap(after, at - AROUND, at + AROUND)
            return [after[start:end].strip()]
    return []


def _plain(words):
    """Without tags, for people to read."""
    return " ".join(_TAG.sub(" ", words).split())
