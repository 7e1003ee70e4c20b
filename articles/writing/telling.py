"""What a save did, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def saved_words(saved):
    """One sentence or two on a Saved: the revision, then what became of the annotations."""
    if not saved.changed:
        return _("Nothing had changed, so nothing was saved.")
    words = _("Saved as revision %(number)d.") % {"number": saved.revision.number}
    annotations = report_words(saved.report)
    return f"{words} {annotations}" if annotations else words


def report_words(report):
    """ "12 annotations kept, 2 changed, 1 gone", or "" where there are none."""
    total = sum(
        (report.kept, report.moved, report.changed, report.ambiguous, report.gone, report.revived)
    )
    if not total:
        return ""
    kept = report.kept + report.moved + report.revived
    parts = [ngettext("%(count)d annotation kept", "%(count)d annotations kept", kept)]
    parts[0] %= {"count": kept}
    for count, words in (
        (report.moved, _("%(count)d of them moved with their words")),
        (report.revived, _("%(count)d of them brought back")),
        (report.changed, _("%(count)d changed")),
        (report.ambiguous, _("%(count)d in doubt")),
        (report.gone, _("%(count)d gone")),
    ):
        if count:
            parts.append(words % {"count": count})
    return ", ".join(parts) + "."
