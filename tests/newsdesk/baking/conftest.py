import pytest
from django.core.management import call_command

from newsdesk.baking.baker import Baker
from newsdesk.baking.site import Site
from newsdesk.baking.state import State
from newsdesk.baking.targets import Folder
from tests.articles.publishing.story import Newsroom


@pytest.fixture
def newsroom(settings, mali, anan, ploy, somchai):
    settings.NEWSROOM_ADDRESS = "https://testserver"
    return Newsroom(mali, anan, ploy, somchai)


class Bakery:
    """A baked copy in a folder: `bakery.bake()`, then `bakery.read("en/index.html")`."""

    def __init__(self, folder):
        self.folder, self.remembered = folder / "site", folder / "state.sqlite3"

    def bake(self, *, state=None):
        memory = State(state or self.remembered)
        baker = Baker(Site("https://testserver"), memory, Folder(self.folder))
        try:
            assert baker.round(), baker.problems
        finally:
            memory.close()
        return baker

    def command(self, *arguments):
        call_command("bake", self.folder, "--state", self.remembered, *arguments)

    def names(self):
        return set(Folder(self.folder).names())

    def read(self, name):
        return (self.folder / name).read_text("utf-8")


@pytest.fixture
def bakery(tmp_path, one_connection):
    return Bakery(tmp_path)
