"""The verbs of reports: send, answer."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles import audit, outbox
from articles.exceptions import Conflict, TooMany
from articles.models import Article, ErrorReport, ReportAnswer
from articles.newsroom import newsroom
from articles.permissions import Permission, require

HOUR = timedelta(hours=1)
FROM_ONE = 3  # reports an hour from one network address
ABOUT_ONE = 30  # about one article, wherever they come from


def sender_of(address):
    """A hash of today and a network address: enough to count by, and nothing to find anybody by."""
    return salted_hmac(
        "report", f"{timezone.localdate()} {address}", algorithm="sha256"
    ).hexdigest()


@transaction.atomic
def send(edition, *, words, block="", email="", sender=""):
    """Keep a reader's report on an edition and tell the editors. Raise TooMany beyond the limits."""
    article = Article.objects.locked(edition.article_id)
    recent = ErrorReport.objects.filter(created_at__gt=timezone.now() - HOUR)
    if sender and recent.filter(sender=sender).count() >= FROM_ONE:
        raise TooMany(_("You have sent several reports already. Please try again in an hour."))
    if recent.filter(article=article).count() >= ABOUT_ONE:
        raise TooMany(_("Many readers have written about this article. Please try again later."))
    report = ErrorReport.objects.create(
        article=article, edition=edition, block=block, words=words, email=email, sender=sender
    )
    audit.record(
        "report.send", by=None, article=article, report=report.pk, language=edition.language
    )
    return report


@transaction.atomic
def answer(report, verdict, *, by, words=""):
    """Answer a report, by mail too if an address was given, and blank who sent it."""
    require(by, Permission.PUBLISH)
    article = Article.objects.locked(report.article_id)
    report = ErrorReport.objects.select_related("edition").get(pk=report.pk)
    if ReportAnswer.objects.filter(report=report).exists():
        raise Conflict(_("Somebody has answered this report already."))
    given = ReportAnswer.objects.create(report=report, verdict=verdict, words=words, by=by)
    if report.email and verdict != ReportAnswer.Verdict.UNUSABLE:
        outbox.put("email", _mail(report, given), article=article)
    ErrorReport.objects.filter(pk=report.pk).update(email="", sender="")
    audit.record("report.answer", by=by, article=article, report=report.pk, verdict=verdict)
    return given


def _mail(report, given):
    """The answer in the language that the reader read in."""
    with translation.override(report.edition.language):
        subject = _("Your report on “%(headline)s”") % {"headline": report.edition.headline}
        parts = [str(given.get_verdict_display()) + ".", given.words, _quoted(report.words)]
        text = "\n\n".join([*filter(None, parts), f"-- \n{newsroom().name()}\n"])
    return {"to": [report.email], "subject": subject, "text": text}


def _quoted(words):
    return "\n".join(f"> {line}" for line in words.splitlines())
