"""A kept page is new as soon as what it depends on is touched, in every process."""

from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from articles.invalidation import touch
from newsdesk.page_store.freshness import Freshness
from newsdesk.page_store.memory import Memory
from newsdesk.page_store.page import make
from tests.newsdesk.page_store.conftest import Readers


@pytest.fixture
def processes(small, make_edge, db):
    """Two processes on one machine, and one on another."""
    small.pages = {
        "/en/": (["list:en", "article:1"], "front " * 50),
        "/th/": (["list:th"], "thai front " * 50),
    }
    edges = [make_edge(small), make_edge(small)]
    edges.append(make_edge(small, folder=edges[0].disk.folder.with_name("elsewhere")))
    return edges


def ask(edges, path="/en/"):
    return [Readers(edge).get(path) for edge in edges]


def poll(edges):
    for edge in edges:
        edge.watcher.poll()


def test_what_is_touched_is_drawn_again_in_every_process_and_nothing_else_is(processes, small):
    ask(processes)
    ask(processes, "/th/")
    assert small.drawn == ["/en/", "/en/", "/th/", "/th/"]  # the second process found them on disk
    small.pages["/en/"] = (["list:en"], "new front " * 50)
    touch("article:1")
    poll(processes)
    assert {answer.body for answer in ask(processes)} == {b"new front " * 50}
    ask(processes, "/th/")
    assert small.drawn[4:] == ["/en/", "/en/"]


def test_the_settings_concern_every_page(processes, small):
    ask(processes)
    ask(processes, "/th/")
    touch("settings")
    poll(processes)
    ask(processes)
    ask(processes, "/th/")
    assert len(small.drawn) == 8


def test_a_process_that_was_not_there_serves_nothing_old_from_disk(processes, small, make_edge):
    ask(processes[:1])
    touch("list:en")
    later = make_edge(small)
    small.pages["/en/"] = (["list:en"], "new")
    assert ask([later])[0].body == b"new"


def test_one_look_is_good_for_less_than_a_second(processes, small, time_machine):
    time_machine.move_to("2026-03-01T03:00:00+00:00", tick=False)
    ask(processes)
    small.pages["/en/"] = (["list:en"], "new")
    touch("list:en")
    time_machine.shift(0.9)  # nobody polls: the reader's own request looks
    assert {answer.body for answer in ask(processes)} == {b"new"}


def test_what_is_touched_while_a_page_is_drawn_is_sent_and_not_kept(processes, small):
    edge = processes[0]

    def during():
        touch("article:1")
        edge.watcher.poll()

    small.during = during
    ask([edge])
    small.during = lambda: None
    small.pages["/en/"] = (["list:en"], "new")
    assert ask([edge])[0].body == b"new"
    assert ask(processes[1:2])[0].body == b"new"


def test_a_schedule_makes_pages_new_at_its_time_and_not_before(processes, small, time_machine):
    time_machine.move_to("2026-03-01T03:00:00+00:00", tick=False)
    ask(processes)
    touch("list:en", at=timezone.now() + timedelta(minutes=10))
    poll(processes)
    small.pages["/en/"] = (["list:en"], "new")
    ask(processes)
    assert len(small.drawn) == 2
    time_machine.shift(601)
    assert {answer.body for answer in ask(processes)} == {b"new"}


def test_a_schedule_that_came_while_nobody_ran_is_not_missed(
    processes, small, make_edge, time_machine
):
    time_machine.move_to("2026-03-01T03:00:00+00:00", tick=False)
    touch("list:en", at=timezone.now() + timedelta(minutes=10))
    ask(processes[:1])
    time_machine.shift(601)
    small.pages["/en/"] = (["list:en"], "new")
    assert ask([make_edge(small)])[0].body == b"new"


def test_the_date_changes_at_the_newsrooms_midnight(processes, small, time_machine):
    time_machine.move_to("2026-03-01T16:59:00+00:00", tick=False)  # 23:59 in Bangkok
    small.pages["/en/"] = (["day"], "1 March")
    ask(processes)
    small.pages["/en/"] = (["day"], "2 March")
    time_machine.shift(30)
    assert ask(processes[:1])[0].body == b"1 March"
    time_machine.shift(31)
    assert {answer.body for answer in ask(processes)} == {b"2 March"}


