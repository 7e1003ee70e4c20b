"""Tag all: every other mention of a mark's words, or of its entity's names, in the same text."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.anchoring.engine import Anchor
from annotations.marking.actions import described, fresh, new, step, version_of
from annotations.marking.spans import anchored, verified
from annotations.models import Alias, Annotation, AnnotationVersion
from annotations.suggesting.edges import stands_alone
from articles.audit import record
from articles.exceptions import Conflict, Invalid

MOST = 1000  # mentions that one act tags
AROUND = 40  # code points shown on either side


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that may be tagged: `key` names it at one revision, the words around it show it."""

    key: str
    anchor: Anchor

    @property
    def before(self):
        return self.anchor.prefix[-AROUND:]

    @property
    def after(self):
        return self.anchor.suffix[:AROUND]


def mentions(annotation):
    """The Mentions in reading order, MOST at most; never inside a longer word, in Thai too.

    Where two names overlap, the longer one counts; what a mark of the same meaning covers already,
    by whomever, is left out. Two queries.
    """
    if annotation.claim_id:
        return []
    document = annotation.text.anchored_revision.document
    names, taken, found = _names(annotation), _taken(annotation), []
    for block in document.blocks:
        covered = taken.get(block.id, [])
        for start, end in _places(block.text, names):
            if any(start < last and end > first for first, last in covered):
                continue
            anchor = anchored(document, block.id, start, block.id, end)
            found.append(Mention(f"{block.id}:{start}-{end}", anchor))
            if len(found) == MOST:
                return found
    return found


@transaction.atomic
def tag_all(annotation, keys, *, version, revision, by):
    """Mark the mentions named by `keys` as `annotation` is, all or none; returns the new marks.

    One row in the record, so that one undo takes all of them back. Raise Conflict when the text or
    the mentions are no longer what the person saw.
    """
    annotation = fresh(annotation, version=version)
    text = annotation.text
    offered = {one.key: one.anchor for one in mentions(annotation)}
    keys = list(dict.fromkeys(keys))
    if not keys:
        raise Invalid(_("Tick the mentions to mark."))
    if any(key not in offered for key in keys):
        raise Conflict(
            _("Somebody marked or changed one of these mentions meanwhile. Look at them again.")
        )
    made = [
        new(
            text,
            verified(text, offered[key], revision=revision),
            kind=annotation.kind,
            by=by,
            entity=annotation.entity,
            value=annotation.value,
        )
        for key in keys
    ]
    Annotation.objects.bulk_create(made)
    cause = AnnotationVersion.Cause.MADE
    AnnotationVersion.objects.bulk_create(version_of(one, by=by, cause=cause) for one in made)
    record(
        "annotation.tag_all",
        by=by,
        article=text.article,
        language=text.language,
        touched=step(*made),
        exact=annotation.exact,
        annotations=[described(one) for one in made],
    )
    return made


def _names(annotation):
    """Its own words and, for an entity, its names in the text's language; the longest first."""
    names, entity = {annotation.exact}, annotation.entity
    if entity is not None:
        language = annotation.text.language
        aliases = entity.aliases.filter(language=language).exclude(kind=Alias.Kind.FORBIDDEN)
        names |= {entity.name_in(language), *aliases.values_list("text", flat=True)}
    return sorted((name for name in names if name and name.strip()), key=len, reverse=True)


def _taken(annotation):
    """{block id: [(start, end)]} that marks with the same kind and body cover."""
    rows = Annotation.objects.anchored().filter(
        text=annotation.text, kind=annotation.kind, entity=annotation.entity
    )
    taken = {}
    for first, start, last, end in rows.values_list("start_block", "start", "end_block", "end"):
        taken.setdefault(first, []).append((start, end if first == last else 10**9))
        if first != last:
            taken.setdefault(last, []).append((0, end))
    return taken


def _places(text, names):
    """Where `names` stand alone in a block's text, in order; a longer name's place comes first."""
    found = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            free = all(end <= first or at >= last for first, last in found)
            if free and stands_alone(text, at, end):
                found.append((at, end))
            at = text.find(name, at + 1)
    return sorted(found)
