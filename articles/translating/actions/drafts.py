"""A translator's unsaved typing, kept paragraph by paragraph: never a revision, never published."""

from django.utils.translation import gettext as _

from articles.exceptions import Invalid
from articles.models import ParagraphDraft
from articles.translating.actions.paragraphs import LONGEST

LONGEST_KEY = 24


def keep_draft(text, key, html, *, based_on, by):
    """Keep what `by` is typing in the row `key`; return the ParagraphDraft. No row in the record.

    `based_on` is the translation's revision that was on the screen: saving it later quotes that, so
    that whatever was saved in between is shown, not overwritten. A row that is no more by then
    keeps its draft too: the words are not lost.
    """
    if len(html) > LONGEST:
        raise Invalid(_("This is too long for one paragraph. Save it in several."))
    if len(key) > LONGEST_KEY:
        raise Invalid(_("This paragraph is not there any more. Reload the page."))
    draft, _made = ParagraphDraft.objects.update_or_create(
        text=text, user=by, row=key, defaults={"html": html, "based_on": based_on}
    )
    return draft


def discard_draft(text, key, *, by):
    """Throw one's own unsaved words in the row `key` away."""
    ParagraphDraft.objects.filter(text=text, user=by, row=key).delete()
