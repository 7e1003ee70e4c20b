from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.edition import Edition


class ErrorReportQuerySet(models.QuerySet):
    def waiting(self):
        """Those that nobody has answered yet."""
        return self.filter(answer=None)


class ErrorReport(models.Model):
    """A reader says that something in an edition is wrong. No account is needed.

    `email` and `sender` (a hash of the day and the network address, to limit how many come from
    one) are blanked with the answer: what is left names nobody.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="reports")
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="reports")
    block = models.CharField(_("paragraph"), max_length=16, blank=True)
    words = models.TextField(_("what is wrong"))
    email = models.EmailField(_("e-mail address"), blank=True)
    sender = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(_("reported at"), auto_now_add=True)

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader's report")
        verbose_name_plural = _("readers' reports")
        ordering = ["-id"]
        indexes = [models.Index(fields=["sender", "created_at"], name="reports_of_a_sender")]

    def __str__(self):
        return self.words[:80]


class ReportAnswer(models.Model):
    """What the desk made of a report. `words` went to the reader if an address was given."""

    class Verdict(models.TextChoices):
        CORRECTED = "corrected", _("It was wrong: we have corrected it")
        STANDS = "stands", _("We have checked it: what we wrote stands")
        NOTED = "noted", _("Thank you: we have taken note")
        UNUSABLE = "unusable", _("Nothing that can be answered")

    report = models.OneToOneField(ErrorReport, models.PROTECT, related_name="answer")
    verdict = models.CharField(_("answer"), max_length=10, choices=Verdict)
    words = models.TextField(_("words to the reader"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("answered by")
    )
    created_at = models.DateTimeField(_("answered at"), auto_now_add=True)

    class Meta:
        verbose_name = _("answer to a report")
        verbose_name_plural = _("answers to reports")
        ordering = ["-id"]

    def __str__(self):
        return self.get_verdict_display()
