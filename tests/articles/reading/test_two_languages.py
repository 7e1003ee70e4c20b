"""Paragraphs across two languages, and the wish for plain words."""

import re

import pytest

from articles.models import Edition
from articles.publishing import snapshot
from articles.reading import addresses, sidebyside


@pytest.fixture
def published(newsroom):
    article = newsroom.marked_story()
    newsroom.publish(article)
    return article


def edition(article, language):
    return Edition.objects.live().get(article=article, language=language)


def page(client, address):
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def made(language, blocks, alignment=None):
    """An edition with these blocks; without the key where it was frozen before there was one."""
    content = {
        "language": language,
        "source_language": "en",
        "blocks": [{"id": block, "runs": [["words", []]]} for block in blocks],
    }
    if alignment is not None:
        content["alignment"] = alignment
    return Edition(language=language, content=content)


def ids(rows):
    return [(row.ids.get("en", []), row.ids.get("th", [])) for row in rows]


def test_rows_follow_the_source_and_what_stands_alone_its_neighbour():
    alignment = [[["a"], ["k"]], [["b", "c"], ["l"]], [["d"], ["m", "n"]], [["gone"], ["p"]]]
    english = made("en", ["a", "new", "b", "c", "d"])
    thai = made("th", ["k", "added", "l", "m", "n", "p"], alignment)
    expected = [
        (["a"], ["k"]),
        ([], ["added"]),
        (["new"], []),
        (["b", "c"], ["l"]),
        (["d"], ["m", "n"]),
        ([], ["p"]),
    ]
    assert ids(sidebyside.rows_of(english, thai)) == expected
    assert ids(sidebyside.rows_of(thai, english)) == expected
    assert sidebyside.pairs_of(english, thai) == {"a": "k", "b": "l", "c": "l", "d": "m"}


def test_without_a_frozen_alignment_there_are_no_rows():
    assert sidebyside.rows_of(made("en", ["a"]), made("th", ["k"])) is None
    assert sidebyside.pairs_of(made("en", ["a"]), None) == {}


def test_a_translation_freezes_which_block_stands_for_which(published):
    thai = edition(published, "th").content
    assert [["b1"], ["b1"]] in thai["alignment"]
    assert edition(published, "en").content["alignment"] == []
    assert snapshot.same_words(thai, {**thai, "alignment": []})


def test_both_languages_stand_side_by_side(client, published):
    english, thai = edition(published, "en"), edition(published, "th")
    html = page(client, addresses.both(thai))
    assert html.index('lang="th">\n') < html.index('lang="en">\n')
    for one in (english, thai):
        assert f'id="{one.language}-b1"' in html
        assert f'href="{addresses.article(one)}#b1"' in html
    assert f'href="{addresses.both(thai)}"' in page(client, addresses.article(thai))


def test_editions_from_before_say_so(client, published, monkeypatch):
    monkeypatch.setattr(sidebyside, "alignment_of", lambda first, second: None)
    html = page(client, addresses.both(edition(published, "en")))
    assert "before we kept which paragraph" in html
    assert addresses.both(edition(published, "en")) not in page(
        client, addresses.article(edition(published, "en"))
    )


def test_one_language_alone_has_no_other_side(client, newsroom):
    article = newsroom.story()
    newsroom.publish(article, ["en"])
    assert client.get(f"/en/articles/{article.pk}/both/").status_code == 404
    assert client.get(f"/th/articles/{article.pk}/both/").status_code == 404


def test_a_paragraph_has_its_address_and_leads_to_its_twin(client, published):
    english, thai = edition(published, "en"), edition(published, "th")
    html = page(client, addresses.article(english))
    assert '<a class="p" href="#b1"' in html
    assert f'<a class="tool" href="{addresses.article(thai)}#b1" lang="th"' in html
    assert f'href="{addresses.report(english)}?p=b1"' in html


def test_the_wish_for_plain_words_stays_in_the_address_as_links_are_followed(client, published):
    article = addresses.article(edition(published, "en"))
    assert re.search(r'class="marks-box" checked', page(client, article))
    html = page(client, article + "?marks=off")
    assert 'class="marks-box">' in html
    assert f'href="{addresses.article(edition(published, "th"))}?marks=off"' in html
    assert f'rel="canonical" href="http://testserver{article}"' in html
    assert 'href="/en/?marks=off"' in html
    front = page(client, "/en/?marks=off")
    assert f'href="{article}?marks=off"' in front


def test_a_claim_has_its_page_with_its_history(client, newsroom, published):
    claim = newsroom.claim
    article = page(client, addresses.article(edition(published, "en")))
    assert f'href="{addresses.claim("en", claim.pk)}"' in article
    html = page(client, addresses.claim("en", claim.pk))
    assert "Corroborated" in html
    assert "edition 1" in html
    assert f'href="{addresses.claim("th", claim.pk)}"' in html
    newsroom.correct(published, "en", "on Monday", "on Tuesday")
    html = page(client, addresses.claim("en", claim.pk))
    assert "edition 2" not in html, "what said the same is no history"
    newsroom.withdraw(published, ["en"])
    assert client.get(addresses.claim("en", claim.pk)).status_code == 404
    assert 'hreflang="en"' not in page(client, addresses.claim("th", claim.pk))
