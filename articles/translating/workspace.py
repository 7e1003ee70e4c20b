"""What the translator's page shows: prepared values, in a number of queries that stays the same."""

from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from annotations.rendering import DESK, Mark, marks_by_block, render_inner
from articles.translating import automatic
from articles.translating.alignment import Pair, State
from articles.translating.checking import Checking
from articles.translating.drafts import Drafts, drafts_of
from articles.translating.drawing import FactRows, Feet, Rows
from articles.translating.engines.offers import offers
from articles.translating.glossary import KIND, terms_by_block, uses_in
from articles.translating.lines import Line, Piece, links_of
from articles.translating.names import source_marks, terms_of
from articles.translating.parity import facts, figures_of
from articles.translating.staleness import count, standings

REASONS = (
    _("Of no interest to these readers"),
    _("Said elsewhere in the article"),
    _("Background these readers know"),
    _("Background for these readers"),
    _("Explains a name or a term"),
    _("Makes a figure understandable"),
)


class Workspace:
    """One translation beside its source.

    `only`: the key of the one row that is asked for, whose source alone is then looked at for
    names and highlights; the facts of the whole cannot be told from such a one. `person`: whose
    unsaved typing it shows.
    """

    reasons = REASONS

    def __init__(self, text, source=None, only=None, person=None):
        self.text = text
        self.person = person
        self.pair = Pair(text, source)
        self.source = self.pair.source
        self.only = only
        self.feet, self.rows, self.fact_rows = Feet(), Rows(), FactRows()

    @cached_property
    def url(self):
        return reverse("text_translate", args=[self.text.article_id, self.text.language])

    @cached_property
    def standings(self):
        return standings(self.pair)

    @cached_property
    def progress(self):
        return count(self.standings)

    @cached_property
    def offers(self):
        return offers(self.text.article)

    @cached_property
    def drafts(self):
        """Rows that a machine has filled and no person has confirmed."""
        return [one.row for one in self.standings if one.state == State.MACHINE]

    @cached_property
    def is_unpaired(self):
        return automatic.is_unpaired(self.pair)

    @cached_property
    def paired(self):
        """Rows that were laid side by side and wait for a person's word."""
        return [one.row for one in self.standings if one.state == State.PAIRED]

    @cached_property
    def sure(self):
        return [row for row in self.paired if row.alignment.confidence >= automatic.SURE]

    @cached_property
    def typing(self):
        """What people type and have not saved; nothing where no `person` is named."""
        return drafts_of(self.text, self.person) if self.person else Drafts()

    @cached_property
    def strays(self):
        return self.typing.strays({one.row.key for one in self.standings})

    @cached_property
    def marks(self):
        return source_marks(self.source, self.text.language, self._blocks)

    @cached_property
    def terms(self):
        return terms_of(self.marks, self.text.language, self.text.article)

    @cached_property
    def glossary(self):
        return terms_by_block(self._uses)

    @cached_property
    def _uses(self):
        """{block id: [glossary.Use]}: where the source uses the newsroom's own words."""
        blocks = self.pair.source_document.blocks
        if self._blocks is not None:
            blocks = [block for block in blocks if block.id in self._blocks]
        return uses_in(blocks, self.source.language, self.text.language)

    @cached_property
    def _blocks(self):
        """The ids of the source's blocks that are looked at; None for all."""
        if self.only is None:
            return None
        rows = [row for row in self.pair.rows if self.only in (row.key, *row.source_ids)]
        return [block for row in rows for block in row.source_ids]

    def terms_in(self, row):
        """Names of the registry, then terms, that the row's source uses; each once."""
        found = [
            term
            for terms in (self.terms, self.glossary)
            for block in row.source_ids
            for term in terms.get(block, ())
        ]
        return tuple(dict.fromkeys(found))

    @cached_property
    def facts(self):
        return facts(self.pair, self.marks, self.terms, self.checking.waivers, self.figures)

    @cached_property
    def figures(self):
        """[Fact] without the waivers: the table and the rows' checks begin with them."""
        return figures_of(self.pair)

    @cached_property
    def red_facts(self):
        return [fact for fact in self.facts if fact.is_red]

    @cached_property
    def checking(self):
        return Checking(self)

    @cached_property
    def lines(self):
        return [self._line(number, one) for number, one in enumerate(self.standings, 1)]

    def line(self, key):
        """The Line of one row; None where no row has that key any more."""
        for number, one in enumerate(self.standings, 1):
            if one.row.key == key:
                return self._line(number, one)
        return None

    @cached_property
    def target_name(self):
        return dict(settings.CONTENT_LANGUAGES)[self.text.language]

    def _line(self, number, standing):
        row = standing.row
        return Line(
            standing=standing,
            number=number,
            pieces=tuple(
                Piece(block.kind, render_inner(block, self._marks.get(block.id, ()), DESK))
                for block in row.source
            ),
            terms=self.terms_in(row),
            links=links_of(row.source),
            findings=self.checking.of(row, standing.state),
            workspace=self,
        )

    @cached_property
    def _marks(self):
        """{block id: [Mark]}; a claim's words over several blocks are shown in each."""
        marks = [
            Mark(
                one.pk,
                one.start_block,
                one.start,
                one.end_block,
                one.end,
                one.kind,
                one.state,
                one.label,
            )
            for one in self.marks
        ]
        for block, uses in self._uses.items():
            marks += [_use(block, number, use) for number, use in enumerate(uses, 1)]
        return marks_by_block(self.pair.source_document, marks)


def _use(block, number, use):
    """A term as a highlight: no annotation, so that its id is no other's."""
    return Mark(-number, block, use.start, block, use.end, KIND, "term", _("Term"))
