"""The verbs of publishing: publish, correct, schedule, cancel, embargo, withdraw, restore.

Each is one transaction with the article locked and one row in the record; each may be sent twice
(`once`, a form's own key) and is done once.
"""

from articles.publishing.actions.closing import embargo, lift_embargo, restore, withdraw
from articles.publishing.actions.opening import cancel, correct, publish, reschedule

__all__ = [
    "cancel",
    "correct",
    "embargo",
    "lift_embargo",
    "publish",
    "reschedule",
    "restore",
    "withdraw",
]
