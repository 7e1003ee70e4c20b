"""What every decision begins with."""

from contextlib import contextmanager

from django.db import IntegrityError
from django.utils.translation import gettext as _

from annotations.bodies import plain, refuse, standing_evidence
from annotations.models import Claim
from annotations.permissions import approves_in
from articles.exceptions import Refused

REASON_MAX = 2000


def unfounded(claim):
    """Whether a claim has neither evidence nor the status that says it needs none."""
    return claim.status != Claim.Status.ATTRIBUTED and not standing_evidence(claim)


@contextmanager
def in_words(sentence):
    """The database's own refusal (`newsdesk.guards`) as a sentence that a person can read."""
    try:
        yield
    except IntegrityError as error:
        raise Refused(sentence) from error


def refuse_language(by, language):
    if not approves_in(by, language):
        raise Refused(
            _(
                "You do not approve texts in this language (%(language)s). An administrator can add"
                " it to your profile."
            )
            % {"language": language}
        )


def reason_of(reason, *, needed=False):
    reasons = []
    words = plain(reason, _("Reason"), REASON_MAX, reasons)
    if needed and not words:
        reasons.append(_("Give a reason: the author has to know what to change."))
    refuse(reasons)
    return words
