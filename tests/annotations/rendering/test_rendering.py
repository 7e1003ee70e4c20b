"""Highlights of any shape become valid HTML over unchanged words."""

import re
from dataclasses import replace

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.rendering import (
    DESK,
    READER,
    SECTION,
    Mark,
    Options,
    marks_by_block,
    render_block,
    render_document,
    render_inner,
    render_sections,
)
from articles.text.blocks import document, parse_body, serialise

PLAIN = Options(start="", end="", ids=False, states=False)
BODY = (
    '<p>Pol. Gen. <strong>Torsak <em>Sukvimol</em></strong> met <a href="https://example.com/">Sar '
    "Thet</a> &amp; others.<br>Then they left.</p><h2>What next</h2>"
    '<ul><li>One <span lang="th">ตำรวจไทย</span></li><li>Two</li></ul>'
    "<blockquote><p>“War”</p></blockquote><h3>Photo</h3>"
    '<figure data-photo="7"><figcaption>A teleconference</figcaption></figure><p>Last.</p>'
)
COUNT = len(parse_body(BODY))


@pytest.fixture(scope="module")
def text():
    return document("Gangs <face> war", "A summary", BODY, [f"b{n}" for n in range(1, COUNT + 1)])


def mark(start_block, start, end_block, end, number=1, kind="person", state="approved", **more):
    return Mark(number, start_block, start, end_block, end, kind, state, **more)


def on_b1(text, *words, **more):
    """A mark on each of `words` in the first paragraph."""
    found = text.block("b1").text
    return [
        mark("b1", found.index(each), "b1", found.index(each) + len(each), number, **more)
        for number, each in enumerate(words, 1)
    ]


def strictly(html):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parseFragment(html)


def words_of(element):
    """The text of an element as the marking page reads it: <br> is a line break."""
    parts = [element.text or ""]
    for child in element:
        parts += "\n" if child.tag == "br" else words_of(child), child.tail or ""
    return "".join(parts)


