"""Taking in what a translator outside the house sent back."""

from django.db import transaction

from articles.audit import record
from articles.translating.actions.paragraphs import save_paragraph


@transaction.atomic
def take_in(text, paragraphs, *, name, based_on, source_number, by):
    """Keep {row key: HTML} as this translation's paragraphs: all of them, or none.

    `based_on` is the revision they were compared with: Conflict where a row was saved since.
    """
    for key, html in paragraphs.items():
        save_paragraph(text, key, html, based_on=based_on, by=by, source_number=source_number)
    record(
        "translation.take_in",
        by=by,
        article=text.article,
        language=text.language,
        file=name[:200],
        blocks=list(paragraphs),
    )
