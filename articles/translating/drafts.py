"""What people are typing in a translation and have not saved, for its page."""

from dataclasses import dataclass, field

from articles.models import ParagraphDraft
from articles.text.sanitise import sanitise
from articles.translating.composing import plain_text


@dataclass(frozen=True, slots=True)
class Drafts:
    """`own`: {row key: ParagraphDraft} of the person; `others`: {row key: [ParagraphDraft]}."""

    own: dict = field(default_factory=dict)
    others: dict = field(default_factory=dict)

    def strays(self, keys):
        """One's own drafts of rows that are no more, each with `.words` to copy from."""
        return [draft for key, draft in self.own.items() if key not in keys]


def words_of(draft, *, plain):
    """What the draft's field begins with: safe HTML, or the words alone in a headline."""
    return plain_text(draft.html) if plain else sanitise(draft.html)


def drafts_of(text, person):
    """The Drafts of one translation as `person` sees them; one query."""
    found = Drafts()
    rows = ParagraphDraft.objects.filter(text=text).select_related("user").order_by("id")
    for draft in rows:
        if draft.user_id == person.pk:
            found.own[draft.row] = draft
        else:
            found.others.setdefault(draft.row, []).append(draft)
    return found
