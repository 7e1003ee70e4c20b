"""Translations as one file, in the format asked for."""

from articles.translating.alignment import Pair, State
from articles.translating.exchange import tmx
from articles.translating.exchange.xliff import writing
from articles.translating.staleness import standings

ENDINGS = {"xliff21": "xlf", "xliff12": "xlf", "tmx": "tmx"}
TYPES = {
    "xliff21": "application/xliff+xml",
    "xliff12": "application/xliff+xml",
    "tmx": "application/x-tmx+xml",
}


def written(texts, form):
    """The bytes of `texts` as "xliff21", "xliff12" or "tmx". Raise Refused for confidential ones."""
    files = [writing.file_of(text) for text in texts]
    if form == "tmx":
        return "".join(tmx.written_rows(_rows(texts))).encode()
    return (writing.xliff21 if form == "xliff21" else writing.xliff12)(files).encode()


def _rows(texts):
    """(name, source language, source, target language, target) of what is translated and fresh."""
    for text in texts:
        pair = Pair(text)
        for one in standings(pair):
            if one.state == State.TRANSLATED:
                name = f"article-{text.article_id}-{one.row.key}"
                yield (
                    name,
                    pair.source.language,
                    one.row.source_text,
                    text.language,
                    one.row.target_text,
                )
