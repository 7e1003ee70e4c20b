"""Doors of an article's whole record: to read, filtered, and to take along as JSON Lines."""

import json

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.core.serializers.json import DjangoJSONEncoder
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.permissions import Permission, article_for
from newsdesk import overview

PER_PAGE = 60
# What acts concern: the first part of their verb.
ABOUT = {
    "article": _("the article"),
    "text": _("its texts"),
    "translation": _("its translation"),
    "annotation": _("marks"),
    "claim": _("claims"),
    "suggestions": _("suggestions"),
    "thread": _("discussions"),
    "release": _("publication"),
}


@require_safe
@login_required
def article_record(request, article_id):
    """Every act on an article, newest first: by one person, of one sort, in one language."""
    article = article_for(request.user, article_id, Permission.READ)
    acts = overview.acts_of(article)
    people = get_user_model().objects.filter(pk__in=acts.order_by().values("by"))
    chosen = {name: request.GET.get(name, "") for name in ("about", "person", "language")}
    acts = _filtered(acts, chosen)
    page = Paginator(acts, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "article": article,
        "page": page,
        "acts": list(zip(page, overview.told(page), strict=True)),
        "people": people.order_by("first_name", "username"),
        "about": ABOUT.items(),
        "chosen": chosen,
    }
    return render(request, "newsdesk/record.html", context)


@require_safe
@login_required
def article_record_export(request, article_id):
    """The record in its order, one JSON object a line, with the hashes that chain it."""
    article = article_for(request.user, article_id, Permission.READ)
    acts = overview.acts_of(article).order_by("seq")
    answer = StreamingHttpResponse(
        (_line(entry) for entry in acts.iterator()), content_type="application/jsonl"
    )
    answer["Content-Disposition"] = f'attachment; filename="record-{article.pk}.jsonl"'
    return answer


def _filtered(acts, chosen):
    if chosen["about"] in ABOUT:
        acts = acts.filter(verb__startswith=f"{chosen['about']}.")
    if chosen["person"].isdecimal():
        acts = acts.filter(by=int(chosen["person"][:18]))
    if chosen["language"]:
        acts = acts.filter(data__language=chosen["language"])
    return acts


def _line(entry):
    row = {
        "chain": entry.chain,
        "seq": entry.seq,
        "at": entry.at.isoformat(timespec="microseconds"),
        "by": entry.by_id,
        "username": entry.by.username if entry.by else None,
        "verb": entry.verb,
        "data": entry.data,
        "previous_hash": entry.previous_hash,
        "hash": entry.hash,
    }
    return json.dumps(row, ensure_ascii=False, cls=DjangoJSONEncoder) + "\n"
