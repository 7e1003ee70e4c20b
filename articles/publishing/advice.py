"""What to do about a message that somebody outside did not take."""

import re

from django.utils.translation import gettext as _


def advice(error):
    """What to do about a failure, in words of the interface; "" where its own words must do."""
    ways = [
        (r"refused", _("Nobody answers there. Ask the receiver whether their server runs.")),
        (
            r"timed out",
            _("It took too long to answer. Ask the receiver whether their server runs."),
        ),
        (
            r"not known|no address|resolution|no such host",
            _("There is no such machine. Correct the address in the administration."),
        ),
        (r"certificate", _("Its certificate is not valid. Ask the receiver to renew it.")),
        (
            r"answered (401|403)",
            _(
                "It does not accept our secret. Compare it with the receiver’s in the administration."
            ),
        ),
        (r"answered (404|410)", _("Nothing is at that address. Correct it in the administration.")),
        (r"answered 5\d\d", _("The receiver’s server is in trouble. Tell them, if it stays so.")),
    ]
    return next((words for how, words in ways if re.search(how, error, re.IGNORECASE)), "")
