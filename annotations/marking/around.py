"""What stands around every text in the workspace: its scripts, legend, keys,
toolbar, dialogs and plain form.

Nothing of it differs between texts but a revision's number and the entities to choose, which are
put in place in the finished HTML: it is drawn once for a language while the kinds stay as they are.
"""

from dataclasses import dataclass
from functools import lru_cache

from crispy_forms.utils import render_crispy_form
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from annotations.marking.forms import MarkForm
from annotations.marking.looks import Look, look

PARTS = ("modules", "legend", "keys", "toolbar", "dialogs")
# Neither HTML nor a template changes these; no name of a kind holds a letter like them.
REVISION, ENTITY = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class _Choice:
    pk: str
    kind: Look

    def __str__(self):
        return ENTITY


def around(kinds, entities, revision):
    """{name: safe HTML} of the parts, and of the "form", for `kinds` and the `entities` to choose."""
    looks = tuple(look(kind) for kind in kinds)
    drawn = _drawn(looks, tuple(settings.CONTENT_LANGUAGES), get_language())
    choices = format_html_join(
        "", '<option value="{}">{} {}</option>', ((e.pk, e.kind.symbol, e) for e in entities)
    )
    before, after = drawn["form"]
    form = (
        before.replace(REVISION, str(revision)) + choices + after.replace(REVISION, str(revision))
    )
    return drawn["parts"] | {"form": SafeString(form)}


def _draw(looks, languages, _interface):
    context = {"kinds": looks, "content_languages": languages}
    parts = {
        part: SafeString(render_to_string(f"annotations/marking/{part}.html", context))
        for part in PARTS
    }
    place = Look("", "", ENTITY, "", "", "")
    form = MarkForm(
        initial={"revision": REVISION, "occurrence": 1},
        kinds=looks,
        entities=[_Choice(ENTITY, place)],
    )
    html = render_crispy_form(form)
    option = html.index(f'<option value="{ENTITY}"')
    after = html.index("</option>", option) + len("</option>")
    return {"parts": parts, "form": (html[:option], html[after:])}


# Whoever works on a template sees what they did.
_drawn = _draw if settings.DEBUG else lru_cache(maxsize=32)(_draw)
