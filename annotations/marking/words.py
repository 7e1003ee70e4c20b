"""What the marking room's scripts say, in the interface's language."""

from django.utils.translation import gettext as _


def words():
    """{name: sentence}; {braces} are filled in by the script."""
    return {
        "offline": _("The server cannot be reached. Nothing was changed; try again."),
        "failed": _("That did not work and nothing was changed. Reload the page and try again."),
        "search": _("Search the registry"),
        "which": _("Which {kind}: “{words}”"),
        "found": _("{count} found"),
        "nothing": _("Nothing found"),
        "create": _("Add “{name}” to the registry"),
        "uses": _("marked {count} times here"),
        "names": _("Give the name in both languages, then press Enter."),
        "absent": _("“{words}” is not in this text."),
        "edge": _("No more text this way."),
        "kept": _("Kept: “{words}”. Select the rest of the claim, then mark all of it as a claim."),
        "none": _("There is none."),
        "left": _("Selecting by keyboard is off."),
        "mode": _("text to select from"),
    }
