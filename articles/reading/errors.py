"""The pages for what is not there, and for when we have failed."""

from django.conf import settings
from django.http import HttpResponseServerError
from django.template.loader import render_to_string
from django.utils import translation

from articles.reading import addresses
from articles.reading.page import LANGUAGES, answer, language_of


def not_found(request):
    """404 in the readers' dress; the switch leads to the front pages."""
    language = language_of(request)
    twins = {code: addresses.front(code) for code in LANGUAGES}
    with translation.override(language):
        return answer(request, "reader/404.html", {}, language=language, twins=twins, status=404)


def server_error(request):
    """500: no database, no person, no template's context is asked."""
    with translation.override(language_of(request)):
        context = {"newsroom_name": settings.NEWSROOM_NAME}
        return HttpResponseServerError(render_to_string("reader/500.html", context))
