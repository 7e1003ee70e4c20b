"""Search: what is found, in which sentence, and that nothing is found which readers may not see.

These run on SQLite and PostgreSQL alike.
"""

import json
import re
from datetime import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from modelsearch.query import And

from annotations import wordings
from annotations.models import Alias, WordingDecision
from articles.models import Passage
from articles.search import asking, engines, finding, index
from articles.text import graphemes, searching
from tests import factories


@pytest.fixture
def published(newsroom):
    article = newsroom.marked_story()
    newsroom.publish(article)
    return article


def ask(words, language="th", **filters):
    return asking.Question(language, tuple(searching.terms(words)), **filters)


def ids(words, language="th", order="newest", **filters):
    found = finding.find(ask(words, language, **filters), order=order)
    return [edition.article_id for edition in found.editions]


def words(response):
    return response.content.decode()


def test_every_piece_of_two_graphemes_of_a_thai_sentence_is_found(published):
    block = "ผู้บัญชาการตำรวจไทยและกัมพูชาตกลงร่วมมือกันปราบแก๊งคอลเซ็นเตอร์เมื่อวันจันทร์"
    edges = graphemes.boundaries(block)
    for length in (1, 2, 3, 7):
        for start, end in zip(edges, edges[length:], strict=False):
            assert ids(block[start:end]) == [published.pk], block[start:end]


def test_what_stands_nowhere_is_not_found(published):
    assert ids("ประเทศลาว") == ids("ตำรวยไทย") == []
    assert ids("ตำรวจ ลาว") == []


def test_no_phrase_reaches_over_a_space_or_from_block_to_block(published):
    # “…ภายในสองเดือน เดอะเนชั่น…”
    assert ids("เดือน เดอะ") == [published.pk]
    assert ids("เดือนเดอะ") == []


@pytest.mark.parametrize("query", ["7 แสน", "๗ แสน", "๗แสนบาท"])
def test_thai_digits_are_digits(published, query):
    assert ids(query) == [published.pk]


@pytest.mark.parametrize("query", ["POLICE", "700000", "700,000", '"call centre gangs"'])
def test_english_words_are_found_whatever_their_case_and_commas(published, query):
    assert ids(query, "en") == [published.pk]


def test_a_language_finds_only_its_own_editions(published):
    assert ids("gangs") == []
    assert ids("คดี", "en") == []
    assert ids("Royal Thai Police") == [published.pk], "what an entity is called, it is by any name"


def test_an_acronym_reaches_its_entity(client, newsroom):
    article = newsroom.marked_story()
    Alias.objects.create(entity=newsroom.police, language="th", text="สตช.", kind="acronym")
    wording = wordings.keep(newsroom.police, by=newsroom.mali)
    WordingDecision.objects.create(wording=wording, by=newsroom.ploy, verdict="approved")
    newsroom.publish(article)
    assert ids("สตช") == ids("ส.ต.ช.") == [article.pk]
    page = words(client.get("/th/search/", {"q": "สตช."}))
    assert f'<a href="/th/entities/{newsroom.police.pk}/">สำนักงานตำรวจแห่งชาติ</a>' in page
    assert "<mark>สำนักงานตำรวจแห่งชาติ</mark>ระบุว่า" in page


def test_a_slip_of_spelling_still_finds_and_says_so(client, published):
    page = words(client.get("/en/search/", {"q": "polise"}))
    assert "These are the articles with “police”." in page
    assert published.slug_in("en") in page
    assert "ตำรวจ" in words(client.get("/th/search/", {"q": "กัมพูฃา"}))
    assert published.slug_in("th") in words(client.get("/th/search/", {"q": "กัมพูฃา"}))


def test_a_hit_is_marked_in_its_sentence_and_links_to_its_paragraph(client, published):
    page = words(client.get("/en/search/", {"q": "baht"}))
    assert "over 700,000 <mark>baht</mark> was lost in one case." in page
    link = re.search(r'href="([^"]+#[^"]+)"[^>]*>↗', page)[1]
    address, _, block = link.partition("#")
    assert f'id="{block}"' in words(client.get(address))