@pytest.mark.django_db(transaction=True)
def test_the_process_that_commits_knows_at_once(small, make_edge):
    edge = make_edge(small)
    edge.start()
    readers = Readers(edge)
    small.pages = {"/en/": (["list:en"], "old")}
    readers.get("/en/")
    with transaction.atomic():
        touch("list:en")
        small.pages = {"/en/": (["list:en"], "new")}
        assert readers.get("/en/").body == b"old"
    assert readers.get("/en/").body == b"new"
    edge.watcher.poll()
    readers.get("/en/")
    assert len(small.drawn) == 2  # its own row, heard of before, touches nothing twice


def leave_out(numbers):
    """Let the next row's number be so much higher, as when the rows before it were pruned."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('articles_invalidation', 'id'))"
            " FROM generate_series(1, %s)",
            [numbers],
        )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("pruned", [0, 5_000])
def test_a_row_committed_after_a_later_one_is_heard_of(small, make_edge, pruned):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite commits one writer after the other")
    leave_out(pruned)
    small.pages = {"/en/": (["list:en"], "old"), "/th/": (["list:th"], "old")}
    edge = make_edge(small)
    readers = Readers(edge)
    edge.watcher.poll()
    written, go = Event(), Event()

    def slow_writer():
        with transaction.atomic():
            touch("list:en")
            written.set()
            go.wait(20)
        connection.close()

    thread = Thread(target=slow_writer)
    thread.start()
    written.wait(20)
    touch("list:th")
    edge.watcher.poll()
    readers.get("/en/")
    small.pages["/en/"] = (["list:en"], "new")
    assert edge.watcher.seen is None  # something may still come: nothing goes to disk
    go.set()
    thread.join()
    edge.watcher.poll()
    assert readers.get("/en/").body == b"new"
    edge.watcher.poll()
    assert edge.watcher.seen is not None


def test_a_backup_that_was_put_back_empties_the_folder(processes, small, make_edge):
    touch("list:en")
    ask(processes[:1])
    processes[0].disk.heard(10**6)
    assert ask([make_edge(small)])[0].status == 200
    assert small.drawn == ["/en/", "/en/"]


def test_a_torn_file_is_a_file_that_is_not_there(processes, small):
    ask(processes[:1])
    for path in processes[0].disk.folder.glob("pages/*/*/*"):
        path.write_bytes(path.read_bytes()[:-1])
    ask(processes[1:2])
    assert small.drawn == ["/en/", "/en/"]


def test_the_folder_keeps_what_is_fresh_within_its_bound(processes, small):
    disk = processes[0].disk
    ask(processes[:1])
    ask(processes[:1], "/th/")
    touch("list:th")
    poll(processes)
    moment = timezone.now().timestamp()
    assert disk.prune(moment, moment)[0] == 1
    disk.limit = 10
    assert disk.prune(moment, moment) == (0, 0)


# --- The database is down -------------------------------------------------------------------------


@pytest.fixture
def cut(monkeypatch):
    """Cut a process off the database, and give it back."""

    def fail():
        raise OperationalError("the server closed the connection")

    def cut(edge, down=True):
        monkeypatch.setattr(edge.watcher, "_read", fail)
        monkeypatch.setattr(edge.watcher, "_begin", fail)
        if not down:
            monkeypatch.undo()

    return cut


def test_stored_pages_are_served_for_a_stated_time_and_say_so(
    processes, small, cut, time_machine, settings
):
    settings.NEWSROOM_ADDRESS = "https://news.example"
    time_machine.move_to("2026-03-01T03:00:00+00:00", tick=False)
    edge, readers = processes[0], Readers(processes[0])
    assert readers.get("/health/ready").status == 200
    readers.get("/en/")
    cut(edge)
    time_machine.shift(2)
    answer = readers.get("/en/")
    assert answer.status == 200
    assert answer.headers["Warning"].startswith("111")
    assert "until=Sun, 01 Mar 2026 04:00:00 GMT" in answer.headers["X-Newsdesk-Degraded"]
    states = {a: readers.get(f"/health/{a}").status for a in ("alive", "ready", "degraded")}
    assert states == {"alive": 200, "ready": 503, "degraded": 200}
    time_machine.shift(3600)
    readers.get("/en/")
    assert small.drawn == ["/en/", "/en/"]  # its time is over
    assert readers.get("/health/degraded").status == 503
    assert readers.get("/health/alive").status == 200
    cut(edge, down=False)
    edge.watcher.poll()
    assert "Warning" not in readers.get("/en/").headers
    assert readers.get("/health/ready").status == 200


def test_what_a_schedule_replaces_is_shown_on_while_the_database_is_down(
    processes, small, cut, time_machine
):
    time_machine.move_to("2026-03-01T03:00:00+00:00", tick=False)
    touch("list:en", at=timezone.now() + timedelta(minutes=10))
    ask(processes[:1])
    cut(processes[0])
    time_machine.shift(5)
    ask(processes[:1])
    time_machine.shift(600)
    assert ask(processes[:1])[0].status == 200
    assert small.drawn == ["/en/"]
    cut(processes[0], down=False)
    processes[0].watcher.poll()
    ask(processes[:1])
    assert len(small.drawn) == 2


def test_a_process_started_without_a_database_serves_what_is_right_on_disk(
    processes, small, cut, make_edge
):
    ask(processes[:1])
    ask(processes[:1], "/th/")
    touch("list:th")
    poll(processes)
    newcomer = make_edge(small)
    cut(newcomer)
    assert "Warning" in ask([newcomer])[0].headers
    small.drawn.clear()
    ask([newcomer], "/th/")
    assert small.drawn == ["/th/"]  # withdrawn before: not even now


def test_one_look_that_fails_does_not_end_the_looking(processes, monkeypatch, caplog):
    """It once did: the clock's look met a stopped database, and readers never saw it come back."""
    monkeypatch.setattr("newsdesk.page_store.watcher.EVERY", 0.01)
    watcher, looks, enough = processes[0].watcher, [], Event()

    def look():
        looks.append(1)
        if len(looks) == 3:
            enough.set()
        raise OperationalError("the database is gone")

    monkeypatch.setattr(watcher, "poll", look)
    watcher.ticks = [look]
    watcher.start()
    try:
        assert enough.wait(10)
    finally:
        watcher.stop()
    assert "taken again" in caplog.text


