"""What a span is, and what may become of it. Code-point offsets, half-open."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span: each end is a block id and a code-point offset in that block. `exact` are its words,
    those of several blocks joined by newlines; `prefix` and `suffix` some 32 code points before
    and after it in its blocks."""

    start_block: str
    start: int
    end_block: str
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


class Outcome(StrEnum):
    """KEPT: the same words at the same offsets of the same blocks. MOVED: the same words, the
    same mention, elsewhere. CHANGED: words inside the span were edited, and the anchor covers the
    edited words; no approval survives that. AMBIGUOUS: the words may be at any of the candidates.
    GONE: they are nowhere; candidates, if any, are where the same words or what replaced them
    stand."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a span. `anchor` is None when AMBIGUOUS or GONE."""

    outcome: Outcome
    anchor: Anchor | None
    candidates: tuple[Anchor, ...] = ()