def test_what_was_withdrawn_is_gone_at_once_and_what_was_replaced_with_it(
    client, newsroom, published
):
    newsroom.correct(published, "en", "one case", "two cases")
    assert ids("two", "en") == [published.pk]
    assert ids('"one case"', "en") == []
    newsroom.withdraw(published)
    assert ids("two", "en") == ids("ตำรวจ") == []
    assert "<mark>" not in words(client.get("/th/search/", {"q": "ตำรวจ"}))
    assert "police" not in words(client.get("/en/search/", {"q": "polise"}))


def test_what_is_scheduled_is_found_from_its_time_on(newsroom, time_machine):
    article = newsroom.story()
    time_machine.move_to("2026-03-01T10:00:00+00:00", tick=False)
    later = datetime.fromisoformat("2026-03-02T10:00:00+00:00")
    newsroom.publish(article, at=later)
    assert ids("ตำรวจ") == []
    time_machine.move_to("2026-03-02T10:00:01+00:00", tick=False)
    assert ids("ตำรวจ") == [article.pk]


def test_filters_by_section_entity_and_date(client, newsroom, published, time_machine):
    day = published.editions.first().first_published_at.date()
    assert ids("ตำรวจ", section="crime") == [published.pk]
    assert ids("ตำรวจ", section="sport") == []
    assert ids("ตำรวจ", entity=newsroom.police.pk) == [published.pk]
    assert ids("ตำรวจ", entity=newsroom.police.pk + 1) == []
    long_ago = day.replace(year=2001, month=1, day=1)
    assert ids("ตำรวจ", since=long_ago, until=long_ago) == []
    assert words(client.get("/th/search/?q=ตำรวจ&since=2001-01-01")).count('class="hit"') == 1
    assert words(client.get("/th/search/?q=ตำรวจ&until=2001-01-01")).count('class="hit"') == 0


def test_newest_and_best_first(newsroom):
    first = newsroom.story(headline="Monsoon and flood, flood, flood")
    second = newsroom.story(body="<p>One flood.</p>" + factories.BODY)
    for article in (first, second):
        newsroom.publish(article, ["en"])
    assert ids("flood", "en", order="newest") == [second.pk, first.pk]
    assert ids("flood", "en", order="best") == [first.pk, second.pk]


def test_pages_go_on_where_the_last_one_ended(client, newsroom, monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 1)
    articles = [newsroom.story() for _ in range(2)]
    for article in articles:
        newsroom.publish(article, ["en"])
    one, two = (
        words(client.get(f"/en/search/?q=police&sort=newest&page={number}")) for number in (1, 2)
    )
    assert f"-{articles[1].pk}/" in one
    assert f"-{articles[0].pk}/" in two
    assert "page=2" in one
    assert "page=3" not in two


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "*",
        "NEAR(a b)",
        "a AND",
        "'; --",
        "ๆ",
        "ฯ",
        "\u200b",
        "(",
        "^",
        "ำ",
        "%",
        "&|!<->",
        "🚒",
    ],
)
def test_whatever_is_typed_gets_a_page(client, published, query):
    assert client.get("/en/search/", {"q": query}).status_code == 200
    assert client.get("/th/search/", {"q": query, "since": "x", "entity": "y"}).status_code == 200


def test_a_page_that_cannot_be_is_not_found(client, db):
    for page in ("0", "x", "999"):
        assert client.get(f"/en/search/?q=police&page={page}").status_code == 404


def test_a_long_text_is_cut_into_rows_and_loses_no_phrase(newsroom, monkeypatch):
    monkeypatch.setattr(searching, "PASSAGE", 90)
    article = newsroom.story()
    newsroom.publish(article)
    assert Passage.objects.filter(edition__article=article, edition__language="th").count() > 2
    for text in ("ผู้บัญชาการตำรวจไทยและกัมพูชาตกลง", "ปราบแก๊งคอลเซ็นเตอร์เมื่อวันจันทร์", "แก๊งคอล"):
        assert ids(text) == [article.pk]


