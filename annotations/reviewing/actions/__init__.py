"""The verbs of reviewing: approve, reject, take back; approve a text, send it back.

Nobody approves their own work: checked here, with a sentence to read, and by the database, whose
refusal becomes the same sentence.
"""

from annotations.reviewing.actions.common import unfounded
from annotations.reviewing.actions.marks import approve, approve_many, reject, take_back
from annotations.reviewing.actions.second_look import take_second_look
from annotations.reviewing.actions.taking_back import take_back_text, to_take_back
from annotations.reviewing.actions.texts import approve_text, return_text

__all__ = [
    "approve",
    "approve_many",
    "approve_text",
    "reject",
    "return_text",
    "take_back",
    "take_back_text",
    "take_second_look",
    "to_take_back",
    "unfounded",
]
