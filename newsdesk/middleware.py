"""What happens around every request."""

from django.db import DataError
from django.http import JsonResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles.exceptions import Invalid, NewsroomError
from articles.newsroom import newsroom
from newsdesk.page_store.page import ASK_AGAIN


class InterfaceLanguageMiddleware:
    """Choose the interface's language: readers by their address, the desk by the person's choice.

    No cookie is set and, for readers, neither session nor person is looked up.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with translation.override(self.language_of(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    @staticmethod
    def language_of(request):
        first = request.path_info.split("/")[1]
        if translation.check_for_language(first) and first in ("en", "th"):
            return first
        if first in ("desk", "admin") and request.user.is_authenticated and request.user.language:
            return request.user.language
        return translation.get_language_from_request(request)


class NothingForEverMiddleware:
    """Have browsers ask again what was gone or has moved: both may be taken back.

    Without a word on it they keep such an answer for good, and whoever saw a withdrawn article would
    never see it restored.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code in (301, 308, 410):
            response.headers.setdefault("Cache-Control", ASK_AGAIN)
        return response


class NewsroomZoneMiddleware:
    """Tell every time in the newsroom's own zone."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with timezone.override(newsroom().zone):
            return self.get_response(request)


class ReadableErrorsMiddleware:
    """Answer a NewsroomError with its reasons, as a page, a fragment or JSON."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        if isinstance(error, (DataError, ValueError)) and _holds_nul(request):
            # PostgreSQL takes no text with it, and forms have refused it where there is one.
            error = Invalid(_("There is a NUL character in it, which no text has. Take it out."))
        if not isinstance(error, NewsroomError):
            return None
        reasons = [str(reason) for reason in error.reasons]
        if request.accepts("text/html"):
            template = "newsdesk/refused_fragment.html" if request.htmx else "newsdesk/refused.html"
            return render(request, template, {"reasons": reasons}, status=error.status)
        return JsonResponse({"reasons": reasons}, status=error.status)


def _holds_nul(request):
    sent = [*request.GET.lists(), *request.POST.lists()]
    return any("\0" in value for _name, values in sent for value in values)
