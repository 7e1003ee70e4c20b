"""The record in words: what each act was, so that anybody at the desk can read it.

One table: an act that is not in it is shown by its verb, never hidden.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy

ACTS = {
    "article.start": gettext_lazy("brought the article in"),
    "article.assign": gettext_lazy("assigned the text (%(language)s)"),
    "article.spike": gettext_lazy("put the article aside"),
    "article.unspike": gettext_lazy("took the article up again"),
    "article.publish": gettext_lazy("published %(languages)s"),
    "article.exception": gettext_lazy("published %(languages)s alone, as an exception"),
    "article.second_look": gettext_lazy(
        "took the second look at what was published (%(language)s)"
    ),
    "deputy.appoint": gettext_lazy("made %(name)s a deputy for a shift"),
    "deputy.end": gettext_lazy("ended %(name)s’s shift as a deputy"),
    "article.withdraw": gettext_lazy("withdrew %(languages)s"),
    "article.restore": gettext_lazy("restored %(languages)s"),
    "article.embargo": gettext_lazy("put an embargo on %(languages)s"),
    "report.send": gettext_lazy("took a reader’s report"),
    "report.answer": gettext_lazy("answered a reader’s report"),
    "article.lift_embargo": gettext_lazy("lifted the embargo on %(languages)s"),
    "article.hold": gettext_lazy("put the article on legal hold"),
    "article.lift_hold": gettext_lazy("lifted the legal hold"),
    "article.share": gettext_lazy("made a link to the preview for %(whom)s"),
    "article.unshare": gettext_lazy("took back the link to the preview for %(whom)s"),
    "name.ask": gettext_lazy("asked to correct a name: %(names)s"),
    "name.correct": gettext_lazy("countersigned the correction of a name: %(names)s"),
    "name.refuse": gettext_lazy("refused or took back the correction of a name: %(names)s"),
    "seal.ask": gettext_lazy("asked for a seal: %(order)s"),
    "seal.carry_out": gettext_lazy("carried out a seal: %(order)s"),
    "seal.refuse": gettext_lazy("refused or took back a seal"),
    "clock.confirm": gettext_lazy("said that the server's clock is right: %(new)s"),
    "delivery.again": gettext_lazy("had a message sent again (%(to)s)"),
    "delivery.drop": gettext_lazy("gave up a message (%(to)s)"),
    "obstacle.waive": gettext_lazy("waived what stood in the way (%(language)s)"),
    "twin.waive": gettext_lazy("said that a language had it right (%(language)s)"),
    "release.cancel": gettext_lazy("cancelled a planned publication"),
    "release.reschedule": gettext_lazy("moved a planned publication"),
    "release.plan_again": gettext_lazy(
        "took up a publication that a legal hold had stopped (%(language)s)"
    ),
    "text.save": gettext_lazy("saved revision %(revision)s (%(language)s)"),
    "text.plan": gettext_lazy("changed the plan (%(language)s)"),
    "text.assign": gettext_lazy("assigned the text (%(language)s)"),
    "text.submit": gettext_lazy("handed revision %(revision)s over for review (%(language)s)"),
    "text.approve": gettext_lazy("approved revision %(revision)s (%(language)s)"),
    "text.return": gettext_lazy("sent revision %(revision)s back (%(language)s)"),
    "text.take_back": gettext_lazy("took back a decision on revision %(revision)s (%(language)s)"),
    "annotation.mark": gettext_lazy("marked “%(exact)s”"),
    "annotation.edit": gettext_lazy("changed the mark “%(exact)s”"),
    "annotation.remove": gettext_lazy("removed the mark “%(exact)s”"),
    "annotation.restore": gettext_lazy("brought the mark “%(exact)s” back"),
    "annotation.resolve": gettext_lazy("put the mark “%(exact)s” in its place"),
    "annotation.approved": gettext_lazy("approved the mark “%(exact)s”"),
    "annotation.rejected": gettext_lazy("rejected the mark “%(exact)s”"),
    "annotation.taken_back": gettext_lazy("took back a decision on “%(exact)s”"),
    "round.start": gettext_lazy("began a round of annotators"),
    "round.submit": gettext_lazy("submitted a layer of marks"),
    "round.resume": gettext_lazy("went on with a layer of marks"),
    "round.cancel": gettext_lazy("cancelled a round of annotators"),
    "round.adjudicate": gettext_lazy(
        "decided a round of annotators: %(taken)s taken, %(left)s left"
    ),
    "thread.ask": gettext_lazy("asked about the mark “%(exact)s”"),
    "thread.comment": gettext_lazy("wrote in a discussion"),
    "thread.resolve": gettext_lazy("resolved a discussion"),
    "thread.reopen": gettext_lazy("opened a discussion again"),
    "claim.make": gettext_lazy("noted a claim"),
    "claim.edit": gettext_lazy("changed a claim"),
    "suggestions.accept": gettext_lazy("accepted %(count)s suggested marks"),
    "suggestions.dismiss": gettext_lazy("dismissed %(count)s suggested marks"),
    "mentions.search": gettext_lazy("began to search the archive for “%(name)s”"),
    "mentions.put_up": gettext_lazy("put mentions of “%(name)s” up (%(found)s in all)"),
    "mentions.stop": gettext_lazy("stopped searching the archive for “%(name)s”"),
    "mentions.take_back": gettext_lazy("took back the mentions of “%(name)s” that were put up"),
    "mentions.put_up_again": gettext_lazy("put the mentions of “%(name)s” up again"),
    "annotation.tag_all": gettext_lazy("marked %(count)s more mentions of “%(exact)s”"),
    "marking.undo": gettext_lazy("undid an act of marking: “%(exact)s”"),
    "marking.redo": gettext_lazy("did an act of marking again: “%(exact)s”"),
    "translation.start": gettext_lazy("began the translation (%(language)s)"),
    "terms.bring_in": gettext_lazy("brought a glossary in"),
    "translation.waive": gettext_lazy("let findings of the checks stand (%(language)s)"),
    "translation.unwaive": gettext_lazy("opened waived findings again (%(language)s)"),
    "translation.assign": gettext_lazy("assigned the translation (%(language)s)"),
    "translation.pair_up": gettext_lazy("laid both languages side by side (%(language)s)"),
    "translation.accept_pairs": gettext_lazy("accepted pairs of paragraphs (%(language)s)"),
    "translation.part": gettext_lazy("took a pair of paragraphs apart (%(language)s)"),
    "translation.join": gettext_lazy("put paragraphs together (%(language)s)"),
    "translation.undo": gettext_lazy("took back an act on the paragraphs (%(language)s)"),
    "projection.accept": gettext_lazy("carried %(count)s marks over (%(language)s)"),
    "projection.refuse": gettext_lazy("refused %(count)s marks to carry over (%(language)s)"),
    "annotation.link": gettext_lazy("linked marks with their twins (%(language)s)"),
    "annotation.unlink": gettext_lazy("let the mark “%(exact)s” stand without its twin"),
    "engine.allow": gettext_lazy("allowed the article to be sent to “%(engine)s”"),
    "engine.forbid": gettext_lazy("forbade the article to be sent to “%(engine)s”"),
    "engine.use": gettext_lazy("sent %(characters)s characters to “%(engine)s”"),
    "translation.draft": gettext_lazy("had paragraphs drafted by “%(engine)s” (%(language)s)"),
    "translation.clear_drafts": gettext_lazy("took unconfirmed drafts back (%(language)s)"),
    "translation.confirm": gettext_lazy("confirmed translated paragraphs (%(language)s)"),
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
    words = str(pattern) % _details(entry.data) if pattern else entry.verb
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
