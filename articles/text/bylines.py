"""Who a byline names."""

import regex

from articles.text.slugs import slug

_BETWEEN = regex.compile(r"\s*[,;/&]\s*|\s+(?:and|และ|กับ)\s+", regex.IGNORECASE)
_OPENING = regex.compile(r"^(?:by|โดย)[:\s]+", regex.IGNORECASE)


def authors(byline):
    """[(key, name)] of the people in a byline, in order, each once; the key stands in addresses.

    >>> authors("By Mali, Somchai and Ploy"), authors("มะลิ และ อนันต์")
    ([('mali', 'Mali'), ('somchai', 'Somchai'), ('ploy', 'Ploy')], [('มะลิ', 'มะลิ'), ('อนันต์', 'อนันต์')])
    """
    names = _BETWEEN.split(_OPENING.sub("", byline.strip()))
    found = {}
    for name in filter(None, map(str.strip, names)):
        if key := slug(name):
            found.setdefault(key, name[:200])
    return list(found.items())
