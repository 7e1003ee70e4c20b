"""The marking room: opening, marking, suggesting, eight people at once.

    python -m benchmarks.marking [--quick] [--seed N] [--json FILE] [--no-browser | --only-browser]
                                 [--recogito FOLDER]

Server times through Django's test client, in a scratch SQLite file or where DATABASE_URL says, by
the clock and as this process and its database computed; browser times in Chromium against granian
with the settings and static files of `make run` (`make setup` first), beside a bare page of <mark>
elements in the same run, and beside @recogito/text-annotator where its files are
(benchmarks.marking_recogito). Medians. --quick: no million code points, fewer rounds. Key presses are typed in
benchmarks.marking_keys; here they are counted.
"""

import argparse
import gc
import json
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks import scratch

scratch.ready()

# ruff: noqa: E402 - models can be imported only now
from ahocorasick_rs import AhoCorasick
from django.conf import settings
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from annotations.models import Annotation, AnnotationVersion, Entity, Kind
from annotations.registry.names import registry_version
from annotations.suggesting.gazetteer import gazetteer
from annotations.suggesting.suggestions import suggestions
from benchmarks import marking_browser, marking_world
from benchmarks.longtext import Writer
from benchmarks.stories import STORIES

SIZES = {"2,600 / 40": (2_600, 40), "100,000 / 2,000": (100_000, 2_000)}
LONG = {"1,000,000 / 10,000": (1_000_000, 10_000)}
OPEN_BARS = {"2,600 / 40": 30, "100,000 / 2,000": 120}
CONTROL = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
NAMES = 100_000


def median(times, act):
    return timed(times, act)[0]


def timed(times, act):
    """Median ms of an act by the clock, and computed."""
    taken = []
    for number in range(times):
        begun = time.perf_counter(), scratch.computing()
        act(number)
        taken.append((time.perf_counter() - begun[0], scratch.computing() - begun[1]))
    return tuple(round(1000 * statistics.median(one), 1) for one in zip(*taken, strict=True))


def asked(act):
    """How many queries an act asks, transaction control apart."""
    with CaptureQueriesContext(connection) as caught:
        act()
    return sum(not one["sql"].startswith(CONTROL) for one in caught.captured_queries)


def signed_in(person):
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend="newsdesk.people.backend.PeopleBackend")
    return client


def place(block, start, end):
    return json.dumps([
        {"start_block": block.id, "start": start, "end_block": block.id, "end": end,
         "exact": block.text[start:end]}
    ])  # fmt: skip


def server(article, client, times):
    """Opening the page, and one more mark: (ms, ms computed, queries) of each."""
    address = f"/desk/articles/{article.pk}/mark/en/"
    client.get(address)
    opened = *timed(times, lambda _n: client.get(address)), asked(lambda: client.get(address))
    block = article.texts.get().anchored_revision.document.blocks[3]
    entity = Entity.objects.order_by("pk").first().pk

    def mark(number):
        data = {"revision": 1, "kind": "person", "entity": entity,
                "spans": place(block, number, number + 3)}  # fmt: skip
        answer = client.post(address + "add/", data, headers={"accept": "application/json"})
        assert answer.status_code == 200, answer.content

    return opened, (*timed(times, mark), asked(lambda: mark(times)))


def gazetteers(by, seed):
    """Look-up of 100,000 names in 100,000 code points beside the automaton alone, in ms."""
    writer = Writer(100_000, 10, seed)
    words = sorted({word for text in writer.page.texts for word in text.split()})
    kind = Kind.objects.get(key="product")
    names = [" ".join(name) for name in writer.names if len(name) > 1]
    names += [f"{words[n % len(words)]} {n}" for n in range(NAMES - len(names))]
    Entity.objects.bulk_create(
        (Entity(kind=kind, name_en=name, created_by=by) for name in names), batch_size=2000
    )
    table, text = gazetteer(registry_version()), writer.page.text
    alone = AhoCorasick([name.lower() for name in names])
    folded = text.lower()
    ours = median(15, lambda _n: table.hits(text))
    return ours, median(15, lambda _n: alone.find_matches_as_indexes(folded, overlapping=True))


def keys_pressed(section, by):
    """(without suggestions, with them) for two unseen stories and a registry that has their names.

    Without: "/", the words, Enter, the kind's key, and Enter on the entity. With: n goes to the next
    suggestion and y or x answers it; what was not suggested is marked as without.
    """
    without = with_them = 0
    kind = Kind.objects.get(key="organisation")
    for story in STORIES.values():
        mentions, plain = _mentions(story)
        names = {m for m in mentions if not any(letter.isdigit() for letter in m)}
        language = "th" if any("ก" <= letter <= "๛" for letter in plain) else "en"
        field = f"name_{language}"
        Entity.objects.bulk_create(
            Entity(kind=kind, created_by=by, **{field: name}) for name in names
        )
        body = "".join(f"<p>{line}</p>" for line in plain.split("\n"))
        made, _writer = _started(section, body, language, by)
        offered = {one.found.exact for one in suggestions(made.texts.get())}
        by_hand = {m: len(m) + 3 + (m in names) for m in mentions}
        without += sum(by_hand[m] for m in mentions)
        wrong = len([one for one in offered if one not in mentions])
        with_them += sum(2 if m in offered else by_hand[m] for m in mentions) + 2 * wrong
    return without, with_them


