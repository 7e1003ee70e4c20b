"""What several people marked, put together: the same mark by several is one option to decide on."""

from dataclasses import dataclass, field

from annotations.anchoring.engine import Anchor
from annotations.models import Kind, LayerMark
from annotations.rounds.agreement import Unit


@dataclass
class Option:
    """One span, kind and entity, with everybody who marked it so."""

    marks: list
    unit: Unit
    annotators: list = field(default_factory=list)
    lost: bool = False  # an edit of the text since changed its words: it cannot be taken

    @property
    def first(self):
        return self.marks[0]

    @property
    def key(self):
        return self.first.pk

    @property
    def kind(self):
        return self.first.kind

    @property
    def needs_entity(self):
        """Whether nobody said which entity of the registry it is."""
        return self.kind.body == Kind.Body.ENTITY and self.first.entity_id is None

    @property
    def anchor(self):
        one = self.first
        return Anchor(one.start_block, one.start, one.end_block, one.end, one.exact)

    def author(self, reviewer):
        """Whose mark it becomes: somebody's who is not the reviewer, where there is one."""
        others = [person for person in self.annotators if person.pk != reviewer.pk]
        return others[0] if others else reviewer


@dataclass
class Cluster:
    """Options whose words overlap: one decision for a person."""

    options: list
    people: int  # who took part

    @property
    def agreed(self):
        """Whether everybody marked the same, and nothing is left to say about it."""
        return len(self.options) == 1 and len(self.options[0].annotators) == self.people

    @property
    def key(self):
        return self.options[0].key

    @property
    def missing(self):
        """Of how many annotators nothing stands here."""
        here = {person.pk for option in self.options for person in option.annotators}
        return self.people - len(here)


def options_of(one):
    """Every Option of a round, in reading order. One query."""
    document = one.revision.document
    rows = LayerMark.objects.filter(layer__round=one).select_related(
        "kind", "entity", "layer__annotator"
    )
    found = {}
    for mark in rows:
        unit = unit_of(document, mark)
        key = (unit, mark.entity_id, mark.claimant if mark.kind.body == Kind.Body.CLAIM else "")
        option = found.setdefault(key, Option([], unit))
        option.marks.append(mark)
        option.annotators.append(mark.layer.annotator)
    return sorted(
        found.values(), key=lambda option: (option.unit.start, -option.unit.end, option.key)
    )


def clusters_of(options, people):
    """The options in groups that overlap, in reading order."""
    clusters, reach = [], -1
    for option in options:
        if option.unit.start >= reach:
            clusters.append(Cluster([], people))
        clusters[-1].options.append(option)
        reach = max(reach, option.unit.end)
    return clusters


def unit_of(document, mark):
    """The mark as a span of the whole text: code points."""
    start = document.start_of(mark.start_block) + mark.start
    end = document.start_of(mark.end_block) + mark.end
    return Unit(start, end, mark.kind.key)
