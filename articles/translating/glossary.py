"""The newsroom's own words: which of them a source uses, and what stands for them."""

import re
from functools import lru_cache

from articles.models import Term as GlossaryTerm
from articles.text.words import is_word_edge
from articles.translating.names import Term

KIND = "term"


def glossary_of(blocks, source_language, target_language):
    """{block id: [names.Term]} of the terms that these blocks use; one query.

    Thai-safe: a term counts where it stands as whole words, never inside a longer one.
    """
    rows = list(GlossaryTerm.objects.all())
    found = {}
    for block in blocks:
        there = tuple(row for row in rows if uses(block.text, row.words_in(source_language)))
        if there:
            found[block.id] = [_term(row, source_language, target_language) for row in there]
    return found


@lru_cache(maxsize=65_536)
def uses(text, words):
    """Whether `words` stand in `text` as whole words, in small or capital letters.

    >>> uses("The Call Centre gang fled.", "call centre"), uses("Recall centres", "call centre")
    (True, False)
    """
    if not words or words.casefold() not in text.casefold():
        return False
    return any(
        is_word_edge(text, match.start()) and is_word_edge(text, match.end())
        for match in re.finditer(re.escape(words), text, re.IGNORECASE)
    )


def _term(row, source_language, target_language):
    name = row.words_in(target_language)
    return Term(
        0,
        row.words_in(source_language),
        KIND,
        names=(name,),
        accepted=(name,),
        forbidden=row.forbidden_in(target_language),
    )
