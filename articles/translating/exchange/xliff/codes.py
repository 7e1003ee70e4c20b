"""Inline tags as numbered codes: an outside program keeps the numbers and never sees the HTML.

A row's blocks become events: ("text", words), ("open", id), ("close", id) and ("point", id), the
last for a line break or for the end of a paragraph inside the row.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles.text.blocks import Run
from articles.text.inline import canonical_tags, common_length, inline_html
from articles.text.normalise import normalise

LINE = ("br", ())
PARAGRAPH = ("p", ())
POINTS = (LINE, PARAGRAPH)


class BrokenMarks(ValueError):
    """The codes of a file are not those that were given out; the message says which."""


@dataclass
class Codes:
    """{id: tag} of a row as it went out. A translation's own tags are called t1, t2 …"""

    tags: dict

    @property
    def owed(self):
        """The ids of the marks that a translation has to keep; breaks may come and go."""
        return {code for code, tag in self.tags.items() if tag not in POINTS}


def of_source(blocks):
    """(events, Codes) of a row's source blocks: its tags are numbered as they come."""
    codes, events = Codes({}), []
    for kind, content in _steps(blocks):
        if kind in ("open", "point"):
            code = str(len(codes.tags) + 1)
            codes.tags[code] = content
            events.append((kind, code))
        else:
            events.append((kind, content))
    return _closed(events), codes


def of_target(blocks, source):
    """(events, Codes) of a translation: each tag takes the number of its like in the source."""
    codes, events, free = Codes({}), [], dict(source.tags)
    for kind, content in _steps(blocks):
        if kind in ("open", "point"):
            same = (code for code, tag in free.items() if tag == content)
            code = next(same, None) or f"t{len(codes.tags) + 1}"
            free.pop(code, None)
            codes.tags[code] = content
            events.append((kind, code))
        else:
            events.append((kind, content))
    return _closed(events), codes


def paragraphs(events, tags):
    """The inline HTML of each paragraph that events make. Raise BrokenMarks for a code that was
    not given out, or that stands there twice."""
    done, runs, stack, used = [], [], [], set()
    for kind, content in events:
        if kind == "text":
            runs.append(Run(content, _tags_of(stack, tags)))
            continue
        if kind == "close":
            _close(stack, content)
            continue
        tag = tags.get(content)
        if tag is None or (tag in POINTS) != (kind == "point"):
            raise BrokenMarks(_("The mark %s was not in the file that went out.") % content)
        if content in used:
            raise BrokenMarks(_("The mark %s stands there twice.") % content)
        used.add(content)
        if kind == "open":
            stack.append(content)
        elif tag == LINE:
            runs.append(Run("\n", _tags_of(stack, tags)))
        else:
            done.append(runs)
            runs = []
    if stack:
        raise BrokenMarks(_("The mark %s is never closed.") % stack[-1])
    done.append(runs)
    return tuple(inline_html(_tidy(runs)) for runs in done)


def marks_in(events):
    """The ids of the marks that events open."""
    return {content for kind, content in events if kind == "open"}


def words_of(events):
    """The words of events, a new line for each break."""
    return "".join(
        content if kind == "text" else "\n" if kind == "point" else "" for kind, content in events
    )


def _tidy(runs):
    return [Run(normalise(run.text), run.tags) for run in runs]


def _tags_of(stack, tags):
    return canonical_tags(tuple(tags[code] for code in stack))


def _close(stack, code):
    if code not in stack:
        raise BrokenMarks(_("The mark %s is closed before it begins.") % code)
    stack.remove(code)


def _closed(events):
    """Name what each "close" closes: the mark opened last."""
    stack, named = [], []
    for kind, content in events:
        if kind == "open":
            stack.append(content)
        elif kind == "close":
            content = stack.pop()
        named.append((kind, content))
    return named


def _steps(blocks):
    for number, block in enumerate(blocks):
        if number:
            yield "point", PARAGRAPH
        opened = ()
        for run in block.runs:
            tags = canonical_tags(run.tags)
            shared = common_length(opened, tags)
            yield from (("close", "") for _tag in opened[shared:])
            yield from (("open", tag) for tag in tags[shared:])
            yield from _lines(run.text)
            opened = tags
        yield from (("close", "") for _tag in opened)


def _lines(text):
    for number, line in enumerate(text.split("\n")):
        if number:
            yield "point", LINE
        if line:
            yield "text", line
