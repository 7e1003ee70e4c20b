"""Files as other programs write them: Word's own lists and styles, saved pages, printed pages."""

import pytest

from articles.converting.formats.pdf_layout import Line, laid_out
from articles.converting.result import Converted
from articles.intake.reading import read
from tests.articles.converting import making
from tests.articles.converting.test_documents import blocks_of, shape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="thaiNumbers"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>"""
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Cross"><w:name w:val="Crosshead"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Head ก"/><w:pPr><w:outlineLvl w:val="2"/>
</w:pPr></w:style><w:style w:type="paragraph" w:styleId="LP"><w:name w:val="List Paragraph"/></w:style>
</w:styles>"""


def paragraph(words, settings=""):
    return f"<w:p><w:pPr>{settings}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def item(words, number=1, level=0):
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(words, f'<w:pStyle w:val="LP"/>{place}')


def word(*paragraphs):
    made = making.office("docx", "- a\n- b\n")
    for name, content in (
        (
            "word/document.xml",
            f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>",
        ),
        ("word/numbering.xml", NUMBERING),
        ("word/styles.xml", STYLES),
    ):
        made = making.with_part(made, name, content)
    return made


def test_the_lists_of_word_itself_are_lists():
    made = word(item("น้ำดื่ม"), item("ข้าวสาร", level=1), item("หนึ่ง", 2), item("สอง", 2))
    blocks, _converted = blocks_of("docx", made)
    assert shape(blocks) == [
        ("li", "ul", "น้ำดื่ม"),
        ("li", "ul", "ข้าวสาร"),
        ("li", "ol", "หนึ่ง"),
        ("li", "ol", "สอง"),
    ]


def test_a_newsrooms_own_styles_are_headings_by_what_they_are_based_on_or_by_their_level():
    made = word(
        paragraph("Based on one", '<w:pStyle w:val="Cross"/>'),
        paragraph("With a level", '<w:pStyle w:val="Out"/>'),
        paragraph("Says its own", '<w:jc w:val="left"/><w:outlineLvl w:val="1"/>'),
        paragraph("Words, and no heading", '<w:outlineLvl w:val="9"/>'),
    )
    blocks, _converted = blocks_of("docx", made)
    assert shape(blocks) == [
        ("h2", "", "Based on one"),
        ("h3", "", "With a level"),
        ("h2", "", "Says its own"),
        ("p", "", "Words, and no heading"),
    ]


def test_typed_bullets_and_numbers_are_lists_in_every_kind():
    typed = [("• one", "ul"), ("• สอง", "ul"), ("1. first", "ol"), ("2. ที่สอง", "ol")]
    wanted = [("li", kind, words.split(maxsplit=1)[1]) for words, kind in typed]
    html = "".join(f"<p>{words}</p>" for words, _kind in typed).encode()
    docx = word(*(paragraph(words) for words, _kind in typed))
    odt = making.office("odt", "\n\n".join(words.replace(".", r"\.") for words, _kind in typed))
    for kind, data in (("html", html), ("docx", docx), ("odt", odt)):
        assert shape(blocks_of(kind, data)[0]) == wanted, kind


def test_lists_that_are_typed_into_plain_text_are_lists():
    text = "Flood in the south\n\nThe district needs:\n- น้ำดื่ม\n- rice\n\n1) Register\n2) Wait\n\nThe end of it cannot be seen yet, officials said."
    draft = read("flood.txt", text.encode())
    assert draft.body == (
        "<p>The district needs:</p><ul><li>น้ำดื่ม</li><li>rice</li></ul>"
        "<ol><li>Register</li><li>Wait</li></ol>"
        "<p>The end of it cannot be seen yet, officials said.</p>"
    )


def test_rtf_of_a_mac_ends_its_paragraphs_with_a_line():
    made = b"{\\rtf1\\ansi{\\fonttbl\\f0 Thonburi;}\\f0\\b Headline\\\n\\b0 \\\nOne.\\\n\\\nTwo.}"
    blocks, _converted = blocks_of("rtf", made)
    assert [block.text for block in blocks] == ["Headline", "One.", "Two."]


