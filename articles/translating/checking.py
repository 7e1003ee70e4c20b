"""What the checks say of a translation, row by row, and what a person lets stand."""

from dataclasses import dataclass
from functools import cached_property

from articles.models import FindingWaiver
from articles.translating.alignment import State
from articles.translating.checks import Finding, Passage, findings
from articles.translating.glossary import KIND
from articles.translating.parity import compare

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
            found.append(Shown(finding, digest, self._waivers.get(digest)))
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
    def _waivers(self):
        standing = FindingWaiver.objects.filter(text=self.workspace.text, withdrawn_at=None)
        return {waiver.digest: waiver for waiver in standing.select_related("by")}

    @cached_property
    def _whole(self):
        return self.workspace.pair.target_document.text.casefold()

    def _passage(self, row):
        workspace = self.workspace
        terms = workspace.terms_in(row)
        missing = [term for term in terms if self._is_missing(term)]
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
            source_tags=_tags(row.source),
            target_tags=_tags(row.target),
        )

    def _red_facts(self, row):
        """Red rows of the whole table, which is only made once a row differs by itself."""
        workspace = self.workspace
        languages = workspace.source.language, workspace.text.language
        if not any(compare(row.source_text, row.target_text, *languages)):
            return ()
        return tuple(fact for fact in workspace.red_facts if fact.key == row.key)

    def _is_missing(self, term):
        names = [name.casefold() for name in term.accepted]
        return bool(names) and not any(name in self._whole for name in names)


def _tags(blocks):
    """(name, address) of each inline tag, once for each stretch that it covers."""
    return tuple(
        (name, dict(attributes).get("href", ""))
        for block in blocks
        for run in block.runs
        for name, attributes in run.tags
    )
