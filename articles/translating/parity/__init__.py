"""Facts stay equal: every number, date, amount, rank, name, quotation and claim with its counterpart.

Sentences may differ and paragraphs move; so a fact is looked for in its own row first, then in
the whole translation. What was left out on purpose, added on purpose or not translated yet is not
compared.
"""

from dataclasses import replace

from articles.models import Alignment
from articles.translating.names import source_marks, terms_of
from articles.translating.parity.fact import Fact, Verdict
from articles.translating.parity.figures import compare, figures, found
from articles.translating.parity.marks import claims, named
from articles.translating.parity.quotations import quotations
from articles.translating.parity.waivers import waivers_of

__all__ = ["Fact", "Verdict", "compare", "facts", "figures_of", "found", "with_waivers"]


def facts(pair, marks=None, terms=None, waivers=None, said=None):
    """Every Fact of a Pair in the source's order, what only the translation says last.

    Five queries, fewer with `marks` and `terms` (of `articles.translating.names`), `waivers`
    ({digest: FindingWaiver}) and what was `said` (of `figures_of`) at hand.
    """
    marks = source_marks(pair.source, pair.text.language) if marks is None else marks
    terms = terms_of(marks, pair.text.language) if terms is None else terms
    waivers = waivers_of(pair.text) if waivers is None else waivers
    rows = _compared(pair)
    all_facts = [
        *(figures_of(pair) if said is None else said),
        *named(pair, rows, terms),
        *quotations(pair, rows),
        *claims(pair, rows, marks),
    ]
    return _in_order(pair, with_waivers(all_facts, waivers))


def figures_of(pair):
    """[Fact] of what words alone tell, without names, quotations and claims. No query."""
    return list(figures(pair, _compared(pair)))


def with_waivers(some, waivers):
    """The same Facts, each that is wrong with its waiver where one stands."""
    return [
        replace(one, waiver=waivers[one.digest])
        if one.is_wrong and waivers and one.digest in waivers
        else one
        for one in some
    ]


def _in_order(pair, some):
    """By row, what needs a person first in each."""
    order = {row.key: place for place, row in enumerate(pair.rows)}
    return sorted(some, key=lambda one: (order.get(one.key, len(order)), not one.is_red))


def _compared(pair):
    return [row for row in pair.rows if row.source and row.target_text and not _is_cut(row)]


def _is_cut(row):
    return row.alignment is not None and row.alignment.kind == Alignment.Kind.CUT
