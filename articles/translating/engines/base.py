"""What every engine is: a service outside the house, as the settings describe it."""

from dataclasses import dataclass, field
from decimal import Decimal


class EngineFailed(Exception):
    """The engine gave nothing that can be used. Its words are for the translator."""


@dataclass(frozen=True, slots=True)
class Config:
    """One engine of the settings. `price` is for a million characters sent, in `currency`;
    `limit` is the most a month may cost, 0 for none."""

    name: str
    kind: str
    url: str
    key: str = field(default="", repr=False)
    model: str = ""
    label: str = ""
    region: str = ""
    price: Decimal = Decimal(0)
    currency: str = "USD"
    limit: Decimal = Decimal(0)
    timeout: float = 30
    paragraphs: int = 10
    characters: int = 5000


@dataclass(frozen=True, slots=True)
class Request:
    """What is posted: JSON to an address."""

    address: str
    payload: object
    headers: dict = field(default_factory=dict)


class Engine:
    """`request` says what to send for these texts, `read` what the answer's JSON gives: {number of
    the text: its translation}, with nothing for those that are missing."""

    kind = ""
    url = ""
    needs_key = True
    needs_model = False

    def __init__(self, config):
        self.config = config

    @property
    def base(self):
        return (self.config.url or self.url).rstrip("/")

    def request(self, texts, source, target, names=()):
        raise NotImplementedError

    def read(self, answer):
        raise NotImplementedError


def numbered(translations):
    """{place: text} of a list that answers text by text."""
    return {number: text for number, text in enumerate(translations) if isinstance(text, str)}
