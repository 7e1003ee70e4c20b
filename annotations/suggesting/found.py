"""What every source of suggestions gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """Words of one block that somebody may want to mark: offsets in code points, half-open.

    `entity_id` for an entity of the registry; `name` for one that it has not: the name to add;
    `value` (JSON) for a literal value. `source` is the finder's name.
    """

    block: str
    start: int
    end: int
    exact: str
    kind: str
    source: str
    entity_id: int | None = None
    value: dict | None = None
    name: str = ""
