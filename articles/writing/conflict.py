"""What is shown when somebody saved first: both texts, and both put together in the form."""

from articles.writing.forms import WriteForm
from articles.writing.merging import BOTH, CHOICES, UNCHANGED

PREFIX = "choice-"
CONTENT = ("headline", "summary", "body", "slug")


def revision_before(text, number):
    """The revision that was typed over, or None where there never was one of that number."""
    return text.revisions.filter(number=number).first()


def chosen(sent):
    """{block id: choice} of what a person ticked."""
    return {
        name.removeprefix(PREFIX): value
        for name, value in sent.items()
        if name.startswith(PREFIX) and value in CHOICES
    }


def merged_form(text, merged, sent):
    """The writing form holding what both wrote, based on the revision that stands."""
    initial = WriteForm.initial_of(merged.content, text.revision_number)
    kept = {name: sent[name] for name in ("reason", "change_class") if name in sent}
    return WriteForm(initial=initial | kept, language=text.language)


def conflict_context(text, merged, mine, based_on, choices=None):
    """What `articles/writing/conflict.html` shows."""
    choices = choices or {}
    rows = [part for part in merged.parts if part.state != UNCHANGED]
    return {
        "theirs": text.revision,
        "mine_fields": [(name, getattr(mine, name)) for name in CONTENT],
        "based_on": based_on,
        "rows": [(part, choices.get(part.id, BOTH)) for part in rows],
        "conflicts": len(merged.conflicts),
        "taken": merged.taken,
        "same": not rows,
    }
