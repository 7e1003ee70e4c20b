"""The pages for what is not there, and for when we have failed."""

from django.db import DatabaseError
from django.http import HttpResponsePermanentRedirect, HttpResponseServerError
from django.template.loader import render_to_string
from django.utils import translation

from articles.models import Redirect
from articles.newsroom import last_known
from articles.reading import addresses
from articles.reading.page import LANGUAGES, answer, language_of


def not_found(request):
    """Where an old address leads now; else 404 in the readers' dress, whose switch leads to the
    front pages."""
    if moved := _moved(request):
        return moved
    language = language_of(request)
    twins = {code: addresses.front(code) for code in LANGUAGES}
    with translation.override(language):
        return answer(request, "reader/404.html", {}, language=language, twins=twins, status=404)


def _moved(request):
    """The answer for an address of the site as it was, or None. A database that is away has none."""
    path, query = request.path, request.META.get("QUERY_STRING", "")
    whole = f"{path}?{query}"  # what stood at /story.php?id=7
    try:
        found = dict(Redirect.objects.filter(old__in=[path, whole]).values_list("old", "new"))
    except DatabaseError:
        return None
    new = found.get(whole) or found.get(path)
    if new is None or new == path:
        return None
    response = HttpResponsePermanentRedirect(new)
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response


def server_error(request):
    """500: no database, no person, no template's context is asked."""
    language = language_of(request)
    with translation.override(language):
        context = {"newsroom_name": last_known().name(language)}
        return HttpResponseServerError(render_to_string("reader/500.html", context))
