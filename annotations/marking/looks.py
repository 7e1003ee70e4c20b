"""What pages show of a kind, in the language of the interface: read once, and a key to keep HTML by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """A kind as it is shown."""

    key: str
    name: str
    symbol: str
    colour: str
    body: str
    shortcut: str
    order: int = 0

    def __str__(self):
        return self.name


def look(kind):
    """The Look of a Kind. Its name is translated each time it is read: ask once for a page."""
    return Look(kind.key, str(kind), kind.symbol, kind.colour, kind.body, kind.shortcut, kind.order)