PAGE = """<html><head><title>Flood in the south - The Daily</title></head><body>
<div role="navigation"><ul><li>Home</li></ul></div>
<div class="with-sidebar"><h1>Flood in the south</h1><p>{long}</p>
<div class="share-buttons"><h3>Share</h3><ul><li>Post it</li></ul></div>
<div class="social-embed"><blockquote>“We are safe,” she wrote.</blockquote></div></div>
<section id="comments"><p>First!</p></section><div class="related"><p>Other news</p></div></body></html>"""


def test_what_stands_around_a_saved_story_goes_and_is_said():
    page = PAGE.format(long="Rain fell for three days. " * 8)
    blocks, converted = blocks_of("html", page.encode())
    words = "\n".join(block.text for block in blocks)
    for around in ("Home", "Post it", "First!", "Other news"):
        assert around not in words
    assert "Flood in the south" in words and "We are safe" in words
    assert ("surroundings", {"count": 4}) in converted.notes


def test_a_page_that_calls_all_of_itself_a_menu_keeps_its_story():
    page = "<div class='menu'><p>Rain fell for three days.</p></div><p>End.</p>"
    blocks, _converted = blocks_of("html", page.encode())
    assert [block.text for block in blocks] == ["Rain fell for three days.", "End."]


def test_a_title_that_stands_again_as_a_heading_is_the_headline_once():
    page = "<title>น้ำท่วมใต้ | ข่าววันนี้</title><h3>น้ำท่วมใต้</h3><p>ฝนตกสามวัน<br><br>ถนนปิด</p>"
    draft = read("page.html", page.encode())
    assert draft.headline == "น้ำท่วมใต้"
    assert draft.body == "<p>ฝนตกสามวัน</p><p>ถนนปิด</p>"
    kicker = "<body><div>South</div><h1>Flood</h1><p>Rain fell for three days.</p></body>"
    draft = read("page.html", kicker.encode())
    assert (draft.headline, draft.body) == (
        "Flood",
        "<p>South</p><p>Rain fell for three days.</p>",
    )


def test_bold_by_a_class_and_links_by_way_of_google_are_read():
    page = (
        "<style>.c1{font-weight:700}.c2{font-style:italic}</style><p><span class='c1 c9'>Bold</span>"
        '<span class="c2">leaning</span> <a href="https://www.google.com/url?q=https://example.org/'
        'a%3Fb%3D1&amp;sa=D">there</a></p>'
    )
    blocks, _converted = blocks_of("html", page.encode())
    assert blocks[0].html == (
        '<strong>Bold</strong><em>leaning</em> <a href="https://example.org/a?b=1">there</a>'
    )


def test_lists_of_a_page_that_word_saved_are_lists():
    sign = "<![if !supportLists]><span>{}<span>&nbsp; &nbsp;</span></span><![endif]>"
    page = "".join(
        f"<p class=MsoListParagraph>{sign.format(mark)}{words}</p>"
        for mark, words in (("·", "a"), ("·", "b"), ("1.", "c"), ("2.", "d"))
    )
    blocks, _converted = blocks_of("html", page.encode())
    assert shape(blocks) == [
        ("li", "ul", "a"),
        ("li", "ul", "b"),
        ("li", "ol", "c"),
        ("li", "ol", "d"),
    ]


def test_html_in_markdown_is_read_and_its_scripts_go():
    made = (
        "# H\n\n<p align=center>In the **middle**</p>\n\n<script>alert(1)</script>\n\na<sup>2</sup>"
    )
    blocks, converted = blocks_of("md", made.encode())
    assert [block.text for block in blocks] == ["H", "In the **middle**", "a2"]
    assert ("scripts", {"count": 1}) in converted.notes


def test_a_bold_first_line_is_a_headline():
    made = b"{\\rtf1\\ansi\\b Flood in the south\\b0\\par Rain fell for three days, and more of it is expected.}"
    assert read("x.rtf", made).headline == "Flood in the south"


def line(words, left, top, size=11):
    return f"BT /F1 {size} Tf 1 0 0 1 {left} {top} Tm ({words}) Tj ET"


