"""Blocks that may live on as a copy only, while what they were is elsewhere, edited."""

from collections import Counter

from rapidfuzz.distance import Indel

from annotations.anchoring.evidence import shared
from annotations.anchoring.tokens import letters
from articles.text.identity import expected_places
from articles.text.likeness import similarity

AHEAD = 200  # code points that may have been put in before what is left of a block
SHORT_BLOCK = 120  # code points of a block that another may be much like by chance
TWIN = 200  # code points of a block that is compared with others much like it
RUN = 3  # words in a row that two versions of a passage have in common
HALF = 8  # letters that are no chance
CLOSER = 12  # code points edited less that tell two blocks much like one another apart
MANY = 40  # short blocks edited or moved at once before they are not compared


def copies_perhaps(old, new, equal, partners, put_in):
    """Old (start, end) of blocks that may live on as a copy only. Word for word: they are not
    where they would be expected, and something much like them is put in there, or elsewhere; or
    they stood several times, and not in this order. Edited: what they became stands twice, or another block is about as like
    what they became, and one of the two was moved, or is nowhere any more."""
    taken = {number for number in equal if number >= 0}
    times, new_times = Counter(old.texts), Counter(new.texts)
    inserted = "\0".join(new.text[start:end] for start, end in put_in)
    settled = [
        set(expected_places(number, partners, len(new.ids))) == {partner} != {-1}
        for number, partner in enumerate(partners)
    ]
    found = []
    for number, (there, partner) in enumerate(zip(equal, partners, strict=True)):
        text = old.texts[number]
        if partner < 0 or not text:
            if text and times[text] > 1 and new.text.count(text) < old.text.count(text):
                found.append(number)  # which of those alike is still there?
            continue
        places = expected_places(number, partners, len(new.ids))
        if there < 0:
            moved_twin = times[text] > 1 and partner not in places
            if moved_twin or new_times[new.texts[partner]] > 1:
                found.append(number)
            continue
        again = times[text] > 1
        if again:
            doubtful = there not in places or not _same_turn(number, there, old, new)
        elif there in places and len(set(places)) == 1:
            continue
        else:
            doubtful = any(
                similarity(text, new.texts[place]) or _begins(text, new, place, taken)
                for place in set(places) - {there} - taken
                if new.texts[place] == text or new.texts[place] not in times
            )
            doubtful = doubtful or (there not in places and _half_in(text, inserted))
        if doubtful:
            found.append(number)
    found += _crossed(old, new, equal, partners, settled)
    moved = {
        old.texts[number]
        for number in found
        if times[old.texts[number]] > 1 and equal[number] >= 0
        if equal[number] not in expected_places(number, partners, len(new.ids))
    }
    # Of lines alike that one moved: it may as well be a copy of another, and that one gone.
    found += [number for number, text in enumerate(old.texts) if text in moved]
    return [(old.starts[n], old.starts[n] + len(old.texts[n])) for n in sorted(set(found))]


def _same_turn(number, there, old, new):
    """Whether a block that stands several times is, of these, the same in both texts."""
    text = old.texts[number]
    turn, place = old.texts[:number].count(text), new.texts[:there].count(text)
    return turn == place and old.texts.count(text) == new.texts.count(text)


def _half_in(text, inserted):
    """Whether one half of a short block was put in as well."""
    if len(text) > SHORT_BLOCK:
        return False
    words = text.split(" ")
    half = len(words) // 2
    halves = " ".join(words[:half]), " ".join(words[half:])
    return any(letters(one) >= HALF and one in inserted for one in halves)


def _crossed(old, new, equal, partners, settled):
    """Edited blocks that may as well be what became of another one much like them, and those
    others: which is which can be told by where they stand, but not once one of them was moved, and
    not where one is nowhere any more."""
    edited, others = [], []
    for number, text in enumerate(old.texts):
        if not text or len(text) > TWIN or (equal[number] >= 0 and settled[number]):
            continue
        others.append(number)
        if equal[number] < 0 <= partners[number]:
            edited.append(number)
    if len(edited) > MANY or len(others) > MANY:
        return []
    found = set()
    for one in edited:
        became, own = new.texts[partners[one]], None
        for other in others:
            if other == one or (settled[one] and partners[other] >= 0):
                continue
            text, twin = old.texts[one], old.texts[other]
            told_apart = equal[other] >= 0 or _much_closer(became, text, twin)
            if text != twin and told_apart and _stayed(one, other, partners, len(new.ids)):
                continue
            if 5 * shared(text, twin) < 3 * min(letters(text), letters(twin)):
                continue
            own = shared(became, text) if own is None else own
            if 5 * shared(became, twin) >= 4 * own:
                found.update((one, other))
    return sorted(found)


def _stayed(one, other, partners, count):
    """Whether a block is where it would be expected, and another would not be expected there."""
    partner = partners[one]
    if partner not in expected_places(one, partners, count):
        return False
    return partner not in expected_places(other, partners, count)


def _much_closer(became, text, twin):
    """Whether far less was edited if it was `text` that became this, and not its `twin`."""
    return Indel.distance(became, text) + CLOSER <= Indel.distance(became, twin)


def _begins(text, new, place, taken):
    """Whether most of `text` stands, in its order, in what stands free from a new block on."""
    stretch = new.texts[place]
    while len(stretch) < len(text) and place + 1 < len(new.ids) and place + 1 not in taken:
        place += 1
        stretch += " " + new.texts[place]
    stretch, words = stretch[: 2 * len(text) + AHEAD], text.split(" ")
    runs = (" ".join(words[first : first + RUN]) for first in range(0, len(words), RUN))
    if not any(run in stretch for run in runs):
        return False
    return 2 * shared(text, stretch) > letters(text)
