"""Plain text: `.txt` files and what people paste."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.converting.typed_lists import listed
from articles.exceptions import Invalid
from articles.intake.decoding import decode
from articles.intake.readers.base import Reading
from articles.text.normalise import normalise, problems
from articles.text.sanitise import from_plain

LONGEST = 3_000_000  # code points: nobody's article, and still quickly refused
_BLANK_LINE = re.compile(r"\n[ \u00a0]*\n")


class PlainText:
    endings = (".txt", ".text")
    media_type = "text/plain"

    def read(self, data):
        if len(data) > 4 * LONGEST:  # bytes; more than that many characters in any encoding
            raise Invalid(_("The text is too long to be one article. Split it into parts."))
        text, notes = decode(data)
        return self.read_text(text, notes)

    def read_text(self, text, notes=()):
        if "\x00" in text:
            raise Invalid(_("This is not text: it holds NUL characters. Save it as plain text."))
        if len(text) > LONGEST:
            raise Invalid(_("The text is too long to be one article. Split it into parts."))
        settled = normalise(text)
        return Reading(
            body=listed(from_plain(settled)),
            spaced=bool(_BLANK_LINE.search(settled.strip("\n"))),
            notes=[*notes, *_invisible(text)],
        )


def _invisible(text):
    count = sum(len(p.exact) for p in problems(text.lstrip("\ufeff")) if p.kind == "invisible")
    if not count:
        return []
    return [
        ngettext(
            "%(count)d invisible character was taken out.",
            "%(count)d invisible characters were taken out.",
            count,
        )
        % {"count": count}
    ]
