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
import unicodedata
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

from benchmarks.corpora import Story, own
from benchmarks.draft import COPY, NEW, Draft

CLASSES = "ABCDEFGHIJKL"
THAI = re.compile(r"[\u0e00-\u0e7f]")
WORDS = ["again", "the", "day", "after", "very", "likely", "however", "far", "more", "still"]
THAI_WORDS = ["เมื่อวานนี้", "ด้วย", "อย่างมาก", "ทั้งหมด", "น้ำ", "กำลัง", "ที่สุด", "เพิ่งจะ", "ปัจจุบัน"]
SENTENCE = "Nobody at the ministry picked up the telephone."
THAI_SENTENCE = "ที่กระทรวงไม่มีใครรับโทรศัพท์"
DECORATION = ["👩‍🚒", "🇹🇭", "👍🏽", "🎉", "q\u0307\u0323", "é", "e\u0301", "한국", "☕️"]


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


def is_thai(story):
    return len(THAI.findall(story.text)) * 3 > len(story.text)


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


def insert_before(draft, span, rng, pool):
    number, start, _ = draft.find(span)
    if rng.random() < 0.5:
        draft.paragraphs.insert(rng.randint(0, number), [])
        at = next(i for i, p in enumerate(draft.paragraphs) if not p)
        draft.put(at, 0, pool.sentence(rng))
        return True
    first, _ = draft.sentence(number, start, start + 1)
    draft.put(number, first, pool.sentence(rng) + " ")
    return True


def insert_beside(draft, span, rng, pool):
    number, start, end = draft.find(span)
    space = "" if pool.thai else " "
    side = rng.choice(("left", "right", "both"))
    if side != "left":
        draft.put(number, end, space + pool.words(rng))
    if side != "right":
        draft.put(number, start, pool.words(rng) + space)
    return True


def typo(draft, span, rng, pool):
    number, start, end = draft.find(span)
    edges = draft.graphemes(number, start, end)
    text = draft.text(number)
    letters = [i for i in range(len(edges) - 1) if text[edges[i]].isalnum()]
    if not letters or len(edges) < 3:
        return False
    which = rng.choice(letters)
    low, high = edges[which], edges[which + 1]
    origin = span[0]
    kind = rng.choice(("drop", "double", "swap", "other"))
    if kind == "drop":
        draft.cut(number, low, high)
    elif kind == "double":
        draft.put(number, high, text[low:high], origin)
    elif kind == "swap" and which + 2 < len(edges):
        piece = draft.paragraphs[number]
        far = edges[which + 2]
        piece[low:far] = piece[high:far] + piece[low:high]
    else:
        draft.cut(number, low, high)
        alphabets = {True: "กขคงจ", False: "aeionrst"}
        old = text[low]
        digits = "0123456789" if old.isascii() else "๐๑๒๓๔๕๖๗๘๙"
        letter = rng.choice(digits if old.isdecimal() else alphabets[bool(THAI.match(old))])
        draft.put(number, low, letter, origin)
    return True


def move_paragraph(draft, span, rng, pool):
    number, _, _ = draft.find(span)
    if len(draft.paragraphs) < 2 or draft.texts().count(draft.text(number)) > 1:
        return False  # which of two equal paragraphs moved, no reader could tell
    paragraph = draft.paragraphs.pop(number)
    places = [i for i in range(len(draft.paragraphs) + 1) if i != number]
    draft.paragraphs.insert(rng.choice(places), paragraph)
    return True


def delete_span(draft, span, rng, pool):
    number, start, end = draft.find(span)
    text = draft.text(number)
    if end < len(text) and text[end] == " ":
        end += 1
    elif start and text[start - 1] == " ":
        start -= 1
    draft.cut(number, start, end)
    if not draft.paragraphs[number] and len(draft.paragraphs) > 1:
        del draft.paragraphs[number]
    return True


def replace_sentence(draft, span, rng, pool):
    number, start, end = draft.find(span)
    first, last = draft.sentence(number, start, end)
    tail = re.search(r"\s*$", draft.text(number)[first:last])[0]
    put_in = pool.sentence(rng)
    for mention in pool.story.mentions:
        found = draft.find(mention) if pool.story.text[slice(*mention)] in put_in else None
        if found and found[0] == number and first <= found[1] and found[2] <= last:
            draft.retyped.add(mention)
    draft.cut(number, first, last)
    draft.put(number, first, put_in + tail)
    return True


