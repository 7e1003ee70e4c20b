"""Stories made harder: the mention's words once more, emoji, flags, piled and combining marks."""

import re
import unicodedata

from benchmarks.corpora import Story

DECORATION = ["👩‍🚒", "🇹🇭", "👍🏽", "🎉", "q\u0307\u0323", "é", "e\u0301", "한국", "☕️"]
THAI = re.compile(r"[\u0e00-\u0e7f]")


def is_thai(story):
    return len(THAI.findall(story.text)) * 3 > len(story.text)


def with_another_mention(story, number, rng):
    """The story with the mention's words standing somewhere else as well."""
    words = story.text[slice(*story.mentions[number])]
    if story.text.count(words) > 1:
        return story, number
    paragraphs = list(story.paragraphs)
    own = story.text[: story.mentions[number][0]].count("\n")
    which = rng.choice([i for i in range(len(paragraphs)) if i != own] or [own])
    at = sum(len(p) + 1 for p in paragraphs[:which]) + len(paragraphs[which])
    extra = f" {words}" if is_thai(story) else f" Nothing was heard of {words} until noon."
    paragraphs[which] += extra
    mentions = tuple(
        (a + len(extra), b + len(extra)) if a >= at else (a, b) for a, b in story.mentions
    )
    return Story(story.name, tuple(paragraphs), mentions), number


def decorated(story, rng):
    """The story with emoji, flags, piled and combining marks strewn in, spans kept."""
    text, at, spans = story.text, 0, [list(span) for span in story.mentions]
    pieces = []
    edges = [m.start() for m in re.finditer(r"(?<=\w) (?=\w)", text)]
    edges = [e for e in edges if not any(a <= e < b for a, b in story.mentions)]
    shift = []
    for edge in edges:
        if rng.random() < 0.1:
            mark = " " + rng.choice(DECORATION)
            pieces.append(text[at:edge] + mark)
            shift.append((edge, len(mark)))
            at = edge
    pieces.append(text[at:])
    for span in spans:
        moved = sum(length for edge, length in shift if edge < span[0])
        span[0], span[1] = span[0] + moved, span[1] + moved
    text = "".join(pieces)
    if rng.random() < 0.3:
        text, spans = decomposed(text, spans)
    return Story(story.name, tuple(text.split("\n")), tuple(tuple(span) for span in spans))


def decomposed(text, spans):
    """Accents as characters of their own, as some keyboards send them."""
    at, new = [0], ""
    for char in text:
        new += unicodedata.normalize("NFD", char) if char < "\u0e00" else char
        at.append(len(new))
    return new, [[at[a], at[b]] for a, b in spans]
