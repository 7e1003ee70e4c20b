"""The editor's doors to what stands first, in brief, together or beside another."""

import secrets

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.exceptions import NewsroomError
from articles.models import Listing, Section
from articles.permissions import Permission, article_for, require
from articles.publishing.listing import actions, page
from articles.publishing.listing.forms import TITLE, ListingForm, sent_order
from articles.text.normalise import normalise

KIND = Listing.Kind
NAMELESS = (KIND.FRONT, KIND.BRIEF)
LONGEST = 60  # letters of a name
ONLY = "-"  # stands in an address for the name of what has none
LANGUAGES = actions.LANGUAGES


@login_required
@require_safe
def listing_list(request):
    """Everything that can be put in order; and a door to a new package."""
    require(request.user, Permission.PUBLISH)
    places = [(KIND.FRONT, ""), (KIND.BRIEF, "")]
    places += [(KIND.SECTION, section.key) for section in Section.objects.all()]
    context = {
        "places": [
            {
                "url": reverse("listing_edit", args=[kind, name or ONLY]),
                "kind": str(kind),
                "label": page.heading(kind, name),
                "counts": page.counts(kind, name),
            }
            for kind, name in places
        ],
        "packages": page.packages(),
        "new": reverse("listing_edit", args=[KIND.PACKAGE, secrets.token_hex(4)]),
    }
    return render(request, "articles/publishing/listings.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def listing_edit(request, kind, place):
    """Put one listing in order. Its buttons only change the page; *Save* is what readers see."""
    kind, name, article = _listing_for(request.user, kind, place)
    rows = actions.standing(kind, name)
    if request.method != "POST":
        return _page(request, kind, name, article, rows)
    form = ListingForm(request.POST, kind=kind)
    order = sent_order(request.POST)
    if "save" not in request.POST:
        return _page(request, kind, name, article, rows, form=form, order=order)
    if form.is_valid():
        try:
            actions.put_in_order(kind, name, order, by=request.user, **form.order_options)
        except NewsroomError as error:
            form.show(error.reasons)
            return _page(
                request, kind, name, article, rows, form=form, order=order, status=error.status
            )
        messages.success(request, _("It is saved: readers see it so from now on."))
        return redirect("listing_edit", kind, name or ONLY)
    return _page(request, kind, name, article, rows, form=form, order=order, status=400)


@login_required
@require_POST
def listing_undo(request, listing_id):
    """Let stand again what stood before this change."""
    require(request.user, Permission.PUBLISH)
    listing = get_object_or_404(Listing, pk=listing_id)
    _listing_for(request.user, listing.kind, listing.name or ONLY)
    try:
        actions.undo(listing, by=request.user, once=normalise(request.POST.get("once", "")[:64]))
    except NewsroomError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("It stands again as it was before."))
    return redirect("listing_edit", listing.kind, listing.name or ONLY)


def _listing_for(user, kind, name):
    """(kind, name, article or None) of an address, for somebody who may put it in order."""
    if kind not in KIND.values or len(name) > LONGEST:
        raise Http404
    kind, article = KIND(kind), None
    if kind == KIND.RELATED:
        number = int(name) if name.isdecimal() and len(name) < 12 else 0
        article, name = article_for(user, number, Permission.PUBLISH), str(number)
    else:
        require(user, Permission.PUBLISH)
    if kind in NAMELESS:
        if name != ONLY:
            raise Http404
        name = ""
    if kind == KIND.SECTION:
        get_object_or_404(Section, key=name)
    return kind, name, article


def _page(request, kind, name, article, rows, *, form=None, order=None, status=200):
    differ = len({row and row.pk for row in rows.values()}) > 1
    asked = request.GET.get("language", "")
    language = asked if asked in LANGUAGES else ""
    row = rows[language or next(iter(LANGUAGES))]
    if form is None:
        order = list(row.articles) if row else []
        form = ListingForm(
            kind=kind,
            initial={
                "seen": actions.token(rows),
                "language": language,
                "on_front": row.on_front if row else True,
                **{TITLE + code: one.titles.get(code, "") for code, one in rows.items() if one},
            },
        )
    elif status == 409:
        form.data = form.data.copy()
        form.data[form.add_prefix("seen")] = actions.token(rows)
    words = normalise(request.POST.get("words", request.GET.get("words", ""))[:200])
    changes = page.history(kind, name)
    context = {
        "article": article,
        "kind": str(kind),
        "title": page.heading(kind, name),
        "form": form,
        "stories": page.stories(order),
        "theirs": page.stories(row.articles) if status == 409 and row else [],
        "offered": page.offered(kind, name, words, order),
        "words": words,
        "unsaved": request.method == "POST",
        "changes": changes,
        "undoable": changes[0] if changes and changes[0] in rows.values() else None,
        "differ": differ,
        "languages": [("", _("both languages")), *LANGUAGES.items()],
        "language": language,
        "action": reverse("listing_edit", args=[kind, name or ONLY]),
        "previews": _previews(kind, name),
    }
    return render(request, "articles/publishing/listing.html", context, status=status)


def _previews(kind, name):
    """[(language, its name)] of the pages on which the order can be looked at before it is saved."""
    return [] if kind == KIND.RELATED else list(LANGUAGES.items())
