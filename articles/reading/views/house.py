"""The newsroom itself: how it works, and its logo."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from articles import tags
from articles.newsroom import logo_bytes, newsroom
from articles.reading import addresses
from articles.reading.keeping import keep
from articles.reading.page import answer


@require_safe
@conditional_page
def about(request, language):
    """What readers may hold the newsroom to."""
    house = newsroom()
    paragraphs = house.principles(language)
    if not paragraphs:
        raise Http404
    keep(request, tags.SETTINGS)
    codes = [code for code, _name in settings.CONTENT_LANGUAGES if house.principles(code)]
    twins = {code: addresses.about(code) for code in codes}
    context = {"paragraphs": paragraphs}
    return answer(request, "articles/reading/about.html", context, language=language, twins=twins)


@require_safe
def logo(request, stem):
    """The logo; its address is the hash of its bytes, so that a browser may keep it for ever."""
    data = logo_bytes(stem)
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type="image/png")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
