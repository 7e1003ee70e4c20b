"""What a person can be told of: one table. `words` name by, headline, language and the details."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import NoticeChoice

NOW, DAILY = NoticeChoice.Mail.NOW, NoticeChoice.Mail.DAILY


@dataclass(frozen=True, slots=True)
class Event:
    """`room` is the address it leads to; one that `gathers` is counted up while it is unread."""

    key: str
    label: Promise
    words: Promise
    mail: str = DAILY
    room: str = "article_detail"
    gathers: bool = False
    afterwards: bool = False  # told although they may no longer read the article


EVENTS = {
    event.key: event
    for event in [
        Event(
            "submitted",
            _("A text waits for review"),
            _("%(by)s handed “%(headline)s” (%(language)s) over for review."),
            NOW,
            "text_review",
        ),
        Event(
            "returned",
            _("A text of mine is sent back"),
            _("%(by)s sent “%(headline)s” (%(language)s) back."),
            NOW,
            "text_history",
        ),
        Event(
            "approved",
            _("A text of mine is approved"),
            _("%(by)s approved “%(headline)s” (%(language)s)."),
        ),
        Event(
            "decision_taken_back",
            _("A decision on a text of mine is taken back"),
            _("%(by)s took a decision on “%(headline)s” (%(language)s) back."),
            NOW,
            "text_history",
        ),
        Event(
            "changed",
            _("Somebody else changed a text of mine"),
            _("%(by)s changed “%(headline)s” (%(language)s)."),
            DAILY,
            "text_history",
            gathers=True,
        ),
        Event(
            "assigned",
            _("Work is given to me"),
            _("%(by)s gave you “%(headline)s” (%(language)s)."),
            NOW,
        ),
        Event(
            "unassigned",
            _("Work of mine is given to somebody else"),
            _("%(by)s took “%(headline)s” (%(language)s) over from you."),
            room="desk",
            afterwards=True,
        ),
        Event(
            "planned",
            _("The deadline or the urgency of my work changes"),
            _("%(by)s changed the deadline or the urgency of “%(headline)s” (%(language)s)."),
        ),
        Event(
            "mark_approved",
            _("Marks of mine are approved"),
            _("%(by)s approved marks of yours in “%(headline)s”: %(count)s."),
            DAILY,
            "text_mark",
            gathers=True,
        ),
        Event(
            "mark_rejected",
            _("A mark of mine is rejected"),
            _("%(by)s rejected your mark “%(exact)s” in “%(headline)s”."),
            DAILY,
            "text_mark",
        ),
        Event(
            "mark_taken_back",
            _("A decision on a mark of mine is taken back"),
            _("%(by)s took a decision on “%(exact)s” in “%(headline)s” back."),
            DAILY,
            "text_mark",
        ),
        Event(
            "published",
            _("An article of mine is published"),
            _("%(by)s published “%(headline)s” (%(language)s)."),
        ),
        Event(
            "closed",
            _("An article is withdrawn, restored or put under an embargo"),
            _("%(by)s took “%(headline)s” from readers or gave it back to them (%(language)s)."),
            NOW,
        ),
        Event(
            "name_asked",
            _("The correction of a name waits for a countersign"),
            _("%(by)s asks you to countersign the correction of a name in “%(headline)s”."),
            NOW,
            "name_correction",
        ),
        Event(
            "name_corrected",
            _("The correction of a name that I asked for is carried out"),
            _("%(by)s countersigned your correction of a name in “%(headline)s”."),
            room="name_correction",
        ),
        Event(
            "name_refused",
            _("The correction of a name that I asked for is refused"),
            _("%(by)s refused your correction of a name."),
            NOW,
            "name_correction",
        ),
        Event(
            "rescheduled",
            _("A planned publication of mine is moved or cancelled"),
            _(
                "%(by)s moved or cancelled the planned publication of “%(headline)s” (%(language)s)."
            ),
            NOW,
        ),
        Event(
            "held",
            _("An article is put on legal hold, or the hold is lifted"),
            _("%(by)s put “%(headline)s” on legal hold or lifted the hold."),
            NOW,
        ),
        Event(
            "spiked",
            _("An article of mine is put aside"),
            _("%(by)s put “%(headline)s” aside or took it up again."),
            NOW,
        ),
        Event(
            "mentioned",
            _("Somebody names me in a discussion"),
            _("%(by)s named you in a discussion of “%(headline)s”."),
            NOW,
            "article_threads",
        ),
        Event(
            "asked",
            _("Somebody asks about a mark of mine"),
            _("%(by)s asks about your mark “%(exact)s” in “%(headline)s”."),
            NOW,
            "article_threads",
        ),
        Event(
            "commented",
            _("Somebody answers in a discussion of mine"),
            _("%(by)s wrote in a discussion of “%(headline)s”."),
            DAILY,
            "article_threads",
        ),
        Event(
            "resolved",
            _("A discussion of mine is closed or opened again"),
            _("%(by)s closed or reopened a discussion of “%(headline)s”."),
            DAILY,
            "article_threads",
        ),
        Event(
            "round_begun",
            _("I am asked to mark a text for myself"),
            _("%(by)s asked you to mark “%(headline)s” (%(language)s) for yourself."),
            NOW,
            "round_list",
        ),
        Event(
            "round_submitted",
            _("Every annotator of a round of mine has submitted"),
            _("Everybody has marked “%(headline)s” (%(language)s): compare and decide."),
            NOW,
            "round_list",
        ),
        Event(
            "round_ended",
            _("A round that I took part in is decided or cancelled"),
            _("%(by)s ended the round on “%(headline)s” (%(language)s)."),
            room="round_list",
        ),
        Event(
            "exception",
            _("Something is published without a second pair of eyes"),
            _("%(by)s published “%(headline)s” (%(language)s) without a second pair of eyes."),
            NOW,
        ),
        Event(
            "second_look",
            _("The second look at an exception is taken"),
            _("%(by)s took the second look at “%(headline)s” (%(language)s)."),
        ),
        Event(
            "reported",
            _("A reader reports an error"),
            _("A reader says that something in “%(headline)s” (%(language)s) is wrong."),
            NOW,
            "report_list",
        ),
        Event(
            "deputy",
            _("I am made a deputy for a shift"),
            _("%(by)s made you a deputy for a shift."),
            NOW,
            "desk",
        ),
        Event(
            "deputy_ended",
            _("My shift as a deputy is ended early"),
            _("%(by)s ended your shift as a deputy."),
            NOW,
            "desk",
        ),
    ]
}
