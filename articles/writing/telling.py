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
    """ "12 annotations kept, 2 changed, 1 gone.", and where to give those a place that have none;
    "" where there are no annotations."""
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
    words = parts[0]
    for part in parts[1:]:
        words = _("%(words)s, %(more)s") % {"words": words, "more": part}
    words = _("%(words)s.") % {"words": words}
    if not report.ambiguous and not report.gone:
        return words
    next_step = _("Those in doubt or gone wait for you under “Problems” on the Mark page.")
    return f"{words} {next_step}"
