"""Asking a model for the names in a text. What it says is put up as suggestions, and no more."""

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.marking.actions import locked
from annotations.models import Asked
from annotations.suggesting.asked import digest
from annotations.suggesting.models import NoAnswer, model_named
from articles.audit import record
from articles.exceptions import Invalid, Refused


def ask(text, source, *, by):
    """Ask the model `source` about the text as it stands, and return how many names it found.

    A confidential article goes to no model outside the house. Nothing is locked while it thinks;
    what it says of a paragraph that is edited meanwhile is not put up.
    """
    model = model_named(source, text.language)
    if model is None or text.anchored_revision is None:
        raise Invalid(_("This model is not set up here. Tell whoever runs the server."))
    if model.outside and text.article.confidential:
        raise Refused(_("This article is confidential: no outside model may see it."))
    words = [block.text for block in text.anchored_revision.document.blocks]
    try:
        answers = model.ask(words, text.language)
    except NoAnswer as error:
        raise Invalid(error.words) from error
    found = {digest(one): names for one, names in zip(words, answers, strict=True) if names}
    with transaction.atomic():
        text = locked(text)
        Asked.objects.update_or_create(
            text=text, source=source, defaults={"found": found, "by": by}
        )
        count = sum(map(len, found.values()))
        record(
            "suggestions.ask", by=by, article=text.article, language=text.language,
            source=source, names=count, outside=model.outside,
        )  # fmt: skip
    return count
