"""Good files of every kind that intake reads, made here, and what of each has to come in.

Seven shapes of text in each language, written by pandoc (docx, odt, rtf, html, md), printed by
Chromium (pdf) and kept as plain text in the encodings that Thai newsrooms still have.
"""

import re
import tempfile
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

WORDS = {
    "en": {
        "title": "Flood waters fall in {n} districts",
        "heading": ["What happened", "What comes next", "How people can help"],
        "sub": "In the old town",
        "text": "Officials said on Monday that {n} families had gone home from the shelters.",
        "strong": "The road stays closed",
        "items": ["Drinking water", "Dry rice and tinned fish", "Blankets for {n} people"],
        "quote": "We have seen worse, and we will clean up together",
        "note": "The count is the district office's own.",
        "link": "the district's page",
        "cells": ["District", "Families", "Mueang", "{n}"],
    },
    "th": {
        "title": "น้ำลดแล้วใน {n} อำเภอ ชาวบ้านเริ่มกลับบ้าน",
        "heading": ["เกิดอะไรขึ้น", "ต่อจากนี้เป็นอย่างไร", "ผู้ที่ต้องการช่วยเหลือ"],
        "sub": "ที่ย่านเมืองเก่า",
        "text": "เจ้าหน้าที่แจ้งเมื่อวันจันทร์ว่า {n} ครอบครัวออกจากศูนย์พักพิงแล้ว น้ำที่ท่วมขังเริ่มลดลงอย่างต่อเนื่อง",
        "strong": "ถนนยังปิดอยู่",
        "items": ["น้ำดื่มสะอาด", "ข้าวสารและปลากระป๋อง", "ผ้าห่มสำหรับ {n} คน"],
        "quote": "เราเคยเจอหนักกว่านี้ แล้วเราจะช่วยกันทำความสะอาด",
        "note": "ตัวเลขนี้เป็นของที่ว่าการอำเภอเอง",
        "link": "หน้าของอำเภอ",
        "cells": ["อำเภอ", "ครอบครัว", "เมือง", "{n}"],
    },
}
SHAPES = ("plain", "headings", "bullets", "numbers", "nested", "everything", "long")
PANDOC = {"docx": "docx", "odt": "odt", "rtf": "rtf", "html": "html", "md": "commonmark"}
TYPED = re.compile(r"\d+\. ")
ENCODINGS = {"utf-8-sig": "utf-8-sig", "utf-16": "utf-16", "tis-620": "cp874", "crlf": "utf-8"}


@dataclass
class Made:
    """A file and what it holds: its headings in order, its list items, and all its words."""

    name: str
    data: bytes
    headings: list = field(default_factory=list)
    items: list = field(default_factory=list)
    words: str = ""

    @property
    def marks(self):
        """How many marks stand above and below its letters."""
        return marks_in(self.words)


def marks_in(text):
    return sum(unicodedata.combining(c) > 0 or unicodedata.category(c) == "Mn" for c in text)


def made(seed, print_pdf):
    """Every Made; `print_pdf(html)` gives the bytes of a PDF, or is None where there is no browser."""
    found = []
    for language in WORDS:
        for number, shape in enumerate(SHAPES):
            markdown, what = _source(shape, language, seed + 7 * number + 3)
            name = f"{shape}-{language}"
            for ending, to in PANDOC.items():
                found.append(Made(f"{name}.{ending}", _written(markdown, to, ending), **what))
            if print_pdf:
                page = _written(markdown, "html", "html")
                found.append(Made(f"{name}.pdf", print_pdf(page), **what))
            plain = what["words"]
            # Plain text keeps a list only where its numbers are typed.
            typed = [line.split(". ", 1)[1] for line in plain.split("\n") if TYPED.match(line)]
            found.append(Made(f"{name}.txt", plain.encode(), items=typed, words=plain))
        for label, encoding in ENCODINGS.items():
            plain = _source("plain", language, seed)[1]["words"]
            if label == "crlf":
                plain = plain.replace("\n", "\r\n")
            found.append(Made(f"{label}-{language}.txt", plain.encode(encoding), words=plain))
    return found


def _source(shape, language, number):
    """(Markdown, what of it has to come in)."""
    words = WORDS[language]
    say = {key: value.format(n=number) for key, value in words.items() if isinstance(value, str)}
    items = [item.format(n=number) for item in words["items"]]
    lines, headings, listed = [f"# {say['title']}", say["text"]], [], []
    rounds = {"plain": 1, "long": 60}.get(shape, 3)
    for round_ in range(rounds):
        if shape not in ("plain", "bullets", "numbers"):
            heading = words["heading"][round_ % 3]
            headings.append(heading)
            lines.append(f"## {heading}")
        lines.append(f"{say['text']} **{say['strong']}**")
        if shape in ("bullets", "everything"):
            lines.append("\n".join(f"- {item}" for item in items))
            listed += items
        if shape in ("numbers", "everything"):
            lines.append("\n".join(f"{place}. {item}" for place, item in enumerate(items, 1)))
            listed += items
        if shape == "nested":
            lines.append(f"- {items[0]}\n    - {items[1]}\n    - {items[2]}")
            listed += items
    if shape == "everything":
        headings.append(say["sub"])
        lines += [
            f"### {say['sub']}",
            f"> {say['quote']}",
            f"[{say['link']}](https://example.com/)",
        ]
        lines.append(f"*{say['text']}*")
    plain = "\n\n".join(lines)
    for sign in ("**", "### ", "## ", "# ", "- ", "> ", "*"):
        plain = plain.replace(sign, "")
    plain = plain.replace("](https://example.com/)", "").replace("[", "")
    return "\n\n".join(lines), {"headings": headings, "items": listed, "words": plain}


def _written(markdown, to, ending):
    import pypandoc

    with tempfile.NamedTemporaryFile(suffix=f".{ending}") as file:
        pypandoc.convert_text(
            markdown, to, "markdown", outputfile=file.name, extra_args=["--standalone"]
        )
        return Path(file.name).read_bytes()
