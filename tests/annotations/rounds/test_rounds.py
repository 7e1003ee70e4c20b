"""Two people mark one text for themselves; a reviewer compares and decides; nobody sees too much."""

import pytest
from django.test import Client
from django.urls import reverse

from annotations.marking.spans import occurrences
from annotations.models import Annotation, Decision, LayerMark, Round
from annotations.rounds import actions
from annotations.rounds.comparing import Comparison
from annotations.rounds.deciding import Choice, adjudicate
from annotations.rounds.options import options_of
from articles.exceptions import Conflict, Invalid, NewsroomError, Refused
from articles.models import AuditEntry, Notification
from articles.writing import actions as writing
from articles.writing.content import Content
from tests.annotations.making import kind, make_entity
from tests.support.everywhere import addresses


def take(one, *wanted, **entities):
    """The choices that take the options of these words, some as an entity: {words: entity}."""
    return {
        option.key: Choice(taken=True, entity=entities.get(option.first.exact))
        for option in options_of(one)
        if option.first.exact in {*wanted, *entities}
    }


def told(person):
    rows = Notification.objects.filter(person=person, event__startswith="round")
    return list(rows.order_by("pk").values_list("event", flat=True))


def test_nothing_of_it_is_there_until_the_newsroom_switches_it_on(client_of, article, somchai):
    address = reverse("round_list", args=[article.pk, "en"])
    client = client_of(somchai)
    assert client.get(address).status_code == 404
    review = client.get(reverse("text_review", args=[article.pk, "en"]))
    assert address not in review.content.decode()


def test_a_round_walks_from_beginning_to_decision_in_the_browser(
    client_of, switched_on, text, police, mali, ploy, somchai
):
    text.assignee = ploy
    text.save()
    listed = reverse("round_list", args=[text.article_id, "en"])
    assert (
        listed
        in client_of(somchai)
        .get(reverse("text_review", args=[text.article_id, "en"]))
        .content.decode()
    )
    client_of(somchai).post(listed, {"people": [mali.pk, ploy.pk]})
    one = Round.objects.get()
    assert told(mali) == told(ploy) == ["round_begun"]
    for person in (mali, ploy):
        client, mark = client_of(person), reverse("round_mark", args=[one.pk])
        page = client.get(mark).content.decode()
        assert "Royal Thai Police" in page
        sent = {"revision": 1, "words": "Royal Thai Police", "kind": "organisation"}
        assert client.post(mark, sent).status_code == 302
        assert client.post(reverse("round_submit", args=[one.pk])).status_code == 302
    assert LayerMark.objects.filter(entity=police).count() == 2  # known by its name
    assert told(somchai) == ["round_submitted"]
    compare = reverse("round_compare", args=[one.pk])
    page = client_of(somchai).get(compare).content.decode()
    assert "all alike" in page
    [option] = options_of(one)
    client_of(somchai).post(compare, {"take": option.key})
    [annotation] = Annotation.objects.all()
    assert (annotation.state, annotation.created_by, annotation.entity) == (
        "approved",
        mali,
        police,
    )
    assert told(mali)[-1] == "round_ended"
    mine = client_of(mali).get(reverse("round_mine", args=[one.pk])).content.decode()
    assert "Accepted as I marked them" in mine


def test_a_mark_that_cannot_be_is_refused_in_words_and_keeps_what_was_typed(
    client_of, round_, mali, police
):
    client, address = client_of(mali), reverse("round_mark", args=[round_.pk])
    for sent, words in [
        ({"words": "no such words", "kind": "place"}, "occurs 0 times"),
        ({"words": "", "kind": "place"}, "Select the words"),
        ({"words": "Monday", "kind": "claim"}, "Say who makes the claim"),
        ({"words": "Monday", "kind": "nothing"}, "Kind"),
        ({"words": "Monday", "kind": "date", "entity": police.pk}, "as another kind"),
        ({"words": "😀" * 9000, "kind": "date"}, "occurs 0 times"),
    ]:
        answer = client.post(address, {"revision": 1, **sent})
        assert answer.status_code == 400
        assert words in answer.content.decode()
    assert (
        'value="Monday"'
        in client.post(
            address, {"revision": 1, "words": "Monday", "kind": "claim"}
        ).content.decode()
    )
    assert not LayerMark.objects.exists()


