import pytest

from annotations.marking.spans import occurrences
from annotations.models import Layer
from annotations.rounds import actions
from articles.models import NewsroomSettings
from articles.newsroom import forget
from tests.annotations.making import kind, make_entity


@pytest.fixture
def switched_on(db):
    NewsroomSettings.objects.update_or_create(pk=1, defaults={"several_annotators": True})
    forget()


@pytest.fixture
def police(anan):
    return make_entity(anan)


@pytest.fixture
def round_(switched_on, text, mali, anan, somchai):
    """Mali and Anan mark Mali's article; Anan translates it, and so may read it."""
    text.assignee = anan
    text.save()
    return actions.start(text, [mali, anan], by=somchai)


class Annotators:
    """Marks by words, in the layers of a round."""

    def __init__(self, one):
        self.round = one

    def layer(self, person):
        return Layer.objects.select_related("round__text__article").get(
            round=self.round, annotator=person
        )

    def mark(self, person, words, key, entity=None, **more):
        return actions.mark(
            self.layer(person),
            occurrences(self.round.revision.document, words)[0],
            kind=kind(key),
            entity=entity,
            by=person,
            **more,
        )

    def submit(self, *people):
        for person in people:
            actions.submit(self.layer(person), by=person)


@pytest.fixture
def annotators(round_):
    return Annotators(round_)


@pytest.fixture
def compared(annotators, police, mali, anan):
    """Both marked the police alike; they differ about the sum; Anan alone has a day and a claim."""
    for person in (mali, anan):
        annotators.mark(person, "Royal Thai Police", "organisation", police)
    annotators.mark(mali, "over 700,000 baht", "money")
    annotators.mark(anan, "700,000 baht", "money")
    annotators.mark(anan, "Monday", "date")
    annotators.mark(
        anan, "Joint operations start within two months", "claim", claimant="The police"
    )
    annotators.submit(mali, anan)
    return annotators.round
