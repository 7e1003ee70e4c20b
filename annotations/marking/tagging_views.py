"""The door of tag all: first the mentions, to be looked through; then they are marked."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from annotations.marking import tagging
from annotations.marking.answers import done, places_of
from annotations.marking.forms import number
from annotations.permissions import annotation_for
from articles.permissions import Permission


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def annotation_tag_all(request, annotation_id):
    annotation = annotation_for(request.user, annotation_id, Permission.MARK)
    text = annotation.text
    if request.method != "POST":
        context = {
            "annotation": annotation,
            "article": text.article,
            "text": text,
            "language": text.language,
            "mentions": tagging.mentions(annotation),
        }
        name = "tag_all" if request.htmx else "tag_all_page"
        return render(request, f"annotations/marking/{name}.html", context)
    made = tagging.tag_all(
        annotation,
        request.POST.getlist("key"),
        version=number(request.POST, "version"),
        revision=number(request.POST, "revision"),
        by=request.user,
    )
    message = ngettext(
        "%(count)d more mention is marked. Undo takes it back.",
        "%(count)d more mentions are marked. One undo takes them all back.",
        len(made),
    ) % {"count": len(made)}
    return done(request, text.article, text, message, places=places_of(*made), focus=annotation)
