import pytest

from tests.articles.publishing.story import Newsroom


@pytest.fixture
def newsroom(mali, anan, ploy, somchai):
    return Newsroom(mali, anan, ploy, somchai)
