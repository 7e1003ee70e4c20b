"""Files for the tests, made on the spot: pandoc writes the office formats, the rest are bytes."""

import io
import subprocess
import zipfile

import pypandoc
from PIL import Image

STORY = """# ตำรวจจับแก๊งคอลเซ็นเตอร์ที่ปอยเปต

ย่อหน้าแรก น้ำท่วมใหญ่ที่กรุงเทพฯ ผู้ว่าฯ กล่าวว่า **สำคัญ** และ *เน้น* [ลิงก์](https://example.com/a)[^1]

## The raid

> “We will catch them all,” he said.

- first
    - nested
- second

1. one
2. two

| a | b |
|---|---|
| ค | ง |

### Later

The end.

[^1]: The footnote, ที่ท้ายเรื่อง.
"""


def office(kind, source=STORY):
    """The story as docx, odt, rtf or html bytes."""
    name = {"docx": "docx", "odt": "odt", "rtf": "rtf", "html": "html"}[kind]
    command = [pypandoc.get_pandoc_path(), "--from", "markdown", "--to", name]
    if kind in ("rtf", "html"):
        command.append("--standalone")
    return subprocess.run(
        [*command, "-o", "-"], input=source.encode(), capture_output=True, check=True
    ).stdout


def thai_rtf():
    """RTF as Thai Windows writes it: bytes of code page 874, a stylesheet, no Unicode."""
    thai = "".join(f"\\'{byte:02x}" for byte in "น้ำท่วมใหญ่ที่กรุงเทพฯ".encode("cp874"))
    return (
        r"{\rtf1\ansi\ansicpg874\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset222 Angsana;}}"
        r"{\stylesheet{\s0 Normal;}{\s1\b heading 1;}{\s5\i Quote;}}"
        rf"\pard\plain\s1\b\f1 {thai}\b0\par\pard\plain\s0\f0 Plain words\par"
        r"\pard\plain\s5 \uc1\u3585?\u3635? quoted\par}"
    ).encode("ascii")


def picture(kind="PNG", size=(120, 80), **options):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **options)
    return out.getvalue()


def with_part(data, name, content):
    """A ZIP container with one part replaced or added."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return out.getvalue()


def printed_pdf():
    """A page as browsers print Thai: “บ้าน” letter by letter, a letter with its mark in a span that
    says both; the mark is drawn after the vowel that follows."""

    def glyph(letter, left):
        return f"BT /F1 20 Tf 1 0 0 1 {left} 700 Tm ({letter}) Tj ET"

    span = "/Span <</ActualText <FEFF0E1A0E49>>> BDC {} {} EMC"
    return pdf(
        content=f"{span.format(glyph('b', 100), glyph('.', 113))} {glyph('l', 112)} {glyph('n', 117)}"
    )


def pdf(*lines, content="", letters=None):
    """A one-page PDF with these ASCII lines, 14 points apart; or with this content stream. `letters`:
    {ASCII letter: what the font says that it stands for}."""
    text = "BT /F1 11 Tf 72 720 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    text = content or text
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
        f"{' /ToUnicode 6 0 R' if letters else ''} >>",
    ]
    if letters:
        rows = "\n".join(f"<{ord(one):02X}> <{ord(thai):04X}>" for one, thai in letters.items())
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange"
            f"\n<00> <FF>\nendcodespacerange\n{len(letters)} beginbfchar\n{rows}\nendbfchar\n"
            "endcmap end end"
        )
        objects.append(f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream")
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")
