"""What every reader of a format gives."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reading:
    """A file's content before anything is recognised in it.

    `body` is sanitised HTML. `spaced`: blank lines separate its paragraphs, so that a line on its
    own means something. `headline`: where the format itself marks one. `notes`: sentences on what
    was dropped or guessed.
    """

    body: str
    spaced: bool = False
    headline: str = ""
    notes: list[str] = field(default_factory=list)
