"""The door to the models that a desk may ask for names."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from annotations.marking.answers import done
from annotations.marking.asking import ask
from articles.permissions import Permission, text_for


@login_required
@require_POST
def suggestions_ask(request, article_id, language):
    """Ask one model about the whole text; its names stand dotted in it then."""
    article, text = text_for(request.user, article_id, language, Permission.MARK)
    count = ask(text, request.POST.get("source", ""), by=request.user)
    message = ngettext(
        "%(count)d name was found. What is not marked yet is among the suggestions.",
        "%(count)d names were found. What is not marked yet is among the suggestions.",
        count,
    ) % {"count": count}
    blocks = text.anchored_revision.document.blocks
    return done(request, article, text, message, places=[(blocks[0].id, blocks[-1].id)])
