"""The verbs of publishing: publish, correct, schedule, cancel, embargo, withdraw, restore,
waive, hold, share, spike; keep a developing story up to date.

Each is one transaction with the article locked and one row in the record; each may be sent twice
(`once`, a form's own key) and is done once.
"""

from articles.publishing.actions.answering import hold, lift_hold, waive, waive_twin
from articles.publishing.actions.closing import embargo, lift_embargo, restore, withdraw
from articles.publishing.actions.developing import add_update, develop, drop_update
from articles.publishing.actions.opening import cancel, correct, plan_again, publish, reschedule
from articles.publishing.actions.sharing import digest_of, share, unshare, visited
from articles.publishing.actions.spiking import last_spike, may_unspike, spike, unspike

__all__ = [
    "add_update",
    "cancel",
    "develop",
    "digest_of",
    "drop_update",
    "correct",
    "embargo",
    "hold",
    "last_spike",
    "lift_embargo",
    "lift_hold",
    "may_unspike",
    "plan_again",
    "publish",
    "reschedule",
    "restore",
    "share",
    "spike",
    "unshare",
    "unspike",
    "visited",
    "waive",
    "waive_twin",
    "withdraw",
]
