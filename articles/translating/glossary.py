"""The newsroom's own words: which of them a source uses, and what stands for them.

The table is kept in each process until a term changes, so that thousands of terms cost a page one
short query; one automaton looks for them all at once.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick
from django.db.models import Count, Max

from articles.models import Term as GlossaryTerm
from articles.text.words import is_word_edge
from articles.translating.names import Term

KIND = "term"


@dataclass(frozen=True, slots=True)
class Use:
    """A term in a block: `text[start:end]`, in code points, and the names.Term it is."""

    start: int
    end: int
    term: Term


def terms_by_block(uses):
    """{block id: [names.Term]} of what `uses_in` found, each term once in a block."""
    return {block: list(dict.fromkeys(use.term for use in there)) for block, there in uses.items()}


def uses_in(blocks, source_language, target_language):
    """{block id: [Use]}, left to right, for the blocks that use a term; one query.

    Thai-safe: a term counts where it stands as whole words, never inside a longer one.
    """
    table = _table(version(), source_language, target_language)
    found = {block.id: _uses(table, block.text) for block in blocks}
    return {block: uses for block, uses in found.items() if uses}


def version():
    """A value that differs after any change of the glossary. One query."""
    columns = {"rows": Count("pk"), "last": Max("updated_at"), "top": Max("pk")}
    return tuple(GlossaryTerm.objects.order_by().aggregate(**columns).values())


def uses(text, words):
    """Whether `words` stand in `text` as whole words, in small or capital letters.

    >>> uses("The Call Centre gang fled.", "call centre"), uses("Recall centres", "call centre")
    (True, False)
    """
    return next(_places(text, words), None) is not None


def _places(text, words):
    """(start, end) of each place where `words` stand alone."""
    for match in re.finditer(re.escape(words), text, re.IGNORECASE) if words else ():
        if is_word_edge(text, match.start()) and is_word_edge(text, match.end()):
            yield match.span()


class _Table:
    """The terms of one language, ready to be looked for."""

    def __init__(self, terms):
        self.terms = terms
        patterns = [term.words.casefold() for term in terms]
        self.automaton = AhoCorasick(patterns) if patterns else None


@lru_cache(maxsize=4096)
def _uses(table, text):
    if table.automaton is None:
        return ()
    hits = table.automaton.find_matches_as_indexes(text.casefold(), overlapping=True)
    # A folded text may be longer than the text itself: the hit only says which term to look for.
    terms = [table.terms[number] for number in sorted({hit[0] for hit in hits})]
    found = [Use(*place, term) for term in terms for place in _places(text, term.words)]
    return tuple(sorted(found, key=lambda use: (use.start, -use.end)))


@lru_cache(maxsize=4)
def _table(_version, source_language, target_language):
    rows = GlossaryTerm.objects.order_by("words_en", "id")
    return _Table(
        [
            _term(row, source_language, target_language)
            for row in rows
            if row.words_in(source_language)
        ]
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
