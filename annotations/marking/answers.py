"""How the marking room answers: a page to go on from, or JSON with just what changed."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from annotations.marking.workspace import Workspace, touched
from annotations.permissions import sent_id


def wants_json(request):
    """Scripts say so; a form that a browser sends by itself gets a page."""
    return not request.accepts("text/html")


def done(request, article, text, message, *, places=(), focus=None, removed=None, drawing=None):
    """The answer after an act. For a script: the message and the touched blocks; the panel
    is asked for afterwards, when the person has seen the highlight.

    `places`: [(start block, end block)] whose highlights changed; `focus`: the annotation that the
    keyboard goes on from; `removed`: one that can be brought back; `drawing`: what `drawing_of`
    gave for these places, brought up to date.
    """
    if not wants_json(request):
        messages.success(request, message)
        search = sent_id(request.POST.get("search", ""))
        if search is not None:
            return redirect("mention_search", search)  # where it was asked for
        query = f"?removed={removed.pk}" if removed else ""
        return redirect(_address(article, text, query, focus))
    answer = {"message": message, "focus": focus.pk if focus else None}
    answer["blocks"] = drawn(article, text, places, drawing)
    if removed:
        answer["notice"] = render_to_string(
            "annotations/marking/notice.html", {"removed": removed}, request
        )
    return JsonResponse(answer)


def drawn(article, text, places, drawing=None):
    """{block id: HTML} of the blocks that `places` cover, as they stand now. Whatever the length of
    the text and the number of its marks, only those of these blocks are read."""
    drawing = drawing or drawing_of(article, text, places)
    return drawing.html_of(sorted(drawing.blocks)) if drawing else {}


def drawing_of(article, text, places):
    """The Workspace of just the blocks that `places` cover; None where there are none."""
    if text.anchored_revision is None:
        return None
    text.article = article
    blocks = touched(text.anchored_revision.document, places)
    return Workspace(article, text, blocks=set(blocks)) if blocks else None


def places_of(*annotations):
    return [(annotation.start_block, annotation.end_block) for annotation in annotations]


def marked(annotation):
    return _("“%(words)s” is marked: %(what)s.") % {
        "words": _short(annotation.exact),
        "what": annotation.entity or annotation.claim or annotation.kind,
    }


def _short(words):
    return words if len(words) <= 60 else words[:59] + "…"


def _address(article, text, query, focus):
    address = reverse("text_mark", args=[article.pk, text.language]) + query
    return f"{address}#mark-{focus.pk}" if focus else address