def _mentions(story):
    parts = story.replace("]]", "[[").split("[[")
    return parts[1::2], "".join(parts)


def _started(section, body, language, by):
    draft = marking_world.Draft(language=language, headline="News", summary="", body=body)
    return marking_world.writing.start(draft, section=section, language=language, by=by), None


def together(section, seed, people, each):
    """`people` mark `each` places of one article at once: (errors, lost, twice, seconds)."""
    article, _writer = marking_world.article(
        section, 60_000, 1, seed, by=marking_world.person("mali")
    )
    blocks = [b for b in article.texts.get().anchored_revision.document.blocks if b.kind == "p"]
    before = Annotation.objects.count()

    def work(number):
        client, errors = signed_in(marking_world.person(f"person{number}", "editor")), 0
        for at in range(each):
            block = blocks[at % len(blocks)]
            start = 2 * (at // len(blocks)) + number * 20
            data = {"revision": 1, "kind": "money", "spans": place(block, start, start + 3)}
            address = f"/desk/articles/{article.pk}/mark/en/add/"
            answer = client.post(address, data, headers={"accept": "application/json"})
            errors += answer.status_code != 200
        connections.close_all()
        return errors

    for number in range(people):
        marking_world.person(f"person{number}", "editor")
    begun = time.perf_counter()
    with ThreadPoolExecutor(people) as pool:
        errors = sum(pool.map(work, range(people)))
    taken = time.perf_counter() - begun
    rows = Annotation.objects.filter(text__article=article).exclude(kind__key="person")
    places = rows.values_list("created_by", "start_block", "start", "end")
    made = Annotation.objects.count() - before
    twice = len(places) - len(set(places))
    versions = AnnotationVersion.objects.filter(annotation__in=rows).count()
    assert versions >= made
    return errors, people * each - made, twice, round(taken, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--only-browser", action="store_true")
    parser.add_argument("--recogito", default="", metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json")
    options = parser.parse_args()
    section = marking_world.ready()
    mali = marking_world.person("mali")
    client, found = signed_in(mali), {}
    gc.collect()
    gc.freeze()  # as newsdesk.wsgi does
    with override_settings(ALLOWED_HOSTS=["*"], GAZETTEER_IN_BACKGROUND=False):
        articles = {}
        for name, (size, count) in (SIZES | ({} if options.quick else LONG)).items():
            articles[name], _writer = marking_world.article(
                section, size, count, options.seed, by=mali
            )
            if options.only_browser:
                continue
            with override_settings(REGISTRY_READ_AGAIN=1):  # as in production
                opened, marked = server(articles[name], client, 7 if options.quick else 15)
            found[name] = {"open": opened, "mark": marked}
            bar = OPEN_BARS.get(name, "-")
            print(f"{name:20} open {opened[0]:7} ms, {opened[1]} computed (bar {bar}),"
                  f" {opened[2]:3} queries (bar 12)   mark {marked[0]:6} ms, {marked[1]} computed"
                  f" (bar 10), {marked[2]:3} queries (bar 8)", flush=True)  # fmt: skip
        if not options.no_browser:
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            found["browser"] = marking_browser.measured(
                articles, cookie, quick=options.quick, recogito=options.recogito
            )
        if options.json:
            Path(options.json).write_text(json.dumps(found, indent=2))
        if options.only_browser:
            return
        ours, alone = gazetteers(mali, options.seed)
        found["gazetteer"] = ours, alone
        print(f"gazetteer, {NAMES:,} names, 100,000 code points: {ours} ms (bar 10);"
              f" the automaton alone {alone} ms")  # fmt: skip
        without, with_them = found["keys"] = keys_pressed(section, mali)
        print(f"keys pressed: {without} without suggestions, {with_them} with them:"
              f" {100 - 100 * with_them // without} % fewer (bar 50)")  # fmt: skip
        each = 50 if options.quick else 250
        found["together"] = together(section, options.seed, 8, each)
        errors, lost, twice, seconds = found["together"]
        print(f"8 people × {each} marks on {connection.vendor}: {errors} errors, {lost} lost,"
              f" {twice} twice, {seconds} s (bar 0, 0, 0)")  # fmt: skip
    if options.json:
        Path(options.json).write_text(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
