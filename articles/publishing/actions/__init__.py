"""The verbs of publishing: publish, correct, schedule, cancel, embargo, withdraw, restore,
waive, hold.

Each is one transaction with the article locked and one row in the record; each may be sent twice
(`once`, a form's own key) and is done once.
"""

from articles.publishing.actions.answering import hold, lift_hold, waive, waive_twin
from articles.publishing.actions.closing import embargo, lift_embargo, restore, withdraw
from articles.publishing.actions.opening import cancel, correct, publish, reschedule

__all__ = [
    "cancel",
    "correct",
    "embargo",
    "hold",
    "lift_embargo",
    "lift_hold",
    "publish",
    "reschedule",
    "restore",
    "waive",
    "waive_twin",
    "withdraw",
]
