"""What an editor looked at, as a short token: what is published is exactly what was on the screen."""

from articles.models import Release
from articles.publishing import ledger, snapshot

_SHORT = 16  # hex digits: a slip, not an attack, is what this finds


def token(candidates):
    """The token of {language: Candidate}: "17.en-3fa….th-0b2…"."""
    return ".".join([str(_last_release(candidates)), *(_part(c) for c in candidates.values())])


def is_still(token, candidates):
    """Whether each of these candidates is as it was when the token was made.

    The token may speak of more languages: only those that are to be published count.
    """
    release, *parts = token.split(".")
    same_release = release == str(_last_release(candidates))
    return same_release and all(_part(c) in parts for c in candidates.values())


def _last_release(candidates):
    article = next(iter(candidates.values())).article
    last = Release.objects.filter(article=article).order_by("-id").values_list("pk", flat=True)
    return last.first() or 0


def _part(candidate):
    if candidate.revision is None:
        return f"{candidate.language}-none"
    content = snapshot.freeze(candidate, number=0)
    return f"{candidate.language}-{ledger.digest(content)[:_SHORT]}"
