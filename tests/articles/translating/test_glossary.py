"""The newsroom's own words beside the paragraph that uses them."""

import pytest
from django.core.files.base import ContentFile

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


def brought_in(client, data):
    return client.post("/desk/glossary/bring-in/", {"file": ContentFile(data, name="terms.csv")})


def test_the_glossary_goes_out_and_in_as_csv_with_a_report(client_of, somchai):
    client = client_of(somchai)
    csv = "en,th,forbidden_th,note\ncall centre,คอลเซ็นเตอร์,ศูนย์รับสาย|ศูนย์โทร,\nhalf,,,\n=x,ก,,\n"
    answer = brought_in(client, csv.encode())
    assert "One of the two languages is empty." in answer.content.decode()
    term = Term.objects.get(words_en="call centre")
    assert term.forbidden_in("th") == ("ศูนย์รับสาย", "ศูนย์โทร")
    out = client.get("/desk/glossary/export/").content.decode()
    assert "'=x" in out
    before = list(Term.objects.values_list("words_en", "words_th", "forbidden_th"))
    brought_in(client, out.encode())
    assert list(Term.objects.values_list("words_en", "words_th", "forbidden_th")) == before
    assert "คอลเซ็นเตอร์" in client.get("/desk/glossary/").content.decode()


@pytest.mark.parametrize("data", [b"\xff\xfe", b"one,two\n1,2\n", b""])
def test_what_is_no_glossary_is_refused_in_words(client_of, somchai, data):
    assert brought_in(client_of(somchai), data or b" ").status_code == 400
    assert not Term.objects.exists()
