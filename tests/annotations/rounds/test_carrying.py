"""A text is edited while a round is open: its people are told, and their marks go along or say so."""

from dataclasses import replace

import pytest
from django.urls import reverse

from annotations.models import Annotation
from annotations.rounds.carrying import places_now
from annotations.rounds.deciding import Choice, adjudicate
from annotations.rounds.options import options_of
from articles.exceptions import Conflict
from articles.writing import actions as writing
from articles.writing.content import Content


def edit(one, old, new, by):
    text = one.text
    text.refresh_from_db()
    content = Content.of(text.revision)
    assert old in content.body
    content = replace(content, body=content.body.replace(old, new))
    writing.save(text, content, based_on=text.revision_number, by=by)
    text.refresh_from_db()


@pytest.fixture
def edited(compared, mali):
    """Mali put words before the police and made the sum another."""
    edit(compared, "The Royal Thai Police", "On Tuesday the Royal Thai Police", mali)
    edit(compared, "over 700,000 baht", "over 800,000 baht", mali)
    return compared


def test_each_mark_stands_where_its_words_stand_now_or_is_lost(edited):
    options = options_of(edited)
    places = places_now(edited, options)
    found = {option.first.exact: places[option.key] for option in options}
    document = edited.text.anchored_revision.document
    police = found["Royal Thai Police"]
    assert document.block(police.start_block).text[police.start : police.end] == police.exact
    assert police.start == len("On Tuesday the ")
    assert found["over 700,000 baht"] is None and found["700,000 baht"] is None
    assert found["Monday"].exact == "Monday"


def test_the_reviewer_sees_beforehand_what_cannot_be_taken(edited, ploy, client_of):
    address = reverse("round_compare", args=[edited.pk])
    html = client_of(ploy).get(address).content.decode()
    assert "data-behind" in html and html.count("data-lost") == 2
    taken = {option.first.exact: option.key for option in options_of(edited)}
    assert f'value="{taken["over 700,000 baht"]}" disabled' in html
    assert f'value="{taken["Royal Thai Police"]}" checked' in html
    sent = {"take": [taken["Royal Thai Police"], taken["Monday"]]}
    assert client_of(ploy).post(address, sent).status_code == 302
    marks = Annotation.objects.filter(text=edited.text)
    assert sorted(marks.values_list("exact", flat=True)) == ["Monday", "Royal Thai Police"]
    assert "data-lost" not in client_of(ploy).get(address).content.decode()


def test_what_is_lost_is_refused_whatever_is_sent(edited, ploy):
    choices = {
        option.key: Choice(taken=True)
        for option in options_of(edited)
        if option.first.exact == "over 700,000 baht"
    }
    with pytest.raises(Conflict, match="over 700,000 baht"):
        adjudicate(edited, choices, by=ploy)
    assert not Annotation.objects.exists()


def test_annotators_are_told_that_they_mark_an_older_revision(round_, mali, client_of):
    address = reverse("round_mark", args=[round_.pk])
    assert "data-behind" not in client_of(mali).get(address).content.decode()
    edit(round_, "one case", "a single case", mali)
    html = client_of(mali).get(address).content.decode()
    assert "data-behind" in html and "revision 2 now" in html
    assert "lost in one case" in html, "they mark what the round began with"
    sent = {"revision": 1, "words": "one case", "kind": "quantity"}
    assert client_of(mali).post(address, sent).status_code == 302