def test_the_index_is_made_again_and_an_edition_can_be_forgotten(published):
    for edition in published.editions.all():
        index.forget(edition)
    assert ids("ตำรวจ") == []
    assert index.rebuild() == 2
    assert ids("ตำรวจ") == [published.pk]
    assert index.rebuild() == 0


def test_a_change_of_engine_fills_the_index_anew(published, capsys):
    call_command("index_search", "--anew")
    assert "2 editions" in capsys.readouterr().out
    assert ids("ตำรวจ") == [published.pk]


def test_verify_names_what_the_search_does_not_know_and_mends_it(published):
    index.forget(published.editions.get(language="th"))
    assert len(list(index.problems())) == len(list(index.problems(mend=True))) == 1
    assert list(index.problems()) == []
    assert ids("ตำรวจ") == [published.pk]


def test_an_engine_outside_is_asked_in_modelsearchs_own_words(published):
    class Backend:
        catch_indexing_errors = True

        def search(self, query, queryset):
            self.query = query
            return list(queryset)

    backend = Backend()
    hits = engines.Outside(backend).newest(ask("ตำรวจ ไทย"), before=10**9, most=10)
    assert isinstance(backend.query, And)
    assert len(hits) == Passage.objects.count()


def copies_of(edition, count):
    """`count` more editions in the index; every third holds กัมพูชา, the others do not."""
    words = json.dumps(edition.content, ensure_ascii=False)
    for number in range(2, count + 2):
        content = words if number % 3 == 0 else words.replace("กัมพูชา", "ลาว")
        edition.pk, edition.number, edition.content = None, number, json.loads(content)
        edition.headline = edition.content["headline"]
        edition.save(force_insert=True)
        index.add(edition)


def spread():
    """Let the index's rows on PostgreSQL lie 700 numbers apart, as in an archive of thousands."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE modelsearch_indexentry SET id = 1000000 + 700 * id")


@pytest.mark.parametrize(("few", "wider"), [(0, 2), (0, 16), (500, 16)])
@pytest.mark.parametrize("most", [1, 3, 7, 100])
def test_whatever_is_asked_first_the_answer_is_the_same(published, monkeypatch, few, wider, most):
    monkeypatch.setattr(engines.PostgreSQL, "FEW", few)
    monkeypatch.setattr(engines.PostgreSQL, "WIDER", wider)
    copies_of(published.editions.get(language="th"), 40)
    spread()
    truth = [
        passage.pk
        for passage in Passage.objects.filter(edition__language="th").order_by("-pk")
        if "กัมพูชา" in json.dumps(passage.edition.content, ensure_ascii=False)
    ]
    engine = engines.engine()
    for words in ("กัมพูชา", "กัม", "ตำรวจ กัมพูชา"):
        hits = engine.newest(ask(words), before=10**9, most=most)
        assert [pk for _place, pk in hits] == truth[:most] != []
        below = engine.newest(ask(words), before=hits[-1][0], most=most)
        assert [pk for _place, pk in below] == truth[len(hits) : len(hits) + most]
    assert {pk for _place, pk in engine.best(ask("กัมพูชา"))} == set(truth)


def test_a_phrase_whose_parts_stand_elsewhere_is_not_found(published):
    """The pieces of กัมพูชา are in "กัมพู" and "มพูชา"; in one row, they make no word."""
    edition = published.editions.get(language="th")
    content = json.dumps(edition.content, ensure_ascii=False).replace("กัมพูชา", "กัมพู มพูชา")
    edition.pk, edition.number, edition.content = None, 2, json.loads(content)
    edition.headline = edition.content["headline"]
    edition.save(force_insert=True)
    index.add(edition)
    hits = engines.newest(ask("กัมพูชา"))
    assert [pk for _place, pk in hits] == [
        published.editions.get(language="th", number=1).passages.get().pk
    ]