def test_health_knows_its_three_addresses(processes):
    readers = Readers(processes[0])
    assert readers.get("/health/ready", "HEAD").body == b""
    assert readers.get("/health/ready", "POST").status == 405
    assert readers.get("/health/other").status == 404


# --- Memory ---------------------------------------------------------------------------------------


def page(words):
    return make("200 OK", [], words, tags={"a"}, seen=0, drawn_at=0.0, checked=1, cache_control="")


def test_memory_stays_within_its_bound_and_keeps_what_is_asked_for():
    memory = Memory(200_000)
    hot = page(b"x" * 1000)
    memory.put("hot", hot)
    for number in range(1000):
        hot.asked = True
        memory.put(f"/{number}", page(b"y" * 1000))
        assert memory.bytes <= 200_000
    assert memory.pages["hot"] is hot
    assert memory.evicted > 800
    memory.put("too large", page(b"z" * 100_000))
    assert "too large" not in memory.pages
    memory.clear()
    assert memory.bytes == len(memory) == 0


def test_what_was_forgotten_about_touches_counts_as_touched():
    freshness = Freshness(most=10)
    old, since = page(b""), freshness.count
    for number in range(30):
        freshness.touch([f"tag {number}"])
    assert freshness.is_stale(["never touched"], since)
    assert not freshness.still_holds(old)
    recent = freshness.count
    freshness.touch(["b"])
    assert not freshness.is_stale(["a"], recent)


def test_a_sweep_forgets_what_is_stale():
    memory, freshness = Memory(100_000), Freshness()
    memory.put("/a", page(b""))
    freshness.touch(["a"])
    assert memory.sweep(freshness.still_holds) == 1
    assert memory.bytes == 0


def test_what_was_cancelled_draws_nothing_at_its_time(processes, small, time_machine):
    time_machine.move_to("2026-03-01T03:00:00+00:00", tick=False)
    ask(processes)
    rows = touch("list:en", at=timezone.now() + timedelta(minutes=10))
    poll(processes)
    rows[0].delete()
    drawn = len(small.drawn)
    time_machine.shift(601)
    ask(processes[:1])
    assert len(small.drawn) == drawn
