"""The door to a second look: what one person published alone, for somebody else to approve."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.permissions import approves_in
from annotations.reviewing import actions
from annotations.reviewing.blocks import waiting_blocks
from articles.models import FourEyesException
from articles.permissions import Permission, article_for, may


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def second_look(request, exception_id):
    """What readers see that nobody else has approved, paragraph by paragraph; and to approve it."""
    found = FourEyesException.objects.select_related(
        "edition__revision__text__article__section", "by", "second_look__by"
    )
    exception = found.filter(pk=exception_id).first()
    if exception is None:
        raise Http404
    article = article_for(request.user, exception.article_id, Permission.APPROVE_TEXT)
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        look = actions.take_second_look(exception, by=request.user, reason=reason)
        words = _("Thank you: readers are told no longer that a check is pending.")
        if look is None:
            words = _("What you did not write is approved. Somebody else looks at the rest.")
        messages.success(request, words)
        return redirect("review_queue")
    edition = exception.edition
    text = edition.revision.text
    context = {
        "article": article,
        "exception": exception,
        "edition": edition,
        "open": FourEyesException.objects.open().filter(pk=exception.pk).exists(),
        "blocks": waiting_blocks(text, request.user, edition.revision),
        "changed_since": text.revision_number != edition.revision.number,
        "own": exception.by_id == request.user.pk,
        "approves": approves_in(request.user, edition.language),
        "may_publish": may(request.user, Permission.PUBLISH, article),
        "now": timezone.now(),
    }
    return render(request, "annotations/reviewing/second_look.html", context)
