"""The memory: approved passages only, found by their words, the same in either direction."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from articles.exceptions import Invalid
from articles.models import MemoryPair, MemoryPosting, MemoryToken
from articles.translating import actions, memory
from articles.translating.exchange import tmx
from articles.translating.exchange.report import Report
from articles.translating.memory import Passage
from articles.translating.memory.keeping import postings_of
from tests import factories
from tests.articles.translating.making import THAI, translate

POLICE = "The Royal Thai Police said over 700,000 baht was lost in one case."


def passage(source, target="แปลแล้ว", **fields):
    return Passage(source, target, "en", "th", **fields)


@pytest.fixture
def filled(db):
    memory.add(
        [
            passage(POLICE, THAI["b2"]),
            passage("Officers searched the house on Friday.", "ตำรวจค้นบ้านเมื่อวันศุกร์"),
            passage("Rain is expected in the north.", "คาดว่าฝนจะตกทางภาคเหนือ"),
        ]
    )


def found(text, source="en", target="th"):
    return [(match.percent, match.target) for match in memory.matches(text, source, target)]


def test_the_same_words_are_found_at_once_whatever_their_signs(filled):
    assert found(POLICE) == [(100, THAI["b2"])]
    assert found(POLICE.upper().rstrip(".")) == [(100, THAI["b2"])]


def test_it_works_backwards_too(filled):
    assert found(THAI["b2"], "th", "en") == [(100, POLICE)]


def test_a_changed_figure_is_a_match_with_a_warning(filled):
    [match] = memory.matches(POLICE.replace("700,000", "900,000"), "en", "th")
    assert match.percent == 92
    assert ("delete", "700,000") in match.difference
    assert "over 900,000 baht" in match.figures


def test_nothing_below_the_limit_is_a_match(filled):
    assert found("The Royal Thai Police opened a school for dogs today.") == []


def test_a_known_pair_counts_as_used_again(filled):
    assert memory.add([passage(POLICE, THAI["b2"])]) == 0
    assert MemoryPair.objects.get(source=POLICE).uses == 2
    assert MemoryPosting.objects.count() == sum(
        len(postings_of(pair)) for pair in MemoryPair.objects.all()
    )
    assert MemoryToken.objects.filter(pairs=0).count() == 0


def test_what_is_no_passage_stays_out(db):
    assert memory.add([passage("…", "ก"), passage("a", " "), passage("a " * 5000, "ก")]) == 0


def test_a_phrase_is_found_in_both_languages(filled):
    [hit] = memory.concordance("Royal Thai Police")
    assert hit.parts[1] == (True, "Royal Thai Police") and hit.other == THAI["b2"]
    [hit] = memory.concordance("วันศุกร์")
    assert (hit.language, hit.other) == ("th", "Officers searched the house on Friday.")
    assert memory.concordance("an unheard-of phrase") == []


def test_only_an_approved_translation_enters(article, thai, anan, ploy, mali):
    translate(thai, by=anan)
    assert memory.take_in_approved() == 0
    factories.approve_all(thai, by=ploy)
    assert memory.take_in_approved() == 5
    assert memory.take_in_approved() == 0
    assert found(POLICE) == [(100, THAI["b2"])]


def test_a_confidential_article_stays_out(article, thai, anan, ploy):
    article.confidential = True
    article.save()
    translate(thai, by=anan)
    factories.approve_all(thai, by=ploy)
    call_command("take_in_memory", verbosity=0)
    assert not MemoryPair.objects.exists()


def test_the_archive_comes_in_by_one_command(thai, anan, ploy, capsys):
    translate(thai, by=anan)
    factories.approve_all(thai, by=ploy)
    call_command("take_in_memory")
    call_command("take_in_memory", new=True)
    assert "5 passages are new." in capsys.readouterr().out
    assert set(MemoryPair.objects.values_list("origin", flat=True)) == {"archive"}


def test_tmx_goes_out_and_comes_in_the_same(filled):
    data = "".join(tmx.written()).encode()
    report = Report()
    again = tmx.read(data, report)
    pairs = MemoryPair.objects.order_by("pk").values_list("source", "target")
    assert [(one.source, one.target) for one in again] == list(pairs)
    assert report.problems == [] and memory.add(again) == 0


TMX = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-US"/><body>
<tu><tuv xml:lang="en-GB"><seg>A <bpt i="1">&lt;b&gt;</bpt>fine<ept i="1">&lt;/b&gt;</ept> day</seg></tuv>
 <tuv xml:lang="th-TH"><seg>วันดี</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone</seg></tuv><tuv xml:lang="fr"><seg>Seul</seg></tuv></tu>
<tu tuid="x"><tuv xml:lang="en"><seg>Empty</seg></tuv><tuv xml:lang="th"><seg> </seg></tuv></tu>
</body></tmx>"""


def test_what_cannot_be_used_of_a_file_is_told_by_line(somchai):
    report = actions.bring_in_tmx(TMX.encode(), name="other.tmx", by=somchai)
    assert report.kept == 1
    assert [(one.line, one.unit) for one in report.problems] == [(6, "2"), (7, "x")]
    assert found("A fine day") == [(100, "วันดี")]


@pytest.mark.parametrize(
    "data",
    [
        b"no xml at all",
        b"<tmx><body></tmx>",
        b'<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx>&b;</tmx>',
        b"<xliff/>",
    ],
)
def test_a_bad_file_is_refused_in_words(somchai, data):
    with pytest.raises(Invalid) as refused:
        actions.bring_in_tmx(data, name="bad.tmx", by=somchai)
    assert "Line" in str(refused.value)
    assert not MemoryPair.objects.exists()


def test_the_pages_show_it(filled, article, thai, anan, somchai, client_of):
    page = reverse("paragraph_matches", args=[article.pk, "th", "b2"])
    shown = client_of(anan).get(page).content.decode()
    assert "100 %" in shown and THAI["b2"] in shown
    page = client_of(anan).get(reverse("memory_list"), {"q": "Royal Thai"}).content.decode()
    assert "<mark>Royal Thai</mark>" in page
    assert "Rain is expected" in client_of(anan).get(reverse("memory_list")).content.decode()
    editor = client_of(somchai)
    assert b"<tmx" in editor.get(reverse("memory_export")).content
    file = SimpleUploadedFile("other.tmx", TMX.encode())
    answer = editor.post(reverse("memory_bring_in"), {"file": file})
    assert "Alone" not in answer.content.decode() and "other.tmx" in answer.content.decode()


def test_a_match_taken_over_is_remembered_as_such(article, thai, anan, client_of):
    client_of(anan).post(
        reverse("paragraph_save", args=[article.pk, "th", "b2"]),
        {"html": f"<p>{THAI['b2']}</p>", "based_on": 0, "origin": "memory"},
    )
    assert thai.alignments.get().origin == "memory"
