"""The door of undo and redo."""

from django.contrib.auth.decorators import login_required
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from annotations.marking import undoing
from annotations.marking.answers import done
from articles.permissions import Permission, text_for


@login_required
@require_POST
def marking_undo(request, article_id, language):
    """Take back this person's last act on the text, or with `redo` do it again."""
    article, text = text_for(request.user, article_id, language, Permission.MARK)
    again = bool(request.POST.get("redo"))
    turned, left, places = (undoing.redo if again else undoing.undo)(text, by=request.user)
    here = [annotation for annotation in turned if annotation.text_id == text.pk]
    focus = here[0] if here and here[0].state != "removed" else None
    message = _said(turned, left, again)
    text.refresh_from_db()  # what is undone is drawn on the text as it stands
    return done(request, article, text, message, places=places, focus=focus)


def _said(turned, left, again):
    """What an undo, or a redo, did, in words."""
    said = _("Done again.") if again else _("Undone.")
    if turned:
        words = {"words": turned[0].exact[:60], "more": len(turned) - 1}
        if len(turned) == 1:
            said = _("Done again: “%(words)s”.") if again else _("Undone: “%(words)s”.")
        elif again:
            said = _("Done again: “%(words)s” and %(more)d more.")
        else:
            said = _("Undone: “%(words)s” and %(more)d more.")
        said %= words
    if left:
        said += " " + ngettext(
            "%(count)d mark was changed or decided on by somebody else and stays.",
            "%(count)d marks were changed or decided on by somebody else and stay.",
            len(left),
        ) % {"count": len(left)}
    return said
