"""What may be wrong with one translated paragraph: in, a Passage; out, Findings in words.

One small class a check and one list of them. Errors stand in the way of submitting a translation,
warnings ask a person to look again.
"""

from functools import lru_cache

from articles.translating.checks import facts, formatting, names, thai, writing
from articles.translating.checks.base import Check, Finding, Passage, Severity

CHECKS = (
    *facts.CHECKS,
    *names.CHECKS,
    *writing.CHECKS,
    *formatting.CHECKS,
    *thai.CHECKS,
)

__all__ = ["CHECKS", "Check", "Finding", "Passage", "Severity", "findings"]


@lru_cache(maxsize=4096)
def findings(passage):
    """Every Finding about the Passage, errors first; none where there is nothing to compare."""
    if not passage.source.strip() or not passage.target.strip():
        return ()
    found = [one for check in CHECKS for one in check.findings(passage)]
    return tuple(sorted(found, key=lambda one: one.severity != Severity.ERROR))
