"""A short random walk over three processes: nothing stale, nothing leaked, little drawn for nothing."""

import pytest
from django.core.wsgi import get_wsgi_application

from tests.articles.publishing.story import Newsroom
from tests.newsdesk.page_store.conftest import Readers
from tests.newsdesk.page_store.walk import Walk


class Process:
    """A store over the real site, that notes what it draws."""

    def __init__(self, make_edge, **options):
        self._django, self._drawn = get_wsgi_application(), []
        self.edge = make_edge(self._draw, **options)
        self._readers = Readers(self.edge)

    def _draw(self, environ, start_response):
        self._drawn.append(environ["PATH_INFO"].encode("latin-1").decode())
        return self._django(environ, start_response)

    def ask(self, path):
        answer = self._readers.get(path, host="testserver", x_forwarded_proto="https")
        return answer.status, answer.body

    def drawn(self):
        drawn, self._drawn = self._drawn, []
        return drawn


@pytest.mark.parametrize(
    "steps", [pytest.param(10, id="short"), pytest.param(100, marks=pytest.mark.soak, id="long")]
)
def test_three_processes_agree_with_what_is_true(
    make_edge, settings, tmp_path, time_machine, steps, mali, anan, ploy, somchai
):
    time_machine.move_to("2026-03-01T03:00:00+00:00", tick=False)
    settings.NEWSROOM_ADDRESS = "https://testserver"
    elsewhere = {"folder": tmp_path / "elsewhere"}
    processes = [Process(make_edge), Process(make_edge), Process(make_edge, **elsewhere)]

    def settle(_moment):
        time_machine.shift(0.9)  # nobody polls: the readers' own requests look

    walk = Walk(
        Newsroom(mali, anan, ploy, somchai),
        processes,
        settle=settle,
        pass_time=time_machine.shift,
        stories=2,
    )
    found = walk.steps(steps)
    assert found.stale == []
    assert found.leaks == []
    assert found.share <= 5, found
