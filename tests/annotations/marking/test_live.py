"""Who else is here, and their new marks."""

from datetime import timedelta

import pytest

from annotations.marking import actions
from annotations.models import Presence
from annotations.reviewing import actions as reviewing
from tests.annotations.making import make_mark


@pytest.fixture
def knock(article, client_of):
    def knock(person, **sent):
        address = f"/desk/articles/{article.pk}/mark/en/here/"
        return client_of(person).post(address, {"seen": 0, "revision": 1} | sent).json()

    return knock


def test_a_page_says_who_else_is_here_until_they_are_gone(text, mali, ploy, knock):
    assert knock(mali)["here"] == ""
    assert str(mali) in knock(ploy)["here"]
    for one in Presence.objects.filter(user=mali):
        one.seen_at -= timedelta(minutes=1)
        one.save()
    assert knock(ploy)["here"] == ""


def test_new_marks_of_others_arrive_with_their_blocks_only(text, mali, ploy, somchai, knock):
    mark = make_mark(text, ploy)
    answer = knock(mali)
    assert list(answer["blocks"]) == ["b2"] and f'data-mark="{mark.pk}"' in answer["blocks"]["b2"]
    assert str(ploy) in answer["message"]
    assert "blocks" not in knock(mali, seen=answer["seen"])
    actions.remove(mark, version=1, by=ploy)
    assert f'data-mark="{mark.pk}"' not in knock(mali, seen=answer["seen"])["blocks"]["b2"]
    assert "blocks" not in knock(
        ploy, seen=answer["seen"]
    )  # one's own acts are on the page already
    again = actions.mark(text, mark.anchor, revision=1, kind=mark.kind, by=ploy, entity=mark.entity)
    seen = knock(mali)["seen"]
    reviewing.approve(again, version=1, by=somchai)
    decided = knock(mali, seen=seen)
    assert "decisions" in decided["message"] and "mark-approved" in decided["blocks"]["b2"]
    assert "Reload" in knock(mali, revision=2)["saved"]