@pytest.mark.parametrize(
    "signs",
    [
        # Drawn, as browsers do it; or written after everything else.
        [f"{86} {top} 4 4 re f" for top in (702, 688)],
        [line("*", 86, top) for top in (700, 686)],
    ],
)
def test_lists_of_a_printed_page_are_lists_however_their_signs_are_made(signs):
    content = [line("Before them.", 72, 720), line("Boats", 100, 700), line("Nets", 100, 686)]
    blocks, _converted = blocks_of("pdf", making.pdf(content="\n".join([*content, *signs])))
    assert [block.text for block in blocks if block.kind == "li"] == ["Boats", "Nets"]


def test_numbers_without_a_full_stop_count_a_list():
    rows = [line("Before them.", 72, 720)]
    for number, (words, top) in enumerate((("Boats", 700), ("Nets", 686), ("Ponds", 672)), 1):
        rows += [line(str(number), 80, top), line(words, 100, top)]
    blocks, _converted = blocks_of("pdf", making.pdf(content="\n".join(rows)))
    assert [block.text for block in blocks if block.container == "ol"] == ["Boats", "Nets", "Ponds"]


def test_marks_that_are_drawn_after_their_line_stand_on_their_letters():
    letters = {"s": "ส", "y": "ย", "i": "ี", "n": "น", "u": "้"}
    drawn = [line("sy n", 100, 700, 20), line("i", 110, 700, 20), line("u", 136.7, 700, 20)]
    made = making.pdf(content="\n".join(drawn), letters=letters)
    assert [block.text for block in blocks_of("pdf", made)[0]] == ["สีย น้"]


def test_a_pdf_that_hides_its_thai_letters_is_said_to():
    made = making.pdf(content=line("n;a", 100, 700), letters={"n": "น", "a": "า"})
    draft = read("page.pdf", made)
    assert any(
        "does not say which Thai letter" in words and "น;า" in words for words in draft.dropped
    )
    good = making.pdf(content=line("na; 1", 100, 700), letters={"n": "น", "a": "า"})
    assert not any("Thai letter" in words for words in read("page.pdf", good).dropped)


def test_words_that_are_set_one_by_one_make_one_paragraph():
    """pdfium puts spaces of its own between them, which have no size."""
    rows = [
        "Rain fell on the south for all of three days,",
        "on the north as well, they all said then.",
    ]
    assert rows[0][(len(rows[0]) - 1) // 2] == " "
    content = [line("Another line of the same size, no more.", 72, 740)]
    for number, row in enumerate(rows):
        left = 72
        for each in row.split():
            content.append(line(each, left, 700 - 14 * number))
            left += 6.1 * len(each) + 4
    blocks, _converted = blocks_of("pdf", making.pdf(content="\n".join(content)))
    assert blocks[-1].text == " ".join(rows)


def test_only_what_stands_apart_at_the_same_height_is_a_page_head():
    pages = [
        [Line("The Daily", 72, 140, 800, 810, 9.0)]
        + [Line(words, 72, 500, 700 - 14 * n, 710 - 14 * n, 11.0) for n, words in enumerate(rows)]
        for rows in (
            ["Rain fell.", "Roads closed,", "said Mali of the river."],
            ["It rose.", "Roads closed,", "said Mali of the road."],
            ["It fell.", "Boats came,", "said Mali of the river."],
            ["It ended.", "Roads closed,", "said Mali of the river."],
        )
    ]
    converted = Converted()
    html = laid_out(pages, converted)
    assert "The Daily" not in html and converted.notes == [("page-heads", {})]
    assert html.count("said Mali of the river.") == 3


def test_bold_words_that_end_a_paragraph_are_no_heading():
    rows = [
        ("Officials said on Monday that all of the families had gone home.", False, 700, 420),
        ("The road stays closed", True, 686, 190),
        ("What comes next", True, 650, 160),
        ("Officials said on Monday that all of the families had gone home.", False, 630, 420),
    ]
    page = [Line(words, 72, end, top - 10, top, 11.0, bold) for words, bold, top, end in rows]
    html = laid_out([page], Converted())
    assert "home. The road stays closed</p><h3>What comes next</h3>" in html
