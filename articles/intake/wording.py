"""The converters' codes as sentences for the person: why a file was refused, what was left out."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

REFUSED = {
    "bomb": _("It unpacks to far more than an article can hold. Send the text without the rest."),
    "damaged": _(
        "The file is damaged and cannot be read. Open it in the program it comes from, save it"
        " again, and send that."
    ),
    "entities": _(
        "The file refers to other files or defines entities, which no office program writes. Save"
        " it again in Word or LibreOffice, and send that."
    ),
    "metadata-damaged": _(
        "What the photo says of itself (EXIF, IPTC) is damaged. Open it in an image program, save"
        " a copy, and send that."
    ),
    "no-pandoc": _(
        "This kind needs pandoc, which is not installed here. Ask whoever runs the server to run"
        " “pip install pypandoc-binary”, or paste the text."
    ),
    "no-photo": _("This is no photo that can be read. Use JPEG, PNG, WebP, AVIF or TIFF."),
    "no-text": _("There is no text in it. Choose another file, or paste the text."),
    "not-this-kind": _(
        "What is in the file is something else than its ending says. Give it its right ending, or"
        " save it again from the program it comes from."
    ),
    "old-office": _(
        "This is an old Word file (.doc) with another ending. Save it as .docx and send that."
    ),
    "password": _(
        "The file is protected by a password. Open it with the password, save it without one, and"
        " send that."
    ),
    "photo-damaged": _(
        "The photo is damaged or cut short. Open it in an image program, save a copy, and send"
        " that."
    ),
    "scanned": _(
        "There are only pictures of text in this PDF. Read it with a text recognition program"
        " first, or paste the text."
    ),
    "too-long": _("The text is too long to be one article. Split it into parts."),
    "too-much": _("The file needs too much memory to be read. Split it into parts."),
    "too-slow": _("Reading the file took too long. Split it into parts, or paste the text."),
}
NOTES = {
    "charts": _("Charts were left out."),
    "comments": _("Comments in the margin were left out."),
    "deleted-words": ngettext_lazy(
        "%(count)d deletion that was still tracked was left out.",
        "%(count)d deletions that were still tracked were left out.",
        "count",
    ),
    "drawings": _("Drawings were left out: only photos are taken."),
    "embedded": _("Embedded files or frames were left out."),
    "encoding": _("The file was read as %(name)s. Check accents and the first lines."),
    "films": ngettext_lazy(
        "%(count)d film or sound was left out.", "%(count)d films or sounds were left out.", "count"
    ),
    "forms": ngettext_lazy(
        "%(count)d form was left out; its words are kept.",
        "%(count)d forms were left out; their words are kept.",
        "count",
    ),
    "formulas": ngettext_lazy(
        "%(count)d formula was left out.", "%(count)d formulas were left out.", "count"
    ),
    "page-damaged": _("Page %(number)d is damaged and was left out."),
    "page-heads": _("Page heads, feet and page numbers were left out."),
    "pdf-layout": _(
        "A PDF keeps no paragraphs: they were put together from its lines. Check headings and"
        " lists."
    ),
    "pdf-letters": ngettext_lazy(
        "The PDF does not say which Thai letter %(count)d of its signs is, and another stands there"
        " (“%(first)s”). Ask for the file it was made from, or paste the text.",
        "The PDF does not say which Thai letters %(count)d of its signs are, and others stand there"
        " (“%(first)s”). Ask for the file it was made from, or paste the text.",
        "count",
    ),
    "pictures": ngettext_lazy(
        "%(count)d picture was left out.",
        "%(count)d pictures were left out.",
        "count",
    ),
    "pictures-damaged": _("Pictures that are damaged, or far too big, were left out."),
    "pictures-not-there": _(
        "Pictures that are only linked to, and not in the file, were left out."
    ),
    "scripts": ngettext_lazy(
        "%(count)d script was left out.", "%(count)d scripts were left out.", "count"
    ),
    "surroundings": ngettext_lazy(
        "%(count)d menu, side column or foot of the page was left out.",
        "%(count)d menus, side columns and feet of the page were left out.",
        "count",
    ),
    "tables": ngettext_lazy(
        "%(count)d table was turned into lines.",
        "%(count)d tables were turned into lines.",
        "count",
    ),
    "too-many-pictures": _("Only the first %(most)d pictures were taken."),
}


def refusal(problem):
    """The sentence for an Unreadable."""
    return str(REFUSED.get(problem.code, REFUSED["damaged"]))


def note(code, details):
    """The sentence for a note of a converter."""
    return str(NOTES[code] % details if details else NOTES[code])
