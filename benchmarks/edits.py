"""What editors do to a story, in classes A to L, with the truth about every mention known by
construction. Same seed, same edits.

A text put in before · B words put in beside · C a typo inside the span · D its paragraph moved ·
E the span deleted while the same words stand elsewhere · F its sentence replaced · G the span
replaced by another name · H its passage duplicated · I paragraphs merged or split · J two to five
of these at once · K all of these in Thai, among emoji and with combining marks · L the whole text
replaced by another story.
"""

import random
import re
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from benchmarks.corpora import own
from benchmarks.draft import COPY, Draft
from benchmarks.dressing import decorated, is_thai, with_another_mention
from benchmarks.editing import EDITS

CLASSES = "ABCDEFGHIJKL"
WORDS = ["again", "the", "day", "after", "very", "likely", "however", "far", "more", "still"]
THAI_WORDS = ["เมื่อวานนี้", "ด้วย", "อย่างมาก", "ทั้งหมด", "น้ำ", "กำลัง", "ที่สุด", "เพิ่งจะ", "ปัจจุบัน"]
SENTENCE = "Nobody at the ministry picked up the telephone."
THAI_SENTENCE = "ที่กระทรวงไม่มีใครรับโทรศัพท์"


@dataclass
class Truth:
    """Where the mentions of the old text are after an edit.

    `places`: origin → positions; `copied`: origins that now stand twice; `once_copied`: and those
    whose copy a later edit took out again; `replaced`: span → the (start, end) of the other name
    that took its place; `retyped`: spans whose words stand in the sentence that replaced theirs.
    """

    places: dict
    copied: frozenset
    replaced: dict = field(default_factory=dict)
    other: bool = False  # another story altogether
    once_copied: frozenset = frozenset()
    retyped: frozenset = frozenset()


@dataclass
class Case:
    name: str
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    target: int
    truth: Truth


class Newsroom:
    """Makes the cases: one for each mention and class, as far as the class fits the mention."""

    def __init__(self, stories, seed=0):
        self.stories = stories
        self.seed = seed
        everything = [*stories, *own()]
        self.sentences = {True: [], False: []}
        self.names = {True: [], False: []}
        for story in everything:
            thai = is_thai(story)
            self.names[thai] += [story.text[a:b] for a, b in story.mentions]
            for paragraph in story.paragraphs:
                pieces = re.split(r"(?<=[.!?])\s+" if not thai else r"\s+", paragraph)
                self.sentences[thai] += [piece for piece in pieces if len(piece) > 15]

    def cases(self, kinds=CLASSES, every=1):
        """Yield cases; `every` n-th mention only."""
        count = 0
        for story in self.stories:
            for number in range(len(story.mentions)):
                count += 1
                if count % every:
                    continue
                for kind in kinds:
                    rng = random.Random(f"{self.seed}/{story.name}/{number}/{kind}")
                    case = self.case(story, number, kind, rng)
                    if case:
                        yield case

    def case(self, story, number, kind, rng):
        if kind == "L":
            return self._another(story, number, rng)
        inner = kind
        if kind == "K":
            story = decorated(story, rng)
            inner = rng.choice("ABCDEFGIJ")
        if inner == "E":
            story, number = with_another_mention(story, number, rng)
        draft = Draft(story.paragraphs)
        todo = rng.sample("ABCDEFGHI", rng.randint(2, 5)) if inner == "J" else [inner]
        done = [self._edit(draft, story, number, one, rng, inner == "J") for one in todo]
        if not any(done):
            return None
        after = draft.texts()
        if tuple(after) == story.paragraphs:
            return None
        return Case(
            story.name, kind, story.paragraphs, tuple(after), story.mentions, number, truth(draft)
        )

    def _edit(self, draft, story, number, kind, rng, mixed):
        """One edit of the mention, or, in a mix, half the time of another in the same story."""
        if mixed and rng.random() < 0.5:
            number = rng.randrange(len(story.mentions))
        span = story.mentions[number]
        if draft.find(span) is None:
            return False
        return EDITS[kind](draft, span, rng, Pool(self, story, span))

    def _another(self, story, number, rng):
        others = [
            other for other in [*self.stories, *own()] if other.paragraphs != story.paragraphs
        ]
        other = rng.choice(others)
        return Case(
            story.name,
            "L",
            story.paragraphs,
            other.paragraphs,
            story.mentions,
            number,
            Truth({}, frozenset(), other=True),
        )


class Pool:
    """Words of other stories to type in."""

    def __init__(self, room, story, span):
        self.room, self.story, self.thai = room, story, is_thai(story)
        self.own = story.text[slice(*span)]

    def sentence(self, rng):
        """A sentence that is not in the story: one that is would be a duplicate."""
        for found in rng.choices(self.room.sentences[self.thai], k=20):
            if found not in self.story.text and not self._alike(found):
                return found
        return THAI_SENTENCE if self.thai else SENTENCE

    def _alike(self, found):
        """A sentence much like one of the story is that sentence edited, to any reader."""
        return any(
            Indel.normalized_similarity(found.split(), line.split()) > 0.4
            for paragraph in self.story.paragraphs
            for line in re.split(r"(?<=[.!?])\s+", paragraph)
        )

    def name(self, rng):
        names = self.room.names[self.thai]
        names = [name for name in names if self.own not in name and name not in self.own]
        return rng.choice(names)

    def words(self, rng):
        if self.thai:
            return "".join(rng.choices(THAI_WORDS, k=rng.randint(1, 2)))
        return " ".join(rng.choices(WORDS, k=rng.randint(1, 4)))


def truth(draft):
    replaced = {}
    places = draft.origins()
    copies = {origin - COPY for origin in places if origin >= COPY}
    for span, origin in draft.replaced.items():
        found = places.pop(origin, [])
        if found:
            replaced[span] = (min(found), max(found) + 1)
    return Truth(
        places,
        frozenset(draft.copied & copies),
        replaced,
        once_copied=frozenset(draft.copied),
        retyped=frozenset(draft.retyped),
    )
