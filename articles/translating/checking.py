"""What the checks say of a translation, row by row, and what a person lets stand."""

from dataclasses import dataclass
from functools import cached_property

from articles.models import Alignment, FindingWaiver
from articles.translating import memory
from articles.translating.alignment import State
from articles.translating.checks import Finding, Passage, findings
from articles.translating.glossary import KIND
from articles.translating.names import is_missing
from articles.translating.parity import compare, with_waivers

CHECKED = (State.TRANSLATED, State.STALE, State.MACHINE, State.PAIRED)


@dataclass(frozen=True, slots=True)
class Shown:
    """A Finding and the FindingWaiver by which it may stand, if there is one."""

    finding: Finding
    digest: str
    waiver: FindingWaiver | None = None

    @property
    def is_open(self):
        return self.waiver is None

    @property
    def blocks(self):
        return self.is_open and self.finding.is_error


class Checking:
    """The findings of a Workspace's rows. One query, for the waivers, however many rows."""

    def __init__(self, workspace):
        self.workspace = workspace

    def of(self, row, state):
        """What is found in one row, as a tuple of Shown: errors first, then warnings."""
        if state not in CHECKED:
            return ()
        passage = self._passage(row)
        found = []
        for finding in findings(passage):
            digest = finding.digest(passage)
            found.append(Shown(finding, digest, self.waivers.get(digest)))
        return tuple(found)

    def open(self):
        """[(Line, Shown)] of everything that nobody has waived, in the order of the page."""
        lines = self.workspace.lines
        return [(line, one) for line in lines for one in line.findings if one.is_open]

    @property
    def only_warns(self):
        """Whether something stands open, and no error is among it."""
        found = self.open()
        return bool(found) and not any(one.blocks for _line, one in found)

    @cached_property
    def waivers(self):
        """{digest: FindingWaiver} of everything that may stand in this translation."""
        standing = FindingWaiver.objects.filter(text=self.workspace.text, withdrawn_at=None)
        return {waiver.digest: waiver for waiver in standing.select_related("by")}

    @cached_property
    def _whole(self):
        return self.workspace.pair.target_document.text.casefold()

    def _passage(self, row):
        workspace = self.workspace
        terms = workspace.terms_in(row)
        missing = [term for term in terms if is_missing(term, self._whole)]
        return Passage(
            row.source_text,
            row.target_text,
            workspace.source.language,
            workspace.text.language,
            kind=row.kind,
            origin=row.alignment.origin if row.alignment else "person",
            facts=self._red_facts(row),
            terms=terms,
            missing_names=tuple(term.words for term in missing if term.kind != KIND),
            missing_terms=tuple(term.words for term in missing if term.kind == KIND),
            remembered=self._remembered.get(row.key, ""),
            source_tags=_tags(row.source),
            target_tags=_tags(row.target),
        )

    @cached_property
    def _remembered(self):
        """{row key: the memory's source words} of rows taken from the memory for other words."""
        workspace = self.workspace
        taken = {
            row.key: (row.source_text, row.target_text)
            for row in workspace.pair.rows
            if row.alignment is not None
            and row.alignment.origin == Alignment.Origin.MEMORY
            and row.source
            and workspace.only in (None, row.key)
        }
        return memory.made_for_others(taken, workspace.source.language, workspace.text.language)

    def _red_facts(self, row):
        """Red rows of the whole table, which is only made once a row differs by itself."""
        workspace = self.workspace
        languages = workspace.source.language, workspace.text.language
        if not any(compare(row.source_text, row.target_text, *languages)):
            return ()
        return tuple(fact for fact in self._red_values if fact.key == row.key)

    @cached_property
    def _red_values(self):
        return [fact for fact in with_waivers(self.workspace.figures, self.waivers) if fact.is_red]


def _tags(blocks):
    """(name, address) of each inline tag, once for each stretch that it covers."""
    return tuple(
        (name, dict(attributes).get("href", ""))
        for block in blocks
        for run in block.runs
        for name, attributes in run.tags
    )
