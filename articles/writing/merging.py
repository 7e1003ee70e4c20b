"""Two people's changes of one revision put together, paragraph by paragraph.

In: the revision both began from, what the other saved, what this one typed. Out: one text that
holds the changes of both, and which paragraphs both changed. No word of either is dropped unless
somebody chooses so.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.translation import gettext as _

from articles.approvals import digest
from articles.text.blocks import Block, parse_body, serialise
from articles.text.identity import assign_ids
from articles.text.sanitise import sanitise
from articles.writing.comparing import inserted_words
from articles.writing.content import Content

MINE, THEIRS, BOTH = "mine", "theirs", "both"
CHOICES = (BOTH, MINE, THEIRS)
# The states of a part: who changed it since the common revision.
UNCHANGED, CONFLICT = "same", "conflict"
_HEAD = ("headline", "summary")
_JOINED = {"headline": " / ", "summary": "\n"}
_NEVER_GIVEN = 10**9  # ids of my new blocks, beyond every number the server ever gives


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph in its three states, "" where it is not there, and what became of it.

    `state`: same, mine, theirs (who changed it), both (alike) or conflict.
    """

    id: str
    state: str
    base: str = ""
    theirs: str = ""
    mine: str = ""

    @property
    def label(self):
        return {"headline": _("Headline"), "summary": _("Summary")}.get(self.id, "")

    @property
    def theirs_marked(self):
        return inserted_words(self.base, self.theirs)

    @property
    def mine_marked(self):
        return inserted_words(self.base, self.mine)


@dataclass(frozen=True)
class Merged:
    """`content` holds both people's changes; `parts` say where each came from."""

    content: Content
    parts: list

    @property
    def conflicts(self):
        return [part for part in self.parts if part.state == CONFLICT]

    @property
    def taken(self):
        """How many paragraphs of theirs were taken over as they are."""
        return sum(part.state == THEIRS for part in self.parts)


def merge(base, theirs, mine, choices=None):
    """Put `mine` (a Content typed over Revision `base`) and Revision `theirs` together.

    `choices`: {block id: mine, theirs or both} for paragraphs that both changed; without a choice
    both stand, one behind the other.
    """
    choices = choices or {}
    base = base or theirs
    mine = replace(mine, body=sanitise(mine.body))
    old, new = _body(base), _body(theirs)
    own = _own_body(mine, old, new)
    parts = _head_parts(base, theirs, mine)
    chosen = []
    for block_id in _order(list(old), list(new), list(own)):
        part, blocks = _settled(block_id, old, new, own, choices)
        parts.append(part)
        chosen += blocks
    words = {part.id: _words(part, choices) for part in parts if part.id in _HEAD}
    slug = mine.slug if mine.slug not in ("", base.slug) else theirs.slug
    body = _serialised(chosen, (old, new, own))
    return Merged(Content(words["headline"], words["summary"], body, slug), parts)


def _body(revision):
    return {block.id: block for block in revision.document.blocks if block.id not in _HEAD}


def _own_body(mine, old, new):
    """My blocks by id: those of the common revision, the other's where we wrote the same, or new
    ones."""
    blocks = parse_body(mine.body)
    before = [(block.id, block.text) for block in old.values()]
    ids, _next = assign_ids(before, [b.text for b in blocks], next_number=_NEVER_GIVEN)
    added = {digest(block): key for key, block in new.items() if key not in old}
    own = {}
    for block_id, block in zip(ids, blocks, strict=True):
        key = block_id if block_id in old else added.pop(digest(block), block_id)
        own[key] = replace(block, id=key)
    return own


def _order(old, new, own):
    """The ids of all: in my order, or in theirs where they moved something, and what only the
    other has behind what stood before it there."""
    kept = [key for key in new if key in set(old)]
    unmoved = kept == [key for key in old if key in set(new)]
    order, other = (list(own), new) if unmoved else (list(new), own)
    place = 0
    for key in other:
        if key in order:
            place = order.index(key) + 1
        else:
            order.insert(place, key)
            place += 1
    return order


def _settled(block_id, old, new, own, choices):
    """(the Part, the blocks that stand for it)."""
    base, theirs, mine = old.get(block_id), new.get(block_id), own.get(block_id)
    state = _state(*(digest(block) if block else None for block in (base, theirs, mine)))
    if state == CONFLICT:
        wanted = choices.get(block_id, BOTH)
        stand = [mine] * (wanted != THEIRS) + [theirs] * (wanted != MINE)
    else:
        stand = [mine if state == MINE else theirs]
    words = [block.text if block else "" for block in (base, theirs, mine)]
    return Part(block_id, state, *words), [block for block in stand if block]


def _state(base, theirs, mine):
    if theirs == mine:
        return UNCHANGED if mine == base else BOTH
    if mine == base:
        return THEIRS
    return MINE if theirs == base else CONFLICT


def _head_parts(base, theirs, mine):
    return [
        Part(name, _state(*words), *words)
        for name in _HEAD
        if (words := [getattr(content, name) for content in (base, theirs, mine)])
    ]


def _words(part, choices):
    if part.state != CONFLICT:
        return part.mine if part.state == MINE else part.theirs
    wanted = choices.get(part.id, BOTH)
    words = [part.mine] * (wanted != THEIRS) + [part.theirs] * (wanted != MINE)
    return _JOINED[part.id].join(filter(None, words))


def _serialised(blocks, bodies):
    """Canonical HTML; what stood in one list or quotation in any of the three still does."""
    groups, group = [], 1
    for one, other in pairwise([None, *blocks]):
        if one is not None and not _together(one, other, bodies):
            group += 1
        groups.append(group)
    return serialise(
        replace(block, group=number if block.container else 0)
        for block, number in zip(blocks, groups, strict=True)
    )


def _together(one: Block, other: Block, bodies):
    if one.container != other.container:
        return False
    if one.id == other.id:
        return True
    pairs = [
        (body[one.id], body[other.id]) for body in bodies if one.id in body and other.id in body
    ]
    return any(a.container == b.container and a.group == b.group for a, b in pairs)