def test_a_round_needs_two_people_who_may_mark_and_one_at_a_time(
    switched_on, text, mali, anan, ploy, somchai
):
    for people, words in [([mali], "two people"), ([mali, anan], "may not mark")]:
        with pytest.raises(Invalid, match=words):
            actions.start(text, people, by=somchai)
    one = actions.start(text, [mali, ploy], by=somchai)
    with pytest.raises(Invalid, match="under way"):
        actions.start(text, [mali, ploy], by=somchai)
    actions.cancel(one, by=somchai)
    actions.start(text, [mali, ploy], by=somchai)


def test_the_same_mark_twice_is_one_and_can_be_taken_out(annotators, mali, police):
    first = annotators.mark(mali, "Royal Thai Police", "organisation")
    again = annotators.mark(mali, "Royal Thai Police", "organisation", police)
    assert first == again
    assert LayerMark.objects.get().entity == police
    assert actions.unmark(annotators.layer(mali), first.pk, by=mali) == "Royal Thai Police"
    assert actions.unmark(annotators.layer(mali), first.pk, by=mali) == ""


def test_nobody_writes_in_anothers_layer_nor_after_submitting(annotators, mali, anan):
    mark = annotators.mark(mali, "Monday", "date")
    with pytest.raises(Refused):
        actions.submit(annotators.layer(mali), by=anan)
    assert actions.unmark(annotators.layer(anan), mark.pk, by=anan) == ""
    annotators.submit(mali)
    with pytest.raises(Conflict):
        annotators.mark(mali, "two months", "date")
    actions.resume(annotators.layer(mali), by=mali)
    annotators.submit(mali, anan)
    with pytest.raises(Refused, match="being compared"):
        actions.resume(annotators.layer(mali), by=mali)


def test_the_comparison_says_how_far_people_agree(compared, mali, anan, assert_queries):
    compared.people = list(compared.layers.select_related("annotator"))
    comparison = Comparison(compared)
    [[_mali, [none, cell]], _anans] = comparison.matrix()
    assert none is None
    assert (cell.exact, cell.overlapping) == (2 / 6, 4 / 6)
    lines = {line.kind.key if line.kind else "": line for line in comparison.lines()}
    assert lines["organisation"].exact == lines["organisation"].alpha_u == 1
    assert lines["money"].exact == 0
    assert lines["money"].overlapping == 1
    assert 0 < lines["money"].kappa < 1
    assert lines[""].counts == [2, 4]
    assert [cluster.agreed for cluster in comparison.clusters] == [False, True, False, False]
    assert len(comparison.side_by_side()) == 3


def test_what_the_reviewer_accepts_is_approved_and_the_rest_is_not_there(
    compared, mali, anan, ploy
):
    one, wanted = compared, ("Royal Thai Police", "over 700,000 baht")
    adjudicate(one, take(one, *wanted), by=ploy)
    rows = Annotation.objects.order_by("start")
    assert {(row.exact, row.state, row.created_by) for row in rows} == {
        ("Royal Thai Police", "approved", mali),
        ("over 700,000 baht", "approved", mali),
    }
    assert set(Decision.objects.values_list("by", flat=True)) == {ploy.pk}
    one.refresh_from_db()
    assert (one.outcome, one.ended_by) == ("adjudicated", ploy)
    with pytest.raises(Conflict, match="ended"):
        adjudicate(one, {}, by=ploy)


def test_the_reviewers_own_change_and_a_claim_wait_for_somebody_else(
    annotators, police, mali, anan, ploy
):
    annotators.mark(mali, "Thailand", "place")
    annotators.mark(anan, "Joint operations start", "claim", claimant="The police")
    annotators.submit(mali, anan)
    one = annotators.round
    with pytest.raises(Invalid, match="Say which entity"):
        adjudicate(one, take(one, "Thailand"), by=ploy)
    thailand = make_entity(ploy, "place", name_en="Thailand", name_th="ประเทศไทย")
    chosen = take(one, "Joint operations start", Thailand=thailand)
    adjudicate(one, chosen, by=ploy)
    place, claim = (
        Annotation.objects.get(entity=thailand),
        Annotation.objects.get(kind__key="claim"),
    )
    assert (place.state, place.created_by) == ("pending", ploy)
    assert (claim.state, claim.created_by) == ("pending", anan)
    assert claim.claim.statement_en == "Joint operations start"
    assert LayerMark.objects.get(exact="Thailand").verdict == "changed"
    assert not Decision.objects.exists()


def test_an_entity_that_the_reviewer_entered_is_left_for_somebody_else(
    annotators, mali, anan, ploy
):
    courts = make_entity(ploy)
    for person in (mali, anan):
        annotators.mark(person, "Royal Thai Police", "organisation", courts)
        annotators.mark(person, "Monday", "date")
    annotators.submit(mali, anan)
    adjudicate(annotators.round, take(annotators.round, "Royal Thai Police", "Monday"), by=ploy)
    states = dict(Annotation.objects.values_list("exact", "state"))
    assert states == {"Royal Thai Police": "pending", "Monday": "approved"}


