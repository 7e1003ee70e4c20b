"""Verbs of a story that is still developing: short dated updates at its top, in every language.

They are frozen with the next edition: readers see none before it.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.audit import record
from articles.clock import clock
from articles.exceptions import Invalid, Refused
from articles.publishing.actions.common import LANGUAGE_NAMES, done_before, lock
from articles.text.normalise import normalise

LONGEST = 500  # code points of an update in one language
MOST = 200  # updates of a story


@transaction.atomic
def develop(article, *, by, developing, once=""):
    """Say that more of the story is expected, or that nothing is any more."""
    article = lock(article, by)
    if done_before(article, once) or article.developing == developing:
        return article
    article.developing = developing
    article.save(update_fields=["developing", "updated_at"])
    record("article.develop", by=by, article=article, developing=developing, once=once)
    return article


@transaction.atomic
def add_update(article, words, *, by, once=""):
    """Put an update, {language: words}, at the top of the story, which is developing from now on."""
    article = lock(article, by)
    if done_before(article, once):
        return article
    words = {
        code: " ".join(normalise(words.get(code) or "").split("\n")).strip()
        for code in LANGUAGE_NAMES
    }
    _refuse_unfit(words, article)
    update = {
        "id": max((one["id"] for one in article.updates), default=0) + 1,
        "at": clock.now().isoformat(),
        "by": by.pk,
        "words": words,
    }
    article.updates = [*article.updates, update]
    article.developing = True
    article.save(update_fields=["updates", "developing", "updated_at"])
    record("update.add", by=by, article=article, update=update["id"], words=words, once=once)
    return article


@transaction.atomic
def drop_update(article, number, *, by, once=""):
    """Take an update out: the next edition is without it, those before keep it."""
    article = lock(article, by)
    if done_before(article, once):
        return article
    gone = [one for one in article.updates if one["id"] == number]
    if not gone:
        raise Refused(_("This update is not there any more."))
    article.updates = [one for one in article.updates if one["id"] != number]
    article.save(update_fields=["updates", "updated_at"])
    record("update.drop", by=by, article=article, update=number, words=gone[0]["words"], once=once)
    return article


def _refuse_unfit(words, article):
    reasons = [
        _("Write the update in %(language)s too.") % {"language": LANGUAGE_NAMES[code]}
        for code, said in words.items()
        if not said
    ]
    reasons += [
        ngettext(
            "The update in %(language)s is longer than %(most)d character.",
            "The update in %(language)s is longer than %(most)d characters.",
            LONGEST,
        )
        % {"language": LANGUAGE_NAMES[code], "most": LONGEST}
        for code, said in words.items()
        if len(said) > LONGEST
    ]
    if len(article.updates) >= MOST:
        reasons.append(_("The story has too many updates. Begin a new story."))
    if reasons:
        raise Invalid(*reasons)
