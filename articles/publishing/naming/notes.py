"""The note to readers that comes with a corrected name, ready in every language."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _


def preset(pairs):
    """{language: the note}, each naming what is right in its own language where it is known."""
    right = {}
    for code, _wrong, name in pairs:
        right.setdefault(code, name)
    notes = {}
    for code, _name in settings.CONTENT_LANGUAGES:
        name = right.get(code) or next(iter(right.values()), "")
        with translation.override(code):
            notes[code] = (
                _("An earlier version of this article misspelled the name of %(name)s.")
                % {"name": name}
                if name
                else ""
            )
    return notes
