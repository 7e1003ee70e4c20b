"""The record in words: what each act was, so that anybody at the desk can read it.

One table: an act that is not in it is shown by its verb, never hidden.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

ACTS = {
    "article.start": gettext_noop("brought the article in"),
    "article.assign": gettext_noop("assigned the text (%(language)s)"),
    "article.spike": gettext_noop("put the article aside"),
    "article.publish": gettext_noop("published %(languages)s"),
    "article.withdraw": gettext_noop("withdrew %(languages)s"),
    "article.restore": gettext_noop("restored %(languages)s"),
    "article.embargo": gettext_noop("put an embargo on %(languages)s"),
    "article.lift_embargo": gettext_noop("lifted the embargo on %(languages)s"),
    "release.cancel": gettext_noop("cancelled a planned publication"),
    "release.reschedule": gettext_noop("moved a planned publication"),
    "text.save": gettext_noop("saved revision %(revision)s (%(language)s)"),
    "text.submit": gettext_noop("handed revision %(revision)s over for review (%(language)s)"),
    "text.approve": gettext_noop("approved revision %(revision)s (%(language)s)"),
    "text.return": gettext_noop("sent revision %(revision)s back (%(language)s)"),
    "annotation.mark": gettext_noop("marked “%(exact)s”"),
    "annotation.edit": gettext_noop("changed the mark “%(exact)s”"),
    "annotation.remove": gettext_noop("removed the mark “%(exact)s”"),
    "annotation.restore": gettext_noop("brought the mark “%(exact)s” back"),
    "annotation.resolve": gettext_noop("put the mark “%(exact)s” in its place"),
    "annotation.approved": gettext_noop("approved the mark “%(exact)s”"),
    "annotation.rejected": gettext_noop("rejected the mark “%(exact)s”"),
    "annotation.taken_back": gettext_noop("took back a decision on “%(exact)s”"),
    "claim.make": gettext_noop("noted a claim"),
    "claim.edit": gettext_noop("changed a claim"),
    "suggestions.accept": gettext_noop("accepted %(count)s suggested marks"),
    "suggestions.dismiss": gettext_noop("dismissed %(count)s suggested marks"),
    "translation.start": gettext_noop("began the translation (%(language)s)"),
    "translation.assign": gettext_noop("assigned the translation (%(language)s)"),
    "translation.confirm": gettext_noop("confirmed translated paragraphs (%(language)s)"),
}
LONGEST_QUOTE = 80  # code points of a mark's words


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the record: who, when, what in words, and the reason that was given."""

    at: datetime
    by: object
    words: str
    reason: str


def tell(entry):
    """An AuditEntry as an Act in the language of the interface."""
    pattern = ACTS.get(entry.verb)
    words = _(pattern) % _details(entry.data) if pattern else entry.verb
    return Act(entry.at, entry.by, words, str(entry.data.get("reason") or ""))


def _details(data):
    names = dict(settings.CONTENT_LANGUAGES)
    details = defaultdict(lambda: "…", {key: value for key, value in data.items() if value})
    if "language" in data:
        details["language"] = names.get(data["language"], data["language"])
    if "languages" in data:
        details["languages"] = ", ".join(names.get(code, code) for code in data["languages"])
    if "exact" in data:
        exact = str(data["exact"])
        details["exact"] = exact[:LONGEST_QUOTE] + ("…" if len(exact) > LONGEST_QUOTE else "")
    details["count"] = len(data.get("annotations") or data.get("suggestions") or [])
    return details
