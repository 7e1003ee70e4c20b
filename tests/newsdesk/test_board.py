"""The board, its saved views, who has what, and planning."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.capped import CappedKeys
from articles.exceptions import Invalid, Refused
from articles.models import (
    ArticleText,
    Notification,
    Priority,
    Revision,
    SavedView,
    TextDecision,
)
from articles.translating import actions as translating
from articles.writing import actions as writing
from articles.writing import planning
from newsdesk import board, guards, times
from tests import factories
from tests.articles.translating.making import edit_source, translate


def shown(client, query=""):
    answer = client.get(reverse("board") + query)
    return [row.article.pk for row in answer.context["rows"]]


@pytest.fixture
def thai(article, anan, somchai):
    return translating.start(article, "th", by=somchai, assignee=anan)


def test_the_board_is_filtered_by_what_is_asked(
    article, text, thai, mali, anan, somchai, client_of
):
    his = client_of(somchai)
    other = factories.make_article(mali, headline="Rain in Trat")
    writing.submit(text, by=mali)
    ArticleText.objects.filter(pk=thai.pk).update(
        due_at=timezone.now() - timedelta(days=1), priority=Priority.URGENT
    )
    assert set(shown(his)) == {article.pk, other.pk}
    for query in ("?stage=submitted", "?language=th", f"?assignee={anan.pk}", "?late=on",
                  "?urgent=on", "?q=call+centre"):  # fmt: skip
        assert shown(his, query) == [article.pk], query
    assert shown(his, "?q=Trat") == [other.pk]
    assert shown(his, f"?section={other.section_id}&sort=old") == [article.pk, other.pk]
    assert set(shown(his, "?stage=nonsense&assignee=x")) == {article.pk, other.pk}
    page = his.get(reverse("board")).content.decode()
    assert "late" in page and "urgent" in page


def test_a_person_sees_on_the_board_what_they_may_read(article, mali, anan, client_of):
    assert shown(client_of(mali)) == [article.pk]
    assert shown(client_of(anan)) == []


def test_the_board_asks_little_however_many_there_are(mali, somchai, client_of, assert_queries):
    for _number in range(3):
        factories.make_article(mali)
    his = client_of(somchai)
    with assert_queries(at_most=14):
        his.get(reverse("board"))


def test_counting_stops_at_most(article, mali):
    newer = factories.make_article(mali)
    pages = CappedKeys(board.articles_of(mali, {}), 25, most=1)
    assert (pages.count, pages.many, list(pages.get_page(1))) == (1, True, [newer.pk])


def test_filters_are_kept_under_a_name_and_forgotten(mali, ploy, client_of):
    her = client_of(mali)
    sent = {"name": "Mine", "query": "q=Trat&page=3&stage=&late=on&evil=1"}
    assert her.post(reverse("board_view_save"), sent).url == "/desk/board/?q=Trat&late=on"
    her.post(reverse("board_view_save"), sent | {"query": "q=Rain"})
    view = SavedView.objects.get()
    assert (view.person, view.query) == (mali, "q=Rain")
    assert "Mine" in her.get(reverse("board") + "?q=Rain").content.decode()
    her.post(reverse("board_view_save"), {"name": "", "query": ""})
    her.post(reverse("board_view_drop", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_who_has_what_is_drawn_and_told(article, text, thai, mali, anan, somchai, client_of):
    ArticleText.objects.filter(pk=thai.pk).update(due_at=timezone.now() - timedelta(days=1))
    answer = client_of(somchai).get(reverse("workload"))
    rows = {row["person"]: row for row in answer.context["people"]}
    assert rows[anan]["late"] == 1 and rows[mali]["late"] == 0
    assert "<svg" in answer.content.decode()
    assert [row["texts"] for row in answer.context["stages"]] == [2]


def test_how_long_texts_stay_at_each_stage(article, text, mali, ploy, somchai, client_of):
    somchais = client_of(somchai)
    assert "Nothing was handed over" in somchais.get(reverse("workload")).content.decode()
    now = timezone.now()
    begun = now - timedelta(hours=30)
    with guards_away():
        Revision.objects.filter(pk=text.revision_id).update(created_at=begun)
        for verdict, by, hours in [
            ("submitted", mali, 20),
            ("returned", ploy, 16),
            ("submitted", mali, 12),
            ("approved", ploy, 10),
        ]:
            made = TextDecision.objects.create(
                text=text, revision=text.revision, by=by, verdict=verdict
            )
            TextDecision.objects.filter(pk=made.pk).update(created_at=now - timedelta(hours=hours))
    found = {str(one.label).split(",")[0]: one for one in times.stage_times(somchai)}
    writing_, review = found["being written"], found["waiting for review"]
    assert (writing_.count, round(writing_.half / 3600)) == (2, 7)  # 10 and 4 hours
    assert (review.count, round(review.half / 3600)) == (2, 3)  # 4 and 2
    html = somchais.get(reverse("workload")).content.decode()
    assert "7 hours" in html and "3 hours" in html
    assert [times.duration(s) for s in (20, 3000, 86400, 400000)] == [
        "1 minute",
        "50 minutes",
        "24 hours",
        "5 days",
    ]


@contextmanager
def guards_away():
    guards.remove()
    try:
        yield
    finally:
        guards.install()


def test_an_editor_plans_and_those_concerned_are_told(text, mali, somchai, client_of):
    due = timezone.now() + timedelta(hours=4)
    sent = {"assignee": somchai.pk, "due_at": due.strftime("%Y-%m-%dT%H:%M"), "priority": 2}
    his = client_of(somchai)
    address = reverse("text_plan", args=[text.article_id, "en"])
    assert his.get(address).status_code == 200
    assert his.post(address, sent | {"reason": "You know Trat"}).status_code == 302
    text.refresh_from_db()
    assert (text.assignee, text.priority) == (somchai, Priority.URGENT) and text.due_at
    told = dict(Notification.objects.filter(person=mali).values_list("event", "reason"))
    assert told == {"unassigned": "You know Trat", "planned": "You know Trat"}
    assert his.post(address, {"priority": "9"}).status_code == 400


def test_one_hands_over_what_is_ones_own_to_somebody_who_can(text, mali, anan, somchai, client_of):
    with pytest.raises(Refused):
        planning.plan(text, assignee=None, due_at=None, priority=0, by=mali)
    with pytest.raises(Refused):
        planning.hand_over(text, mali, by=somchai)
    for nobody in (None, anan):
        with pytest.raises(Invalid):
            planning.hand_over(text, nobody, by=mali)
    address = reverse("text_plan", args=[text.article_id, "en"])
    client_of(mali).post(address, {"assignee": somchai.pk, "reason": "I am off"})
    text.refresh_from_db()
    assert text.assignee == somchai
    assert Notification.objects.get(person=somchai).reason == "I am off"


def test_a_translator_who_hands_over_goes_back_to_the_desk(thai, anan, client_of):
    other = factories.make_person("Second", "translator")
    address = reverse("text_plan", args=[thai.article_id, "th"])
    assert client_of(anan).post(address, {"assignee": other.pk}).url == reverse("desk")


def test_a_translation_that_its_source_left_behind_says_how_far(mali, anan, somchai, client_of):
    article = factories.make_article(mali)
    thai = translating.start(article, "th", by=somchai, assignee=anan)
    translate(thai, by=anan)
    assert "behind" not in client_of(somchai).get(reverse("board")).content.decode()
    edit_source(article, "700,000", "900,000", by=mali)
    edit_source(article, "Police chiefs", "Police heads", by=mali)
    said = " ".join(client_of(somchai).get(reverse("board")).content.decode().split())
    assert "2 paragraphs behind, 1 fact" in said
