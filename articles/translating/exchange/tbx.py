"""The glossary as TBX (ISO 30042, TBX-Basic): every term out; version 3 and the older martif in.

Read through the same parser as all XML that somebody sent: no entity, no network.
"""

from xml.sax.saxutils import escape

from django.conf import settings
from django.utils.translation import gettext as _

from articles.exceptions import Invalid
from articles.models import Term
from articles.text.normalise import normalise
from articles.translating.exchange.terms import LONGEST
from articles.translating.exchange.xml import LANG, clean, local, parsed, primary

ROOTS = ("tbx", "martif")
ENTRIES = ("conceptEntry", "termEntry")
LANGUAGES = ("langSec", "langSet")
# Of a term's status as other programs write it: what must not be used.
FORBIDDEN = ("deprecated", "forbidden", "obsolete", "superseded", "notrecommended")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>Newsdesk</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
"""


def written():
    """All terms as TBX text, an entry at a time."""
    yield _HEAD
    for term in Term.objects.order_by("words_en", "id").iterator(chunk_size=1000):
        note = f"<note>{escape(clean(term.note))}</note>" if term.note else ""
        sections = "".join(_section(term, code) for code, _name in settings.CONTENT_LANGUAGES)
        yield f'<conceptEntry id="t{term.pk}">{note}{sections}</conceptEntry>\n'
    yield "</body></text>\n</tbx>\n"


def read(data, report):
    """[{field of Term: value}] of a TBX file; what cannot be used goes into the Report by line."""
    root = parsed(data)
    if local(root) not in ROOTS:
        raise Invalid(_("Line %d: this is no TBX file.") % (root.sourceline or 1))
    entries = [element for element in root.iter() if local(element) in ENTRIES]
    if not entries:
        raise Invalid(_("There is no term in this file."))
    return [found for entry in entries if (found := _entry(entry, report))]


def _entry(entry, report):
    name = entry.get("id") or ""
    good, bad = {}, {}
    for section in entry:
        code = primary(section.get(LANG) or section.get("lang"))
        if local(section) in LANGUAGES and code in dict(settings.CONTENT_LANGUAGES):
            for words, forbidden in _terms(section):
                (bad if forbidden else good).setdefault(code, []).append(words)
    known = [code for code, _name in settings.CONTENT_LANGUAGES]
    if any(not good.get(code) for code in known):
        report.add(
            entry, _("It has no term that may be used in both of %s.") % ", ".join(known), name
        )
        return None
    if max(len(one) for words in good.values() for one in words) > LONGEST:
        report.add(entry, _("This is too long for a term."), name)
        return None
    for code in known:
        for other in good[code][1:]:
            report.add(entry, _("“%s” was left out: one term a language.") % other[:60], name)
    return {
        **{f"words_{code}": good[code][0] for code in known},
        **{f"forbidden_{code}": "\n".join(bad.get(code, ())) for code in known},
        "note": _note(entry),
    }


def _terms(section):
    """(words, whether they must not be used) of each term of a language."""
    for element in section.iter():
        if local(element) != "term":
            continue
        words = _plain(element)
        if words:
            yield words, _is_forbidden(element)


def _is_forbidden(term):
    """Said beside the term or, in an older `ntig`, beside its group."""
    around = [term.getparent()]
    if local(around[0]) == "termGrp":
        around.append(around[0].getparent())
    for element in (child for group in around for child in group):
        kind = f"{local(element)} {element.get('type', '')}" if local(element) else ""
        if "administrativeStatus" in kind or "normativeAuthorization" in kind:
            status = _plain(element).casefold()
            if status.startswith(FORBIDDEN):
                return True
    return False


def _note(entry):
    notes = (_plain(child) for child in entry if local(child) in ("note", "descrip"))
    return " ".join(filter(None, notes))[:LONGEST]


def _plain(element):
    return " ".join(normalise("".join(element.itertext())).split())


def _section(term, code):
    terms = _term(term.words_in(code), "preferredTerm-admn-sts")
    for words in term.forbidden_in(code):
        terms += _term(words, "deprecatedTerm-admn-sts")
    return f'<langSec xml:lang="{code}">{terms}</langSec>'


def _term(words, status):
    return (
        f"<termSec><term>{escape(clean(words))}</term>"
        f'<termNote type="administrativeStatus">{status}</termNote></termSec>'
    )
