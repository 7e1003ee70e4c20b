"""The kept originals, for who may read what was made of them."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from articles.models import Upload
from articles.permissions import visible_articles

# Whatever is in the file, it can neither run nor load anything here.
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


@require_safe
@login_required
def upload_download(request, upload_id):
    """The file exactly as it came, as an attachment."""
    upload = Upload.objects.filter(pk=upload_id).first()
    if upload is None or not _may_read(request.user, upload):
        raise Http404
    if not upload.file.storage.exists(upload.file.name):
        raise Http404  # sealed by a court's order: its SHA-256 is all that stays
    response = FileResponse(
        upload.file.open("rb"),
        as_attachment=True,
        filename=upload.name,
        content_type="application/octet-stream",
    )
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "private, no-store"
    return response


def _may_read(person, upload):
    if upload.created_by_id == person.pk and not upload.articles.exists():
        return True
    return visible_articles(person, upload.articles.all()).exists()
