"""An article as readers will see it, for those who may read its draft: exactly what would be frozen,
drawn by the very code that draws the readers' page. In any width and in either colour scheme."""

from pathlib import Path

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from articles.models import Edition
from articles.permissions import Permission, article_for
from articles.publishing import snapshot
from articles.publishing.candidate import Candidate
from articles.reading import photos, structured
from articles.reading.page import answer
from articles.reading.views.article import article_context

SCHEMES = {"light": "light", "dark": "dark"}
WIDTHS = {"phone": 390, "desktop": 1280}  # CSS pixels


@login_required
@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def preview(request, article_id, language):
    """The page itself; `?scheme=dark` shows it as to readers who like it dark."""
    article = article_for(request.user, article_id, Permission.READ)
    scheme = SCHEMES.get(request.GET.get("scheme", ""))

    def photo_url(edition, name):
        return reverse("preview_photo", args=[article.pk, language, name.rsplit("/", 1)[-1]])

    response = draw(
        request,
        Candidate(article, language),
        "articles/reading/preview.html",
        photo_url=photo_url,
        scheme=scheme,
    )
    response.headers["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_safe
def preview_photo(request, article_id, language, name):
    """A copy of a photo that the preview shows."""
    article = article_for(request.user, article_id, Permission.READ)
    return photo_of(Candidate(article, language), name)


@login_required
@require_safe
@csp_update({"frame-src": [SELF]})
def look(request, article_id, language):
    """The preview in a frame as wide as a phone or a desktop, light or dark, in each language."""
    article = article_for(request.user, article_id, Permission.READ)
    languages = dict(settings.CONTENT_LANGUAGES)
    written = set(article.texts.exclude(revision=None).values_list("language", flat=True))
    if language not in written:
        raise Http404
    chosen = {
        "width": _one_of(WIDTHS, request.GET.get("width"), "phone"),
        "scheme": _one_of(SCHEMES, request.GET.get("scheme"), "light"),
    }
    here = reverse("article_look", args=[article.pk, language])
    context = {
        "article": article,
        "language": language,
        "pixels": WIDTHS[chosen["width"]],
        "width": chosen["width"],
        "address": reverse("article_preview", args=[article.pk, language])
        + f"?scheme={chosen['scheme']}",
        "choices": [
            (
                _("Language"),
                [
                    (
                        name,
                        _address(reverse("article_look", args=[article.pk, code]), chosen),
                        code == language,
                    )
                    for code, name in languages.items()
                    if code in written
                ],
            ),
            (
                _("Width"),
                [
                    (label, _address(here, chosen, width=key), key == chosen["width"])
                    for key, label in (("phone", _("Phone")), ("desktop", _("Desktop")))
                ],
            ),
            (
                _("Colours"),
                [
                    (label, _address(here, chosen, scheme=key), key == chosen["scheme"])
                    for key, label in (("light", _("Light")), ("dark", _("Dark")))
                ],
            ),
        ],
    }
    return render(request, "articles/publishing/look.html", context)


@require_safe
def scheme_colours(request, scheme):
    """The readers' colours as those see them whose system is set to this scheme."""
    if scheme not in SCHEMES:
        raise Http404
    colours = Path(finders.find("css/tokens.css")).read_text(encoding="utf-8")
    asked = "all" if scheme == "dark" else "not all"
    colours = colours.replace("screen and (prefers-color-scheme: dark)", asked)
    colours = colours.replace("color-scheme: light dark", f"color-scheme: {scheme}")
    response = HttpResponse(colours, content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = "private, max-age=300"
    return response


def draw(request, candidate, template, *, photo_url, twins=None, **more):
    """The candidate's page. Raise Http404 while nobody has written this language.

    `photo_url(edition, name)` is the address of a rendition: nothing of it is published yet.
    """
    if candidate.revision is None:
        raise Http404
    content = snapshot.freeze(candidate, number=0)
    edition = Edition(
        article=candidate.article,
        language=candidate.language,
        number=0,
        content=content,
        section_key=content["section"]["key"],
        slug=content["slug"] or "-",
        headline=content["headline"],
        summary=content["summary"],
        first_published_at=timezone.now(),
    )
    with translation.override(candidate.language):
        context = article_context(edition, {}, [edition], photo_url)
        context |= {"preview": True, "ledger_url": "", "annotations_url": "", **more}
        return answer(request, template, context, language=candidate.language, twins=twins)


def photo_of(candidate, name):
    """The bytes of a rendition that the candidate shows; Http404 for any other."""
    if candidate.revision is None:
        raise Http404
    name = f"renditions/{name}"
    if name not in photos.names(snapshot.freeze(candidate, number=0)):
        raise Http404
    response = structured.file_response(name)
    response.headers["Cache-Control"] = "private, max-age=300"
    return response


def _one_of(known, asked, otherwise):
    return asked if asked in known else otherwise


def _address(path, chosen, **changed):
    chosen = chosen | changed
    return f"{path}?width={chosen['width']}&scheme={chosen['scheme']}"
