"""A story being edited that remembers, for every character, where it was before."""

import re

from articles.text.graphemes import boundaries

NEW = -1  # the origin of a character that was not in the old text
COPY = 10**9  # added to the origin of what was copied
_SENTENCE = re.compile(r"[.!?…][\"”’»)]*\s+")


class Draft:
    """Paragraphs as lists of [character, origin]: the position in the old text, or NEW.

    Characters typed over a span keep an origin inside of it, so that an edited span's extent is
    known; characters that replace a span by another name do not.
    """

    def __init__(self, paragraphs):
        self.before = tuple(paragraphs)
        self.paragraphs, at = [], 0
        for paragraph in paragraphs:
            self.paragraphs.append([(char, at + i) for i, char in enumerate(paragraph)])
            at += len(paragraph) + 1
        self.copied = set()  # origins of what was duplicated
        self.retyped = set()  # spans whose words the sentence that replaced theirs has as well
        self.replaced = {}  # (start, end) of a span → identity of the characters replacing it

    def texts(self):
        return ["".join(char for char, _ in paragraph) for paragraph in self.paragraphs]

    def find(self, span):
        """(paragraph, first index, last index + 1) of what is left of a span, or None."""
        start, end = span
        for number, paragraph in enumerate(self.paragraphs):
            places = [i for i, (_, origin) in enumerate(paragraph) if start <= origin < end]
            if places:
                return number, places[0], places[-1] + 1
        return None

    def text(self, number):
        return "".join(char for char, _ in self.paragraphs[number])

    def put(self, number, at, text, origin=NEW):
        self.paragraphs[number][at:at] = [(char, origin) for char in text]

    def cut(self, number, start, end):
        del self.paragraphs[number][start:end]

    def sentence(self, number, start, end):
        """The sentence around a stretch of a paragraph; in Thai, what spaces enclose."""
        text = self.text(number)
        ends = [match.end() for match in _SENTENCE.finditer(text)]
        if not ends and re.search(r"[\u0e00-\u0e7f]", text):
            ends = [match.end() for match in re.finditer(r"\s+", text)]
        first = max((edge for edge in ends if edge <= start), default=0)
        last = min((edge for edge in ends if edge >= end), default=len(text))
        return first, last

    def graphemes(self, number, start, end):
        """Edges of the graphemes between two places of a paragraph."""
        edges = boundaries(self.text(number)[start:end])
        return [start + edge for edge in edges]

    def origins(self):
        """{origin: positions in the new text} of every character that is left."""
        found, at = {}, 0
        for paragraph in self.paragraphs:
            for i, (_, origin) in enumerate(paragraph):
                if origin != NEW:
                    found.setdefault(origin, []).append(at + i)
            at += len(paragraph) + 1
        return found
