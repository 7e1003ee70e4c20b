"""Finding the forms of a page as a browser does, and filling every field that takes words."""

from dataclasses import dataclass, field
from urllib.parse import urljoin

import html5lib

WORDS = {"text", "search", "url", "email", "tel", "password", "number", "date", "datetime-local"}
SKIPPED = {"file", "submit", "button", "image", "reset"}


@dataclass
class Form:
    """`kept` is sent as it stands; `free` are the names of fields that take words."""

    action: str
    method: str
    kept: dict = field(default_factory=dict)
    free: list = field(default_factory=list)
    buttons: list = field(default_factory=list)

    def filled(self, words):
        """What is sent with the next of `words` in each free field."""
        sent = {name: list(values) for name, values in self.kept.items()}
        return sent | {name: next(words) for name in self.free}


def forms_of(page, address):
    """The Forms of a page that have a field for words."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    found = []
    for element in root.iter("form"):
        form = Form(
            urljoin(address, element.get("action") or address).split("#")[0],
            element.get("method", "get").lower(),
        )
        for one in element.iter():
            _read(form, one)
        if form.free:
            found.append(form)
    return found


def _read(form, element):
    name, kind = element.get("name"), element.get("type", "text").lower()
    if element.tag == "button" and name:
        form.buttons.append((name, element.get("value", "")))
    if not name or element.get("disabled") is not None:
        return
    if element.tag == "textarea" or (element.tag == "input" and kind in WORDS):
        form.free.append(name)
    elif element.tag == "select":
        options = list(element.iter("option"))
        chosen = [o for o in options if o.get("selected") is not None] or options[:1]
        form.kept.setdefault(name, []).extend(o.get("value", "") for o in chosen)
    elif element.tag == "input" and kind not in SKIPPED:
        if kind in ("checkbox", "radio") and element.get("checked") is None:
            return
        form.kept.setdefault(name, []).append(element.get("value", "on"))
