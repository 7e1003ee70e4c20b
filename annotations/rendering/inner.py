"""The words of one block as HTML, highlights flattened.

Marks overlap as they please; elements may not. So a block's text is cut wherever a run or a mark
begins or ends, and each piece under marks becomes one `<mark>` that names them all. Inline tags
stay outside and are shared by neighbours, so that whatever the marks do, the tags nest.
"""

from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString

from annotations.rendering.marks import BARE
from articles.text.inline import canonical_tags, common_length, escaped, opening


def render_inner(block, marks=(), options=BARE):
    """Return the inner HTML of `block`; every one of `marks` must touch it.

    A mark that begins or ends in another block covers this one up to that edge. Offsets beyond the
    text are brought to its end, and what is then empty is not shown. Takes time linear in the text,
    the marks and the HTML that comes out.

    >>> from annotations.rendering import READER, Mark
    >>> from articles.text.blocks import parse_body
    >>> block, = parse_body("<p>Mali met <em>Anan &amp; Ploy</em></p>")
    >>> print(render_inner(block, [Mark(1, "", 5, "", 13, "person", "approved")], READER))  # doctest: +ELLIPSIS
    Mali <mark class="m k-person" role="none"...>met </mark><em><mark ...>Anan</mark> &amp; Ploy</em>
    """
    spans = _spans(block, marks)
    if not spans:
        return SafeString(block.html)
    return SafeString("".join(_Writer(block, spans, options).parts()))


def _spans(block, marks):
    """Return (start, end, mark, begins here, ends here) of what is shown, longest first."""
    length, name = len(block.text), block.id
    spans = []
    for mark in marks:
        begins, ends = mark.start_block == name, mark.end_block == name
        start = max(mark.start, 0) if begins else 0
        end = min(mark.end, length) if ends else length
        if start < end:
            spans.append((start, end, mark, begins, ends))
    spans.sort(key=lambda span: (span[0], -span[1], span[2].id))
    return spans


class _Writer:
    def __init__(self, block, spans, options):
        self.block = block
        self.options = options
        # Once for a block: what is lazy is translated each time it is read.
        self.start, self.end = str(options.start), str(options.end)
        self.suggested = str(options.suggested) or self.start
        self.starts, self.ends = {}, {}
        for span in spans:
            self.starts.setdefault(span[0], []).append(span)
            self.ends.setdefault(span[1], []).append(span)
        self.edges = sorted(self.starts.keys() | self.ends.keys())
        self.covering = {}  # id(span): span, in the order in which they began
        self.html = []
        self.opened = ()
        self.waiting = []  # notes that may not stand inside the link that is open

    def parts(self):
        offset, place, edges = 0, 0, self.edges
        for run in self.block.runs:
            if not run.text:
                continue
            self.turn(canonical_tags(run.tags))
            run_end = offset + len(run.text)
            at = offset
            while at < run_end:
                if place < len(edges) and edges[place] == at:
                    self.cover(at)
                    place += 1
                stop = min(edges[place], run_end) if place < len(edges) else run_end
                self.piece(run.text[at - offset : stop - offset], at, stop)
                at = stop
            offset = run_end
        self.turn(())
        return self.html

    def turn(self, tags):
        """Close and open inline tags until `tags` are those around what follows."""
        shared = common_length(self.opened, tags)
        for name, _attributes in reversed(self.opened[shared:]):
            self.html.append(f"</{name}>")
        if self.waiting and not (shared and self.opened[0][0] == "a"):
            self.html += self.waiting
            self.waiting = []
        self.html += [opening(tag) for tag in tags[shared:]]
        self.opened = tags

    def cover(self, edge):
        for span in self.ends.get(edge, ()):
            del self.covering[id(span)]
        for span in self.starts.get(edge, ()):
            self.covering[id(span)] = span

    def piece(self, text, start, end):
        if not self.covering:
            self.html.append(escaped(text))
            return
        spans = list(self.covering.values())
        begun = [span for span in self.starts.get(start, ()) if span[3]]
        done = [span for span in spans if span[1] == end and span[4]]
        self.html += "<mark", self.attributes(spans, begun, done), ">", escaped(text), "</mark>"
        if done and self.options.notes:
            self.note(done)

    def attributes(self, spans, begun, done):
        options = self.options
        seen = tuple([(span[2].kind, span[2].state) for span in spans])
        found = _classes(options.mark_class, options.kind_class, options.states, seen)
        if options.ids:
            found += f' data-mark="{" ".join([str(span[2].id) for span in spans])}"'
            inmost = spans[-1][2]
            if inmost.url:
                found += f' data-url="{escape(inmost.url)}"'
            if inmost.key:
                found += f' data-suggestion="{escape(inmost.key)}"'
                found += f' data-about="{escape(inmost.about)}"'
        if options.ids and begun:
            # Others that begin here are found by their id in data-mark.
            found += f' id="mark-{begun[0][2].id}" tabindex="-1"'
        else:
            # One highlight in many pieces is announced by its edges, not by every piece.
            found += ' role="none"'
        if self.start and begun:
            found += f' data-start="{_read_out(self.said(begun))}"'
        if self.end and done:
            # As many ends as there were beginnings of different ones.
            found += f' data-end="{_read_out(self.said(done, self.end))}"'
        return found

    def said(self, spans, template=""):
        """(template, label) of each span, to be read out; what beginnings are called by default."""
        return tuple([
            (template or (self.suggested if span[2].key else self.start), span[2].label or span[2].kind)
            for span in spans
        ])  # fmt: skip

    def note(self, done):
        in_link = bool(self.opened) and self.opened[0][0] == "a"
        notes = [_note(span[2], self.options) for span in done if span[2].url]
        (self.waiting if in_link else self.html).extend(notes)


@lru_cache(maxsize=1024)
def _classes(mark_class, kind_class, states, seen):
    """The class attribute of what several marks cover: `seen`, (kind, state) of each."""
    names = [mark_class, *[kind_class + kind for kind, _ in seen]]
    if states:
        names += [kind_class + state for _, state in seen]
    if len(seen) > 1:
        names.append(f"{kind_class}several")
    return f' class="{escape(" ".join(dict.fromkeys(names)))}"'


@lru_cache(maxsize=1024)
def _read_out(said):
    return escape(
        "; ".join([template % {"label": label} for template, label in dict.fromkeys(said)])
    )


def _note(mark, options):
    classes = escape(f"n {options.kind_class}{mark.kind}")
    label = escape(mark.label or mark.kind)
    return f'<a class="{classes}" href="{escape(mark.url)}" aria-label="{label}"></a>'
