"""What changed between two editions, block by block and word by word."""

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join

from articles.text.diff import word_diff


@dataclass(frozen=True, slots=True)
class Difference:
    """A block that is not the same in both: `state` is added, removed or changed; `html` shows the
    words with <ins> and <del>."""

    state: str
    html: str


def differences(before, after):
    """The Differences between two contents, in the order of the newer one; what went comes where
    it stood."""
    old, new = _texts(before), _texts(after)
    found = []
    for block in _merged_order(list(old), list(new)):
        one, other = old.get(block), new.get(block)
        if one == other:
            continue
        if one is None:
            found.append(Difference("added", format_html("<ins>{}</ins>", other)))
        elif other is None:
            found.append(Difference("removed", format_html("<del>{}</del>", one)))
        else:
            found.append(Difference("changed", _words(one, other)))
    return found


TAGS = {"insert": "<ins>{}</ins>", "delete": "<del>{}</del>", "equal": "{}"}


def _words(one, other):
    parts = (format_html(TAGS[op], words) for op, words in word_diff(one, other))
    return format_html_join("", "{}", ((part,) for part in parts))


def _texts(content):
    return {b["id"]: "".join(run[0] for run in b["runs"]) for b in content["blocks"]}


def _merged_order(old, new):
    """The new order, with each old block that went put behind the one that stood before it."""
    order = list(new)
    for place, block in enumerate(old):
        if block not in new:
            before = old[place - 1] if place else None
            order.insert(order.index(before) + 1 if before in order else 0, block)
    return order
