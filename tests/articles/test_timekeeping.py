"""No wrong clock takes back what was published, or publishes what is still to come."""

import struct
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from articles import timekeeping
from articles.clock import JUMP, Clock, clock, kept_right
from articles.exceptions import Refused
from articles.invalidation import touch
from articles.models import ClockMark, Edition, Invalidation, Release
from articles.publishing import actions
from articles.timekeeping import Keeper
from newsdesk.page_store.freshness import Freshness
from newsdesk.page_store.watcher import Watcher
from tests.articles.publishing.story import Newsroom

START = datetime(2026, 3, 2, 9, tzinfo=UTC).timestamp()
HOUR = 3600


class Machine:
    """A machine whose clock can be set, and whose running cannot."""

    def __init__(self):
        self.wall, self.running = START, 500.0

    def pass_time(self, seconds):
        self.wall += seconds
        self.running += seconds

    def start_anew(self, boot="second"):
        """Start the machine again: it knows nothing of how long it was off."""
        self.running = 3.0
        clock.forget()
        self.keeper.boot = boot
        self.keeper.begin()
        return self.keeper

    def start(self, boot="first"):
        keeper = Keeper(boot)
        keeper.begin()
        return keeper


@pytest.fixture
def machine(monkeypatch, settings, db):
    settings.CLOCK_GUARD = True
    one = Machine()
    monkeypatch.setattr(clock, "wall", lambda: one.wall)
    monkeypatch.setattr(clock, "running", lambda: one.running)
    monkeypatch.setattr(timekeeping, "kept_right", lambda _wall: False)
    one.keeper = one.start()
    monkeypatch.setattr(timekeeping, "keeper", one.keeper)
    monkeypatch.setattr("newsdesk.context.keeper", one.keeper)
    monkeypatch.setattr("newsdesk.page_store.watcher.keeper", one.keeper)
    yield one
    clock.forget()


@pytest.fixture
def newsroom(mali, anan, ploy, somchai):
    return Newsroom(mali, anan, ploy, somchai)


@pytest.fixture
def planned(machine, newsroom):
    """An article that readers see half an hour from now."""
    article = newsroom.story()
    newsroom.publish(article, ["en"], at=clock.now() + timedelta(minutes=30))
    return article


def live():
    return set(Edition.objects.live().values_list("article_id", flat=True))


def test_a_clock_that_is_set_back_unpublishes_nothing(machine, planned, newsroom):
    machine.pass_time(HOUR / 2)
    assert live() == {planned.pk}
    machine.wall -= 5 * HOUR
    assert live() == {planned.pk}
    # Nor does it stop what is to come: time goes on as the machine runs.
    other = newsroom.story()
    newsroom.publish(other, ["en"], at=clock.now() + timedelta(minutes=10))
    machine.pass_time(599)
    assert live() == {planned.pk}
    machine.pass_time(1)
    assert live() == {planned.pk, other.pk}


def test_a_clock_that_jumps_ahead_holds_what_is_to_come_until_an_editor_says_it_is_right(
    machine, planned, newsroom, client_of, django_capture_on_commit_callbacks
):
    desk = client_of(newsroom.somchai)
    machine.wall += HOUR
    machine.keeper.tick(at_once=True)
    assert live() == set()
    page = desk.get(reverse("publishing_list")).content.decode()
    assert "The clock has jumped" in page and 'role="alert"' in page
    assert client_of(newsroom.mali).post(reverse("clock_confirm")).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(reverse("clock_confirm"))
    assert live() == {planned.pk}
    assert clock.now().timestamp() == machine.wall
    assert "The clock has jumped" not in desk.get(reverse("publishing_list")).content.decode()
    with pytest.raises(Refused):
        timekeeping.confirm(by=newsroom.somchai)


def test_while_it_is_held_each_appears_at_its_second(machine, planned):
    machine.wall += HOUR
    machine.pass_time(HOUR / 2 - 1)
    assert live() == set()
    machine.pass_time(1)
    assert live() == {planned.pk}


def test_what_is_planned_or_published_by_a_wrong_clock_is_as_the_editor_said(machine, newsroom):
    machine.wall += 3 * HOUR
    now, later = newsroom.story(), newsroom.story()
    newsroom.publish(now, ["en"])
    newsroom.publish(later, ["en"], at=clock.now() + timedelta(hours=1))
    assert live() == {now.pk}
    machine.wall -= 3 * HOUR
    assert live() == {now.pk}
    assert Release.objects.pending().get().article == later


def test_small_steps_are_followed(machine):
    machine.wall += JUMP - 1
    machine.running += 1
    assert clock.seconds() == machine.wall
    machine.wall += JUMP - 1
    assert clock.seconds() == machine.wall
    assert not clock.jump()


def test_a_new_process_and_a_new_start_of_the_machine_know_what_was(machine, planned):
    machine.pass_time(HOUR / 2)
    machine.keeper.tick()
    machine.wall += HOUR
    clock.forget()
    machine.start()
    assert clock.seconds() == machine.wall - HOUR
    # After a new start of the machine its clock is a day behind: no time that has come is undone.
    machine.wall -= 25 * HOUR
    machine.running = 3.0
    clock.forget()
    machine.start("second")
    assert live() == {planned.pk}


