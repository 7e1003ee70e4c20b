"""Whose calls coverage watches: watching costs half as much again, and only some rooms are held to it.

`make coverage` asks of the rooms where a mistake is silent that their own tests walk them; the tests
of other rooms run unwatched.
"""

import pytest

WATCHED = ("tests/annotations", "tests/articles/text", "articles/text")
WATCHED += ("tests/test_permissions", "tests/articles/test_permissions")


def pytest_itemcollected(item):
    if not item.nodeid.startswith(WATCHED) or item.get_closest_marker("wide"):
        item.add_marker(pytest.mark.no_cover)
