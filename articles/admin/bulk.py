"""Acts on several rows of a list in the admin: asked about once more, then the rooms' own actions,
row by row. What a rule refuses is told in its words, and the other rows are done."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.exceptions import NewsroomError

MOST = 200  # rows at once
SEEN = "seen_"


@dataclass(frozen=True)
class Bulk:
    """One act. `act(row, by=person)` does it; with `reason` it is given one too; with `seen`, what
    `seen(row)` was when the person was asked. `may(person)` says who is offered it at all: the act
    itself asks again, row by row."""

    name: str
    label: Promise
    act: Callable
    may: Callable
    reason: bool = False
    seen: Callable | None = None

    def offered(self, person):
        return self.may(person)

    def for_admin(self):
        """(function, name, label), as Django's `get_actions` has it."""
        return partial(_answer, self), self.name, self.label


def _answer(bulk, modeladmin, request, queryset):
    """The question; or, once it is answered, the act and the way back to the list."""
    if not bulk.offered(request.user):
        raise PermissionDenied
    rows = list(queryset[: MOST + 1])
    if len(rows) > MOST:
        messages.error(request, _("Choose at most %(most)d rows.") % {"most": MOST})
        return None
    reason = request.POST.get("reason", "").strip()
    if "sure" in request.POST and (reason or not bulk.reason):
        _do(bulk, rows, request, reason)
        return None
    context = {
        **modeladmin.admin_site.each_context(request),
        "title": bulk.label,
        "opts": modeladmin.opts,
        "bulk": bulk,
        "lacks_reason": "sure" in request.POST,
        "rows": [(row, f"{SEEN}{row.pk}", bulk.seen(row) if bulk.seen else "") for row in rows],
        "checkbox": ACTION_CHECKBOX_NAME,
    }
    return TemplateResponse(request, "admin/bulk.html", context)


def _do(bulk, rows, request, reason):
    done = 0
    for row in rows:
        more = {"reason": reason} if bulk.reason else {}
        if bulk.seen:
            more["seen"] = request.POST.get(f"{SEEN}{row.pk}", "")
        try:
            bulk.act(row, by=request.user, **more)
        except NewsroomError as error:
            messages.warning(request, f"{row}: {error}")
        except PermissionDenied:
            messages.warning(request, _("%(row)s: you may not do this here.") % {"row": row})
        else:
            done += 1
    if done:
        words = ngettext("%(count)d row is done.", "%(count)d rows are done.", done)
        messages.success(request, words % {"count": done})
