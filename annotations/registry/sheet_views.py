"""The doors through which the registry leaves and comes in as a sheet."""

from django.contrib.auth.decorators import login_required
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from annotations.permissions import require_merging, require_registry
from annotations.registry import sheets
from annotations.registry.forms import SheetForm
from articles.exceptions import NewsroomError


@login_required
@require_safe
def entity_export(request):
    """Every entity that stands, as CSV."""
    require_registry(request.user)
    response = StreamingHttpResponse(sheets.write(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="entities.csv"'
    return response


@login_required
@require_http_methods(["GET", "POST"])
def entity_import(request):
    """Take a CSV in, and say what became of every row."""
    require_merging(request.user)
    form = SheetForm(request.POST or None, request.FILES or None)
    report, status = None, 400 if request.method == "POST" else 200
    if form.is_valid():
        sheet = form.cleaned_data["sheet"]
        try:
            report = sheets.read(sheet.read(sheets.MOST_BYTES + 1), by=request.user)
        except NewsroomError as error:
            for reason in error.reasons:
                form.add_error("sheet", reason)
        else:
            status = 200
    context = {"form": form, "report": report, "columns": sheets.COLUMNS}
    return render(request, "annotations/registry/entity_import.html", context, status=status)
