"""What editors chose: which stories stand first, in brief, together, or beside another.

They choose articles by number. Readers see those that are live in their language at that moment, in
the editor's order; of the others nothing is said.
"""

from dataclasses import dataclass, field

from django.db.models import Q

from articles.models.listing import Listing
from articles.prepared import Prepared

KIND = Listing.Kind


@dataclass(frozen=True, slots=True)
class Package:
    """Several stories under one heading."""

    title: str
    articles: list


@dataclass(frozen=True, slots=True)
class Front:
    """What was chosen for the front page, as numbers of articles."""

    leads: list = field(default_factory=list)
    brief: list = field(default_factory=list)
    packages: list = field(default_factory=list)

    @property
    def numbers(self):
        together = [number for package in self.packages for number in package.articles]
        return [*self.leads, *self.brief, *together]


def front(language):
    """The Front of a language. One query."""
    found = Front()
    for row in _of_the_front(language=language):
        if row.kind == KIND.FRONT:
            found.leads.extend(row.articles)
        elif row.kind == KIND.BRIEF:
            found.brief.extend(row.articles)
        elif row.on_front and row.articles:
            found.packages.append(package(row, language))
    return found


@Prepared
def _of_the_front(*, language):
    rows = Listing.objects
    return rows.filter(
        Q(pk__in=rows.last(KIND.FRONT, "", language).values("pk"))
        | Q(pk__in=rows.last(KIND.BRIEF, "", language).values("pk"))
        | Q(pk__in=rows.standing(language).filter(kind=KIND.PACKAGE).order_by().values("pk"))
    )


def leads_of(language, key):
    """The numbers of the articles at the top of a section. One query."""
    rows = list(Listing.objects.last(KIND.SECTION, key, language))
    return rows[0].articles if rows else []


def package(row, language):
    return Package(row.titles.get(language, ""), row.articles)


def package_of(edition):
    """The Package that the article of a live edition (`queries.live_editions`) is in, or None."""
    if edition.package is None:
        return None
    return package(Listing.objects.get(pk=edition.package), edition.language)


def in_order(numbers, editions):
    """Of {number: edition} those of `numbers`, in their order."""
    return [editions[number] for number in numbers if number in editions]
