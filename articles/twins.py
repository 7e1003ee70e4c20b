"""What was corrected, and whether the other language has followed.

For readers and for the desk alike: it looks at editions only.
"""

from dataclasses import dataclass

from articles.models.edition import Edition

SERIOUS = (Edition.Kind.CLARIFICATION, Edition.Kind.CORRECTION, Edition.Kind.RETRACTION)


@dataclass(frozen=True, slots=True)
class Behind:
    """Corrections of another language that this one's readers have not got: their `count`, and
    the newest one's `note` in this language, if there is one."""

    language: str
    count: int
    note: str


def serious(editions):
    """Those of the editions that readers must be told about, newest first."""
    return [edition for edition in reversed(editions) if edition.kind in SERIOUS]


def behind(language, shown):
    """For each other language that was corrected since, a Behind.

    `shown`: the published editions of one article in all open languages, by number, each with its
    `answers`: which edition of each other language it agrees with. An edition that itself takes up
    this language's correction is an answer, and no news; nor is what an editor waived.
    """
    own = [edition for edition in shown if edition.language == language]
    found = []
    for other in sorted({edition.language for edition in shown} - {language}):
        theirs = [edition for edition in shown if edition.language == other]
        missed = [
            edition
            for before, edition in zip([None, *theirs], theirs, strict=False)
            if edition.kind in SERIOUS
            and edition.number > own[-1].answers.get(other, 0)
            and not _takes_up(edition, before, own)
            and not _is_waived(edition, own)
        ]
        if missed:
            found.append(Behind(other, len(missed), missed[-1].notes.get(language, "")))
    return found


def _is_waived(edition, own):
    """Whether an editor said, after this correction, that this language had it right."""
    waived_at = getattr(own[-1], "waived_at", None)
    return waived_at is not None and edition.shown_from <= waived_at


def _takes_up(edition, before, own):
    language = own[-1].language
    heard = before.answers.get(language, 0) if before else 0
    answered = edition.answers.get(language, 0)
    return any(heard < e.number <= answered and e.kind in SERIOUS for e in own)
