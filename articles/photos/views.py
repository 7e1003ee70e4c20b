"""The photos of an article: a list with a door for more, a page for each, and its copies."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.exceptions import Invalid, NewsroomError
from articles.models import Photo
from articles.permissions import Permission, article_for, may
from articles.photos import actions, removing
from articles.photos.forms import AddPhotosForm, DescribeForm
from articles.photos.renditions import KINDS, renditions_of
from articles.photos.words import NAMES


@require_safe
@login_required
def photo_list(request, article_id):
    """Every photo of the article, and what each still lacks."""
    article = article_for(request.user, article_id, Permission.READ)
    return _list(request, article, AddPhotosForm())


@login_required
@require_POST
def photo_add(request, article_id):
    """Bring photos in; what cannot be read is refused in words, the others are kept."""
    article = article_for(request.user, article_id, Permission.WRITE)
    form = AddPhotosForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, article, form, status=400)
    kept = [
        photo for file in form.cleaned_data["file"] if (photo := _add(article, file, form, request))
    ]
    if form.errors:
        return _list(request, article, form, status=400)
    if len(kept) == 1:
        return redirect("photo_detail", article.pk, kept[0].pk)
    count = len(kept)
    words = ngettext("%(count)d photo is in.", "%(count)d photos are in.", count)
    messages.success(request, words % {"count": count})
    return redirect("photo_list", article.pk)


def _add(article, file, form, request):
    try:
        return actions.add(article, file.name, file.read(), by=request.user)
    except Invalid as error:
        for reason in error.reasons:
            form.add_error(None, str(reason))
        return None


@login_required
@require_http_methods(["GET", "POST"])
def photo_detail(request, article_id, photo_id):
    """One photo: its credit, its words in each language, its focal point, what it says of itself."""
    article, photo = _photo(request, article_id, photo_id)
    fields = actions.fields_for(request.user, article)
    if request.method == "POST" and not fields:
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else None
    form = DescribeForm(sent, photo=photo, fields=fields)
    if form.is_valid():
        actions.describe(photo, form.words, by=request.user)
        messages.success(request, _("The photo is saved."))
        return redirect("photo_detail", article.pk, photo.pk)
    context = {
        "article": article,
        "photo": photo,
        "form": form if fields else None,
        "lead": article.lead_photo_id == photo.pk,
        "writes": may(request.user, Permission.WRITE, article),
        "uses": removing.uses_of(photo),
        "metadata": [
            (part.upper(), [(NAMES.get(name, name), said) for name, said in sorted(values.items())])
            for part, values in photo.metadata.items()
            if isinstance(values, dict) and values
        ],
    }
    status = 400 if form.is_bound else 200
    return render(request, "articles/photos/photo.html", context, status=status)


@login_required
@require_POST
def photo_lead(request, article_id, photo_id):
    """Lead the article with this photo, or (`none`) no longer."""
    article = article_for(request.user, article_id, Permission.WRITE)
    photo = get_object_or_404(article.photos, pk=photo_id)
    actions.lead_with(article, None if "none" in request.POST else photo, by=request.user)
    messages.success(request, _("The lead photo is changed."))
    return redirect("photo_detail", article.pk, photo.pk)


@login_required
@require_POST
def photo_remove(request, article_id, photo_id):
    """Take a photo out; where it is in use, say where."""
    done = _("The photo is taken out. You can put it back below.")
    return _act(request, article_id, photo_id, removing.remove, done)


@login_required
@require_POST
def photo_put_back(request, article_id, photo_id):
    return _act(request, article_id, photo_id, removing.put_back, _("The photo is back."))


@login_required
@require_POST
def photo_erase(request, article_id, photo_id):
    """Erase a photo that was taken out, for good."""
    return _act(request, article_id, photo_id, removing.erase, _("The photo is erased for good."))


def _act(request, article_id, photo_id, act, done):
    article = article_for(request.user, article_id, Permission.WRITE)
    photo = get_object_or_404(Photo.everything, article=article, pk=photo_id)
    try:
        act(photo, by=request.user)
    except NewsroomError as error:
        for reason in error.reasons:
            messages.error(request, str(reason))
        return redirect("photo_detail", article.pk, photo.pk)
    messages.success(request, done)
    return redirect("photo_list", article.pk)


@require_safe
@login_required
def photo_image(request, article_id, photo_id):
    """A copy for the desk, without the camera's metadata; never the file that came in."""
    article = article_for(request.user, article_id, Permission.READ)
    photo = get_object_or_404(Photo.everything, article=article, pk=photo_id)
    found = renditions_of(photo)
    if not found:
        raise Http404
    small = found[0] if "small" in request.GET else found[min(1, len(found) - 1)]
    response = FileResponse(default_storage.open(small["name"]), content_type=KINDS["webp"])
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _photo(request, article_id, photo_id):
    article = article_for(request.user, article_id, Permission.READ)
    return article, get_object_or_404(article.photos, pk=photo_id)


def _list(request, article, form, *, status=200):
    languages = [article.source_language, *article.target_languages]
    context = {
        "article": article,
        "form": form if may(request.user, Permission.WRITE, article) else None,
        "removed": Photo.everything.filter(article=article).exclude(removed_at=None),
        "photos": [(photo, _missing(photo, languages)) for photo in article.photos.order_by("pk")],
    }
    return render(request, "articles/photos/photos.html", context, status=status)


def _missing(photo, languages):
    lacking = [] if photo.credit else [_("no credit")]
    without = [code for code in languages if not getattr(photo, f"alt_{code}")]
    if without:
        lacking.append(_("no alternative text: %(languages)s") % {"languages": ", ".join(without)})
    return lacking
