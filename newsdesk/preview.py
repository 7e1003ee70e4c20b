"""An article as readers will see it, for those who may read its draft: exactly what would be frozen,
drawn by the very code that draws the readers' page."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from articles.models import Edition
from articles.permissions import Permission, article_for
from articles.publishing import snapshot
from articles.publishing.candidate import Candidate
from articles.reading.page import answer
from articles.reading.views.article import article_context


@login_required
@require_safe
def preview(request, article_id, language):
    article = article_for(request.user, article_id, Permission.READ)
    candidate = Candidate(article, language)
    if candidate.revision is None:
        raise Http404
    content = snapshot.freeze(candidate, number=0)
    edition = Edition(
        article=article,
        language=language,
        number=0,
        content=content,
        section_key=content["section"]["key"],
        slug=content["slug"] or "-",
        headline=content["headline"],
        summary=content["summary"],
        first_published_at=timezone.now(),
    )
    with translation.override(language):
        context = article_context(edition, {}, [edition])
        context |= {"preview": True, "ledger_url": "", "annotations_url": ""}
        return answer(request, "articles/reading/preview.html", context, language=language)
