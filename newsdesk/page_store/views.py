"""The desk's page about how readers' pages are served: what every process has reported."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Invalidation
from articles.permissions import Permission, may
from newsdesk.page_store.report import reports

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Process:
    """One process as the page shows it. `share`: per cent of readers' requests answered as kept."""

    name: str
    pages: int
    megabytes: float
    limit: int
    share: int
    drawn: int
    from_disk: int
    evicted: int
    passed_on: int
    since: datetime
    behind: int
    down_since: datetime | None


@require_safe
@login_required
def page_store(request):
    """For those who publish, and those who run the newsroom's machines."""
    if not (may(request.user, Permission.PUBLISH) or may(request.user, Permission.MANAGE_PEOPLE)):
        raise PermissionDenied
    folder = settings.PAGE_STORE["FOLDER"]
    found = reports(folder, timezone.now().timestamp()) if folder else []
    newest = Invalidation.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    context = {
        "processes": [_process(report, newest) for report in found],
        "on_disk": _on_disk(found),
        "hours": settings.PAGE_STORE["STALE_SECONDS"] // 3600,
        "is_on": bool(settings.PAGE_STORE["MEGABYTES"]),
        "folder": folder,
    }
    return render(request, "newsdesk/page_store.html", context)


def _process(report, newest):
    kept = report["hits"] + report["from_disk"]
    asked = kept + report["drawn"]
    down = report["failing_since"]
    return Process(
        name=report["process"],
        pages=report["pages"],
        megabytes=round(report["bytes"] / MEGABYTE, 1),
        limit=report["limit"] // MEGABYTE,
        share=round(100 * kept / asked) if asked else 0,
        drawn=report["drawn"],
        from_disk=report["from_disk"],
        evicted=report["evicted"],
        passed_on=report["passed_on"],
        since=_moment(report["started_at"]),
        behind=max(0, newest - (report["last"] or 0)),
        down_since=_moment(down) if down else None,
    )


def _on_disk(found):
    """(pages, megabytes) of the folder as it was last counted, or None."""
    counted = [report["on_disk"] for report in found if report["on_disk"]]
    if not counted:
        return None
    pages, size = counted[-1]
    return {"pages": pages, "megabytes": round(size / MEGABYTE, 1)}


def _moment(seconds):
    return datetime.fromtimestamp(seconds, timezone.get_current_timezone())
