"""What the translator's page shows: prepared values, in a number of queries that stays the same."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from annotations.rendering import DESK, Mark, render_inner
from articles.models import Alignment
from articles.text.inline import link as safe_link
from articles.translating import automatic
from articles.translating.alignment import HEAD, Pair, State
from articles.translating.checking import Checking
from articles.translating.engines.offers import offers
from articles.translating.glossary import glossary_of
from articles.translating.names import source_annotations, terms_of
from articles.translating.parity import facts
from articles.translating.staleness import count, standings

KIND_NAMES = {
    "headline": _("Headline"),
    "summary": _("Summary"),
    "p": _("Paragraph"),
    "h2": _("Heading"),
    "h3": _("Heading"),
    "li": _("List item"),
    "quote": _("Quotation"),
    "figcaption": _("Caption"),
}
REASONS = (
    _("Of no interest to these readers"),
    _("Said elsewhere in the article"),
    _("Background these readers know"),
    _("Background for these readers"),
    _("Explains a name or a term"),
    _("Makes a figure understandable"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the source with its highlights."""

    kind: str
    html: str


@dataclass(frozen=True)
class Line:
    """One row of the page."""

    standing: object
    number: int
    pieces: tuple[Piece, ...]
    terms: tuple
    links: tuple[str, ...]
    findings: tuple
    workspace: object

    @property
    def row(self):
        return self.standing.row

    @property
    def key(self):
        return self.row.key

    @property
    def state(self):
        return self.standing.state

    @property
    def kind(self):
        return self.row.kind

    @property
    def name(self):
        return KIND_NAMES[self.row.kind]

    @property
    def html(self):
        """What the field begins with: plain words in a headline, else a paragraph a block."""
        if self.kind in HEAD:
            return self.row.target_text
        return "".join(f"<p>{block.html}</p>" for block in self.row.target)

    @property
    def is_plain(self):
        return self.kind in HEAD

    @property
    def is_merged(self):
        return len(self.row.source) > 1

    @property
    def is_cut(self):
        return self.state == State.CUT

    @property
    def may_split(self):
        return self.kind in ("p", "li", "quote")

    @property
    def rows_high(self):
        return max(2, len(self.row.source_text) // 45)

    @property
    def may_be_confirmed(self):
        done = self.state == State.TRANSLATED
        return bool(self.row.source) and bool(self.row.target_text) and not done

    @property
    def alignment(self):
        return self.row.alignment

    @property
    def open_findings(self):
        return [one for one in self.findings if one.is_open]

    @property
    def waived(self):
        return [one for one in self.findings if not one.is_open]

    @property
    def confidence(self):
        """How sure a pair is that nobody has confirmed, in per cent; None for all others."""
        return int(self.alignment.confidence * 100) if self.state == State.PAIRED else None

    @property
    def is_moved(self):
        return self.alignment is not None and self.alignment.kind == Alignment.Kind.MOVED

    @property
    def url(self):
        """Where the row is saved; an act on it has its name added."""
        return f"{self.workspace.url}paragraphs/{self.key}/"


class Workspace:
    """One translation beside its source."""

    reasons = REASONS

    def __init__(self, text, source=None):
        self.text = text
        self.pair = Pair(text, source)
        self.source = self.pair.source

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
    def annotations(self):
        return source_annotations(self.source)

    @cached_property
    def terms(self):
        return terms_of(self.annotations, self.text.language)

    @cached_property
    def glossary(self):
        blocks = self.pair.source_document.blocks
        return glossary_of(blocks, self.source.language, self.text.language)

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
        return facts(self.pair, self.annotations, self.terms)

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
            links=_links(row.source),
            findings=self.checking.of(row, standing.state),
            workspace=self,
        )

    @cached_property
    def _marks(self):
        """{block id: [Mark]}; a claim's words over several blocks are shown in each."""
        found = {}
        order = [block.id for block in self.pair.source_document.blocks]
        for one in self.annotations:
            first, last = order.index(one.start_block), order.index(one.end_block)
            mark = Mark(
                one.pk,
                one.start_block,
                one.start,
                one.end_block,
                one.end,
                one.kind.key,
                one.state,
                str(one.kind),
            )
            for block in order[first : last + 1]:
                found.setdefault(block, []).append(mark)
        return found


def _links(blocks):
    """The addresses that the source links to, each once."""
    found = {}
    for block in blocks:
        for run in block.runs:
            for name, attributes in run.tags:
                if name == "a" and safe_link(dict(attributes)["href"]):
                    found[dict(attributes)["href"]] = True
    return tuple(found)
