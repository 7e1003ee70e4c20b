"""Two editors, autosave, approval and publishing in any order: nothing that was saved is lost.

Each writes words that stand nowhere else; whatever was saved and not taken out on purpose must be
in the text at the end, and in an edition that was made after it.
"""

import random
from dataclasses import replace

import pytest
from django.db import transaction

from articles.exceptions import Conflict, NotReady, Refused
from articles.models import Buffer, Edition
from articles.publishing import actions as publishing
from articles.text.blocks import parse_body
from articles.writing import actions
from articles.writing.content import Content
from articles.writing.merging import merge
from tests import factories

STEPS = 14


class Editor:
    """One person's page: what they have typed, and over which revision."""

    def __init__(self, text, person, name):
        self.text, self.person, self.name = text, person, name
        self.count, self.typed = 0, set()
        self.conflicts = 0
        self.open()

    def open(self):
        self.text.refresh_from_db()
        self.content = Content.of(self.text.revision)
        self.based_on, self.typed = self.text.revision_number, set()

    def type(self, random):
        self.count += 1
        word = f"{self.name}{self.count}x"
        paragraphs = self.content.body.split("</p>")[:-1]
        place = random.randrange(len(paragraphs))
        if random.random() < 0.5:
            paragraphs[place] += f" {word}"
        else:
            paragraphs.insert(place, f"<p>A new paragraph with {word} in it.")
        self.content = replace(self.content, body="".join(f"{p}</p>" for p in paragraphs))
        self.typed.add(word)

    def keep(self):
        actions.keep_buffer(self.text, self.content, based_on=self.based_on, by=self.person)

    def crash(self):
        """The page is gone; what autosave kept is taken up again."""
        kept = Buffer.objects.filter(text=self.text, user=self.person).first()
        if kept is None:
            return self.open()
        self.content, self.based_on = Content(**kept.content), kept.based_on_number
        self.typed = {word for word in self.typed if word in self.content.body}
        return None

    def save(self):
        """Save; when somebody else was first, both texts are there to put together, and it is
        tried again. Return the words that are now saved."""
        while True:
            try:
                actions.save(self.text, self.content, based_on=self.based_on, by=self.person)
            except Conflict as conflict:
                self.conflicts += 1
                assert conflict.mine.body == self.content.body
                assert conflict.theirs.number == self.text.revision_number > self.based_on
                base = self.text.revisions.get(number=self.based_on)
                merged = merge(base, conflict.theirs, conflict.mine)
                self.content, self.based_on = merged.content, conflict.theirs.number
            else:
                saved, self.based_on = self.typed, self.text.revision_number
                self.content, self.typed = Content.of(self.text.revision), set()
                return saved


def walk(seed, mali, ploy, somchai):
    """One random interleaving; return how many conflicts there were."""
    chance = random.Random(seed)
    article = factories.make_article(mali)
    text = article.texts.get()
    editors = [
        Editor(article.texts.get(), mali, "mali"),
        Editor(article.texts.get(), somchai, "somchai"),
    ]
    acknowledged = set()
    for _step in range(STEPS):
        editor = chance.choice(editors)
        act = chance.choice(["type", "type", "type", "keep", "save", "save", "crash", "publish"])
        if act == "type":
            editor.type(chance)
        elif act == "keep":
            editor.keep()
        elif act == "crash":
            editor.crash()
        elif act == "save":
            acknowledged |= editor.save()
            assert lost(text, acknowledged) == set()
        else:
            publish(article, text, acknowledged, ploy, somchai)
    for editor in editors:
        acknowledged |= editor.save()
    assert lost(text, acknowledged) == set()
    return sum(editor.conflicts for editor in editors)


def lost(text, words):
    text.refresh_from_db()
    return words - set(" ".join(b.text for b in parse_body(text.revision.body)).split())


def publish(article, text, acknowledged, ploy, somchai):
    text.refresh_from_db()
    factories.approve_all(text, by=ploy)
    try:
        [edition] = publishing.publish(article, ["en"], by=somchai)
    except (NotReady, Refused):
        edition = Edition.objects.filter(article=article).order_by("-number").first()
        if edition is None or edition.revision_id != text.revision_id:
            return
    blocks = parse_body(edition.revision.body)
    assert acknowledged <= set(" ".join(block.text for block in blocks).split())


def walks(seeds, *people):
    """Walk each in a transaction of its own that is taken back; return the conflicts of all."""
    conflicts = 0
    for seed in seeds:
        with transaction.atomic():
            conflicts += walk(seed, *people)
            transaction.set_rollback(True)
    return conflicts


def test_twenty_interleavings_of_two_editors_lose_nothing(mali, ploy, somchai):
    assert walks(range(20), mali, ploy, somchai) > 10


def test_a_save_over_somebody_elses_would_be_noticed(monkeypatch, mali, ploy, somchai):
    """The walk itself is tried: with a save that asks for no revision it has to fail."""
    save = actions.save

    def overwriting(text, content, *, based_on, by):
        text.refresh_from_db()
        return save(text, content, based_on=text.revision_number, by=by)

    monkeypatch.setattr(actions, "save", overwriting)
    with pytest.raises(AssertionError, match="x"):
        walks(range(20), mali, ploy, somchai)


@pytest.mark.soak
@pytest.mark.parametrize("first", range(0, 1000, 250))
def test_a_thousand_interleavings_of_two_editors_lose_nothing(first, mali, ploy, somchai):
    assert walks(range(first, first + 250), mali, ploy, somchai) > 125
