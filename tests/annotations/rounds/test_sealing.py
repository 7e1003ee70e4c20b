"""A court's order reaches the layers of a round: whatever of the words stands there is taken out."""

import pytest

from annotations.models import LayerMark
from annotations.rounds.deciding import adjudicate
from annotations.rounds.options import options_of
from articles.models import SealedRow
from articles.publishing.sealing import actions
from tests import factories

WORDS = ["Royal Thai Police", "Quentin Zed"]


@pytest.fixture
def named(annotators, mali, anan, ploy):
    """The words in a mark of a layer, as who made a claim, and as why a mark was not accepted."""
    annotators.mark(mali, "Royal Thai Police", "organisation")
    annotators.mark(anan, "Monday", "date")
    annotators.mark(
        anan, "Joint operations start within two months", "claim", claimant="Quentin Zed"
    )
    return annotators


def seal(one, somchai, ploy):
    found = actions.ask(one.text.article, WORDS, order="Criminal Court 12/2569", by=somchai)
    return actions.carry_out(found, by=ploy)


def words_of_layers():
    return [" ".join([mark.exact, mark.claimant, mark.reason]) for mark in LayerMark.objects.all()]


def test_a_seal_takes_the_words_out_of_open_layers(named, somchai, ploy):
    counts = seal(named.round, somchai, ploy)
    assert counts["annotations_layermark"] == 2
    assert not any(word in told for told in words_of_layers() for word in WORDS)
    [mark] = LayerMark.objects.filter(kind__key="organisation")
    document = named.round.revision.__class__.objects.get(pk=named.round.revision_id).document
    assert document.block(mark.start_block).text[mark.start : mark.end] == mark.exact
    assert SealedRow.objects.filter(table="annotations_layermark").count() == 2


def test_a_round_goes_on_after_a_seal(named, mali, anan, somchai, ploy):
    seal(named.round, somchai, ploy)
    named.submit(mali, anan)
    named.round.refresh_from_db()
    options = options_of(named.round)
    assert len(options) == 3
    adjudicate(named.round, {}, by=ploy)


def test_a_seal_takes_the_words_out_of_the_reasons_of_a_decided_round(
    named, mali, anan, somchai, ploy
):
    named.submit(mali, anan)
    adjudicate(named.round, {}, by=ploy)
    LayerMark.objects.filter(kind__key="date").update(reason="Quentin Zed was away that day")
    assert seal(named.round, somchai, ploy)["annotations_layermark"] == 3
    assert not any(word in told for told in words_of_layers() for word in WORDS)


def test_a_seal_on_another_article_leaves_open_layers_alone(named, mali, somchai, ploy):
    other = factories.make_article(mali, body=f"<p>{' and '.join(WORDS)} met.</p>")
    before = words_of_layers()
    found = actions.ask(other, WORDS, order="Criminal Court 13/2569", by=somchai)
    assert "annotations_layermark" not in actions.carry_out(found, by=ploy)
    assert words_of_layers() == before
