"""Files for translators outside the house: what a translation is goes out; verified words come in."""

from articles.translating.exchange import tmx

__all__ = ["tmx"]
