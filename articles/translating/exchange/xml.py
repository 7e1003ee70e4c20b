"""Reading XML that somebody sent: no entity, no network, no file beyond its size."""

import re

from django.utils.translation import gettext as _
from lxml import etree

from articles.exceptions import Invalid

LARGEST = 20_000_000  # bytes
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What XML 1.0 cannot hold at all.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")


def parsed(data):
    """The root element. Raise Invalid, with the line, for what is no XML or is dangerous."""
    if len(data) > LARGEST:
        raise Invalid(_("The file is too large. Split it and bring the parts in one by one."))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        raise Invalid(
            _("Line %(line)d: this is no well-formed XML (%(reason)s). Export the file again.")
            % {"line": line, "reason": str(error)}
        ) from None
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(dtd.iterentities(), None) is not None:
        raise Invalid(
            _("Line %(line)d: the file declares entities, which is not allowed. Export it again.")
            % {"line": _line_of(data, b"<!ENTITY")}
        )
    return root


def clean(text):
    """`text` without the characters that XML cannot hold.

    >>> clean("a\\x00b")
    'ab'
    """
    return _FORBIDDEN.sub("", text)


def local(element):
    """The element's name without its namespace; "" for a comment or the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def primary(code):
    """The language without its region: what a memory or an article knows.

    >>> primary("en-US"), primary("TH"), primary(None)
    ('en', 'th', '')
    """
    return (code or "").replace("_", "-").split("-")[0].lower()


def _line_of(data, words):
    place = data.find(words)
    return data.count(b"\n", 0, place) + 1 if place >= 0 else 1
