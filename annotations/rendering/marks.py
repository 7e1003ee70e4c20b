"""What is highlighted, and how a page wants it shown."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Mark:
    """One annotation's span: half-open, each end a block and a code-point offset in it.

    `label` is what a screen reader hears where it starts, `url` where its card or note is. A
    suggestion has its `key`, and says what it is `about`.
    """

    id: int
    start_block: str
    start: int
    end_block: str
    end: int
    kind: str
    state: str
    label: str = ""
    url: str = ""
    key: str = ""
    about: str = ""


@dataclass(frozen=True)
class Options:
    """What differs between pages. `DESK` and `READER` are the two in use, and need Django's
    settings for their words; `dataclasses.replace` adds what depends on the request.

    `ids`: each piece names its annotations in `data-mark` and the innermost one's card in
    `data-url`; the first can be linked to (`#mark-12`) and focused by script.
    `states`: a class for each state. `notes`: a highlight with a url ends in a link to it.
    `start`, `end`: what is read out there; `%(label)s` is the mark's label. "" reads out nothing.
    `suggested`: the same where a suggestion starts; "" calls it what others are called.
    `lang`: the language of the text, set on each section.
    `elements`: an element's name by block kind, where it is not the kind's own.
    `block_class`: "block" gives each block `class="block block--p"`. `block_id`: what stands before
    a block's id in its HTML id, where two texts share a page.
    `photo`: from a photo id to the safe HTML that stands above its caption.
    `after`: from a block to the safe HTML that ends its element.
    `head`: the headline and the summary are part of the document, not drawn by the page itself.
    """

    mark_class: str = "mark"
    kind_class: str = "mark-"
    ids: bool = True
    states: bool = True
    notes: bool = False
    start: str = ""
    end: str = ""
    suggested: str = ""
    lang: str = ""
    elements: dict = field(default_factory=dict)
    block_class: str = ""
    block_id: str = ""
    photo: Callable[[str], str] | None = None
    after: Callable[[object], str] | None = None
    head: bool = False

    def spoken(self):
        """These, with the words of the language that is active: what is lazy is translated each
        time it is read."""
        return replace(
            self, start=str(self.start), end=str(self.end), suggested=str(self.suggested)
        )


BARE = Options()
DESK = Options(
    start=_("Highlight: %(label)s"),
    end=_("End of highlight"),
    suggested=_("Suggestion: %(label)s"),
)
READER = replace(
    DESK, suggested="", mark_class="m", kind_class="k-", ids=False, states=False, notes=True
)


def marks_by_block(document, marks):
    """Return {block id: [Mark]}: a span over several blocks is in each of them.

    A mark whose blocks the document has not, or that runs backwards, is left out.

    >>> from articles.text.blocks import document
    >>> two = document("One", "Two", "", [])
    >>> sorted(marks_by_block(two, [Mark(1, "headline", 1, "summary", 2, "claim", "pending")]))
    ['headline', 'summary']
    """
    names = [block.id for block in document.blocks]
    places = {name: place for place, name in enumerate(names)}
    found = {}
    for mark in marks:
        first, last = places.get(mark.start_block), places.get(mark.end_block)
        if first is None or last is None:
            continue
        for name in names[first : last + 1]:
            found.setdefault(name, []).append(mark)
    return found
