"""The door to one text's annotations in the words of other tools."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.views.decorators.http import require_safe

from annotations.exchange.web_annotation import collection
from articles.permissions import Permission, text_for


@login_required
@require_safe
def annotation_export(request, article_id, language):
    """W3C Web Annotation JSON-LD, for people of the desk who may read the article."""
    _article, text = text_for(request.user, article_id, language, Permission.READ)
    return JsonResponse(
        collection(text, request.build_absolute_uri),
        content_type='application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        json_dumps_params={"ensure_ascii": False},
    )
