"""Doors for work outside the house: a file goes out, comes back, is verified, is taken in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from articles.audit import record
from articles.exceptions import Invalid
from articles.models import ArticleText
from articles.permissions import Permission, article_for, require, text_for
from articles.translating import actions
from articles.translating.exchange import out
from articles.translating.exchange.report import Report
from articles.translating.exchange.xliff import reading
from articles.translating.exchange.xliff.verifying import verified
from articles.translating.forms import ExportForm, FileForm, TakeInForm, checked

SALT = "articles.translating.exchange"
KEPT = 24 * 60 * 60  # seconds that an offer may be looked at before it is taken in


@login_required
@require_safe
def translations_export(request):
    """One file of the translations asked for; each through its own guarded door."""
    require(request.user, Permission.TRANSLATE)
    sent = checked(ExportForm(request.GET))
    found = ArticleText.objects.filter(pk__in=sent["text"]).order_by("pk")
    texts = [_translation(request, one.article_id, one.language) for one in found]
    if not texts:
        raise Http404
    answer = HttpResponse(out.written(texts, sent["form"]), content_type=out.TYPES[sent["form"]])
    name = f"article-{texts[0].article_id}" if len(texts) == 1 else "articles"
    answer["Content-Disposition"] = f'attachment; filename="{name}.{out.ENDINGS[sent["form"]]}"'
    for text in texts:
        record(
            "translation.export", by=request.user, article=text.article,
            language=text.language, form=sent["form"],
        )  # fmt: skip
    return answer


@login_required
@require_POST
def translations_bring_in(request):
    """What a file would change, line by line; a damaged one changes nothing at all."""
    require(request.user, Permission.TRANSLATE)
    sent = checked(FileForm(request.POST, request.FILES))["file"]
    report = Report(sent.name)
    offers = []
    for file in reading.read(sent.read()):
        text = _answering(request, file, report)
        if text is not None:
            offers.append((text, verified(file, text, report), file))
    if report.problems:
        context = {"report": report, "back": reverse("translation_list")}
        return render(request, "articles/translating/file_report.html", context, status=400)
    context = {
        "name": sent.name,
        "offers": [(text, lines) for text, lines, _file in offers],
        "takeable": any(line.may_be_taken for _text, lines, _file in offers for line in lines),
        "offer": _signed(request.user, sent.name, offers),
    }
    return render(request, "articles/translating/file_offer.html", context)


@login_required
@require_POST
@transaction.atomic
def translations_take_in(request):
    """Keep the ticked lines of an offer: all of them, or none."""
    require(request.user, Permission.TRANSLATE)
    offer = _opened(checked(TakeInForm(request.POST))["offer"], request.user)
    ticked = set(request.POST.getlist("take"))
    kept = 0
    for one in offer["texts"]:
        text = _translation(request, one["article"], one["language"])
        chosen = {key: html for key, html in one["rows"].items() if f"{text.pk}-{key}" in ticked}
        if chosen:
            actions.take_in(
                text, chosen, name=offer["name"], based_on=one["based_on"],
                source_number=one["source_number"], by=request.user,
            )  # fmt: skip
        kept += len(chosen)
    said = ngettext("%(count)d paragraph taken in.", "%(count)d paragraphs taken in.", kept)
    messages.success(request, said % {"count": kept})
    if len(offer["texts"]) == 1:
        return redirect("text_translate", text.article_id, text.language)
    return redirect("translation_list")


def _answering(request, file, report):
    """The translation that a file is into; None, with a problem, where the article has none."""
    article = article_for(request.user, file.article_id, Permission.TRANSLATE)
    into = file.target_language
    if into == article.source_language or not article.texts.filter(language=into).exists():
        reason = _("The file is into “%s”, and this article has no such translation.") % into[:20]
        report.problem(file.line, "", reason)
        return None
    return _translation(request, file.article_id, into)


def _translation(request, article_id, language):
    _article, text = text_for(request.user, article_id, language, Permission.TRANSLATE)
    if not text.is_translation:
        raise Http404
    return text


def _signed(user, name, offers):
    """The offer as the page carries it: nobody else's hands can change it on the way."""
    texts = [
        {
            "article": text.article_id,
            "language": text.language,
            "based_on": text.revision_number,
            "source_number": file.source_number,
            "rows": {line.key: line.html for line in lines if line.may_be_taken},
        }
        for text, lines, file in offers
    ]
    return signing.dumps({"by": user.pk, "name": name, "texts": texts}, salt=SALT, compress=True)


def _opened(offer, user):
    try:
        opened = signing.loads(offer, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        opened = None
    if opened is None or opened["by"] != user.pk:
        raise Invalid(_("This offer is too old or not yours. Check the file again."))
    return opened
