"""What intake found, before anything is saved."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Draft:
    """A plain value: `body` is sanitised HTML, the rest plain text.

    `section_key` is what the text calls its section, not yet looked up. In `body`,
    `<figure data-photo="n">` stands for the nth of `photos` pictures that the file brings.
    `dropped` and `missing` are sentences for the person: what was left out, what is still needed.
    """

    language: str
    headline: str = ""
    summary: str = ""
    body: str = ""
    byline: str = ""
    dateline: str = ""
    photo_credit: str = ""
    section_key: str = ""
    paragraphs: int = 0
    photos: int = 0
    dropped: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
