"""Text inside a block: runs of (text, tags), and their one canonical HTML."""

import re
from itertools import accumulate
from urllib.parse import urlsplit

from articles.text.graphemes import is_boundary
from articles.text.normalise import normalise

# Tags always nest in this order, so that equal runs are written equally.
ORDER = ("a", "span", "strong", "em")
_RANK = {name: rank for rank, name in enumerate(ORDER)}
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}")
_LINK = re.compile(r"(?:https?://[^\s/?#\\]|mailto:[^\s@]+@)", re.IGNORECASE)
_LONGEST_LINK = 2000
# `>` and a combining solidus would become one letter when HTML is normalised as a whole.
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u0338": "&#824;", "\n": "<br>"}
)


def escaped(text):
    """Return `text` for HTML, in an element or in a double-quoted attribute; `\\n` is `<br>`.

    >>> escaped('1 < 2 & "so"')
    '1 &lt; 2 &amp; &quot;so&quot;'
    """
    return text.translate(_ESCAPES)


def opening(tag):
    """Return the start tag of a `(name, attributes)` pair.

    >>> opening(("span", (("lang", "th"),)))
    '<span lang="th">'
    """
    name, attributes = tag
    inside = "".join(f' {key}="{escaped(value)}"' for key, value in attributes)
    return f"<{name}{inside}>"


def canonical_tags(tags):
    """Return the tags in their one order, the innermost of each name only.

    >>> canonical_tags((("em", ()), ("strong", ()), ("em", ())))
    (('strong', ()), ('em', ()))
    """
    if len(tags) < 2:
        return tuple(tags)
    return tuple(sorted({tag[0]: tag for tag in tags}.values(), key=lambda t: _RANK[t[0]]))


def inline_html(runs):
    """Write runs (anything with `text` and `tags`) as inline HTML; neighbours share their tags.

    >>> from articles.text.blocks import Run
    >>> inline_html([Run("a & "), Run("b", (("em", ()), ("strong", ()))), Run("c", (("strong", ()),))])
    'a &amp; <strong><em>b</em>c</strong>'
    """
    parts, opened = [], ()
    for run in runs:
        if not run.text:
            continue
        tags = canonical_tags(run.tags)
        shared = common_length(opened, tags)
        parts.extend(f"</{name}>" for name, _attributes in reversed(opened[shared:]))
        parts.extend(opening(tag) for tag in tags[shared:])
        parts.append(escaped(run.text))
        opened = tags
    parts.extend(f"</{name}>" for name, _attributes in reversed(opened))
    return "".join(parts)


def common_length(opened, tags):
    """Count the tags two stacks share from the outside in.

    >>> common_length("ab", "acd")
    1
    """
    shared = 0
    for one, other in zip(opened, tags, strict=False):
        if one != other:
            break
        shared += 1
    return shared


def plain(text, run):
    """Return the runs of a text without tags; `run` is the class to make them of.

    >>> plain("news", lambda text, tags: (text, tags)), plain("", None)
    ((('news', ()),), ())
    """
    return (run(text, ()),) if text else ()


def language(value):
    """Return a language tag in lower case, or "" for what is none.

    >>> language("TH"), language("th; DROP")
    ('th', '')
    """
    value = value.strip().lower()
    return value if _LANGUAGE.fullmatch(value) else ""


def link(value):
    """Return an address a reader may follow (http, https, mailto), or "" for any other.

    >>> link(" https://example.com/a?b#c "), link("javascript:alert(1)"), link("/relative")
    ('https://example.com/a?b#c', '', '')
    """
    value = "".join(normalise(value).split())
    if not _LINK.match(value) or len(value) > _LONGEST_LINK:
        return ""
    try:
        urlsplit(value)
    except ValueError:
        return ""
    return value


def tidy(runs):
    """Return (text, runs) of one block, given pairs of text and canonical tags as they were read.

    Source line breaks, marked `\\r`, become one space or none; the whole is normalised as one
    string, because a character may lie in two tags; no tag begins inside a grapheme.

    >>> tidy([("Caf\\re ", ()), ("cafe", (("em", ()),)), ("\\u0301!", ())])
    ('Caf e café!', (('Caf e ', ()), ('café', (('em', ()),)), ('!', ())))
    """
    text = "".join([piece for piece, _tags in runs])
    ends = list(accumulate([len(piece) for piece, _tags in runs]))
    if "\r" in text:
        text, ends = _edited(text, ends, _soft_breaks(text))
    settled = normalise(text)
    if settled != text:
        ends = _carried(text, settled, ends)
    return settled, _cut(settled, ends, [tags for _piece, tags in runs])


_SOFT = re.compile("[ \t\f]*+\r[ \t\f\r]*+")


def _soft_breaks(text):
    """Yield (start, end, replacement) of every line break that only the source has."""
    for match in _SOFT.finditer(text):
        start, end = match.span()
        bare = start == 0 or end == len(text) or text[start - 1] == "\n" or text[end] == "\n"
        yield start, end, "" if bare else " "


def _edited(text, ends, edits):
    """Make `edits`, first to last, and carry the offsets in `ends` along."""
    parts, moved, at, grown, place = [], [], 0, 0, 0
    for start, end, replacement in edits:
        while place < len(ends) and ends[place] <= start:
            moved.append(ends[place] + grown)
            place += 1
        parts += text[at:start], replacement
        grown += len(replacement) - (end - start)
        while place < len(ends) and ends[place] < end:
            moved.append(end + grown)
            place += 1
        at = end
    parts.append(text[at:])
    moved.extend(end + grown for end in ends[place:])
    return "".join(parts), moved


def _carried(text, settled, ends):
    """Carry offsets of a text into its normalised form.

    Exact, but for letters that two runs spell together (`เ` and `เ`): there the tags may end a
    letter off, and the words are right all the same.
    """
    moved, start, grown = [], 0, 0
    for end in ends:
        end = max(start, _snapped(text, end))
        grown += len(normalise(text[start:end]))
        moved.append(min(grown, len(settled)))
        start = end
    return [*moved[:-1], len(settled)]


def _snapped(text, offset):
    if text[offset : offset + 1] < "\u0300" and text[offset - 1] < "\u0300":
        return offset
    while not is_boundary(text, offset):
        offset += 1
    return offset


def _cut(text, ends, tags):
    """Cut the text at `ends`, moved to grapheme edges; equal neighbours become one run."""
    runs, start, before, begun = [], 0, None, 0
    for end, own in zip(ends, tags, strict=True):
        if end <= start:
            continue
        end = _snapped(text, end)
        if own == before:
            runs[-1] = (text[begun:end], own)
        else:
            runs.append((text[start:end], own))
            before, begun = own, start
        start = end
    return tuple(runs)
