"""A file that came back, held against what stands here: line by line, nothing applied yet."""

from dataclasses import dataclass
from enum import StrEnum

import regex
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Revision
from articles.text.diff import word_diff
from articles.translating.alignment import HEAD, Pair, document_of
from articles.translating.exchange.xliff import codes

_THAI = regex.compile(r"\p{Thai}")
_LATIN = regex.compile(r"\p{Latin}")
_SENTENCE = 25  # letters: shorter ones may be a name, which stays as it is


class Outcome(StrEnum):
    """What a line of the file would do."""

    NEW = "new"
    NEWER = "newer"
    SAME = "same"
    EMPTY = "empty"
    GONE = "gone"

    @property
    def label(self):
        return LABELS[self]


LABELS = {
    Outcome.NEW: gettext_lazy("new words"),
    Outcome.NEWER: gettext_lazy("changed here too since the export"),
    Outcome.SAME: gettext_lazy("the same as here"),
    Outcome.EMPTY: gettext_lazy("not translated"),
    Outcome.GONE: gettext_lazy("no longer divided so here"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One unit: `html` would be kept as the row's paragraphs; `source` are the row's words."""

    key: str
    line: int
    outcome: Outcome
    html: str = ""
    source: str = ""
    difference: tuple = ()
    source_changed: bool = False

    @property
    def may_be_taken(self):
        return self.outcome in (Outcome.NEW, Outcome.NEWER)


def verified(file, text, report):
    """The Lines of one file for the translation `text`; what is damaged goes into `report`."""
    pair = Pair(text)
    if (file.source_language, file.target_language) != (pair.source.language, text.language):
        report.problem(file.line, "", _("It is in other languages than this translation."))
        return []
    source = Revision.objects.filter(text=pair.source, number=file.source_number).first()
    if source is None:
        report.problem(file.line, "", _("It names a revision of the source that never was."))
        return []
    target = Revision.objects.filter(text=text, number=file.target_number).first()
    check = _Check(pair, document_of(source), document_of(target), file, report)
    return check.lines()


class _Check:
    def __init__(self, pair, source, target, file, report):
        self.pair = pair
        self.source, self.target = source, target
        self.file, self.report = file, report
        self.rows = {row.key: row for row in pair.rows if row.source}

    def lines(self):
        found = [unit.key for unit in self.file.units]
        for key in self.file.promised:
            if key not in found:
                self.problem(self.file.line, key, _("This unit is missing from the file."))
        for key in sorted({key for key in found if found.count(key) > 1}):
            self.problem(self.file.line, key, _("This unit stands there twice."))
        return [line for unit in self.file.units if (line := self.line(unit))]

    def problem(self, line, key, reason):
        self.report.problem(line, key, reason)

    def line(self, unit):
        """The Line of one unit; None, with a problem reported, for a damaged one."""
        try:
            return self._line(unit)
        except codes.BrokenMarks as broken:
            self.problem(unit.line, unit.key, str(broken))
        return None

    def _line(self, unit):
        if unit.key not in self.file.promised or not all(map(self.source.has, unit.blocks)):
            return self.problem(unit.line, unit.key, _("This unit did not go out from here."))
        blocks = [self.source.block(block) for block in unit.blocks]
        _events, known = codes.of_source(blocks)
        if codes.paragraphs(unit.source, known.tags) != tuple(block.html for block in blocks):
            return self.problem(unit.line, unit.key, _("Its source words have been changed."))
        row = self.rows.get(unit.key)
        if row is None or tuple(row.source_ids) != unit.blocks:
            return Line(unit.key, unit.line, Outcome.GONE)
        if unit.target is None:
            return Line(unit.key, unit.line, Outcome.EMPTY, source=row.source_text)
        return self._compared(unit, row, known)

    def _compared(self, unit, row, known):
        then = [self.target.block(b) for b in row.target_ids if self.target.has(b)]
        events, own = codes.of_target(then, known)
        html = codes.paragraphs(unit.target, {**own.tags, **known.tags})
        before, now = tuple(b.html for b in then), tuple(b.html for b in row.target)
        words = codes.words_of(unit.target)
        outcome = Outcome.NEWER if before != now else Outcome.NEW
        if html in (before, now):
            outcome = Outcome.SAME
        else:
            owed = codes.marks_in(events) if then else known.owed
            self._refuse(unit, owed - codes.marks_in(unit.target), words)
        return Line(
            unit.key,
            unit.line,
            outcome,
            "".join(f"<p>{one}</p>" for one in html),
            row.source_text,
            tuple(word_diff(row.target_text, words)) if outcome != Outcome.SAME else (),
            row.source_text != "\n".join(self.source.block(b).text for b in unit.blocks),
        )

    def _refuse(self, unit, missing, words):
        if missing and unit.key not in HEAD:
            named = ", ".join(sorted(missing))
            raise codes.BrokenMarks(_("A mark of the source is missing: %s.") % named)
        if not is_in(words, self.file.target_language):
            self.problem(unit.line, unit.key, _("The words are in the wrong language."))


def is_in(words, language):
    """Whether words may be in that language, by their letters; what is short may be a name.

    >>> is_in("ตำรวจจับแก๊งคอลเซ็นเตอร์", "en"), is_in("BTS", "th")
    (False, True)
    """
    thai, latin = len(_THAI.findall(words)), len(_LATIN.findall(words))
    if language == "th":
        return thai > 0 or latin < _SENTENCE
    return latin > 0 or thai < _SENTENCE - 5
