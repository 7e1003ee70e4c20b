"""Which facts a reviewer lets stand although the two languages differ."""

from articles.models import FindingWaiver

PARITY = "parity"  # the `check_id` of a waiver of a fact


def waivers_of(text):
    """{digest: FindingWaiver} of the facts that may stand; one query."""
    standing = FindingWaiver.objects.filter(text=text, check_id=PARITY, withdrawn_at=None)
    return {waiver.digest: waiver for waiver in standing.select_related("by")}
