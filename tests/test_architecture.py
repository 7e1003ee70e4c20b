"""The house rules that a machine can check (layout, imports, safety of templates)."""

import ast
import re
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parent.parent
OURS = ("newsdesk", "articles", "annotations")
SOURCES = sorted(
    path
    for package in OURS
    for path in (ROOT / package).rglob("*.py")
    if "migrations" not in path.parts
)
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())
ROOMS = sorted(
    path.parent
    for app in ("articles", "annotations")
    for path in (ROOT / app).glob("*/__init__.py")
    if path.parent.name not in {"migrations", "models", "management", "templatetags"}
)
LONGEST_FILE = 330  # lines; “some 300”
# All that the public pages may know: what was published, and when it is shown.
PUBLIC_MODELS = {
    "Byline",
    "Edition",
    "Listing",
    "PublishedClaim",
    "PublishedEntity",
    "PublishedMention",
    "Redirect",
    "Release",
}


def name_of(path):
    return str(path.relative_to(ROOT))


def imports_of(tree):
    """(node, module, names) of every import of a syntax tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield node, node.module or "", [alias.name for alias in node.names]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name, []


def docstring(source):
    return ast.get_docstring(ast.parse(source))


def test_each_room_uses_only_the_rooms_before_it(capsys):
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_no_import_of_ours_hides_inside_a_function():
    hidden = []
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        at_the_top = set(map(id, tree.body))
        for node, module, _names in imports_of(tree):
            if module.split(".")[0] in OURS and id(node) not in at_the_top:
                hidden.append(f"{name_of(path)}:{node.lineno}: {module}")
    assert not hidden


def test_a_file_is_short_enough_to_be_read():
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    too_long = {name: length for name, length in lengths.items() if length > LONGEST_FILE}
    assert not too_long, "make each a folder"


def test_each_room_says_what_comes_in_and_what_goes_out():
    openings = {room: (room / "__init__.py").read_text("utf-8") for room in ROOMS}
    silent = [name_of(room) for room, text in openings.items() if not docstring(text)]
    assert not silent


def test_readers_pages_know_only_what_was_published():
    wrong = []
    for path in (ROOT / "articles" / "reading").rglob("*.py"):
        for node, module, names in imports_of(ast.parse(path.read_text(encoding="utf-8"))):
            known = set(names) <= PUBLIC_MODELS if module.startswith("articles.models") else True
            if not known or module.startswith("annotations.models"):
                wrong.append(f"{name_of(path)}:{node.lineno}: {module} {names}")
    assert not wrong


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "requirements-models.txt"]
)
def test_each_requirement_is_pinned_and_says_why(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.strip() and not line.startswith(("#", "-r")):
            assert re.match(r"[\w.\[\]-]+==\S+ +# \S", line), line


INLINE = [
    (re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*\btype=.application/(ld\+)?json)", re.I), "script"),
    (re.compile(r"<style\b", re.I), "style"),
    (re.compile(r"\sstyle\s*=\s*[\"']", re.I), "style attribute"),
    (re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I), "event attribute"),
    (re.compile(r"\bhx-on\b", re.I), "hx-on attribute"),
    (re.compile(r"(?:src|<link[^>]*href)\s*=\s*[\"'](?:https?:)?//", re.I), "third-party address"),
    (re.compile(r"\|\s*safe\b|autoescape off", re.I), "unescaped value"),
]


def test_templates_have_nothing_inline_and_fetch_nothing_from_elsewhere():
    found = []
    for path in TEMPLATES:
        source = path.read_text(encoding="utf-8")
        found += [f"{name_of(path)}: {what}" for rule, what in INLINE if rule.search(source)]
    assert not found
