"""What of a translation still says what its source says, and what does not (DESIGN §6).

A row is measured against the source words it was translated from, however many edits lie between.
Editors class their edits: a typo leaves translations fresh, unless a figure changed with it.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, OuterRef, Subquery

from articles.models import Alignment, ArticleText, BlockVersion, ChangeClass
from articles.text import values
from articles.text.diff import word_diff
from articles.translating.alignment import Pair, Row, State

SEVERITY = {ChangeClass.TYPO: 0, ChangeClass.WORDING: 1, ChangeClass.FACT: 2}

UNCONFIRMED = (State.UNTRANSLATED, State.MACHINE, State.PAIRED, State.UNLINKED)


@dataclass(frozen=True, slots=True)
class Standing:
    """A row, its state and, where the source has changed, how gravely."""

    row: Row
    state: State
    change: ChangeClass | None = None

    @property
    def difference(self):
        """[(op, words)] between the source translated from and the source now."""
        then = self.row.alignment.translated_from if self.row.alignment else ""
        return word_diff(then, self.row.source_text)

    @property
    def is_behind(self):
        return self.state in (State.STALE, State.ORPHANED)

    @property
    def is_fact(self):
        return self.is_behind and self.change == ChangeClass.FACT


@dataclass(frozen=True, slots=True)
class Progress:
    """Rows of the source by where they stand; what was left out on purpose counts as done."""

    total: int = 0
    done: int = 0
    stale: int = 0
    facts: int = 0
    untranslated: int = 0
    unconfirmed: int = 0

    @property
    def percent(self):
        """Rows done and fresh, in per cent, rounded down; 0 where there is nothing to do."""
        return self.done * 100 // self.total if self.total else 0

    @property
    def is_complete(self):
        return self.total > 0 and self.done == self.total


def standings(pair):
    """A Standing for every row of a Pair, in its order; one more query if a source changed."""
    rows = pair.rows
    changed = [row for row in rows if _differs(row)]
    classes = _change_classes(pair.source, changed) if changed else {}
    return [_standing(row, classes, pair.source.language) for row in rows]


def progress(text):
    """How far this translation is, as a Progress."""
    return count(standings(Pair(text)))


def progress_of(texts):
    """{text id: Progress} of many translations, in four queries whatever their number."""
    texts = list(texts)
    sources = {
        source.article_id: source
        for source in ArticleText.objects.select_related("revision", "article").filter(
            article__in={text.article_id for text in texts}
        )
        if not source.is_translation
    }
    alignments = defaultdict(list)
    for alignment in Alignment.objects.filter(text__in=texts).order_by("id"):
        alignments[alignment.text_id].append(alignment)
    pairs = [
        Pair(text, sources[text.article_id], alignments[text.pk])
        for text in texts
        if text.article_id in sources
    ]
    changes = _all_change_classes(pairs)
    return {
        pair.text.pk: count(
            [_standing(row, changes[pair.source.pk], pair.source.language) for row in pair.rows]
        )
        for pair in pairs
    }


def behind_of(texts):
    """{text id: Progress} of those translations that are behind their source.

    One query where no source has been edited since, five for those where one has.
    """
    ours = {text.pk: text for text in texts}
    source = ArticleText.objects.filter(
        article=OuterRef("text__article"), language=F("article__source_language")
    )
    edited = (
        Alignment.objects.filter(text__in=ours)
        .exclude(kind=Alignment.Kind.CUT)
        .annotate(now=Subquery(source.values("revision_number")[:1]))
        .filter(source_number__lt=F("now"))
        .order_by()
        .values_list("text", flat=True)
        .distinct()
    )
    candidates = ArticleText.objects.select_related("revision", "article").filter(
        pk__in=list(edited)
    )
    found = progress_of(candidates) if candidates else {}
    return {text: one for text, one in found.items() if one.stale}


def untranslated(text):
    """The rows of the source whose translation is missing or that no person has confirmed."""
    return [one.row for one in standings(Pair(text)) if one.row.source and one.state in UNCONFIRMED]


def stale(text):
    """The Standings whose source changed or went since they were translated."""
    return [one for one in standings(Pair(text)) if one.is_behind]


stale_paragraphs = stale


def count(all_standings):
    """The Progress that these Standings make."""
    counted = [one for one in all_standings if one.row.source or one.state == State.ORPHANED]
    return Progress(
        total=len(counted),
        done=sum(one.state in (State.TRANSLATED, State.CUT) for one in counted),
        stale=sum(one.is_behind for one in counted),
        facts=sum(one.is_fact for one in counted),
        untranslated=sum(one.state == State.UNTRANSLATED for one in counted),
        unconfirmed=sum(
            one.state in (State.MACHINE, State.PAIRED, State.UNLINKED) for one in counted
        ),
    )


def severity(then, now, declared, language):
    """The ChangeClass of a change: as its editor said, but a changed figure is always a fact."""
    if _figures(then, language) != _figures(now, language):
        return ChangeClass.FACT
    return ChangeClass(declared)


def _figures(text, language):
    return sorted(values.key(value) for value in values.find(text, language))


def _differs(row):
    alignment = row.alignment
    return (
        alignment is not None
        and bool(row.source)
        and alignment.kind != Alignment.Kind.CUT
        and alignment.translated_from != row.source_text
    )


def _standing(row, classes, language):
    alignment = row.alignment
    if not row.source:
        return Standing(row, *_without_source(row))
    if alignment is not None and alignment.kind == Alignment.Kind.CUT:
        return Standing(row, State.CUT)
    if not row.target_text:
        return Standing(row, State.UNTRANSLATED)
    if alignment is None:
        return Standing(row, State.UNLINKED)
    if _differs(row):
        change = _gravest(row, classes, language)
        if change != ChangeClass.TYPO:
            return Standing(row, State.STALE, change)
    if alignment.origin == Alignment.Origin.MACHINE:
        return Standing(row, State.MACHINE)
    if alignment.confidence is not None:
        return Standing(row, State.PAIRED)
    return Standing(row, State.TRANSLATED)


def _without_source(row):
    if row.alignment is None:
        return (State.UNLINKED,)
    if row.alignment.source_blocks:
        return State.ORPHANED, ChangeClass.WORDING
    return (State.ADDED,)


def _gravest(row, classes, language):
    alignment = row.alignment
    declared = [
        change
        for block in alignment.source_blocks
        for number, change in classes.get(block, ())
        if number > alignment.source_number
    ]
    # A change that no revision owns up to: a merged paragraph lost one of its parts.
    worst = max(declared, key=SEVERITY.get, default=ChangeClass.WORDING)
    if set(alignment.source_blocks) != set(row.source_ids):
        worst = max(worst, ChangeClass.WORDING, key=SEVERITY.get)
    return severity(alignment.translated_from, row.source_text, worst, language)


def _change_classes(source, rows):
    """{block id: [(revision number, change class)]} of the source since the oldest of `rows`."""
    oldest = min(row.alignment.source_number for row in rows)
    blocks = {block for row in rows for block in row.alignment.source_blocks}
    versions = BlockVersion.objects.filter(
        text=source, block__in=blocks, revision__number__gt=oldest
    )
    return _by_block(versions.values_list("block", "revision__number", "revision__change_class"))


def _by_block(versions):
    found = defaultdict(list)
    for block, number, change in versions:
        found[block].append((number, ChangeClass(change)))
    return found


def _all_change_classes(pairs):
    changed = [pair.source.pk for pair in pairs if any(_differs(row) for row in pair.rows)]
    by_text = defaultdict(list)
    if changed:
        for text, *version in BlockVersion.objects.filter(text__in=changed).values_list(
            "text", "block", "revision__number", "revision__change_class"
        ):
            by_text[text].append(version)
    return defaultdict(dict, {text: _by_block(rows) for text, rows in by_text.items()})
