"""What leaves as W3C Web Annotation: stable ids, code points, exact words."""

import pytest

from annotations.exchange.web_annotation import collection
from annotations.marking.claims import EvidenceData
from annotations.models import Annotation
from tests import factories
from tests.annotations.making import make_claim, make_entity, make_mark, make_value


def absolute(path):
    return f"https://desk.example{path}"


def test_every_position_slices_the_exact_words_out_of_the_text(mali):
    article = factories.make_article(
        mali,
        headline="🚓 News",
        body="<p>The 👩🏽‍🚒 and the Royal Thai Police lost over 700,000 baht.</p>",
    )
    text = article.texts.get()
    entity = make_entity(mali)
    entity.wikidata_id = "Q869"
    entity.save()
    made = [
        make_mark(text, mali, entity=entity),
        make_value(text, mali),
        make_claim(
            text, mali, "The 👩🏽‍🚒", evidence=[EvidenceData(note="A call")]
        ).annotations.get(),
    ]
    found = collection(text, absolute)
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert found["total"] == 3
    for annotation, item in zip(made, found["first"]["items"], strict=True):
        quote, position = item["target"]["selector"]
        assert found["newsdesk:text"][position["start"] : position["end"]] == quote["exact"]
        assert item["id"] == absolute(f"/desk/annotations/{annotation.pk}/")
    motivations = [item["motivation"] for item in found["first"]["items"]]
    assert motivations == ["identifying", "classifying", "assessing"]
    assert found["first"]["items"][0]["body"][1]["newsdesk:wikidata"].endswith("/Q869")


def test_lost_and_removed_marks_stay_here(text, mali):
    lost = make_value(text, mali)
    Annotation.objects.filter(pk=lost.pk).update(anchoring="gone")
    removed = make_mark(text, mali)
    Annotation.objects.filter(pk=removed.pk).update(state="removed")
    assert collection(text, absolute)["total"] == 0


def test_words_that_do_not_match_never_leave(text, mali):
    annotation = make_value(text, mali)
    Annotation.objects.filter(pk=annotation.pk).update(exact="other words")
    with pytest.raises(ValueError, match="does not stand on its words"):
        collection(text, absolute)


def test_it_is_served_to_the_desk_alone(text, mali, anan, client, client_of):
    make_value(text, mali)
    address = f"/desk/articles/{text.article_id}/annotations/en.jsonld"
    response = client_of(mali).get(address)
    assert response["Content-Type"].startswith("application/ld+json")
    assert response.json()["total"] == 1
    assert client_of(anan).get(address).status_code == 404
    assert client.get(address).status_code == 302
    missing = address.replace("en.jsonld", "th.jsonld")
    assert client_of(mali).get(missing).status_code == 404
