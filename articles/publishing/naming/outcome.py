"""What correcting a name does to each language of an article, and what stands in its way."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from articles.models import Edition, Release
from articles.publishing import readiness, snapshot
from articles.publishing.candidate import candidates

READ = ("headline", "summary", "slug", "blocks", "developing")  # the words of an edition


@dataclass(frozen=True, slots=True)
class Outcome:
    """One language of one article.

    `becomes`: "now" (readers get a corrected edition at once), "later" (what is scheduled is frozen
    anew, for `at`), "working" (readers do not see this language: only the working copy changes) or
    "right" (nothing of it was wrong). `reasons`: the Obstacles that must be mended first.
    """

    language: str
    becomes: str
    at: datetime | None = None
    reasons: tuple = ()

    @property
    def name(self):
        return dict(settings.CONTENT_LANGUAGES)[self.language]


def changed_languages(fields):
    """The languages in which anything becomes different; `fields` as `Field.told` tells them."""
    codes = [code for code, _name in settings.CONTENT_LANGUAGES]
    said = {one["language"] for one in fields if one["before"] != one["after"]}
    return [code for code in codes if code in said or "" in said]


def outcomes(article, changed):
    """An Outcome for each language of the article that has a text; `changed`: language codes."""
    live = {e.language: e for e in Edition.objects.live().filter(article=article)}
    pending = Release.objects.pending().filter(article=article).select_related("edition")
    planned = {release.language: release for release in pending}
    found = candidates(article)
    return [
        _outcome(candidate, code in changed, live.get(code), planned.get(code))
        for code, candidate in found.items()
        if candidate.revision is not None
    ]


def _outcome(candidate, changes, live, planned):
    code = candidate.language
    if not changes:
        return Outcome(code, "right" if live else "working")
    if live is None and planned is None:
        return Outcome(code, "working")
    reasons = readiness.errors(readiness.judge(candidate))
    if live and planned:
        message = _("A new edition is scheduled already. Cancel it, or publish it first.")
        reasons.append(readiness.Obstacle(message, _page(candidate)))
    elif not _as_shown(candidate, (live or planned.edition).content):
        message = _(
            "The text was changed since that edition. Publish it, or restore what readers see, first."
        )
        reasons.append(readiness.Obstacle(message, _page(candidate)))
    if live:
        return Outcome(code, "now", None, tuple(reasons))
    return Outcome(code, "later", planned.at, tuple(reasons))


def _as_shown(candidate, content):
    now = snapshot.freeze(candidate, number=0)
    return all(now[key] == content.get(key) for key in READ)


def _page(candidate):
    return readiness.address("article_publish", candidate.article.pk)
