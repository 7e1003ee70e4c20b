"""What every reader of a format gives."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reading:
    """A file's content before anything is recognised in it.

    `body` is sanitised HTML, in which `<figure data-photo="n">` is the nth of `photos`. `spaced`:
    blank lines separate its paragraphs, so that a line on its own means something. `headline`,
    `byline`, `summary`, `section`: what the file says of itself. `notes`: sentences on what was
    dropped or guessed. `blank`: an empty page on which somebody has begun; its text is asked for.
    """

    body: str
    spaced: bool = False
    headline: str = ""
    byline: str = ""
    summary: str = ""
    section: str = ""
    notes: list[str] = field(default_factory=list)
    photos: list = field(default_factory=list)
    blank: bool = False
