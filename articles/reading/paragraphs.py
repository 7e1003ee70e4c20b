"""What a paragraph offers: its own address; and, once that is followed, the same paragraph in the
other language and a form to say that it is wrong. Links alone, no script.
"""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.reading import addresses
from articles.reading.page import LANGUAGES

KINDS = {"p", "li", "quote"}
SIGN = '<a class="p" href="#{}" aria-label="{}"></a>'
TWIN = '<a class="tool" href="{}#{}" lang="{}" hreflang="{}" aria-label="{}"></a>'
REPORT = '<a class="tool" href="{}?p={}" aria-label="{}"></a>'


def tools(edition, twin, pairs):
    """A function from a block to the links that end it; the words stay as they are."""
    here, wrong = _("Link to this paragraph"), _("Report an error here")
    report = addresses.report(edition)
    other = addresses.article(twin) if twin else ""

    def after(block):
        if block.kind not in KINDS:
            return ""
        html = format_html(SIGN, block.id, here)
        if block.id in pairs:
            name = LANGUAGES[twin.language]
            html += format_html(TWIN, other, pairs[block.id], twin.language, twin.language, name)
        return html + format_html(REPORT, report, block.id, wrong)

    return after
