"""A red row of the facts keeps a translation from being published until a reviewer lets it stand."""

import pytest

from articles.exceptions import Invalid, Refused
from articles.publishing.readiness import errors, obstacles
from articles.translating import actions
from articles.translating.alignment import Pair
from articles.translating.parity import facts
from tests.articles.translating.making import edit_source, translate
from tests.articles.translating.test_pages import page


def red(text):
    text.refresh_from_db()
    return [fact for fact in facts(Pair(text)) if fact.is_red]


@pytest.fixture
def differing(article, thai, anan, mali):
    translate(thai, by=anan)
    edit_source(article, "700,000", "900,000", by=mali)
    return thai


def in_the_way(article):
    found = obstacles(article, "th")
    return [str(one) for one in errors(found) if "900,000" in str(one)]


def test_a_reviewers_waiver_counts_at_publication_and_is_named(client_of, article, differing, ploy):
    [fact] = red(differing)
    assert in_the_way(article)
    client = client_of(ploy)
    shown = client.get(page(differing, "parity/"))
    assert fact.digest in shown.content.decode()
    data = {"fact": fact.digest, "reason": "The court's figure is newer"}
    assert client.post(page(differing, "parity/waive/"), data).status_code == 302
    assert red(differing) == [] and in_the_way(article) == []
    [named] = [one for one in obstacles(article, "th") if "900,000" in str(one)]
    assert (named.waiver.by, named.waiver.reason) == (ploy, "The court's figure is newer")
    assert (
        "The court&#x27;s figure is newer"
        in client.get(page(differing, "parity/")).content.decode()
    )
    client.post(page(differing, "parity/unwaive/"), {"fact": fact.digest})
    assert in_the_way(article)


def test_other_words_open_it_again(article, differing, ploy, mali):
    [fact] = red(differing)
    actions.waive_fact(differing, fact.digest, by=ploy, reason="newer")
    edit_source(article, "900,000", "950,000", by=mali)
    assert [one.source for one in red(differing)] == ["over 950,000 baht"]


def test_whoever_wrote_the_paragraph_cannot_let_it_stand(article, differing, somchai, ploy):
    [fact] = red(differing)
    with pytest.raises(Invalid):
        actions.waive_fact(differing, fact.digest, by=ploy, reason=" ")
    actions.save_paragraph(
        differing, "b2", "<p>คดีนี้เสียหายกว่า 8 แสนบาท</p>",
        based_on=differing.revision_number, by=somchai,
    )  # fmt: skip
    [fact] = [one for one in red(differing) if one.kind == "money"]
    with pytest.raises(Refused):
        actions.waive_fact(differing, fact.digest, by=somchai, reason="mine")
    with pytest.raises(Invalid):
        actions.waive_fact(differing, "0" * 64, by=ploy, reason="gone")


def test_others_are_kept_out(client_of, differing, anan, mali):
    [fact] = red(differing)
    data = {"fact": fact.digest, "reason": "so"}
    assert client_of(anan).get(page(differing, "parity/")).status_code == 200
    for person in (anan, mali):
        assert client_of(person).post(page(differing, "parity/waive/"), data).status_code == 403
