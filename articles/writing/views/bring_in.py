"""Bringing an article in: what came, what was found in it, and the article made of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.intake import actions as intake
from articles.intake.arrivals import receive_all, told
from articles.intake.duplicates import look_alikes
from articles.intake.forms import BringInForm, FoundForm
from articles.models import Upload
from articles.permissions import Permission, article_for, may, require
from articles.text.blocks import parse_body
from articles.writing import bringing
from articles.writing.comparing import compare_contents
from articles.writing.content import Content

UNFINISHED_SHOWN = 5


@login_required
@require_http_methods(["GET", "POST"])
def article_new(request):
    """Paste, or choose files; what can be read goes on to `article_found`.

    A script that sends file by file asks for JSON and is told of each what became of it.
    """
    require(request.user, Permission.BRING_IN)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BringInForm(*sent)
    arrivals = receive_all(form.cleaned_data, by=request.user) if form.is_valid() else []
    if not request.accepts("text/html"):
        return told(form, arrivals)
    return _arrived(request, form, arrivals)


def _arrived(request, form, arrivals):
    kept = [arrival for arrival in arrivals if arrival.upload]
    if len(kept) == len(arrivals) == 1:
        return redirect("article_found", kept[0].upload.pk)
    if len(arrivals) == 1:
        for reason in arrivals[0].reasons:
            form.add_error(None, reason)
        arrivals = []
    context = {
        "form": form,
        "arrivals": arrivals,
        "unfinished": intake.unfinished(request.user)[:UNFINISHED_SHOWN],
    }
    status = 400 if form.is_bound and not kept else 200
    return render(request, "articles/intake/new.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def article_found(request, upload_id):
    """Show what was found, ask for what is missing, and make the article."""
    upload = _own_upload(request.user, upload_id)
    made = upload.articles.first()
    if made is not None:
        messages.info(request, _("This was already made into an article."))
        return redirect("article_detail", made.pk)
    draft = intake.read_upload(upload)
    sections = list(request.user.sections.all())
    sent = request.POST if request.method == "POST" else None
    form = FoundForm(sent, draft=draft, sections=sections)
    if form.is_valid():
        article, _made = bringing.bring_in(upload, draft, form.cleaned_data, by=request.user)
        messages.success(request, _("The article is in. The original file is kept with it."))
        return redirect("text_write", article.pk, article.source_language)
    context = {
        "form": form,
        "draft": draft,
        "blocks": parse_body(draft.body),
        "upload": upload,
        "look_alikes": look_alikes(upload, draft, request.user),
    }
    status = 400 if form.is_bound else 200
    return render(request, "articles/intake/found.html", context, status=status)


@require_safe
@login_required
def upload_beside(request, upload_id, article_id):
    """What was brought in beside an article that looks like it, what differs marked."""
    upload = _own_upload(request.user, upload_id)
    article = article_for(request.user, article_id, Permission.READ)
    draft = intake.read_upload(upload)
    language = draft.language
    there = Content(
        article.headline_in(language), article.summary_in(language), article.body_in(language)
    )
    rows = compare_contents(there, Content(draft.headline, draft.summary, draft.body))
    context = {"upload": upload, "article": article, "language": language, "rows": rows}
    return render(request, "articles/intake/beside.html", context)


@login_required
@require_POST
def upload_discard(request, upload_id):
    """Throw away what was brought in and not made into an article."""
    intake.discard(_own_upload(request.user, upload_id), by=request.user)
    messages.success(request, _("It was thrown away."))
    return redirect("article_new")


def _own_upload(person, upload_id):
    upload = Upload.objects.filter(pk=upload_id, created_by=person).first()
    if upload is None:
        raise Http404
    if not may(person, Permission.BRING_IN):
        raise PermissionDenied
    return upload
