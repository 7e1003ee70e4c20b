"""A reviewer lets a fact stand although the two languages differ, and opens it again."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.approvals import current_versions
from articles.audit import record
from articles.exceptions import Invalid, Refused
from articles.models import FindingWaiver
from articles.permissions import Permission, require
from articles.translating.actions.keeping import locked_pair
from articles.translating.parity import facts
from articles.translating.parity.waivers import PARITY


@transaction.atomic
def waive_fact(text, digest, *, by, reason):
    """Let the fact of that `digest` stand, with a reason, and return the FindingWaiver.

    It counts at publication. Raise Refused for whoever wrote the paragraph, as with any approval;
    Invalid without a reason, or when the fact reads otherwise by now. Waived already: the waiver
    that stands.
    """
    pair = _locked(text, by)
    fact = next((one for one in facts(pair) if one.is_wrong and one.digest == digest), None)
    if fact is None:
        raise Invalid(_("This row reads otherwise by now. Reload the page and look again."))
    if fact.waiver is not None:
        return fact.waiver
    if not reason.strip():
        raise Invalid(_("Say why this may stand, then let it stand."))
    if by.pk in _writers(pair, fact):
        raise Refused(_("You wrote this paragraph: another reviewer lets it stand."))
    waiver = FindingWaiver.objects.create(
        text=text,
        check_id=PARITY,
        row=fact.key[:24],
        digest=digest,
        words=" → ".join(filter(None, (fact.source, fact.target)))[:300],
        reason=reason.strip(),
        by=by,
    )
    _record("translation.waive_fact", waiver, by, reason=waiver.reason)
    return waiver


@transaction.atomic
def unwaive_fact(text, digest, *, by):
    """Open a fact again that was let stand; nothing happens where nobody did."""
    _locked(text, by)
    for waiver in FindingWaiver.objects.filter(
        text=text, check_id=PARITY, digest=digest, withdrawn_at=None
    ):
        waiver.text = text
        waiver.withdrawn_at = timezone.now()
        waiver.save(update_fields=["withdrawn_at"])
        _record("translation.unwaive_fact", waiver, by)


def _locked(text, by):
    pair = locked_pair(text)
    require(by, Permission.APPROVE_TEXT, pair.text.article)
    if text.language not in (by.approves_languages or []):
        raise Refused(_("You do not approve texts in this language."))
    return pair


def _writers(pair, fact):
    """Who wrote the words of the fact's row as they stand."""
    rows = [row for row in pair.rows if row.key in (fact.key, fact.target_row)]
    blocks = {block for row in rows for block in row.target_ids}
    return {one.author_id for one in current_versions(pair.text) if one.block in blocks}


def _record(verb, waiver, by, **more):
    text = waiver.text
    record(
        verb,
        by=by,
        article=text.article,
        language=text.language,
        row=waiver.row,
        words=waiver.words,
        **more,
    )
