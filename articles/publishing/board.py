"""What the publishing page shows of one article: each language's state, and the timeline."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Max
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import clock, twins
from articles.models import Edition, Release
from articles.publishing import looked_at, outlets, readiness
from articles.publishing.candidate import candidates
from articles.publishing.missed import held_up

SHARED = 20  # links listed


@dataclass(frozen=True, slots=True)
class Panel:
    """One language of the article as an editor sees it."""

    language: str
    name: str
    state: str
    state_label: str
    live: Edition | None
    live_url: str
    scheduled: Release | None
    held_up: Release | None
    withdrawal: Release | None
    embargo: Release | None
    errors: list
    warnings: list
    waived: list
    waiting: int
    behind: list
    preview_url: str

    @property
    def waivable(self):
        """The obstacles that an editor may answer for."""
        return [one for one in self.errors + self.warnings if one.waivable]

    @property
    def is_ready(self):
        return not self.errors

    @property
    def was_published(self):
        return self.live is not None or self.withdrawal is not None


class Board:
    """Everything on the publishing page, read once."""

    def __init__(self, article):
        self.article = article
        self.candidates = candidates(article)
        self._live = {e.language: e for e in Edition.objects.live().filter(article=article)}
        self._scheduled = {
            release.language: release
            for release in Release.objects.pending()
            .filter(article=article)
            .select_related("edition", "by")
        }
        free = not article.legal_hold
        self._held_up = {one.language: one for one in held_up(article)} if free else {}
        self._shown = list(Edition.objects.filter(article=article).telling())
        self.panels = [self._panel(code, name) for code, name in settings.CONTENT_LANGUAGES]

    @property
    def token(self):
        """What the editor looks at, for the form."""
        return looked_at.token(self.candidates)

    @property
    def ready(self):
        """The languages that nothing stands in the way of."""
        return [panel.language for panel in self.panels if panel.is_ready]

    @property
    def is_published(self):
        return bool(self._live)

    @property
    def open(self):
        """The languages that could be withdrawn."""
        return [
            panel.language
            for panel in self.panels
            if (panel.live or panel.scheduled or panel.embargo) and not panel.withdrawal
        ]

    @property
    def withdrawn(self):
        return [panel.language for panel in self.panels if panel.withdrawal]

    @property
    def embargoed(self):
        return [panel.language for panel in self.panels if panel.embargo]

    def outlets(self):
        """What became of the withdrawals at our own site and at each outlet; [] for none."""
        withdrawals = [panel.withdrawal for panel in self.panels if panel.withdrawal]
        return outlets.standings(self.article, withdrawals)

    def has_twin(self, release):
        """Whether another language is scheduled for the same time as this release."""
        return any(
            panel.scheduled
            and panel.language != release.language
            and panel.scheduled.at == release.at
            for panel in self.panels
        )

    def updates(self):
        """The timed updates of the story, the newest first."""
        return [
            {**one, "iso": one["at"], "at": datetime.fromisoformat(one["at"])}
            for one in reversed(self.article.updates)
        ]

    def share_links(self):
        """Who outside may look at the preview, and how often they did; the newest first."""
        links = self.article.share_links.select_related("by")
        return links.annotate(looks=Count("visits"), last_look=Max("visits__at"))[:SHARED]

    def timeline(self):
        """Every release, newest first, each with what it says in words."""
        releases = Release.objects.filter(article=self.article).select_related(
            "by", "edition", "cancels__edition"
        )
        rows, now = list(releases.order_by("-id")), clock.now()
        cancelled = {release.cancels_id for release in rows}
        return [(one, words(one, now, is_cancelled=one.pk in cancelled)) for one in rows]

    def _panel(self, code, name):
        candidate = self.candidates[code]
        found = readiness.judge(candidate)
        names = dict(settings.LANGUAGES)
        live = self._live.get(code)
        state, label = self._state(code, live, candidate)
        return Panel(
            language=code,
            name=name,
            state=state,
            state_label=label,
            live=live,
            live_url=reverse("reader_article_short", args=[code, self.article.pk]) if live else "",
            scheduled=self._scheduled.get(code),
            held_up=self._held_up.get(code),
            withdrawal=candidate.withdrawal,
            embargo=candidate.embargo,
            errors=readiness.errors(found),
            warnings=[one for one in found if not one.is_error and not one.waiver],
            waived=[one for one in found if one.waiver],
            waiting=candidate.waiting,
            behind=[
                (names[missed.language], missed.count)
                for missed in (twins.behind(code, self._shown) if live else [])
            ],
            preview_url=reverse("article_look", args=[self.article.pk, code])
            if candidate.revision
            else "",
        )

    def _state(self, code, live, candidate):
        if candidate.withdrawal:
            return "withdrawn", _("withdrawn")
        if candidate.embargo:
            return "late", _("under embargo")
        if live:
            return "published", _("published")
        if code in self._scheduled:
            return "submitted", _("scheduled")
        return "draft", _("not published")


def words(release, now, *, is_cancelled):
    """What a release says, as a sentence for the timeline."""
    if release.kind == Release.Kind.PUBLISH:
        edition = release.edition
        if is_cancelled:
            said = _("Edition %(number)d (%(kind)s) was to be shown from then on; it was cancelled")
        elif release.at > now:
            said = _("Edition %(number)d (%(kind)s) will be shown from then on")
        else:
            said = _("Edition %(number)d (%(kind)s) is shown from then on")
        return said % {"number": edition.number, "kind": edition.get_kind_display()}
    if release.kind == Release.Kind.CANCEL:
        return _("Edition %(number)d, scheduled, was cancelled") % {
            "number": release.cancels.edition.number
        }
    if release.kind == Release.Kind.EMBARGO and release.until <= release.at:
        return _("The embargo was lifted")
    return {
        Release.Kind.EMBARGO: _("Under embargo"),
        Release.Kind.WITHDRAW: _("Withdrawn from readers"),
        Release.Kind.RESTORE: _("Shown to readers again"),
        Release.Kind.WAIVE: _("It had it right: the other's corrections are no news here"),
    }[release.kind]
