"""What the source's annotations say that a translator needs: names in the other language."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import F, Q
from django.utils.translation import get_language

from annotations.models import Alias, Annotation
from articles.translating.ranks import Rank, ranks_of, story_day

SHOWN = (Annotation.State.PENDING, Annotation.State.APPROVED)
OFFERED = (Alias.Kind.ACRONYM, Alias.Kind.SHORT)


@dataclass(frozen=True, slots=True)
class Term:
    """One entity as the source names it, and what may stand for it in the translation.

    `names`: the registry's name, then short ones and acronyms; empty where it has none yet.
    `accepted`: every name that counts as this entity, former and romanised ones too. `rank`: the
    one that a person held on the day of the story. `sure`: a reviewer has approved the mark.
    """

    entity_id: int
    words: str
    kind: str
    names: tuple[str, ...]
    accepted: tuple[str, ...]
    forbidden: tuple[str, ...] = ()
    rank: Rank | None = None
    sure: bool = True
    language: str = ""

    @property
    def offers(self):
        """What one key inserts: the name, the name behind its rank, then the other names."""
        if self.rank is None or not self.names:
            return self.names
        space = "" if self.language == "th" else " "
        ranked = tuple(f"{rank}{space}{self.names[0]}" for rank in self.rank.words)
        return (self.names[0], *ranked, *self.names[1:])


def is_missing(term, folded):
    """Whether a text has the Term under none of its accepted names; `folded` is its casefold."""
    return bool(term.accepted) and not any(name.casefold() in folded for name in term.accepted)


@dataclass(frozen=True, slots=True)
class SourceMark:
    """An annotation of the source, as far as a translator's page shows it.

    `kind` is its key, `label` its name in the interface's language; `name` is its entity's in the
    language of the translation.
    """

    pk: int
    start_block: str
    start: int
    end_block: str
    end: int
    exact: str
    state: str
    entity_id: int | None
    claim_id: int | None
    kind: str
    label: str
    name: str


_COLUMNS = (
    "pk", "start_block", "start", "end_block", "end", "exact", "state", "entity_id", "claim_id",
    "kind__key",
)  # fmt: skip


def source_marks(source, language, blocks=None):
    """The SourceMarks that wait for a review or passed it, in place; one query.

    With `blocks`, only those that may touch these blocks: in one of them, or across several.
    """
    if source.anchored_revision_id != source.revision_id:
        return []
    found = Annotation.objects.filter(text=source, state__in=SHOWN).anchored()
    if blocks is not None:
        found = found.filter(Q(start_block__in=blocks) | ~Q(start_block=F("end_block")))
    # Models as rich as an entity cost a long text more than all the rest of the page.
    spoken = get_language()  # none in a command that writes no words
    spoken = spoken if spoken in dict(settings.CONTENT_LANGUAGES) else language
    names = f"kind__name_{spoken}", f"entity__name_{language}"
    rows = found.order_by("start", "-end", "id").values_list(*_COLUMNS, *names)
    return [SourceMark(*row, label or row[-1], name or "") for *row, label, name in rows]


def terms_of(marks, language, article=None):
    """{block id: [Term]} of the entities that these SourceMarks name; one query for aliases, and
    one for the ranks of the day of `article`, where that is given."""
    tagged = [mark for mark in marks if mark.entity_id]
    entities = {mark.entity_id for mark in tagged}
    aliases, ranks = {}, {}
    if entities:
        for alias in Alias.objects.filter(entity__in=entities, language=language).order_by("id"):
            aliases.setdefault(alias.entity_id, []).append(alias)
    people = {mark.entity_id for mark in tagged if mark.kind == "person"}
    if people and article is not None:
        ranks = ranks_of(people, language, story_day(article))
    found, seen = {}, set()
    for mark in tagged:
        if (mark.start_block, mark.entity_id) in seen:
            continue
        seen.add((mark.start_block, mark.entity_id))
        term = _term(mark, aliases.get(mark.entity_id, ()), ranks.get(mark.entity_id), language)
        found.setdefault(mark.start_block, []).append(term)
    return found


def _term(mark, aliases, rank, language):
    first = (mark.name,) if mark.name else ()
    return Term(
        mark.entity_id,
        mark.exact,
        mark.kind,
        names=first + tuple(alias.text for alias in aliases if alias.kind in OFFERED),
        accepted=first + tuple(a.text for a in aliases if a.kind != Alias.Kind.FORBIDDEN),
        forbidden=tuple(a.text for a in aliases if a.kind == Alias.Kind.FORBIDDEN),
        rank=rank,
        sure=mark.state == Annotation.State.APPROVED,
        language=language,
    )
