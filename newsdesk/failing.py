"""What is said when the newsroom's own server fails: in words, with what to do next."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from articles.newsroom import last_known
from articles.reading import errors
from articles.reading.page import language_of

RETRY = 15  # seconds
DESK = ("/desk/", "/admin/")


def server_error(request):
    """500; or 503 while the database does not answer. Asks no database, no session, no person."""
    if not isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return errors.server_error(request)
    at_the_desk = request.path_info.startswith(DESK)
    language = (
        translation.get_language_from_request(request) if at_the_desk else language_of(request)
    )
    with translation.override(language):
        response = _unavailable(request, at_the_desk)
    response.status_code = 503
    response.headers["Retry-After"] = str(RETRY)
    response.headers["Cache-Control"] = "no-store"
    return response


def _unavailable(request, at_the_desk):
    if not at_the_desk:
        return HttpResponse(render_to_string("reader/503.html", _names()))
    reasons = [
        _("The database does not answer at the moment."),
        _(
            "What you saved before is safe. This was not saved: keep this page open, and try again"
            " in a minute. Readers go on seeing the pages that are stored."
        ),
    ]
    if "HX-Request" in request.headers:
        words = render_to_string("newsdesk/refused_fragment.html", {"reasons": reasons})
        return HttpResponse(words)
    if not request.accepts("text/html"):
        return JsonResponse({"reasons": reasons})
    return HttpResponse(render_to_string("newsdesk/503.html", {**_names(), "reasons": reasons}))


def _names():
    return {"newsroom_name": last_known().name()}
