"""What the page of publishing alone shows of each language."""

from dataclasses import dataclass

from articles.models import Edition
from articles.publishing.actions.common import LANGUAGE_NAMES
from articles.publishing.alone import accused
from articles.publishing.alone.actions import in_the_way
from articles.publishing.candidate import candidates
from articles.publishing.readiness.text import parts


@dataclass(frozen=True, slots=True)
class Side:
    """One language: what is in the way besides the approval, what nobody has approved, the
    paragraphs that look like an accusation, how many marks stay out."""

    language: str
    name: str
    live: Edition | None
    in_the_way: list
    unapproved: str
    accusing: list
    waiting: int

    @property
    def is_ready(self):
        return not self.in_the_way


def sides_of(article):
    """([Side] of every language that somebody has begun, its candidates by language)."""
    found = {code: one for code, one in candidates(article).items() if one.revision is not None}
    live = {edition.language: edition for edition in Edition.objects.live().filter(article=article)}
    return [_side(code, one, live.get(code)) for code, one in found.items()], found


def _side(code, candidate, live):
    blocks = [version.block for version in candidate.whole.unapproved(code)]
    return Side(
        language=code,
        name=LANGUAGE_NAMES[code],
        live=live,
        in_the_way=in_the_way(candidate),
        unapproved=parts(candidate.document, blocks),
        accusing=accused.passages(candidate.document, code, blocks),
        waiting=candidate.waiting,
    )
