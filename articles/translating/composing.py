"""A translation's body put together from its paragraphs: pure, no database.

A `Slot` is one body block of the translation to be, with the id it had (or none yet) and the
source block it translates, whose list or quotation it then stands in.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from articles.text.blocks import Block, parse_body, serialise
from articles.text.normalise import normalise
from articles.text.sanitise import sanitise
from articles.translating.alignment import HEAD

CONTAINERS = {"quote": "blockquote", "figcaption": "figure"}


@dataclass(frozen=True, slots=True)
class Slot:
    block: Block
    model: Block | None = None

    @property
    def id(self):
        return self.block.id


def slots_of(document, rows):
    """The body of a translation as Slots, each beside the source block it translates."""
    models = {}
    for row in rows:
        for number, block in enumerate(row.target):
            if row.source:
                models[block.id] = row.source[min(number, len(row.source) - 1)]
    return [Slot(block, models.get(block.id)) for block in document.blocks if block.id not in HEAD]


def written(html, models):
    """The Slots that a person's HTML for one row makes: one for each paragraph in it.

    Each takes kind and place from `models`, blocks of the source, in turn; whatever else was
    written (a heading pasted into a paragraph) becomes that. Empty ones are left out.
    """
    found = [block for block in parse_body(sanitise(html)) if block.text.strip()]
    last = len(models) - 1
    return [_like(block, models[min(number, last)]) for number, block in enumerate(found)]


def plain_text(html):
    """What a headline or a summary may hold: the words, without paragraphs or formatting."""
    return normalise(
        " ".join(b.text.replace("\n", " ") for b in parse_body(sanitise(html)))
    ).strip()


def replaced(slots, ids, new):
    """`slots` with those called `ids` replaced by `new`, and the range where these now stand.

    A new Slot takes over the id of the one it replaces, in order.
    """
    old = [slot for slot in slots if slot.id in ids]
    place = slots.index(old[0]) if old else len(slots)
    named = [_renamed(slot, old[n]) if n < len(old) else slot for n, slot in enumerate(new)]
    rest = [slot for slot in slots if slot.id not in ids]
    return inserted(rest, place, named)


def inserted(slots, place, new):
    """`slots` with `new` before the one at `place`, and the range where these now stand."""
    return slots[:place] + list(new) + slots[place:], range(place, place + len(new))


def place_for(row, rows, slots):
    """Where in `slots` the first words of an untranslated row belong: behind the rows before it."""
    before = set()
    for other in rows:
        if other.key == row.key:
            break
        before.update(other.target_ids)
    return max((n + 1 for n, slot in enumerate(slots) if slot.id in before), default=0)


def body_of(slots):
    """The canonical HTML; items of one list, and paragraphs of one quotation, stay together."""
    groups, group = [], 1
    for one, other in pairwise([None, *slots]):
        if one is not None and not _together(one, other):
            group += 1
        groups.append(group)
    return serialise(
        replace(slot.block, group=number if slot.block.container else 0)
        for slot, number in zip(slots, groups, strict=True)
    )


def _together(one, other):
    if one.block.container != other.block.container:
        return False
    same_before = one.id and other.id and one.block.group == other.block.group
    same_model = one.model and other.model and one.model.group == other.model.group
    return bool(same_before or same_model)


def _renamed(slot, old):
    same = slot.block.container == old.block.container
    group = old.block.group if same else 0
    return replace(slot, block=replace(slot.block, id=old.id, group=group))


def _like(block, model):
    container = model.container or CONTAINERS.get(model.kind, "")
    kind = "p" if model.kind in HEAD else model.kind
    return Slot(replace(block, kind=kind, container=container, group=0, photo=model.photo), model)
