"""What a reader asks of the search, and the page of answers."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.reading import addresses, dates, excerpts, queries
from articles.reading.story import name_in
from articles.search import finding
from articles.search.asking import Question
from articles.text import searching

TERMS = 12  # of a query; the rest is not asked for
EARLIEST = 1900


class SearchForm(forms.Form):
    """The parameters of the search's address. None is needed."""

    q = forms.CharField(label=_("Search for"), max_length=300, required=False, strip=True)
    section = forms.CharField(max_length=40, required=False)
    entity = forms.IntegerField(min_value=1, max_value=999_999_999, required=False)
    since = forms.DateField(label=pgettext_lazy("date", "From"), required=False)
    until = forms.DateField(label=pgettext_lazy("date", "To"), required=False)
    sort = forms.ChoiceField(
        label=_("Order"),
        choices=[("best", _("Best first")), ("newest", _("Newest first"))],
        required=False,
    )

    def __init__(self, data):
        super().__init__(data, auto_id="search-%s")

    def question(self, language, today):
        """The Question, or None where nothing is asked. What is not understood is left out."""
        clean = self.cleaned_data
        terms = tuple(searching.terms(clean.get("q", ""))[:TERMS])
        if not terms:
            return None
        since, until = clean.get("since"), clean.get("until")
        if since or until:
            since = max(since or today.replace(year=EARLIEST, month=1, day=1), since or today.min)
            until = min(until or today, today)
        return Question(
            language=language,
            terms=terms,
            section=clean.get("section", ""),
            entity=clean.get("entity"),
            since=since,
            until=until,
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """One article of the answer; `headline` and `excerpt` are HTML with the hits marked."""

    url: str
    place: str
    headline: str
    excerpt: str
    section: str
    section_key: str
    entities: list  # [(id, name)]
    when: dates.Moment


@dataclass(frozen=True, slots=True)
class Answer:
    hits: list
    more: bool
    instead: str  # the words that were searched for instead, "" for those that were typed


def answer(question, *, order, page):
    """The Answer to a Question; where nothing is found, to the nearest words that are known."""
    found = finding.find(question, order=order, page=page)
    instead = ""
    if not found.editions and page == 1:
        nearest = finding.corrected(question)
        if nearest is not None:
            found = finding.find(nearest, order=order, page=page)
        if found.editions:
            question, instead = nearest, " ".join(term.text for term in nearest.terms)
    return Answer(
        [_hit(edition, question.terms) for edition in found.editions], found.more, instead
    )


def _hit(edition, terms):
    url = addresses.article(edition)
    shown = excerpts.excerpt(edition.content, terms)
    return Hit(
        url=url,
        place=f"{url}#{shown.block}" if shown else url,
        headline=excerpts.headline(edition, terms),
        excerpt=shown.html if shown else edition.summary,
        section=edition.content["section"]["name"],
        section_key=edition.section_key,
        entities=[(e["id"], name_in(e, edition.language)) for e in edition.content["entities"]],
        when=dates.moment(edition.first_published_at, edition.language),
    )


def entities(question):
    """[(name, kind, address)] of the published entities that go by the words of the Question."""
    found = []
    for pk in finding.entities_called(question):
        for row in queries.entity_rows(question.language, pk)[:1]:
            url = addresses.entity(question.language, pk)
            found.append((row.name, row.data["kind_name"], url))
    return found


def name_of_entity(question):
    """The name of the entity that the Question is narrowed to; its number for none that is shown."""
    for row in queries.entity_rows(question.language, question.entity)[:1]:
        return row.name
    return str(question.entity)
