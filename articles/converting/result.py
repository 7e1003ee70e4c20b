"""What every converter gives."""

from dataclasses import dataclass, field


@dataclass
class Photo:
    """A picture inside a document: its bytes as they were, and the words that stood with it.

    Width and height in pixels, upright. Without `data` it was damaged and is left out.
    """

    data: bytes
    alt: str = ""
    width: int = 0
    height: int = 0
    metadata: dict = field(default_factory=dict)


@dataclass
class Converted:
    """`html` is any HTML (it is sanitised later); `<figure data-photo="n">` is the nth of `photos`.

    `notes` are (code, details) of what was left out or guessed; `about` holds what the file says of
    itself: headline, byline, summary, section. `blank`: there are no words, and that is no mistake.
    """

    html: str = ""
    photos: list[Photo] = field(default_factory=list)
    notes: list[tuple[str, dict]] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)
    blank: bool = False

    def note(self, code, **details):
        """Say something once; nothing when a count is 0."""
        if details.get("count") != 0 and (code, details) not in self.notes:
            self.notes.append((code, details))
