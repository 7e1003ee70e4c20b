"""Scripts that import others: kept by browsers for good, and fetched beside the page."""

import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from newsdesk.static_files import Named

IMPORT = re.compile(r'^import .*?from "\./([^"]+)";|^} from "\./([^"]+)";', re.MULTILINE)
FOLDER = settings.BASE_DIR / "static" / "js"


def imported(name):
    """The names of all modules that a script reaches."""
    found, waiting = set(), [name]
    while waiting:
        words = (FOLDER / waiting.pop()).read_text(encoding="utf-8")
        new = {one or other for one, other in IMPORT.findall(words)} - found
        found |= new
        waiting += new
    return found


def test_the_workspace_fetches_all_modules_of_its_script_at_once():
    html = render_to_string("annotations/marking/modules.html")
    assert set(re.findall(r'href="[^"]*/js/([^"]+)"', html)) == imported("marking.js")


@pytest.mark.parametrize("script", ["marking.js", "translating.js", "writing.js"])
def test_imported_modules_are_named_by_their_content(tmp_path, script):
    names = {script, *imported(script)}
    for name in names:
        (tmp_path / "js").mkdir(exist_ok=True)
        (tmp_path / "js" / name).write_bytes((FOLDER / name).read_bytes())
    storage = Named(location=tmp_path, base_url="/static/")
    paths = {f"js/{name}": (storage, f"js/{name}") for name in names}
    assert all(done for _path, _named, done in storage.post_process(paths))
    words = (tmp_path / storage.hashed_files[f"js/{script}"]).read_text(encoding="utf-8")
    found = re.findall(r'from "\./([^"]+)"', words)
    assert found and all(re.fullmatch(r"[\w-]+\.[0-9a-f]{12}\.js", name) for name in found)
    assert all((tmp_path / "js" / name).exists() for name in found)
