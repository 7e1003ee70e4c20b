"""The front page or a section in an order that is not saved yet, drawn by the readers' own code."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils import translation
from django.views.decorators.http import require_POST

from articles.models import Listing, Section
from articles.permissions import Permission, require
from articles.publishing.listing.forms import TITLE, ListingForm, sent_order
from articles.reading import chosen
from articles.reading.keeping import forget
from articles.reading.views.lists import front_page, section_page

KIND = Listing.Kind


@login_required
@require_POST
def listing_preview(request, kind, place, language):
    """What readers of a language would see if the order on the page were saved."""
    require(request.user, Permission.PUBLISH)
    order = sent_order(request.POST)
    with translation.override(language):
        if kind == KIND.SECTION and Section.objects.filter(key=place).exists():
            response = section_page(request, language, place, order)
        elif kind in (KIND.FRONT, KIND.BRIEF, KIND.PACKAGE):
            choice = _with(chosen.front(language), kind, order, request.POST, language)
            response = front_page(request, language, choice)
        else:
            raise Http404
    forget(request)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _with(choice, kind, order, data, language):
    """The choice with this order in it. A package comes first: what it was before may stay below."""
    if kind == KIND.FRONT:
        return replace(choice, leads=order)
    if kind == KIND.BRIEF:
        return replace(choice, brief=order)
    title = data.get(f"{ListingForm.name}-{TITLE}{language}", "")[:120]
    return replace(choice, packages=[chosen.Package(title, order), *choice.packages])
