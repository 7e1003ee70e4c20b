"""Edits nobody thought of: whatever is done to a text, no span is silently set on other words."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.anchoring.engine import Outcome, bring_forward
from articles.text.graphemes import is_boundary
from articles.text.identity import assign_ids
from benchmarks import ours
from benchmarks.corpora import own
from benchmarks.draft import NEW, Draft
from benchmarks.edits import Case, Newsroom, truth
from benchmarks.judge import FLAGGED, RIGHT, WRONG, judge

STORIES = own()
LETTERS = random.Random(7)


def words(consonants, vowels):
    return [
        "".join(LETTERS.choice(consonants) + LETTERS.choice(vowels) for _ in range(syllables))
        for syllables in (1, 2, 2, 3, 3, 3)
        for _ in range(60)
    ]


VOCABULARY = words("bcdfgklmnprst", "aeio")
# Where the very words beside are typed again, no reader could tell new from old.
TYPED = words("hjvwxz", "uy")


def verdicts(case):
    answers = ours.answers(case.before, case.after, case.spans)
    return [judge(case, number, answer) for number, answer in enumerate(answers)]


@pytest.mark.parametrize("kind", list("ABCDEFGHIKL"))
def test_each_class_of_edit_on_a_sample_of_our_stories(kind):
    for case in Newsroom(STORIES, seed=11).cases(kind, every=6):
        found = verdicts(case)
        assert WRONG not in found, (case.after, case.spans[found.index(WRONG)])
        assert found[case.target] in (RIGHT, FLAGGED, None)


@st.composite
def edits(draw):
    """A made-up text of some paragraphs, spans on it, and one to three edits."""
    rng = random.Random(draw(st.integers(0, 2**32)))
    paragraphs = [
        " ".join(
            " ".join(rng.choices(VOCABULARY, k=rng.randint(3, 9))) + "."
            for _ in range(rng.randint(1, 3))
        )
        for _ in range(rng.randint(2, 5))
    ]
    draft, spans, at = Draft(paragraphs), set(), 0
    for paragraph in paragraphs:
        words = paragraph.split(" ")
        for _ in range(3):
            first = rng.randrange(len(words))
            last = min(len(words), first + rng.randint(1, 3))
            start = at + sum(len(word) + 1 for word in words[:first])
            end = start + len(" ".join(words[first:last]).rstrip("."))
            spans.add((start, end))
        at += len(paragraph) + 1
    for _ in range(rng.randint(1, 3)):
        edit(draft, rng)
    return Case(
        "", "", tuple(paragraphs), tuple(draft.texts()), tuple(sorted(spans)), 0, truth(draft)
    )


def edit(draft, rng):
    number = rng.randrange(len(draft.paragraphs))
    paragraph, text = draft.paragraphs[number], draft.text(number)
    spaces = [i for i, char in enumerate(text) if char == " "]
    kind = rng.choice(["put in", "cut", "replace", "move", "split", "merge", "new"])
    some = " ".join(rng.choices(TYPED, k=rng.randint(1, 4)))
    if kind == "put in" and spaces:
        draft.put(number, rng.choice(spaces), " " + some)
    elif kind in ("cut", "replace") and len(spaces) > 1:
        first, last = sorted(rng.sample(spaces, 2))
        draft.cut(number, first, last)
        if kind == "replace":
            draft.put(number, first, " " + some)
    elif kind == "move":
        draft.paragraphs.insert(rng.randrange(len(draft.paragraphs)), draft.paragraphs.pop(number))
    elif kind == "split" and spaces:
        at = rng.choice(spaces)
        draft.paragraphs[number : number + 1] = [paragraph[:at], paragraph[at + 1 :]]
    elif kind == "merge" and number + 1 < len(draft.paragraphs):
        draft.paragraphs[number] += [(" ", NEW), *draft.paragraphs.pop(number + 1)]
    elif kind == "new":
        draft.paragraphs.insert(number, [(char, NEW) for char in some + "."])


@given(edits())
@settings(max_examples=250, deadline=None)
def test_no_span_is_silently_wrong_after_random_edits(case):
    assert WRONG not in verdicts(case)


texts = st.lists(
    st.text(alphabet="ab กำน้ี่\n.👩\u200d👧é\u0301", max_size=30).map(lambda t: t.replace("\n", " ")),
    min_size=1,
    max_size=4,
)


@given(texts, texts, st.randoms(use_true_random=False))
@settings(max_examples=250, deadline=None)
def test_any_two_texts_give_whole_characters_and_the_words_that_are_said(before, after, rng):
    old = ours.pairs_of(before)
    ids, _ = assign_ids(old, after, next_number=len(old) + 1)
    new = dict(zip(ids, after, strict=True))
    text = "\n".join(before)
    cuts = sorted(rng.sample(range(len(text) + 1), min(4, len(text) + 1)))
    cuts = [cut for cut in cuts if is_boundary(text, cut)]
    spans = [(a, b) for a in cuts for b in cuts if a < b and text[a:b].strip("\n") == text[a:b]]
    anchors = ours.anchors_of(before, spans)
    joined = "\n".join(after)
    starts = dict(zip(ids, ours.starts_of(after), strict=True))
    for anchor, brought in zip(
        anchors, bring_forward(old, list(new.items()), anchors), strict=True
    ):
        for one in filter(None, (brought.anchor, *brought.candidates)):
            low, high = starts[one.start_block] + one.start, starts[one.end_block] + one.end
            assert joined[low:high] == one.exact
            assert is_boundary(joined, low)
            assert is_boundary(joined, high)
            assert one.start <= len(new[one.start_block])
        if brought.outcome in (Outcome.KEPT, Outcome.MOVED):
            assert brought.anchor.exact == anchor.exact
