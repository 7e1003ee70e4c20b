"""What a mere typo may not touch: a name, a value, a negation, or whole paragraphs.

An edit that is classed a typo leaves translations fresh, so a changed fact must not pass as one.
"""

import re
from collections import Counter

from django.utils.translation import gettext as _

from annotations.models import Annotation
from annotations.registry.names import names
from articles.text import values

NEGATIONS = {
    "en": re.compile(
        r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot)\b|n[’']t\b",
        re.IGNORECASE,
    ),
    "th": re.compile(r"ไม่|มิได้|มิใช่|มิให้|ห้าม|ปราศจาก|หาได้|ไร้"),
}
# A capital that does not begin a sentence begins a name.
_CAPITALISED = re.compile(r"(?<![.!?:“\"\n])(?<!^)(?<=[\s(])[A-Z][\w’'-]*")


def faults(text, before, after):
    """The sentences that say why the change between two Documents is no typo; [] when it is one."""
    old = {block.id: block.text for block in before.blocks}
    new = {block.id: block.text for block in after.blocks}
    if list(old) != list(new):
        return [_("A paragraph was added, taken out or moved: that is no typo.")]
    pairs = [(old[key], new[key]) for key in old if old[key] != new[key]]
    if not pairs:
        return []
    checks = (
        (_("A figure, a date or a sum changed: that is no typo."), _values),
        (_("A “not” came or went: that is no typo."), _negations),
        (_("A name changed: that is no typo."), _names(text)),
    )
    return [
        words
        for words, count in checks
        if any(count(a, text.language) != count(b, text.language) for a, b in pairs)
    ]


def _values(words, language):
    return Counter(values.key(value) for value in values.find(words, language))


def _negations(words, language):
    pattern = NEGATIONS.get(language)
    return Counter(found.lower() for found in pattern.findall(words)) if pattern else Counter()


def _names(text):
    """How often each name stands in some words: the registry's, those marked in this text and, in
    a language with capitals, whatever is written like a name."""
    marked = Annotation.objects.anchored().filter(text=text).exclude(entity=None)
    known = {name.text for name in names() if len(name.text) > 1}
    known |= set(marked.values_list("exact", flat=True))

    def count(words, language):
        found = Counter({name: words.count(name) for name in known if name in words})
        found.update(_CAPITALISED.findall(words))
        return found

    return count
