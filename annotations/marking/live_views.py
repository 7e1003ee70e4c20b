"""The door that an open marking page knocks at every few seconds."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from annotations.marking import live
from annotations.marking.answers import drawn
from annotations.marking.forms import number
from articles.permissions import Permission, text_for


@login_required
@require_POST
def marking_here(request, article_id, language):
    """Who else is here; and the blocks, when marks changed after act `seen`."""
    article, text = text_for(request.user, article_id, language, Permission.MARK)
    seen, revision = number(request.POST, "seen"), number(request.POST, "revision")
    others = live.stay(text, by=request.user)
    answer = {"here": _here(others), "seen": live.newest(text)}
    if text.anchored_revision.number != revision:
        answer["saved"] = _("The text was saved again. Reload the page to mark the new words.")
    elif answer["seen"] > seen:
        places, marked, decided = live.since(text, seen, request.user)
        if marked or decided:
            answer["blocks"] = drawn(article, text, places)
            answer["message"] = _told(marked, decided)
    return JsonResponse(answer)


def _told(marked, decided):
    told = []
    if marked:
        told.append(_("New marks by %(names)s.") % {"names": _names(marked)})
    if decided:
        told.append(_("New decisions by %(names)s.") % {"names": _names(decided)})
    return " ".join(told)


def _here(others):
    if not others:
        return ""
    return ngettext(
        "%(names)s has this page open, too.",
        "%(names)s have this page open, too.",
        len(others),
    ) % {"names": _names(others)}


def _names(people):
    return ", ".join(map(str, people))
