"""What still stands in the way of an edition, in words, all at once (DESIGN §7).

One small class per obstacle in `text`, `marks` and `rules`; `CHECKS` lists them in the order in
which an editor would mend them. A new obstacle is a class and a place in the list.
"""

from articles.publishing.candidate import Candidate
from articles.publishing.readiness import marks, rules, text
from articles.publishing.readiness.obstacle import Level, Obstacle

CHECKS = [
    rules.IsSpiked,
    rules.IsOnLegalHold,
    rules.IsWithdrawn,
    rules.IsUnderEmbargo,
    text.HasNoText,
    text.LacksWords,
    text.LacksSlug,
    text.IsNotTranslated,
    text.IsStale,
    text.IsNotApproved,
    marks.LostMarks,
    marks.ClaimsWithoutEvidence,
    rules.PhotoWithoutCredit,
    rules.PhotoWithoutDescription,
    marks.NamesInOneLanguage,
    rules.IsConfidential,
]


def obstacles(article, language, at=None):
    """Every Obstacle to publishing this language at `at` (default: now), errors first.

    Marks and claims that wait for review are left out of the edition and are no obstacle.
    """
    return judge(Candidate(article, language, at))


def judge(candidate):
    """The Obstacles of a Candidate, errors first."""
    found = [obstacle for check in CHECKS for obstacle in check().find(candidate)]
    return sorted(found, key=lambda obstacle: obstacle.level == Level.WARNING)


def errors(found):
    """Those of the obstacles that forbid publishing."""
    return [obstacle for obstacle in found if obstacle.level == Level.ERROR]


__all__ = ["CHECKS", "Level", "Obstacle", "errors", "judge", "obstacles"]
