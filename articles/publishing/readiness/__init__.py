"""What still stands in the way of an edition, in words, all at once (DESIGN §7).

One small class per obstacle in `text`, `marks` and `rules`; `CHECKS` lists them in the order in
which an editor would mend them. A new obstacle is a class and a place in the list.
"""

from dataclasses import replace

from articles.publishing.candidate import Candidate, candidates
from articles.publishing.readiness import facts, marks, rules, text
from articles.publishing.readiness.obstacle import Level, Obstacle, address

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
    facts.FactsDiffer,
    facts.MarksWithoutTwin,
    text.IsNotApproved,
    marks.LostMarks,
    marks.ClaimsWithoutEvidence,
    rules.PhotoWithoutCredit,
    rules.PhotoWithoutDescription,
    marks.NamesInOneLanguage,
    rules.IsConfidential,
]

# What somebody put in the way, whatever the text is like: asked of what is frozen already, too.
ON_PURPOSE = [rules.IsSpiked, rules.IsOnLegalHold, rules.IsWithdrawn, rules.IsUnderEmbargo]


def obstacles(article, language, at=None):
    """Every Obstacle to publishing this language at `at` (default: now), errors first.

    Marks and claims that wait for review are left out of the edition and are no obstacle.
    """
    return judge(Candidate(article, language, at))


def obstacles_of(article):
    """{language: what `obstacles` says} of every language, all of it read once."""
    return {code: judge(candidate) for code, candidate in candidates(article).items()}


def judge(candidate, besides=()):
    """The Obstacles of a Candidate, errors first; what an editor or a reviewer waived carries its
    waiver. `besides`: checks that are left out.
    """
    checks = [check for check in CHECKS if check not in besides]
    found = [obstacle for check in checks for obstacle in check().find(candidate)]
    waivers = candidate.whole.waivers if any(one.waivable for one in found) else {}
    found = [
        replace(one, waiver=one.waiver or waivers.get((candidate.language, one.key)))
        if one.waivable
        else one
        for one in found
    ]
    return sorted(found, key=lambda obstacle: (bool(obstacle.waiver), not obstacle.is_error))


def errors(found):
    """Those of the obstacles that forbid publishing."""
    return [obstacle for obstacle in found if obstacle.is_error]


__all__ = [
    "CHECKS",
    "ON_PURPOSE",
    "Level",
    "Obstacle",
    "address",
    "errors",
    "judge",
    "obstacles",
    "obstacles_of",
]
