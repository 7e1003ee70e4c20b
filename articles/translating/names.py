"""What the source's annotations say that a translator needs: names in the other language."""

from dataclasses import dataclass

from annotations.models import Alias, Annotation

SHOWN = (Annotation.State.PENDING, Annotation.State.APPROVED)
OFFERED = (Alias.Kind.ACRONYM, Alias.Kind.SHORT)


@dataclass(frozen=True, slots=True)
class Term:
    """One entity as the source names it, and what may stand for it in the translation.

    `names`: the registry's name, then short ones and acronyms; empty where it has none yet.
    `accepted`: every name that counts as this entity, former and romanised ones too.
    """

    entity_id: int
    words: str
    kind: str
    names: tuple[str, ...]
    accepted: tuple[str, ...]
    forbidden: tuple[str, ...] = ()


def source_annotations(source):
    """The source's annotations that wait for a review or passed it, in place; one query."""
    if source.anchored_revision_id != source.revision_id:
        return []
    return list(
        Annotation.objects.filter(text=source, state__in=SHOWN)
        .anchored()
        .select_related("kind", "entity")
        .order_by("start", "-end", "id")
    )


def terms_of(annotations, language):
    """{block id: [Term]} of the entities that these annotations name; one query for aliases."""
    tagged = [annotation for annotation in annotations if annotation.entity_id]
    aliases = {}
    entities = {annotation.entity_id for annotation in tagged}
    if entities:
        for alias in Alias.objects.filter(entity__in=entities, language=language).order_by("id"):
            aliases.setdefault(alias.entity_id, []).append(alias)
    found, seen = {}, set()
    for annotation in tagged:
        if (annotation.start_block, annotation.entity_id) in seen:
            continue
        seen.add((annotation.start_block, annotation.entity_id))
        term = _term(annotation, aliases.get(annotation.entity_id, ()), language)
        found.setdefault(annotation.start_block, []).append(term)
    return found


def _term(annotation, aliases, language):
    name = annotation.entity.name_in(language)
    first = (name,) if name else ()
    return Term(
        annotation.entity_id,
        annotation.exact,
        annotation.kind.key,
        names=first + tuple(alias.text for alias in aliases if alias.kind in OFFERED),
        accepted=first + tuple(a.text for a in aliases if a.kind != Alias.Kind.FORBIDDEN),
        forbidden=tuple(a.text for a in aliases if a.kind == Alias.Kind.FORBIDDEN),
    )
