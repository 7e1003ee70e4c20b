"""Obstacles that somebody put there on purpose, and those of the photos."""

from django.utils.translation import gettext as _

from articles.moments import when
from articles.publishing.readiness.obstacle import Check, Level


class ArticleCheck(Check):
    mended_at = "article_detail"
    takes_language = False


class IsSpiked(ArticleCheck):
    def find(self, candidate):
        if candidate.article.spiked_at:
            yield self.obstacle(candidate, _("The article has been put aside (spiked)."))


class IsOnLegalHold(ArticleCheck):
    def find(self, candidate):
        if candidate.article.legal_hold:
            yield self.obstacle(
                candidate,
                _("Legal hold: %(reason)s") % {"reason": candidate.article.legal_hold},
            )


class IsWithdrawn(ArticleCheck):
    mended_at = "article_publish"

    def find(self, candidate):
        if candidate.withdrawal:
            yield self.obstacle(candidate, _("This language is withdrawn. Restore it first."))


class IsUnderEmbargo(ArticleCheck):
    mended_at = "article_publish"

    def find(self, candidate):
        if candidate.embargo:
            yield self.obstacle(
                candidate,
                _(
                    "Under embargo until %(time)s. Schedule it for then or later, or lift the embargo."
                )
                % {"time": when(candidate.embargo.until)},
            )


class IsConfidential(ArticleCheck):
    level = Level.WARNING

    def find(self, candidate):
        if candidate.article.confidential:
            yield self.obstacle(
                candidate, _("The article is marked confidential; publishing makes it public.")
            )


class PhotoWithoutCredit(ArticleCheck):
    def find(self, candidate):
        for photo in candidate.shown_photos:
            if not photo.credit:
                yield self.obstacle(
                    candidate, _("The photo “%(photo)s” has no credit.") % {"photo": photo}
                )


class PhotoWithoutDescription(ArticleCheck):
    waivable = True

    def find(self, candidate):
        for photo in candidate.shown_photos:
            if not getattr(photo, f"alt_{candidate.language}"):
                yield self.obstacle(
                    candidate,
                    _("The photo “%(photo)s” has no alternative text in this language.")
                    % {"photo": photo},
                    subject=photo.pk,
                )
