"""What the first and last lines of a text are: headline, byline, photo credit, dateline.

Only what the text says itself is taken; nothing is invented. What is recognised leaves the body.
"""

import re
from dataclasses import dataclass, replace

from articles.text.blocks import Run, parse_body, serialise

LONGEST_HEADLINE = 140  # code points; longer lines are paragraphs
LONGEST_LINE = 200
LONGEST_BYLINE = 80
LINES_LOOKED_AT = 6

CREDIT = re.compile(
    r"""[(\[]?\s*(?:
        (?:photo(?:graph)?s?|pictures?|pics?|images?)\s*
            (?:(?:is\s+|are\s+)?courtesy(?:\s+of|\s*:)|credits?\s*:?|by\b|from\b|via\b|[:/])\s*:?
        |(?:courtesy\s+of|photo(?:graph)?er\s*:)
        |(?:เครดิตภาพ|ขอบคุณภาพ(?:จาก|โดย)?|ที่มาภาพ|ที่มาของภาพ|ภาพ(?:ถ่าย)?(?:โดย|จาก))\s*[:：]?
        |ภาพ(?:ถ่าย|ข่าว|ประกอบ)?\s*[:：]
    )\s*(?P<value>\S.*?)\s*[)\]]?""",
    re.IGNORECASE | re.VERBOSE,
)
BYLINE = re.compile(
    r"""(?i:by)\s*:?\s+([A-Z\u0e01-\u0e2e\u0e40-\u0e44].*)
        |(?:โดย|เรื่อง|รายงานโดย|ผู้เขียน|ผู้สื่อข่าว)\s*[:：]\s*(\S.*)
        |โดย\s+(\S.*)""",
    re.VERBOSE,
)
SUMMARY = re.compile(
    r"(?:summary|standfirst|สรุปข่าว|สรุป|โปรยข่าว|โปรย)\s*[:：]\s*(?P<value>\S.*)", re.IGNORECASE
)
HEADLINE = re.compile(
    r"(?:headline|title|พาดหัวข่าว|พาดหัว|หัวข้อข่าว)\s*[:：]\s*(?P<value>\S.*)", re.IGNORECASE
)
SECTION = re.compile(
    r"(?:section|category|desk|หมวดข่าว|หมวด|โต๊ะข่าว)\s*[:：]\s*(?P<value>\S.*)", re.IGNORECASE
)
DATELINE = re.compile(
    r"""(?P<value>[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][A-Z.'’-]+)*      # PHNOM PENH
        (?:,\s+[A-Z][\w.]+(?:\s+\d{1,2})?)?                     # , Nov. 3
        (?:\s+\([^()]{2,40}\))?)                                # (Reuters)
        \s+(?:—|–|--|-)\s+(?=\S)""",
    re.VERBOSE,
)
_ENDS_A_SENTENCE = re.compile(r"[.。;:,…]['\"”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a text. `body` is what is left, `words` its plain text."""

    headline: str
    summary: str
    byline: str
    dateline: str
    photo_credit: str
    section: str
    body: str
    words: str
    paragraphs: int


def recognise(reading):
    """Take the lines that are no story out of a Reading."""
    blocks = list(parse_body(reading.body))
    found = {
        "headline": reading.headline,
        "summary": reading.summary,
        "byline": reading.byline,
        "photo_credit": "",
        "section": reading.section,
    }
    _take_own_title(blocks, found)
    _take_first_lines(blocks, found, reading.spaced)
    _take_last_line(blocks, found)
    dateline = _take_dateline(blocks)
    return Found(
        **found,
        dateline=dateline,
        body=serialise(blocks),
        words="\n".join([found["headline"], *(block.text for block in blocks)]),
        paragraphs=len(blocks),
    )


def credit_of(line):
    """The name in a photo credit, or "".

    >>> credit_of("Photo courtesy of The Nation"), credit_of("เครดิตภาพ: มติชน")
    ('The Nation', 'มติชน')
    >>> credit_of("Photos of the raid spread quickly")
    ''
    """
    match = CREDIT.fullmatch(line.strip()) if len(line) <= LONGEST_LINE else None
    return match["value"] if match else ""


def byline_of(line):
    """The name in a byline, or "".

    >>> byline_of("By Mali, Crime Desk"), byline_of("โดย: มะลิ"), byline_of("By then it was late.")
    ('Mali, Crime Desk', 'มะลิ', '')
    """
    line = line.strip()
    if len(line) > LONGEST_BYLINE or line.endswith((".", "?", "!")):
        return ""
    match = BYLINE.fullmatch(line)
    return next((name for name in match.groups() if name), "") if match else ""


def _take_own_title(blocks, found):
    """A page's title, often with the site's name, stands once more as its first heading."""
    first = blocks[0].text.strip() if blocks and blocks[0].kind in ("h2", "h3") else ""
    if first and found["headline"].startswith(first):
        found["headline"] = first
        del blocks[0]


def _take_first_lines(blocks, found, spaced):
    """Headline, byline, credit and summary, in whatever order they stand before the story."""
    for _line in range(LINES_LOOKED_AT):
        if not blocks:
            return
        line = blocks[0].text.strip()
        if blocks[0].container == "figure":
            return
        if not found["photo_credit"] and credit_of(line):
            found["photo_credit"] = credit_of(line)
        elif not found["byline"] and byline_of(line):
            found["byline"] = byline_of(line)
        elif not found["headline"] and (match := HEADLINE.fullmatch(line)):
            found["headline"] = match["value"]
        elif not found["summary"] and (match := SUMMARY.fullmatch(line)):
            found["summary"] = match["value"]
        elif not found["section"] and (match := SECTION.fullmatch(line)):
            found["section"] = match["value"]
        elif not found["headline"] and _is_headline(blocks, spaced):
            found["headline"] = line
        else:
            return
        del blocks[0]


def _take_last_line(blocks, found):
    last_is_words = len(blocks) > 1 and blocks[-1].container != "figure"
    if last_is_words and not found["photo_credit"] and credit_of(blocks[-1].text):
        found["photo_credit"] = credit_of(blocks.pop().text)


def _is_headline(blocks, spaced):
    """A heading, or a short line on its own that ends no sentence, with a story after it."""
    if len(blocks) < 2:
        return False
    first, rest = blocks[0], blocks[1:]
    if first.kind in ("h2", "h3"):
        return True
    words = first.text.strip()
    # A line of its own, or one that is bold as a whole.
    bold = all(run.tags and run.tags[0][0] == "strong" for run in first.runs if run.text.strip())
    alone = (spaced or bold) and first.kind == "p" and "\n" not in words
    short = len(words) <= LONGEST_HEADLINE and len(words) * 2 < max(len(b.text) for b in rest)
    return alone and short and not _ENDS_A_SENTENCE.search(words) and any(map(str.isalpha, words))


def _take_dateline(blocks):
    """Take "PHNOM PENH (Reuters) –" from the front of the first paragraph and return the place."""
    if not blocks or blocks[0].kind != "p":
        return ""
    match = DATELINE.match(blocks[0].text)
    if not match or match.end() >= len(blocks[0].text):
        return ""
    blocks[0] = _without_start(blocks[0], match.end())
    return match["value"].strip()


def _without_start(block, length):
    runs, at = [], 0
    for run in block.runs:
        left = run.text[max(length - at, 0) :]
        at += len(run.text)
        if left:
            runs.append(Run(left, run.tags))
    return replace(block, text=block.text[length:], runs=tuple(runs))
