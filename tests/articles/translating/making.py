"""A translation in the making, as its tests need it."""

from dataclasses import replace

from articles.translating import actions
from articles.translating.alignment import Pair
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories

THAI = {
    "headline": factories.HEADLINE_TH,
    "summary": "ตำรวจไทยและกัมพูชาจะทำงานร่วมกัน",
    **dict(
        zip(
            ("b1", "b2", "b3"),
            factories.BODY_TH.removeprefix("<p>").removesuffix("</p>").split("</p><p>"),
            strict=True,
        )
    ),
}


def translate(text, *keys, by):
    """Translate the rows `keys` (all of them by default) and return the text."""
    for key in keys or THAI:
        text.refresh_from_db()
        actions.save_paragraph(
            text, key, f"<p>{THAI[key]}</p>", based_on=text.revision_number, by=by
        )
    return text


def edit_source(article, old, new, *, by, change_class="wording"):
    """Replace words of the source's body (or headline) and save."""
    source = article.texts.get(language=article.source_language)
    content = Content.of(source.revision)
    content = replace(
        content,
        headline=content.headline.replace(old, new),
        body=content.body.replace(old, new),
    )
    return writing.save(
        source, content, based_on=source.revision_number, by=by, change_class=change_class
    )


def row(text, key):
    """The row called `key` as it stands in the database."""
    text.refresh_from_db()
    return Pair(text).row(key)