def test_a_reviewer_who_took_part_does_not_approve_their_own_mark(
    switched_on, text, mali, ploy, somchai
):
    one = actions.start(text, [mali, ploy], by=somchai)
    for person, words in ((mali, "Monday"), (ploy, "Monday"), (ploy, "two months")):
        layer = one.layers.select_related("round__text").get(annotator=person)
        [anchor] = occurrences(one.revision.document, words)
        actions.mark(layer, anchor, kind=kind("date"), by=person)
    for layer in one.layers.select_related("round__text"):
        actions.submit(layer, by=layer.annotator)
    adjudicate(one, take(one, "Monday", "two months"), by=ploy)
    states = dict(Annotation.objects.values_list("exact", "state"))
    assert states == {"Monday": "approved", "two months": "pending"}
    assert Annotation.objects.get(exact="Monday").created_by == mali


def test_an_edit_meanwhile_moves_what_is_accepted_and_refuses_changed_words(compared, mali, ploy):
    text = compared.text
    text.refresh_from_db()
    was = Content.of(text.revision)
    body = was.body.replace("over 700,000", "over 800,000").replace(
        "<p>Joint", "<p>New.</p><p>Joint"
    )
    body = body.replace("The Royal", "Today the Royal")
    writing.save(text, Content(was.headline, was.summary, body, was.slug), based_on=1, by=mali)
    with pytest.raises(Conflict, match="over 700,000 baht"):
        adjudicate(compared, take(compared, "Royal Thai Police", "over 700,000 baht"), by=ploy)
    assert not Annotation.objects.exists()
    [found] = adjudicate(compared, take(compared, "Royal Thai Police"), by=ploy)
    document = text.article.texts.get(language="en").anchored_revision.document
    span = (found.start_block, found.start, found.end_block, found.end)
    assert document.slice(*span) == "Royal Thai Police"


def test_an_annotator_reads_in_private_what_became_of_their_marks(
    client_of, compared, mali, anan, ploy
):
    choices = take(compared, "Royal Thai Police", "over 700,000 baht")
    for option in options_of(compared):
        choices.setdefault(option.key, Choice(reason=f"Not “{option.first.exact}”."))
    adjudicate(compared, choices, by=ploy)
    address = reverse("round_mine", args=[compared.pk])
    page = client_of(anan).get(address).content.decode()
    assert "Not “Monday”." in page
    missed = page.split("not marked by me")[1]
    assert "over 700,000 baht" in missed
    assert "Not “Monday”." not in client_of(mali).get(address).content.decode()
    assert client_of(ploy).get(address).status_code == 403


@pytest.mark.parametrize(
    "everywhere",
    [("article_", "text_", "round_", "ann"), pytest.param([""], marks=pytest.mark.soak)],
)
def test_layers_reach_nobody_before_they_are_decided(
    client_of, annotators, mali, anan, ploy, everywhere
):
    """The words of a layer's mark stand in the text anyway: what is looked for, at every address, is
    who says a claim, which stands nowhere else."""
    annotators.mark(mali, "Joint operations start", "claim", claimant="CANARY-CLAIMANT")
    article = annotators.round.text.article
    annotators.submit(mali)
    looks = [(client_of(ploy), prefix) for prefix in everywhere]
    for client, prefix in [(Client(), "reader_a"), (client_of(anan), "round_"), *looks]:
        shown = [one for one in addresses([article], prefix) if b"CANARY" in body(client, one)]
        assert shown == []
    annotators.submit(anan)
    rounds = addresses([article], "round_")
    shown = [one for one in rounds if b"CANARY" in body(client_of(ploy), one)]
    assert shown == [reverse("round_compare", args=[annotators.round.pk])]
    assert not any(b"CANARY" in body(client_of(anan), one) for one in rounds)
    assert not Annotation.objects.exists()
    assert not AuditEntry.objects.filter(data__icontains="CANARY").exists()


def body(client, address):
    answer = client.get(address)
    return b"".join(answer) if answer.streaming else answer.content


def test_a_cancelled_round_shows_its_layers_to_nobody(client_of, compared, somchai, ploy):
    actions.cancel(compared, by=somchai)
    assert client_of(ploy).get(reverse("round_compare", args=[compared.pk])).status_code == 403
    with pytest.raises(NewsroomError):
        adjudicate(compared, {}, by=ploy)
