import pytest

from articles.translating import actions


@pytest.fixture
def thai(article, anan, somchai):
    """The Thai translation of Mali's article, just started and given to Anan."""
    return actions.start(article, "th", by=somchai, assignee=anan)