def test_a_machine_started_far_ahead_holds_what_is_to_come(
    machine, planned, newsroom, client_of, django_capture_on_commit_callbacks
):
    machine.wall += HOUR
    machine.start_anew()
    assert live() == set()
    assert clock.seconds() == START
    desk = client_of(newsroom.somchai)
    page = desk.get(reverse("publishing_list")).content.decode()
    assert "or the server did not run in between" in page
    machine.pass_time(HOUR / 2)
    assert live() == {planned.pk}  # half an hour after it was started: its time by any clock
    with django_capture_on_commit_callbacks(execute=True):
        timekeeping.confirm(by=newsroom.somchai)
    assert clock.seconds() == machine.wall
    assert machine.keeper.alarms == []


def test_a_machine_whose_clock_a_time_server_keeps_right_is_believed(machine, planned, monkeypatch):
    asked = []
    monkeypatch.setattr(timekeeping, "kept_right", lambda wall: asked.append(wall) or True)
    machine.wall += HOUR
    keeper = machine.start_anew()
    assert (live(), keeper.alarms) == ({planned.pk}, [])
    assert asked == [machine.wall]


def test_a_machine_that_was_off_for_a_moment_needs_nobody(machine, planned):
    machine.wall += JUMP - 1
    assert machine.start_anew().alarms == []
    assert clock.seconds() == machine.wall


@pytest.mark.parametrize("state", [0, 5, -1])
def test_the_kernel_is_believed_about_its_own_clock_alone(monkeypatch, state):
    class Kernel:
        def adjtimex(self, answer):
            struct.pack_into("q", answer, 72, int(START))
            return state

    monkeypatch.setattr("articles.clock.ctypes.CDLL", lambda _name: Kernel())
    assert kept_right(START + 0.5) is (state == 0)
    assert not kept_right(START + 60)


def test_where_no_kernel_answers_nobody_keeps_it_right(monkeypatch):
    monkeypatch.setattr("articles.clock.ctypes.CDLL", lambda _name: object())
    assert not kept_right(START)


def test_updates_and_waivers_are_dated_by_the_clock_of_releases(machine, newsroom):
    article = newsroom.story()
    newsroom.publish(article)
    machine.wall += HOUR
    words = {"en": "Roads are closed.", "th": "ถนนปิด"}
    actions.add_update(article, words, by=newsroom.somchai)
    actions.waive_twin(article, "th", by=newsroom.somchai, reason="The same")
    article.refresh_from_db()
    assert datetime.fromisoformat(article.updates[0]["at"]).timestamp() == START
    assert Release.objects.get(kind="waive").at.timestamp() == START


def test_the_news_map_goes_by_the_clock_of_releases(machine, newsroom, client):
    article = newsroom.story()
    newsroom.publish(article)
    machine.wall += 3 * 24 * HOUR
    assert f"-{article.pk}/" in client.get(reverse("reader_news_sitemap")).content.decode()


def test_the_alarm_ends_when_the_clock_is_put_right(machine):
    machine.wall += HOUR
    machine.keeper.tick(at_once=True)
    assert ClockMark.objects.exclude(jumped_to=None).count() == 1
    machine.wall -= HOUR
    machine.keeper.tick(at_once=True)
    assert not ClockMark.objects.exclude(jumped_to=None).exists()
    assert machine.keeper.alarms == []


def test_a_clock_that_was_wrong_before_and_is_right_now_takes_nothing_back(
    machine, somchai, django_capture_on_commit_callbacks
):
    before = clock.seconds()
    machine.wall -= 2 * HOUR
    machine.keeper.tick(at_once=True)
    with django_capture_on_commit_callbacks(execute=True):
        timekeeping.confirm(by=somchai)
    assert clock.seconds() == pytest.approx(before, abs=1)
    machine.pass_time(HOUR)
    assert clock.seconds() == pytest.approx(before, abs=1)
    machine.pass_time(2 * HOUR)
    assert clock.seconds() == machine.wall


def test_kept_pages_change_by_the_same_clock(machine, somchai, django_capture_on_commit_callbacks):
    freshness = Freshness()
    watcher = Watcher(freshness, stale_seconds=60)
    touch("list:en", at=clock.now() + timedelta(minutes=30))
    watcher.poll()
    machine.wall += HOUR
    machine.pass_time(2)
    watcher.poll()
    assert not freshness.is_stale(["list:en"], 1)
    machine.keeper.tick(at_once=True)
    with django_capture_on_commit_callbacks(execute=True):
        timekeeping.confirm(by=somchai)
    watcher.poll()
    assert freshness.is_stale(["list:en"], 1)
    assert Invalidation.objects.exists()


def test_asking_for_the_time_asks_no_database(machine, django_assert_num_queries):
    with django_assert_num_queries(0):
        clock.now()
        machine.keeper.tick()
    machine.pass_time(timekeeping.EVERY)
    with django_assert_num_queries(1):
        machine.keeper.tick()


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(0, 1e4)), max_size=30))
def test_the_time_never_goes_back_and_never_runs_ahead_by_more_than_a_jump_at_once(steps):
    machine = Machine()
    one = Clock(lambda: machine.wall, lambda: machine.running)
    one.set(machine.wall, machine.running)
    last = one.seconds()
    for jump, passed in steps:
        machine.pass_time(passed)
        machine.wall += jump
        now = one.seconds()
        assert last <= now + 1e-6
        assert now <= last + passed + JUMP + 1e-3
        last = now
