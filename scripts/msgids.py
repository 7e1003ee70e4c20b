"""Every message that our Python and templates hand to gettext, found without gettext's own tools.

The peers are `makemessages` and xgettext; this reads the same calls from the syntax tree, so that a
test can say which message has no translation on a machine where gettext is not installed.
"""

import ast
import re
from pathlib import Path

from django.utils.translation.template import templatize

PACKAGES = ("newsdesk", "articles", "annotations")
# function -> which of its arguments are (context, words, plural words)
CALLS = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
STRING = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
TEMPLATE_CALL = re.compile(rf"\b({'|'.join(CALLS)})\(({STRING}(?:,\s*{STRING})*)", re.DOTALL)


class NotAString(Exception):
    """gettext is called with words put together at run time: they can never be translated."""


def used_messages(root):
    """{(context, words, plural words): "path:line"} of every message below `root`."""
    found = {}
    for path in sorted((root / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt", ".xml"}:
            _add(found, from_template(path.read_text(encoding="utf-8")), path.relative_to(root))
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            _add(found, from_python(source, path), path.relative_to(root))
    return found


def _add(found, messages, path):
    for line, message in messages:
        found.setdefault(message, f"{path}:{line}")


def from_python(source, path=Path("?")):
    """(line, message) of every gettext call in Python source; raise NotAString for f-strings."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in CALLS:
            words = [argument.value for argument in node.args if _is_string(argument)]
            places = CALLS[_name(node.func)]
            needed = max(place for place in places if place is not None) + 1
            if any(map(_is_built, node.args)):
                raise NotAString(f"{path}:{node.lineno}: gettext needs a plain string")
            if len(words) >= needed:  # else a variable, whose words are marked where they stand
                yield node.lineno, _message(places, words)


def _name(function):
    return getattr(function, "id", getattr(function, "attr", None))


def _is_built(node):
    """An f-string, a sum, a `"…" % x`, a `"…".format(x)`: translated before it is filled."""
    if isinstance(node, ast.Call):
        return _name(node.func) == "format"
    return isinstance(node, ast.JoinedStr | ast.BinOp)


def _is_string(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def from_template(source):
    """(line, message) of every translate tag and `_("…")` in a template."""
    python = templatize(source)
    for match in TEMPLATE_CALL.finditer(python):
        words = ast.literal_eval(f"({match[2]},)")
        line = python.count("\n", 0, match.start()) + 1
        # templatize doubles every per cent sign for xgettext; the catalogue has what Django asks.
        yield line, _message(CALLS[match[1]], words)


def _message(places, words):
    return tuple(None if place is None else words[place] for place in places)
