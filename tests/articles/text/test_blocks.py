"""A body read into blocks and written again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.blocks import Block, Document, Run, document, parse_body, serialise
from articles.text.graphemes import is_boundary
from articles.text.normalise import normalise

TAGS = [("a", (("href", "https://example.com/?a=1&b=2"),)), ("span", (("lang", "th"),)), ("strong", ()), ("em", ())]  # fmt: skip
WORDS = st.text("ab <>&\"'\n\r\t\x00กเ\u0e33\u0e48\u0338\u0301\u200d\u200b👩\u00a0", max_size=12)
RUNS = st.lists(st.builds(Run, WORDS, st.permutations(TAGS).flatmap(
    lambda tags: st.integers(0, 4).map(lambda n: tuple(tags[:n])))), max_size=4)  # fmt: skip
PLACES = st.sampled_from(
    [("p", ""), ("h2", ""), ("h3", ""), ("li", "ul"), ("li", "ol"), ("quote", "blockquote"), ("figcaption", "figure")]
)  # fmt: skip


@st.composite
def bodies(draw):
    blocks = []
    for (kind, container), runs, group in draw(
        st.lists(st.tuples(PLACES, RUNS, st.integers(1, 2)), max_size=6)
    ):
        text = "".join(run.text for run in runs)
        photo = "12" if container == "figure" else ""
        blocks.append(
            Block("", kind, text, tuple(runs), container, group if container else 0, photo)
        )
    return blocks


ANYTHING = st.one_of(st.text(), WORDS)
PIECES = """
<p> </p> <b> </b> <em> <i> </i> <a|href='https://x.org/'> <a|href=javascript:x> </a> <br> <ul> </ul>
<ol> </ol> <li> </li> <blockquote> </blockquote> <figure|data-photo=7> <figure> </figure> <svg>
<figcaption> </figcaption> <div> </div> <h1> </h1> <table> <td> </td> <tr> <pre> </pre> <script>
</script> <!-- --> <span|lang=th> <span|style=font-weight:700> </span> <p|x=" <![CDATA[ ]]>
<b|style=font-weight:normal> &amp; &#8203; &#824; &#xD800; &#13; เ ่ ำ | \u0301
"""
MARKUP = st.lists(
    st.one_of(
        st.text(max_size=5),
        st.sampled_from([piece.replace("|", " ") for piece in PIECES.split()] + ["\n"]),
    ),
    max_size=25,
).map("".join)


@given(bodies())
def test_writing_and_reading_agree(blocks):
    written = serialise(parse_body(serialise(blocks)))
    assert serialise(parse_body(written)) == written


@given(MARKUP)
def test_any_input_gives_blocks_whose_runs_are_their_text(html):
    blocks = parse_body(html)
    for block in blocks:
        assert "".join(run.text for run in block.runs) == block.text == normalise(block.text)
        offset = 0
        for run in block.runs:
            assert run.text and is_boundary(block.text, offset)
            offset += len(run.text)
    written = serialise(blocks)
    assert parse_body(written) == blocks
    assert serialise(parse_body(written)) == written


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<b>b</b></p>loose<div>c</div>", [("p", "ab"), ("p", "loose"), ("p", "c")]),
        ("<p>one\n   two<br>\n three</p>\n<p>\n x </p>", [("p", "one two\nthree"), ("p", "x ")]),
        ("<p>  kept  spaces  </p>", [("p", "  kept  spaces  ")]),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", [("li", "a"), ("li", "b"), ("li", "c")]),
        ("<ul><li><p>a</p>\n<p>b</p></li></ul>", [("li", "a\nb")]),
        ("<ul>\n<li>\n<p>a</p>\n</li>\n</ul>", [("li", "a")]),
        ("<ul><li><blockquote>a</blockquote>b</li></ul>", [("li", "a\nb")]),
        ("<blockquote><p>a</p><h2>b</h2></blockquote>", [("quote", "a"), ("quote", "b")]),
        ("<blockquote>a<blockquote>b</blockquote>c</blockquote>", [("quote", "a"), ("quote", "b"), ("quote", "c")]),
        ("<blockquote>a<ul><li>b</ul>c</blockquote>", [("quote", "a"), ("li", "b"), ("quote", "c")]),
        ("<table><tr><td>a</td><td>b</td></tr><tr><th>c</table>", [("p", "a b"), ("p", "c")]),
        ("<pre>a\nb\r\nc</pre>d\ne", [("p", "a\nb\nc"), ("p", "d e")]),
        ("<figure><figcaption>no photo</figcaption></figure>", [("p", "no photo")]),
        ("<h1>a</h1><h5>b</h5></p>", [("h2", "a"), ("h3", "b")]),
        ("<li>stray", [("p", "stray")]),
        ("</ul></figure><br>x", [("p", "x")]),
        ("<p>a</p><!-- <p>b</p> --><!doctype html></ x><p>c", [("p", "a"), ("p", "c")]),
        ("<p>1 < 2 <", [("p", "1 < 2 <")]),
        ("<textarea><p>unread", []),
    ],
)  # fmt: skip
def test_html_becomes_rows_of_blocks(html, expected):
    assert [(block.kind, block.text) for block in parse_body(html)] == expected


def test_a_figure_stands_alone_and_always_has_one_caption():
    html = (
        "<ul><li>a<figure data-photo=12><img src=x></figure>b</li></ul>"
        "<figure data-photo='3'><p>one</p><figcaption>two</figcaption>"
        "<figure data-photo=4>inner</figure></figure>"
    )
    blocks = parse_body(html)
    assert [(b.kind, b.text, b.container, b.group, b.photo) for b in blocks] == [
        ("li", "a", "ul", 1, ""),
        ("figcaption", "", "figure", 2, "12"),
        ("li", "b", "ul", 3, ""),
        ("figcaption", "one\ntwo", "figure", 4, "3"),
        ("figcaption", "inner", "figure", 5, "4"),
    ]


def test_inline_tags_nest_in_one_order_and_neighbours_share_them():
    (block,) = parse_body(
        '<p>a<i>b<b>c</b></i><b>d</b><a href="http://x.org/">e<a href="#">f</a></p>'
    )
    assert block.html == ('a<em>b</em><strong><em>c</em>d</strong><a href="http://x.org/">e</a>f')


def test_office_styles_become_tags():
    (block,) = parse_body(
        '<p><b style="font-weight:normal">a<span style="font-weight:700;font-style:italic">b</span>'
        '<span lang="TH" style="color:red">c</span></b></span></p>'
    )
    assert block.html == 'a<strong><em>b</em></strong><span lang="th">c</span>'


def test_a_tag_left_open_ends_with_its_block():
    assert [b.html for b in parse_body("<p>a<b>b<span lang=th>c</p><p>d</p>")] == [
        'a<strong>b</strong><span lang="th"><strong>c</strong></span>',
        "d",
    ]


def test_no_tag_cuts_a_grapheme():
    (block,) = parse_body("<p>ท<b>ี่</b>น<b>e</b>\u0301 x<b>เ</b>เก\u0e49</p>")
    assert [run.text for run in block.runs] == ["ที่น", "é", " x", "แ", "ก้"]


@pytest.fixture
def text():
    return document("Head", "", "<p>One</p><p>Two<br>more</p>", ["b1", "b2"])


def test_a_document_is_headline_summary_and_body(text):
    assert text.text == "Head\n\nOne\nTwo\nmore"
    assert text.pairs() == [
        ("headline", "Head"),
        ("summary", ""),
        ("b1", "One"),
        ("b2", "Two\nmore"),
    ]
    assert text.start_of("b2") == 10 and text.has("b1") and not text.has("b3")
    assert text.block("b1").kind == "p"
    assert text.slice("b1", 1, "b2", 3) == "ne\nTwo"
    assert text == document("Head", "", "<p>One</p><p>Two<br>more</p>", ("b1", "b2"))
    assert isinstance(text, Document)


@pytest.mark.parametrize(
    "span", [("b1", 0, "b1", 0), ("b2", 0, "b1", 1), ("b1", 0, "b1", 4), ("b1", -1, "b1", 2)]
)
def test_a_slice_without_words_is_refused(text, span):
    with pytest.raises(ValueError, match="No words lie between"):
        text.slice(*span)


def test_an_unknown_block_is_named(text):
    with pytest.raises(KeyError, match="no block 'b9'"):
        text.start_of("b9")


@pytest.mark.parametrize("ids", [["b1"], ["b1", "b1"], ["b1", "headline"], ["b1", "b2", "b3"]])
def test_ids_must_fit_the_blocks(ids):
    with pytest.raises(ValueError, match="assign_ids"):
        document("", "", "<p>One</p><p>Two</p>", ids)