def replace_span(draft, span, rng, pool):
    number, start, end = draft.find(span)
    draft.cut(number, start, end)
    mark = -2 - len(draft.replaced)
    draft.put(number, start, pool.name(rng), mark)
    draft.replaced[span] = mark
    return True


def duplicate(draft, span, rng, pool):
    number, start, end = draft.find(span)
    low, high = draft.sentence(number, start, end)
    if rng.random() < 0.5:
        low, high = 0, len(draft.paragraphs[number])
    passage = draft.paragraphs[number][low:high]
    text = "".join(char for char, _ in passage)
    if len(text.strip()) < (end - start) + 4:
        low, high = 0, len(draft.paragraphs[number])
        passage = draft.paragraphs[number]
    copy = [(char, NEW if origin < 0 else origin % COPY + COPY) for char, origin in passage]
    draft.copied.update(origin for _, origin in passage if 0 <= origin < COPY)
    where = rng.choice(("after", "elsewhere", "paragraph"))
    if where == "paragraph" or (low, high) == (0, len(draft.paragraphs[number])):
        draft.paragraphs.insert(rng.randint(0, len(draft.paragraphs)), copy)
        return True
    other = number if where == "after" else rng.randrange(len(draft.paragraphs))
    at = high if other == number else len(draft.paragraphs[other])
    if at and not draft.text(other)[:at].endswith((" ", "\n")):
        copy = [(" ", NEW), *copy]
    draft.paragraphs[other][at:at] = copy
    return True


def merge_or_split(draft, span, rng, pool):
    number, start, end = draft.find(span)
    text = draft.text(number)
    spaces = [m.start() for m in re.finditer(" ", text) if not start <= m.start() < end]
    if spaces and (len(draft.paragraphs) < 2 or rng.random() < 0.5):
        at = rng.choice(spaces)
        tail = draft.paragraphs[number][at + 1 :]
        draft.paragraphs[number] = draft.paragraphs[number][:at]
        draft.paragraphs.insert(number + 1, tail)
        return True
    if len(draft.paragraphs) < 2:
        return False
    first = max(0, min(number - rng.randint(0, 1), len(draft.paragraphs) - 2))
    follower = draft.paragraphs.pop(first + 1)
    draft.paragraphs[first] += [(" ", NEW), *follower]
    return True


EDITS = {
    "A": insert_before,
    "B": insert_beside,
    "C": typo,
    "D": move_paragraph,
    "E": delete_span,
    "F": replace_sentence,
    "G": replace_span,
    "H": duplicate,
    "I": merge_or_split,
}


def with_another_mention(story, number, rng):
    """The story with the mention's words standing somewhere else as well."""
    words = story.text[slice(*story.mentions[number])]
    if story.text.count(words) > 1:
        return story, number
    paragraphs = list(story.paragraphs)
    own = story.text[: story.mentions[number][0]].count("\n")
    which = rng.choice([i for i in range(len(paragraphs)) if i != own] or [own])
    at = sum(len(p) + 1 for p in paragraphs[:which]) + len(paragraphs[which])
    extra = f" {words}" if is_thai(story) else f" Nothing was heard of {words} until noon."
    paragraphs[which] += extra
    mentions = tuple(
        (a + len(extra), b + len(extra)) if a >= at else (a, b) for a, b in story.mentions
    )
    return Story(story.name, tuple(paragraphs), mentions), number


def decorated(story, rng):
    """The story with emoji, flags, piled and combining marks strewn in, spans kept."""
    text, at, spans = story.text, 0, [list(span) for span in story.mentions]
    pieces = []
    edges = [m.start() for m in re.finditer(r"(?<=\w) (?=\w)", text)]
    edges = [e for e in edges if not any(a <= e < b for a, b in story.mentions)]
    shift = []
    for edge in edges:
        if rng.random() < 0.1:
            mark = " " + rng.choice(DECORATION)
            pieces.append(text[at:edge] + mark)
            shift.append((edge, len(mark)))
            at = edge
    pieces.append(text[at:])
    for span in spans:
        moved = sum(length for edge, length in shift if edge < span[0])
        span[0], span[1] = span[0] + moved, span[1] + moved
    text = "".join(pieces)
    if rng.random() < 0.3:
        text, spans = decomposed(text, spans)
    return Story(story.name, tuple(text.split("\n")), tuple(tuple(span) for span in spans))


def decomposed(text, spans):
    """Accents as characters of their own, as some keyboards send them."""
    at, new = [0], ""
    for char in text:
        new += unicodedata.normalize("NFD", char) if char < "\u0e00" else char
        at.append(len(new))
    return new, [[at[a], at[b]] for a, b in spans]
