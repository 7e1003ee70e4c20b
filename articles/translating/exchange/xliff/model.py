"""What an XLIFF file of ours says, whatever its version."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Unit:
    """A row: `blocks` are its source blocks, events as in `codes`; no `target`: untranslated."""

    key: str
    blocks: tuple[str, ...]
    source: list
    target: list | None
    codes: object = None
    line: int = 0


@dataclass(slots=True)
class File:
    """One article into one language; the numbers are those of the revisions that went out.

    `promised` are the keys of all units that went out: none may be missing on the way back.
    """

    article_id: int
    source_language: str
    target_language: str
    source_number: int
    target_number: int
    promised: tuple[str, ...]
    units: list[Unit] = field(default_factory=list)
    line: int = 0
