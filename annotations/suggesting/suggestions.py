"""What may be put up for one text now: found, not yet marked, not refused before."""

from dataclasses import dataclass
from functools import lru_cache

from annotations.models import Annotation
from annotations.registry.names import labels, registry_version
from annotations.suggesting import put_up
from annotations.suggesting.asked import asked
from annotations.suggesting.found import Found
from annotations.suggesting.gazetteer import ready
from annotations.suggesting.learned import by_experience, record_of
from annotations.suggesting.refusals import not_refused
from annotations.suggesting.sources import SOURCE_NAMES, SOURCES, RegistryNames
from annotations.suggesting.track import NONE, Record


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A Found that is put up. `key` names it on the page: the same words at the same place."""

    key: str
    found: Found
    label: str = ""
    past: Record = NONE  # how reviewers decided on these words for this entity before

    @property
    def kind(self):
        return self.found.kind

    @property
    def source(self):
        return self.found.source

    @property
    def source_name(self):
        return SOURCE_NAMES[self.found.source]

    @property
    def meaning(self):
        """What the words would be taken for: the entity's name, or the value in plain form."""
        return self.label or self.found.name or (self.found.value or {}).get("means", "")


def suggestions(text, annotations=None, version=None, *, blocks=None):
    """The Suggestions of a text at its anchored revision, in reading order. At most six queries.

    `blocks` (ids): of no more than these. `annotations`, those of the text that were not removed,
    spares one query. Words that somebody has marked already, or that a refusal names, are left
    out; so are lower sources where a higher one found something, and names that reviewers
    regularly turned down for that entity.
    """
    revision = text.anchored_revision
    if revision is None:
        return []
    version = ready(registry_version()) if version is None else version
    found, past = by_experience(_found(revision.document, text.language, version))
    found = _with_asked(text, _with_put_up(text, found))
    if blocks is not None:
        found = [one for one in found if one.block in blocks]
    if not found:
        return []
    if annotations is None:
        annotations = Annotation.objects.filter(text=text).exclude(state=Annotation.State.REMOVED)
        annotations = annotations.select_related("kind")
    taken = _taken(revision.document, annotations)
    left = [one for one in found if not _is_taken(one, taken)]
    left = not_refused(text, left) if left else []
    known = labels(version) if left else {}
    return [
        Suggestion(key_of(one), one, known.get(one.entity_id, ""), record_of(one, past))
        for one in left
    ]


def key_of(found):
    """What a search put up has the key that the registry's own suggestion has: a page that was
    opened before the search still knows it."""
    what = found.entity_id or found.kind
    source = RegistryNames.name if found.source == put_up.SOURCE else found.source
    return f"{source}.{what}.{found.block}.{found.start}.{found.end}"


@lru_cache(maxsize=64)
def _found(document, language, version):
    """Everything the sources find, earlier sources first where two overlap."""
    found, covered = [], {}
    for source in SOURCES:
        here = [
            one
            for one in source.find(document, language, version)
            if not _overlaps(one, covered.get(one.block, ()), source.gives_way)
        ]
        for one in here:
            covered.setdefault(one.block, []).append((one.start, one.end))
        found.extend(here)
    order = {block.id: number for number, block in enumerate(document.blocks)}
    return tuple(sorted(found, key=lambda one: (order[one.block], one.start, one.source)))


def _with_put_up(text, found):
    """`found`, where a search of the archive put the same up with that as its source; and what only
    the search found, where nothing else was."""
    mine = {(one.block, one.start, one.end, one.entity_id): one for one in put_up.put_up(text)}
    if not mine:
        return found
    found = [mine.pop((one.block, one.start, one.end, one.entity_id), one) for one in found]
    return _with_more(text, found, mine.values())


def _with_asked(text, found):
    """`found` with what models said of the text when somebody asked them, where nothing was found."""
    return _with_more(text, found, asked(text))


def _with_more(text, found, others):
    """`found` and those of `others` that overlap nothing, in reading order."""
    covered = {}
    for one in found:
        covered.setdefault(one.block, []).append((one.start, one.end))
    more = []
    for one in others:
        if not _overlaps(one, covered.get(one.block, ()), gives_way=True):
            covered.setdefault(one.block, []).append((one.start, one.end))
            more.append(one)
    if not more:
        return found
    order = {block.id: at for at, block in enumerate(text.anchored_revision.document.blocks)}
    return sorted([*found, *more], key=lambda one: (order[one.block], one.start))


def _taken(document, annotations):
    """{block: [(start, end, kind)]} of what is marked; a span over several blocks fills them."""
    order = [block.id for block in document.blocks]
    place = {block_id: number for number, block_id in enumerate(order)}
    taken = {}
    for annotation in annotations:
        if annotation.anchoring not in (Annotation.Anchoring.KEPT, Annotation.Anchoring.CHANGED):
            continue
        first, last = place.get(annotation.start_block), place.get(annotation.end_block)
        if first is None or last is None:
            continue
        for number in range(first, last + 1):
            start = annotation.start if number == first else 0
            end = annotation.end if number == last else len(document.blocks[number].text)
            taken.setdefault(order[number], []).append((start, end, annotation.kind.key))
    return taken


def _is_taken(one, taken):
    """A claim around the words takes nothing; a mark of an entity or a value over them does."""
    return any(
        start < one.end and one.start < end and kind != "claim"
        for start, end, kind in taken.get(one.block, ())
    )


def _overlaps(one, spans, gives_way):
    return any(
        start < one.end and one.start < end and (gives_way or (start, end) != (one.start, one.end))
        for start, end in spans
    )
