"""People save and autosave as fast as they can; the server is killed under them."""

import random
import statistics
import threading
import time
from contextlib import suppress
from dataclasses import replace

from django.db import connection
from django.urls import reverse

from articles.models import Buffer
from articles.writing.content import Content
from tests import factories
from tests.annotations.making import make_entity, make_mark, make_value
from tests.faults import world
from tests.faults.server import BROKEN, Server, Visitor

WRITERS = 3
ANSWERS = 6  # at most so many saves are answered before the server is killed in the next ones
SECONDS = 240  # to wait for them


class Writer(threading.Thread):
    """One person in one text: what they sent, and what the server said that it has."""

    def __init__(self, text, visitor, chance):
        super().__init__()
        self.text, self.visitor, self.chance = text, visitor, chance
        self.count, self.times, self.sent = 0, [], {}
        self.saved, self.kept, self.asked = 0, 0, 0

    def again(self):
        """The same person with the page open on what the server has now."""
        writer = Writer(self.text, self.visitor, self.chance)
        writer.count, writer.times = self.count, self.times
        self.text.refresh_from_db()
        writer.content, writer.based_on = Content.of(self.text.revision), self.text.revision_number
        return writer

    def run(self):
        with suppress(*BROKEN):
            while True:
                self._type()
                if self.chance.random() < 0.7:
                    self._save()
                else:
                    self._keep()

    def _type(self):
        """Another number behind one of the paragraphs."""
        self.count += 1
        parts = self.content.body.split("</p>")[:-1]
        place = self.chance.randrange(len(parts))
        parts[place] = f"{parts[place].partition(' Word')[0]} Word{self.count}."
        self.content = replace(self.content, body="".join(f"{part}</p>" for part in parts))
        self.sent[self.content.body] = self.count

    def _save(self):
        self.asked, start = self.count, time.monotonic()
        answer = self._post("text_write", {"change_class": "wording"})
        self.times.append(time.monotonic() - start)
        assert answer.status == 302, f"a save was answered {answer.status}"
        self.saved, self.based_on = self.count, self.based_on + 1

    def _keep(self):
        answer = self._post("text_unsaved", {})
        assert answer.status == 200, f"autosave was answered {answer.status}"
        self.kept = self.count

    def _post(self, name, data):
        content = {name: getattr(self.content, name) for name in Content.__slots__}
        path = reverse(name, args=[self.text.article_id, self.text.language])
        return self.visitor.post(path, {**data, **content, "based_on": self.based_on})

    def lost(self):
        """What the server had said that it has, and has not; each a sentence."""
        self.text.refresh_from_db()
        mine = Buffer.objects.filter(text=self.text, user=self.text.article.created_by)
        saved = self.sent.get(self.text.revision.body, 0)
        kept = max([saved, *(self.sent.get(buffer.content["body"], 0) for buffer in mine)])
        if saved < self.saved:
            yield f"save {self.saved} was acknowledged, and {saved} stands"
        if kept < self.kept:
            yield f"autosave {self.kept} was acknowledged, and {kept} was kept"

    @property
    def outcome(self):
        """What became of the save that nobody answered: "undone", "there", or "none" was sent."""
        if self.asked == self.saved:
            return "none"
        return "there" if self.sent.get(self.text.revision.body) == self.asked else "undone"


def run(people, times, seed, limit):
    """Kill the server so often, or until time.monotonic() is past `limit`; return what happened,
    with every fault in words."""
    chance = random.Random(seed)
    writers = _writers(people, chance)
    found = {"kills": 0, "acknowledged": 0, "there": 0, "undone": 0, "none": 0, "faults": []}
    for number in range(times):
        if time.monotonic() > limit:
            break
        found["kills"] += 1
        writers = _cut_off(writers, chance)
        faults = list(world.disagreements())
        for writer in writers:
            faults += [*writer.lost(), *world.half_saved(writer.text)]
            found[writer.outcome] += 1
        found["faults"] += [f"kill {number}: {fault}" for fault in faults]
        world.progress(found)
    found["acknowledged"] = sum(len(writer.times) for writer in writers)
    found["ms_a_save"] = round(1000 * _an_answer(writers))
    return found


def _writers(people, chance):
    """Each with an article of their own, with marks on it."""
    police = make_entity(people["somchai"])
    writers = []
    for _number in range(WRITERS):
        text = factories.make_article(people["mali"]).texts.get()
        make_mark(text, people["mali"], entity=police)
        make_value(text, people["mali"])
        writers.append(Writer(text, Visitor(), random.Random(chance.random())))
    return writers


def _cut_off(writers, chance):
    """Everybody opens their page, writes and is cut off; the writers as they are then."""
    writers = [writer.again() for writer in writers]
    connection.close()
    server = Server()
    try:
        for writer in writers:
            writer.visitor.port = server.port
            if not writer.times:
                writer.visitor.sign_in("mali", world.PASSWORD)
            writer.start()
        _wait_for(writers, chance.randint(0, ANSWERS))
        time.sleep(chance.uniform(0, 1.5) * _an_answer(writers))
    finally:
        server.kill()
    for writer in writers:
        writer.join()
    return writers


def _wait_for(writers, answers):
    """Until the server has answered so many more saves."""
    limit, before = time.monotonic() + SECONDS, sum(len(writer.times) for writer in writers)
    while sum(len(writer.times) for writer in writers) < before + answers:
        assert time.monotonic() < limit, "the server answers nobody"
        time.sleep(0.001)


def _an_answer(writers):
    """Seconds that a save has taken lately."""
    times = [seconds for writer in writers for seconds in writer.times[-5:]]
    return statistics.median(times) if times else 0.5
