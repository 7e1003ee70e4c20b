"""A text's annotations brought to its new revision, in the transaction that saves it.

In: a text and the revisions before and after. Out: a Report for the writer; in the database, the
spans where their words stand now. Rows of spans that nobody touched are not written.
"""

from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter

from django.db import connection

from annotations.anchoring.engine import Anchor, Outcome, bring_forward
from annotations.models import Annotation, AnnotationVersion
from articles.models import Revision

State, Anchoring = Annotation.State, Annotation.Anchoring

READ = (
    "id",
    "start_block",
    "start",
    "end_block",
    "end",
    "exact",
    "prefix",
    "suffix",
    "anchoring",
    "anchored_on_id",
    "state",
    "version_number",
)
PLACE = READ[1:8]
LOST = (Anchoring.AMBIGUOUS, Anchoring.GONE)
REVISIONS_LOOKED_BACK = 20  # how many of the revisions on which something was lost are tried again


@dataclass(frozen=True)
class Report:
    """How many annotations each outcome met. `revived` ones had been lost and are back, with the
    same words or with edited ones; they are in no other number. What was lost before and still is
    appears nowhere."""

    kept: int = 0
    moved: int = 0
    changed: int = 0
    ambiguous: int = 0
    gone: int = 0
    revived: int = 0


def carry(text, before, after, *, by):
    """Bring the annotations of `text` from `before` to `after` and return a Report.

    Call it inside the transaction that made `after`. If the annotations stand on an older revision
    than `before`, they are brought from there. An annotation whose words were edited gets a version
    by `by` and waits for review again. Lost ones are tried from the revision on which they were
    last sure, so that taking an edit back brings them back. Sets `text.anchored_revision`, which
    the caller saves.
    """
    start = text.anchored_revision or before
    rows = [Row(*values) for values in _annotations(text).values_list(*READ)]
    work = Work(start, after)
    if start is not None and start.pk != after.pk:
        _bring(work, rows, start, after)
    work.write(by)
    text.anchored_revision = after
    return Report(**work.counts)


def _annotations(text):
    return Annotation.objects.filter(text=text).order_by("id")


class Row:
    """The columns of an annotation that a journey reads or writes."""

    __slots__ = (*READ, "candidates")

    def __init__(self, *values):
        for name, value in zip(READ, values, strict=True):
            setattr(self, name, value)
        self.candidates = []

    @classmethod
    def of(cls, annotation):
        return cls(*(getattr(annotation, name) for name in READ))

    @property
    def anchor(self):
        return Anchor(*(getattr(self, name) for name in PLACE))

    @anchor.setter
    def anchor(self, anchor):
        for name in PLACE:
            setattr(self, name, getattr(anchor, name))

    @property
    def lost(self):
        return self.anchoring in LOST


def _bring(work, rows, start, after):
    pairs = after.document.pairs()
    here = [row for row in rows if not row.lost]
    lost = defaultdict(list)
    for row in rows:
        if row.lost and row.anchored_on_id and row.state != State.REMOVED:
            lost[row.anchored_on_id].append(row)
    brought = bring_forward(start.document.pairs(), pairs, [row.anchor for row in here])
    for row, result in zip(here, brought, strict=True):
        work.settle(row, result)
    newest = sorted(lost, reverse=True)[:REVISIONS_LOOKED_BACK]
    for pk, revision in (Revision.objects.in_bulk(newest) if newest else {}).items():
        anchors = [row.anchor for row in lost[pk]]
        for row, result in zip(
            lost[pk], bring_forward(revision.document.pairs(), pairs, anchors), strict=True
        ):
            work.settle_lost(row, result)


class Work:
    """What is to be written, gathered row by row."""

    def __init__(self, start, after):
        self.start, self.after = start, after
        self.counts = dict.fromkeys(Report.__dataclass_fields__, 0)
        self.moved, self.changed, self.lost = [], [], []

    def settle(self, row, brought):
        """Note the outcome for a span whose place was sure."""
        outcome = brought.outcome
        if row.state == State.REMOVED:
            if outcome == Outcome.MOVED:
                row.anchor = brought.anchor
                self.moved.append(row)
            return
        self.counts[outcome.value] += 1
        if outcome == Outcome.MOVED:
            row.anchor = brought.anchor
            self.moved.append(row)
        elif outcome == Outcome.CHANGED:
            self._change(row, brought.anchor)
        elif outcome != Outcome.KEPT:
            row.anchored_on_id = self.start.pk
            self._lose(row, brought)

    def settle_lost(self, row, brought):
        """Note the outcome for a span that had been lost."""
        if brought.anchor is None:
            if row.anchoring != brought.outcome.value or brought.candidates:
                self._lose(row, brought)
            return
        self.counts["revived"] += 1
        if brought.outcome == Outcome.CHANGED:
            self._change(row, brought.anchor)
        else:
            row.anchor, row.anchoring = brought.anchor, Anchoring.KEPT.value
            row.anchored_on_id = self.after.pk
            self.lost.append(row)

    def _change(self, row, anchor):
        row.anchor, row.anchoring = anchor, Anchoring.CHANGED.value
        row.anchored_on_id = self.after.pk
        row.version_number += 1
        if row.state in (State.APPROVED, State.REJECTED):
            row.state = State.PENDING.value
        self.changed.append(row)

    def _lose(self, row, brought):
        row.anchoring = brought.outcome.value
        row.candidates = [
            {name: getattr(anchor, name) for name in PLACE} for anchor in brought.candidates
        ]
        self.lost.append(row)

    def write(self, by):
        """Write all of it, in a fixed number of statements."""
        _update(self.moved, PLACE)
        _update(self.lost, (*PLACE, "anchoring", "anchored_on_id", "candidates"))
        if not self.changed:
            return
        bodies = dict(
            AnnotationVersion.objects.filter(
                annotation__in=[row.id for row in self.changed],
                number__in={row.version_number - 1 for row in self.changed},
            )
            .order_by("number")
            .values_list("annotation_id", "body")
        )
        AnnotationVersion.objects.bulk_create(
            AnnotationVersion(
                annotation_id=row.id,
                number=row.version_number,
                author=by,
                cause=AnnotationVersion.Cause.TEXT,
                start_block=row.start_block,
                start=row.start,
                end_block=row.end_block,
                end=row.end,
                exact=row.exact,
                body=bodies.get(row.id, {}),
                revision=self.after,
            )
            for row in self.changed
        )
        columns = ("anchoring", "anchored_on_id", "candidates", "state", "version_number")
        _update(self.changed, (*PLACE, *columns))


def _update(rows, names):
    """One prepared statement for all rows: ten times faster than `bulk_update`'s CASE … WHEN."""
    if not rows:
        return
    meta = Annotation._meta
    fields = [meta.get_field(name.removesuffix("_id")) for name in names]
    quote = connection.ops.quote_name
    columns = ", ".join(f"{quote(field.column)} = %s" for field in fields)
    table, key = quote(meta.db_table), quote(meta.pk.column)
    columns_read = attrgetter(*names)
    values = [[*columns_read(row), row.id] for row in rows]
    if "candidates" in names:
        at, field = names.index("candidates"), meta.get_field("candidates")
        for row in values:
            row[at] = field.get_db_prep_save(row[at], connection)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {columns} WHERE {key} = %s", values)
