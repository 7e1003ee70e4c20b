"""Documents of every kind: what must be kept is kept, what cannot be read is refused in time."""

import io
import zipfile

import pytest

from articles.converting import process
from articles.converting.problem import Unreadable
from articles.text.blocks import parse_body
from articles.text.sanitise import sanitise
from tests.articles.converting import making
from tests.support.shared import SHARED

OTHERS = SHARED / "data/documents"
GOOD = sorted((OTHERS / "good").glob("*")) if OTHERS.exists() else []
BAD = sorted((OTHERS / "bad").glob("*")) if OTHERS.exists() else []


def blocks_of(kind, data):
    converted = process.convert(kind, data)
    return parse_body(sanitise(converted.html)), converted


def shape(blocks):
    return [(b.kind, b.container, b.text) for b in blocks]


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf", "html", "md"])
def test_headings_lists_quotations_links_notes_and_thai_marks_are_kept(kind):
    data = making.STORY.encode() if kind == "md" else making.office(kind)
    blocks, converted = blocks_of(kind, data)
    rows = shape(blocks)
    headings = [(k, text) for k, _c, text in rows if k in ("h2", "h3")]
    assert headings[:2] == [
        ("h2", "ตำรวจจับแก๊งคอลเซ็นเตอร์ที่ปอยเปต"),
        ("h2", "The raid"),
    ]
    assert headings[2][1] == "Later"
    items = [(c, text) for k, c, text in rows if k == "li"]
    assert items == [
        ("ul", "first"),
        ("ul", "nested"),
        ("ul", "second"),
        ("ol", "one"),
        ("ol", "two"),
    ]
    quoted = next(row for row in rows if "catch them all" in row[2])
    assert quoted[0] == "quote"
    first = next(b for b in blocks if "น้ำท่วมใหญ่ที่กรุงเทพฯ ผู้ว่าฯ" in b.text)
    assert "<strong>สำคัญ</strong>" in first.html and "<em>เน้น</em>" in first.html
    assert 'href="https://example.com/a"' in first.html and "[1]" in first.text
    assert blocks[-1].text.startswith("[1] The footnote, ที่ท้ายเรื่อง.")
    assert ("tables", {"count": 1}) in [(code, details) for code, details in converted.notes]


def test_thai_windows_rtf_is_read_by_its_code_page_and_its_styles():
    blocks, _converted = blocks_of("rtf", making.thai_rtf())
    assert shape(blocks) == [
        ("h2", "", "น้ำท่วมใหญ่ที่กรุงเทพฯ"),
        ("p", "", "Plain words"),
        ("quote", "blockquote", "กำ quoted"),
    ]


@pytest.mark.parametrize("codec", ["cp874", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_page_is_read_in_its_encoding_and_without_what_surrounds_it(codec):
    page = (
        '<html><head><meta charset="tis-620"><title>ข่าว</title><meta name="author" content="มะลิ">'
        "</head><body><nav>menu</nav><h1>ข่าวด่วน</h1><p>น้ำ<b>ท่วม</b>ที่นี่</p>"
        "<script>alert(1)</script><img src=x onerror=alert(1)></body></html>"
    )
    if codec != "cp874":
        page = page.replace("tis-620", "utf-8")
    blocks, converted = blocks_of("html", page.encode(codec))
    assert [b.text for b in blocks] == ["ข่าวด่วน", "น้ำท่วมที่นี่"]
    assert converted.about == {"byline": "มะลิ"}
    lost = {code for code, _details in converted.notes}
    assert lost - {"encoding"} == {"pictures", "scripts", "surroundings"}


def test_lines_of_a_pdf_become_paragraphs():
    line = "The police said that over seven hundred thousand baht was lost in one"
    blocks, _converted = blocks_of("pdf", making.pdf(line, "case alone, and more elsewhere.", line))
    assert [b.text for b in blocks] == [f"{line} case alone, and more elsewhere.", line]


def test_photos_inside_documents_come_out_with_their_place():
    made = making.office("docx", "Before.\n\nAfter.\n")
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="1" name="P" descr="A red thing"/><a:graphic xmlns:a="http:'
        '//schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://'
        'schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rIdP" xmlns:r='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        main = package.read("word/document.xml").decode()
        links = package.read("word/_rels/document.xml.rels").decode()
        types = package.read("[Content_Types].xml").decode()
    main = main.replace("</w:body>", drawing + "</w:body>")
    link = (
        '<Relationship Id="rIdP" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/image" Target="media/p.png"/></Relationships>'
    )
    photo = making.picture()
    made = making.with_part(made, "word/document.xml", main)
    made = making.with_part(
        made, "word/_rels/document.xml.rels", links.replace("</Relationships>", link)
    )
    made = making.with_part(
        made,
        "[Content_Types].xml",
        types.replace("</Types>", '<Default Extension="png" ContentType="image/png"/></Types>')
        if 'Extension="png"' not in types
        else types,
    )
    made = making.with_part(made, "word/media/p.png", photo)
    blocks, converted = blocks_of("docx", made)
    assert [(p.data, p.alt) for p in converted.photos] == [(photo, "A red thing")]
    assert [b.photo for b in blocks if b.container == "figure"] == ["1"]


def _bombs():
    docx = making.office("docx", "Words.\n")
    yield "docx", making.with_part(docx, "word/big.bin", b"\0" * (200 * 2**20)), "bomb"
    entity = b'<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'
    yield "docx", making.with_part(docx, "word/document.xml", entity), "entities"
    yield "odt", making.with_part(making.office("odt", "W."), "content.xml", entity), "entities"
    yield "docx", b"PK\x03\x04 not a package", "damaged"
    yield "docx", making.picture(), "not-this-kind"
    yield "odt", docx, "not-this-kind"
    yield "pdf", b"%PDF-1.4\n%%EOF", "damaged"
    yield "pdf", making.pdf(), "no-text"
    yield "pdf", making.office("rtf"), "not-this-kind"
    yield "pdf", making.pdf("x").replace(b"startxref\n", b"startxref(\n"), "damaged"
    yield "rtf", b"plain", "not-this-kind"
    yield "html", b"\x00\x01\x02" * 40, "not-this-kind"
    yield "docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"


def test_what_cannot_be_read_is_refused_by_its_reason():
    for kind, data, code in _bombs():
        with pytest.raises(Unreadable) as refused:
            process.convert(kind, data)
        assert refused.value.code == code, (kind, data[:40], refused.value.code)


@pytest.mark.skipif(not GOOD, reason="the shared test documents are not on this machine")
def test_every_good_document_is_read():
    for path in GOOD:
        blocks, converted = blocks_of(path.suffix[1:], path.read_bytes())
        assert blocks or converted.blank, path.name


@pytest.mark.skipif(not BAD, reason="the shared test documents are not on this machine")
def test_every_bad_document_is_refused_or_without_a_word():
    for path in BAD:
        kind = {"zip": "docx"}.get(path.suffix[1:], path.suffix[1:])
        try:
            blocks, converted = blocks_of(kind, path.read_bytes())
        except Unreadable:
            continue
        assert not blocks and not converted.blank, path.name


def test_a_page_that_a_browser_printed_says_each_thai_mark_once():
    """pdfium says a letter and its mark again after the letter that it puts between them."""
    assert process.convert("pdf", making.printed_pdf()).html == "<p>บ้ln</p>"
