"""The mentions of one entity, or the values of one kind: a line of the panel that opens.

A hundred closed ones have the same HTML but for their key, name and count, which are put in place
in what is drawn once for each kind.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from annotations.marking.looks import Look

MOST = 50  # lines of one group
# Neither HTML nor a template changes these; no key or number holds a letter like them.
KEY, LABEL, COUNT = "\ue000", "\ue001", "\ue002"


@dataclass
class Group:
    """Mentions of one entity, or values of one kind, in reading order. `key` asks for its lines."""

    key: str
    label: str
    kind: Look
    url: str = ""
    annotations: list = field(default_factory=list)

    @property
    def shown(self):
        return self.annotations[:MOST]

    @property
    def more(self):
        return max(0, len(self.annotations) - MOST)

    @property
    def closed(self):
        """The HTML of it, its lines to be asked for."""
        return self._put(_drawn("group", self.kind, get_language()))

    @property
    def summary(self):
        """The HTML of the line that stands for it."""
        return self._put(_drawn("group_summary", self.kind, get_language()))

    def _put(self, drawn):
        drawn = drawn.replace(KEY, self.key).replace(COUNT, str(len(self.annotations)))
        return SafeString(drawn.replace(LABEL, escape(self.label)))


def _draw(template, look, _interface):
    context = {"key": KEY, "label": LABEL, "count": COUNT, "kind": look}
    return render_to_string(f"annotations/marking/{template}.html", context).strip()


# Whoever works on a template sees what they did.
_drawn = _draw if settings.DEBUG else lru_cache(maxsize=256)(_draw)