BLOCKS = ["headline", "summary", *(f"b{n}" for n in range(1, COUNT + 1)), "gone"]
MARKS = st.lists(
    st.builds(
        Mark,
        st.integers(-3, 30),
        st.sampled_from(BLOCKS),
        st.integers(-2, 70),
        st.sampled_from(BLOCKS),
        st.integers(-2, 70),
        st.sampled_from(["person", "claim", 'odd"<kind']),
        st.sampled_from(["pending", "suggested"]),
        st.sampled_from(["", 'Sar "Thet" <b>']),
        st.sampled_from(["", "/desk/?a=1&b=2"]),
    ),
    max_size=12,
)
OPTIONS = st.sampled_from(
    [DESK, READER, PLAIN, replace(DESK, head=True, notes=True, lang="en", block_class="block",
                                  block_id="s-", elements={"headline": "h2", "h2": "h3"})]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(MARKS, OPTIONS)
def test_any_marks_give_valid_html_over_unchanged_words(text, marks, options):
    tree = strictly(render_document(text, marks, options))
    shown = {e.attrib["data-block"]: words_of(e) for e in tree.iter() if "data-block" in e.attrib}
    expected = {
        b.id: b.text for b in text.blocks if options.head or b.kind not in ("headline", "summary")
    }
    assert shown == expected
    for element in tree.iter():
        assert not {"style", "onclick"} & set(element.attrib) and element.tag != "script"
        assert all(ancestor.tag != "a" or element.tag != "a" for ancestor in _above(tree, element))


def _above(tree, element):
    parents = {child: parent for parent in tree.iter() for child in parent}
    while element in parents:
        element = parents[element]
        yield element


@settings(max_examples=80, deadline=None)
@given(MARKS, OPTIONS)
def test_a_block_alone_is_the_block_in_the_text(text, marks, options):
    whole = render_document(text, marks, options)
    found = marks_by_block(text, marks)
    for block in text.blocks:
        if options.head or block.kind not in ("headline", "summary"):
            assert render_block(block, found.get(block.id, ()), options) in whole
            assert render_inner(block, found.get(block.id, ()), options) in whole


@settings(max_examples=80, deadline=None)
@given(MARKS)
def test_each_piece_names_the_marks_over_it(text, marks):
    marks = [replace(each, id=number) for number, each in enumerate(marks)]
    found = marks_by_block(text, marks)
    for block in text.blocks:
        html = render_inner(block, found.get(block.id, ()))
        named = []
        for element in strictly(html).iter("mark"):
            named += [set(element.attrib["data-mark"].split())] * len(words_of(element))
        covered = [
            {str(m.id) for m in found.get(block.id, ()) if _covers(m, block, offset)}
            for offset in range(len(block.text))
        ]
        assert named == [ids for ids in covered if ids]


def _covers(mark, block, offset):
    after_start = mark.start_block != block.id or mark.start <= offset
    return after_start and (mark.end_block != block.id or offset < mark.end)


def test_without_marks_the_block_is_its_own_html(text):
    assert [render_inner(block) for block in text.blocks] == [block.html for block in text.blocks]
    whole = "".join(
        re.sub(r' (?:id|data-block)="[^"]*"', "", part) for part in render_sections(text, ())
    )
    assert whole == f'<div class="text-section">{serialise(parse_body(BODY))}</div>'


def test_overlapping_nested_and_equal_marks_are_cut_into_pieces(text):
    marks = [
        *on_b1(text, "Torsak Sukvimol met", "Sukvimol", "Sukvimol"),
        mark("b1", 18, "b1", 30, 9),
    ]
    html = render_inner(text.block("b1"), marks, replace(PLAIN, ids=True))
    assert re.findall(r'data-mark="([^"]+)"', html) == ["1", "1 2 3", "1 2 3 9", "1 9", "9"]


def test_a_link_and_the_marks_in_it_nest(text):
    html = render_inner(text.block("b1"), on_b1(text, "met Sar", kind="claim"), PLAIN)
    assert (
        '<mark class="mark mark-claim" role="none">met </mark><a href="https://example.com/">'
        '<mark class="mark mark-claim" role="none">Sar</mark> Thet</a>'
    ) in html


def test_only_the_edges_of_a_highlight_are_read_out(text):
    """A highlight in three pieces is announced once; the text itself has no more words."""
    html = render_inner(
        text.block("b1"),
        on_b1(text, "Gen. Torsak Sukvimol", label='Torsak "Big" S.', url="/desk/annotations/1/"),
        replace(DESK, start="Highlight: %(label)s", end="End"),
    )
    assert html.count("<mark") == 3
    assert html.count("data-start") == html.count("data-end") == html.count("tabindex") == 1
    assert html.count('role="none"') == 2
    assert (
        '<mark class="mark mark-person mark-approved" data-mark="1" data-url="/desk/annotations/1/" '
        'id="mark-1" tabindex="-1" data-start="Highlight: Torsak &quot;Big&quot; S.">Gen. </mark>'
    ) in html
    assert '<em><mark class="mark mark-person mark-approved" data-mark="1"' in html
    assert 'data-end="End">Sukvimol</mark></em>' in html


def test_marks_that_begin_together_are_read_out_together(text):
    marks = on_b1(text, "Gen.", "Gen. Torsak", label="Rank")
    html = render_inner(text.block("b1"), [*marks, replace(marks[0], id=3, label="")], DESK)
    assert 'data-start="Highlight: Rank; Highlight: person"' in html
    assert 'id="mark-2"' in html and html.count(" id=") == 1


def test_as_many_ends_are_read_out_as_beginnings(text):
    marks = on_b1(text, "Gen. Torsak Sukvimol", label="Rank or office")
    inner = replace(on_b1(text, "Torsak Sukvimol", label="Torsak")[0], id=2)
    html = render_inner(text.block("b1"), [*marks, inner], replace(DESK, end="End"))
    assert html.count("Highlight: ") == 2 and 'data-end="End; End"' in html


def test_a_suggestion_is_called_one(text):
    marks = on_b1(text, "Gen.", label="Rank", key="values.role.b1.0.4", state="suggested")
    html = render_inner(text.block("b1"), marks, DESK)
    assert 'data-start="Suggestion: Rank"' in html
    assert 'data-start="Highlight: Rank"' in render_inner(text.block("b1"), marks, READER)


def test_a_mark_over_several_blocks_begins_and_ends_once(text):
    marks = [mark("b1", 60, "b4", 1, kind="claim", label="Claim")]
    html = render_document(text, marks, DESK)
    assert html.count("data-start") == html.count("data-end") == html.count("tabindex") == 1
    marked = [e for e in strictly(html).iter() if "data-block" in e.attrib and list(e.iter("mark"))]
    assert [e.attrib["data-block"] for e in marked] == ["b1", "b2", "b3", "b4"]


def test_a_mark_of_another_text_or_backwards_is_left_out(text):
    marks = [mark("gone", 0, "b1", 3), mark("b2", 0, "b1", 3), mark("b1", 5, "b1", 5)]
    assert "<mark" not in render_document(text, marks)


def test_readers_get_a_note_after_the_words_and_never_inside_a_link(text):
    marks = on_b1(text, "Torsak Sukvimol", "Sar", label="Note", url="#entity-1")
    html = render_inner(text.block("b1"), marks, replace(READER, start="", end=""))
    note = '<a class="n k-person" href="#entity-1" aria-label="Note"></a>'
    assert f'<em><mark class="m k-person" role="none">Sukvimol</mark>{note}</em>' in html
    assert f'<mark class="m k-person" role="none">Sar</mark> Thet</a>{note}' in html
    assert "data-mark" not in html and "approved" not in html


def test_a_note_waits_for_the_link_to_close_at_the_end_of_a_block():
    (block,) = parse_body('<p><a href="http://x.org/">Sar <strong>Thet</strong></a></p>')
    html = render_inner(replace(block, id="b1"), [mark("b1", 0, "b1", 8, url="#e")], READER)
    assert html.endswith('</strong></a><a class="n k-person" href="#e" aria-label="person"></a>')


def test_a_figure_gets_its_photo(text):
    options = replace(READER, photo=lambda photo: f'<img src="/photo/{photo}" alt="">')
    figure = next(block for block in text.blocks if block.container == "figure")
    assert render_block(figure, (), options) == (
        '<figure data-photo="7"><img src="/photo/7" alt=""><figcaption id="b7" data-block="b7">'
        "A teleconference</figcaption></figure>"
    )


def test_elements_classes_and_ids_follow_the_page(text):
    options = replace(
        DESK,
        elements={"headline": "h2"},
        block_class="block",
        block_id="source-",
        head=True,
        lang="en",
    )
    html = render_document(text, (), options)
    assert (
        '<div class="text-section" lang="en"><h2 class="block block--headline" '
        'id="source-headline" data-block="headline">Gangs &lt;face&gt; war</h2>'
    ) in html
    assert '<p class="block block--quote" id="source-b5" data-block="b5">' in html


def test_a_long_text_is_cut_into_sections_and_a_list_never():
    body = "<p>x</p>" * 60 + "<ol>" + "<li>y</li>" * 30 + "</ol>" + "<p>z</p>" * 3
    count = len(parse_body(body))
    long = document("", "", body, [f"b{n}" for n in range(count)])
    sections = render_sections(long, ())
    assert [part.count("data-block") for part in sections] == [SECTION, SECTION, 10, 30, 3]
    assert sections[3].startswith('<div class="text-section"><ol>')
    for part in sections:
        strictly(part)


def test_an_empty_text_has_no_sections():
    empty = document("", "", "", [])
    assert render_sections(empty, ()) == []
    assert render_document(empty, [mark("headline", 0, "headline", 1)], replace(DESK, head=True))


def test_two_thousand_marks_take_time_linear_in_them():
    body = "<p>" + "word " * 2000 + "</p>"
    (block,) = parse_body(body)
    block = replace(block, id="b1")
    marks = [mark("b1", at * 5, "b1", at * 5 + 4, at) for at in range(2000)]
    assert render_inner(block, marks).count("<mark") == 2000
