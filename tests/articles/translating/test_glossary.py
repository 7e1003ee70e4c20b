"""The newsroom's own words beside the paragraph that uses them."""

import pytest

from articles.models import Term
from articles.translating.glossary import uses
from tests.articles.translating.making import THAI, translate
from tests.articles.translating.test_pages import page, save


@pytest.mark.parametrize(
    ("text", "words", "there"),
    [
        ("Police chased a Call Centre gang.", "call centre", True),
        ("They recall centres.", "call centre", False),
        ("ตำรวจจับแก๊งคอลเซ็นเตอร์", "ตำรวจ", True),
        ("เขานั่งตากลมที่ชายหาด", "กลม", False),
        ("Nothing.", "", False),
    ],
)
def test_a_term_counts_as_whole_words_only(text, words, there):
    assert uses(text, words) is there


def test_a_term_is_offered_missed_and_its_forbidden_rendering_flagged(
    client_of, thai, anan, somchai
):
    Term.objects.create(
        words_en="call centre",
        words_th="คอลเซ็นเตอร์",
        forbidden_th="ศูนย์รับสาย",
        created_by=somchai,
    )
    translate(thai, by=anan)
    client = client_of(anan)
    shown = client.get(page(thai)).content.decode()
    assert 'data-insert="คอลเซ็นเตอร์"' in shown
    assert "The glossary has other words" not in shown
    wrong = "".join(THAI["b1"].split("คอลเซ็นเตอร์")) + " ศูนย์รับสาย"
    save(client, thai, "headline", "ตำรวจร่วมมือกัน")
    row = save(client, thai, "b1", f"<p>{wrong}</p>").json()["row"]
    assert "The glossary has other words for this" in row
    assert 'data-wrong="ศูนย์รับสาย" data-right="คอลเซ็นเตอร์"' in row
