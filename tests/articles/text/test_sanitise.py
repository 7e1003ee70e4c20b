"""Anything pasted becomes a body that is safe, canonical and complete."""

import html5lib
import pytest
from hypothesis import given

from articles.text.blocks import parse_body
from articles.text.normalise import normalise
from articles.text.sanitise import from_plain, sanitise
from tests.articles.text.test_blocks import ANYTHING, MARKUP

ALLOWED = {
    "p": set(), "h2": set(), "h3": set(), "blockquote": set(), "ul": set(), "ol": set(), "li": set(),
    "figure": {"data-photo"}, "figcaption": set(), "strong": set(), "em": set(), "a": {"href"},
    "br": set(), "span": {"lang"},
}  # fmt: skip


def strictly(html):
    """Parse as a browser would; an error is an exception."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(html)


def assert_is_a_body(html):
    for element in strictly(html).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert set(element.attrib) <= ALLOWED[element.tag]
        if element.tag == "a":
            assert element.attrib["href"].lower().startswith(("http://", "https://", "mailto:"))


@given(MARKUP)
def test_markup_comes_out_as_a_canonical_body(html):
    body = sanitise(html)
    assert_is_a_body(body)
    assert sanitise(body) == body


@given(ANYTHING)
def test_plain_text_comes_out_with_all_its_words(text):
    body = from_plain(text)
    assert_is_a_body(body)
    assert sanitise(body) == body
    kept = "".join(block.text for block in parse_body(body))
    assert "".join(kept.split()) == "".join(normalise(text).split())


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("<p>a</p><p></p><p>&nbsp;</p><p><br></p>", "<p>a</p>"),
        ("<p><br>a<b>b<br></b></p>", "<p>a<strong>b</strong></p>"),
        ("a\u2028b", "<p>a<br>b</p>"),
        ("<scr\u200bipt>x</script>y", "<p>y</p>"),
        ("＜script＞", "<p>＜script＞</p>"),
        ("<img src=x onerror=alert(1)>", ""),
        ("<p onclick=x style=y class=z id=q>a</p>", "<p>a</p>"),
        ("<a href='mailto:mali@example.com'>a</a>", '<p><a href="mailto:mali@example.com">a</a></p>'),
        ("<a href='https://[bad'>a</a><a href='data:x'>b</a><a>c</a>", "<p>abc</p>"),
        ("<figure data-photo='x'></figure><figure data-photo='5'></figure>",
         '<figure data-photo="5"><figcaption></figcaption></figure>'),
        ("<p>a<</p>\u0338", "<p>a&lt;</p>"),
        ("<p>&#824;x</p>", "<p>&#824;x</p>"),
    ],
)  # fmt: skip
def test_pasted_html(pasted, kept):
    assert sanitise(pasted) == kept
    assert sanitise(kept) == kept


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("", ""),
        ("one", "<p>one</p>"),
        ("\n\n one \n \ntwo\nlines\n\n\n\n", "<p> one </p><p>two<br>lines</p>"),
        ("a\r\n\r\nb", "<p>a</p><p>b</p>"),
        ("a\n\u00a0\nb\nc", "<p>a</p><p>b<br>c</p>"),
    ],
)
def test_plain_text_becomes_paragraphs(text, body):
    assert from_plain(text) == body


@pytest.mark.parametrize(
    "hostile",
    ["<div>" * 20_000, "<b>x" * 20_000, "<p><b>x" * 5_000, "<ul><li>x" * 10_000, "<!--" * 20_000,
     '<a x="' * 20_000, "<a " + "a" * 50_000, "&#" + "9" * 50_000 + ";", "<p>" + "\n " * 50_000,
     "<figure data-photo=1>" * 5_000, "<table><td>" * 5_000],
)  # fmt: skip
def test_hostile_input_is_answered_without_a_hang(hostile):
    body = sanitise(hostile)
    assert sanitise(body) == body
