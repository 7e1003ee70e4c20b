"""A selection as the browser sent it, held against the text: stored as seen, or refused."""

from django.utils.translation import gettext as _

from annotations.anchoring.engine import Anchor
from articles.exceptions import Conflict, Invalid
from articles.text.graphemes import is_boundary

LONGEST = 5000  # code points of one span: a long statement, not a whole article
CONTEXT = 32  # code points before and after, never a part of a grapheme


def verified(text, anchor, *, revision):
    """`anchor` with its surroundings, once every offset has been checked. No query.

    `revision` is the number the person saw. Raise Conflict (409) when the text was saved since, or
    when other words stand at the place than the ones seen (both are shown); Invalid (400) when the
    place cannot be a span at all.
    """
    if text.anchored_revision is None or revision != text.anchored_revision.number:
        raise Conflict(
            _(
                "The text was saved again since you opened this page: it is now revision"
                " %(number)d. Reload the page and select the words again."
            )
            % {"number": text.anchored_revision.number if text.anchored_revision else 0}
        )
    document = text.anchored_revision.document
    first, last = _block(document, anchor.start_block), _block(document, anchor.end_block)
    _check_offsets(document, anchor, first, last)
    words = document.slice(anchor.start_block, anchor.start, anchor.end_block, anchor.end)
    _check_words(anchor, first, last, words)
    return anchored(document, anchor.start_block, anchor.start, anchor.end_block, anchor.end)


def anchored(document, start_block, start, end_block, end):
    """The Anchor of a place known to be good, with its words and what surrounds them."""
    before, after = document.block(start_block).text, document.block(end_block).text
    left, right = max(0, start - CONTEXT), min(len(after), end + CONTEXT)
    while not is_boundary(before, left):
        left += 1
    while not is_boundary(after, right):
        right -= 1
    return Anchor(
        start_block,
        start,
        end_block,
        end,
        document.slice(start_block, start, end_block, end),
        before[left:start],
        after[end:right],
    )


def occurrences(document, words):
    """Every place where `words` stand, as Anchors in reading order; never inside a grapheme.

    `words` may run over several blocks, joined by line breaks.
    """
    found = []
    if not words.strip():
        return found
    at = document.text.find(words)
    while at >= 0:
        start_block, start = _place(document, at)
        end_block, end = _place(document, at + len(words))
        edges = ((start_block, start), (end_block, end))
        if all(is_boundary(document.block(b).text, offset) for b, offset in edges):
            found.append(anchored(document, start_block, start, end_block, end))
        at = document.text.find(words, at + 1)
    return found


def _block(document, block_id):
    if not document.has(block_id):
        raise Invalid(
            _("This text has no paragraph “%(block)s”. Reload the page and select the words again.")
            % {"block": block_id[:16]}
        )
    return document.block(block_id)


def _check_offsets(document, anchor, first, last):
    inside = 0 <= anchor.start <= len(first.text) and 0 <= anchor.end <= len(last.text)
    if not inside:
        raise Invalid(_("The selection reaches outside its paragraph. Select the words again."))
    start = document.start_of(first.id) + anchor.start
    end = document.start_of(last.id) + anchor.end
    if end <= start:
        raise Invalid(_("The selection is empty or runs backwards. Select the words again."))
    if end - start > LONGEST:
        raise Invalid(
            _("%(length)d characters are too many for one mark; select %(longest)d at most.")
            % {"length": end - start, "longest": LONGEST}
        )


def _check_words(anchor, first, last, words):
    if words != anchor.exact:
        raise Conflict(
            _("You selected “%(seen)s”, but “%(there)s” stands there. Select the words again.")
            % {"seen": anchor.exact[:200], "there": words[:200]},
            theirs=words,
            mine=anchor.exact,
        )
    if not words.strip():
        raise Invalid(_("Only spaces are selected. Select some words."))
    if not (is_boundary(first.text, anchor.start) and is_boundary(last.text, anchor.end)):
        raise Invalid(
            _("The selection cuts a letter from its vowel or tone mark. Select whole letters.")
        )


def _place(document, offset):
    """(block id, offset in it) of an offset in the canonical text."""
    for block in document.blocks:
        start = document.start_of(block.id)
        if offset <= start + len(block.text):
            return block.id, offset - start
    raise ValueError(f"{offset} lies outside the text")
