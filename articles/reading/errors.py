"""The page for when we have failed: no database, no person, no template's context is asked."""

from django.http import HttpResponseServerError
from django.template.loader import render_to_string
from django.utils import translation

from articles.reading.page import language_of


def server_error(request):
    with translation.override(language_of(request)):
        return HttpResponseServerError(render_to_string("reader/500.html"))
