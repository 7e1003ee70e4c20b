"""The glossary in the terminologists' own format: out, in, and refused with line and reason."""

import pytest
from django.core.files.base import ContentFile

from articles.exceptions import Invalid
from articles.models import Term
from articles.translating.exchange import tbx
from articles.translating.exchange.report import Report

OLD = """<?xml version="1.0"?>
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="c1"><descrip type="subjectField">crime</descrip>
<langSet xml:lang="en-US"><tig><term>call centre gang</term></tig>
<tig><term>phone gang</term></tig></langSet>
<langSet xml:lang="th"><ntig><termGrp><term>แก๊งคอลเซ็นเตอร์</term></termGrp></ntig>
<ntig><termGrp><term>แก๊งศูนย์โทรศัพท์</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig></langSet>
</termEntry>
<termEntry id="c2"><langSet xml:lang="en"><tig><term>bail</term></tig></langSet></termEntry>
</body></text></martif>"""


def brought_in(client, data, name="terms.tbx"):
    return client.post("/desk/glossary/bring-in/", {"file": ContentFile(data, name=name)})


def test_the_glossary_comes_back_from_tbx_as_it_went_out(client_of, somchai):
    Term.objects.create(
        words_en="bail & bond", words_th="ประกันตัว", forbidden_th="ประกัน\nค้ำ",
        note="ศาล <1>", created_by=somchai,
    )  # fmt: skip
    client = client_of(somchai)
    out = client.get("/desk/glossary/export/?form=tbx")
    assert out["Content-Disposition"] == 'attachment; filename="glossary.tbx"'
    before = Term.objects.values("words_en", "words_th", "forbidden_en", "forbidden_th", "note")
    before = list(before)
    Term.objects.all().delete()
    assert brought_in(client, out.content).status_code == 200
    assert list(Term.objects.values(*before[0])) == before


def test_the_older_form_is_read_and_what_is_left_out_is_said_by_line(client_of, somchai):
    answer = brought_in(client_of(somchai), OLD.encode()).content.decode()
    term = Term.objects.get()
    assert (term.words_en, term.words_th) == ("call centre gang", "แก๊งคอลเซ็นเตอร์")
    assert term.forbidden_in("th") == ("แก๊งศูนย์โทรศัพท์",) and term.note == "crime"
    assert "“phone gang” was left out" in answer
    assert '<td class="figures">9</td><td>c2</td>' in answer


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<tbx><text><body></tbx>", "Line 1"),
        (b"<tmx/>", "no TBX file"),
        (b"<tbx><text/></tbx>", "no term"),
        (b'<!DOCTYPE t [<!ENTITY a "b">]>\n<tbx>&a;</tbx>', "entities"),
    ],
)
def test_what_is_no_tbx_or_dangerous_is_refused(data, said):
    with pytest.raises(Invalid) as refused:
        tbx.read(data, Report())
    assert said in str(refused.value.reasons[0])
