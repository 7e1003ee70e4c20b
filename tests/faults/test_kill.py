"""kill -9 of the real server, a hundred times while people save and two hundred while they publish.

FAULT_SAVES and FAULT_PUBLICATIONS make it fewer, for a look at the test itself.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.soak, pytest.mark.own_database]

ROOT = Path(__file__).resolve().parent.parent.parent
SAVES = int(os.environ.get("FAULT_SAVES", "100"))
PUBLICATIONS = int(os.environ.get("FAULT_PUBLICATIONS", "200"))


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What both runs found, on a database of their own beside that of the tests."""
    told = tmp_path_factory.mktemp("faults") / "found.json"
    command = [sys.executable, "-m", "tests.faults", "--json", told, "--minutes", "90"]
    command += ["--saves", str(SAVES), "--publications", str(PUBLICATIONS)]
    done = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True)
    assert told.exists(), done.stderr
    return json.loads(told.read_text())


def test_a_killed_server_has_every_save_that_it_acknowledged_and_none_by_half(found):
    saves = found["saves"]
    assert saves["faults"] == []
    assert saves["kills"] == SAVES
    assert saves["acknowledged"] > SAVES
    assert saves["undone"] > SAVES / 10  # saves that were under way when the server went


def test_a_killed_server_has_published_both_languages_or_none(found):
    publications = found["publications"]
    assert publications["faults"] == []
    assert publications["kills"] == PUBLICATIONS
    assert min(publications["both"], publications["none"]) > PUBLICATIONS / 20
