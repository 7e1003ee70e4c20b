"""What the checks find: submitting asks them, and a person may let a finding stand."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import record
from articles.exceptions import Invalid
from articles.models import FindingWaiver
from articles.permissions import Permission, require
from articles.translating.actions.keeping import locked_pair
from articles.translating.workspace import Workspace
from articles.writing import actions as writing

MOST_REASONS = 20


@transaction.atomic
def waive(text, key, *, by, reason):
    """Let everything stand that is found in the row `key` as it is now; return how many.

    Other words in the row, and its findings are open again. Raise Invalid without a reason.
    """
    line = _line(text, key, by)
    if not reason.strip():
        raise Invalid(_("Say why this may stand, then let it stand."))
    made = FindingWaiver.objects.bulk_create(
        FindingWaiver(
            text=text,
            check_id=one.finding.check_id,
            row=key,
            digest=one.digest,
            words=one.finding.words[:300],
            reason=reason.strip(),
            by=by,
        )
        for one in {one.digest: one for one in line.open_findings}.values()
    )
    checks = [waiver.check_id for waiver in made]
    _record("translation.waive", text, by, key, checks, reason=reason.strip())
    return len(made)


@transaction.atomic
def unwaive(text, key, *, by):
    """Open again what was let stand in the row `key`; return how many."""
    line = _line(text, key, by)
    waivers = {one.waiver.pk: one.waiver for one in line.waived}
    FindingWaiver.objects.filter(pk__in=waivers).update(withdrawn_at=timezone.now())
    _record("translation.unwaive", text, by, key, [one.check_id for one in waivers.values()])
    return len(waivers)


@transaction.atomic
def submit(text, *, by):
    """Hand the translation over for review. Raise Invalid, with every error that stands open."""
    locked_pair(text)
    errors = [(line, one) for line, one in Workspace(text).checking.open() if one.blocks]
    if errors:
        reasons = [_sentence(line, one.finding) for line, one in errors[:MOST_REASONS]]
        raise Invalid(
            *reasons, _("Mend these, or let them stand with a reason, then submit again.")
        )
    return writing.submit(text, by=by)


def _sentence(line, finding):
    return _("%(paragraph)s %(number)s: %(message)s %(words)s") % {
        "paragraph": line.name,
        "number": line.number,
        "message": finding.message,
        "words": f"“{finding.words}”" if finding.words else "",
    }


def _line(text, key, by):
    require(by, Permission.TRANSLATE, locked_pair(text).text.article)
    line = Workspace(text).line(key)
    if line is None:
        raise Invalid(_("This paragraph is not there any more. Reload the page."))
    return line


def _record(verb, text, by, key, checks, **more):
    if checks:
        record(
            verb,
            by=by,
            article=text.article,
            language=text.language,
            row=key,
            checks=checks,
            **more,
        )
