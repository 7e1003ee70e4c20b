"""Rows drawn once for all that look alike say what each would say drawn by itself."""

import re

import pytest

from articles.translating import drawing
from tests.articles.translating.making import edit_source, translate
from tests.articles.translating.test_pages import page, save

pytestmark = pytest.mark.django_db

MARKS = drawing.KEY + drawing.NUMBER + drawing.HTML + drawing.NAMES + drawing.SOURCE
CHANGING = re.compile(r'csrfmiddlewaretoken" value="\w+"|nonce="[^"]*"|\w{64}|\s+')


def seen(client, text):
    return CHANGING.sub(" ", client.get(page(text)).content.decode())


def test_a_page_is_the_same_as_drawn_row_by_row(client_of, article, thai, anan, mali, monkeypatch):
    translate(thai, "headline", "b1", "b2", by=anan)
    edit_source(article, "700,000", "900,000", by=mali)
    edit_source(article, "two months", "<2 months> & a day", by=mali)
    his = client_of(anan)
    save(his, thai, "b3", f"<p>สอง&lt;b&gt;เดือน &amp; 7 {MARKS} \\1</p>")
    drawn = seen(his, thai)
    monkeypatch.setattr(drawing.Rows, "row", lambda self, line, draw: draw(line))
    monkeypatch.setattr(drawing.FactRows, "row", lambda self, fact, draw, may_waive: draw(fact))
    assert drawn == seen(his, thai)


def test_what_is_put_in_is_never_looked_through():
    parts = drawing.Drawn()
    html = f"<p id={drawing.KEY}>{drawing.HTML}</p>{drawing.KEY}"
    for words in (MARKS, "\\g<0>", "b1"):
        filled = parts.of("one", lambda: html, {drawing.KEY: "b1", drawing.HTML: words})
        assert filled == f"<p id=b1>{words}</p>b1"
