"""The errors a journalist can read. Each says what happened and the next step.

`status` is the HTTP status that a view answers with; `reasons` are sentences, all at once.
"""

from django.utils.translation import gettext_lazy as _


class NewsroomError(Exception):
    """Something was refused; nothing was changed."""

    status = 400

    def __init__(self, *reasons):
        super().__init__(*reasons)
        self.reasons = list(reasons)

    def __str__(self):
        return " ".join(str(reason) for reason in self.reasons)


class Invalid(NewsroomError):
    """What was sent cannot be used as it is."""


class Refused(NewsroomError):
    """A rule forbids it to this person: four eyes, a hold, a confidential matter."""

    status = 403


class NotReady(NewsroomError):
    """Publishing is asked for while something still stands in the way."""

    status = 409


class Conflict(NewsroomError):
    """Somebody saved first. `theirs` is what stands now, `mine` what was sent."""

    status = 409

    def __init__(self, *reasons, theirs=None, mine=None):
        super().__init__(
            *(reasons or [_("Somebody else has saved this text since you opened it.")])
        )
        self.theirs = theirs
        self.mine = mine


class EditionIsFrozen(NewsroomError):
    """An edition never changes; publish a correction instead."""

    status = 409


class TooMany(NewsroomError):
    """The same has been asked too often in too short a time."""

    status = 429
