"""Long made-up news, and edits of it whose truth is known word by word: for measuring time.

A page is paragraphs of words; every word of the first page has a number that it keeps.
"""

import random

SYLLABLES = (
    "ka",
    "to",
    "mi",
    "ren",
    "sol",
    "var",
    "ti",
    "lo",
    "pen",
    "da",
    "gu",
    "shi",
    "ban",
    "el",
)
KINDS = ("paragraph edited", "paragraph inserted", "5 % of words", "reordered", "hard mix")


class Page:
    """`paragraphs`: lists of (word, number); words typed in later have the number -1."""

    def __init__(self, paragraphs):
        self.paragraphs = paragraphs
        self.texts = [" ".join(word for word, _ in words) for words in paragraphs]
        self.text = "\n".join(self.texts)

    def places(self):
        """{number: (start, end)} of all words in the text."""
        found, at = {}, 0
        for words in self.paragraphs:
            for word, number in words:
                found[number] = (at, at + len(word))
                at += len(word) + 1
        return found


class Writer:
    """Makes a page of `size` code points with `count` spans, and edited versions of it."""

    def __init__(self, size, count, seed=0):
        self.rng = random.Random(f"{seed}/{size}")
        self.words = [
            "".join(self.rng.choices(SYLLABLES, k=self.rng.randint(1, 4))) for _ in range(8000)
        ]
        names = (self.rng.sample(self.words, self.rng.choice((1, 2, 2, 3))) for _ in range(600))
        self.names = [[word.capitalize() for word in name] for name in names]
        self._number, self._named, total, paragraphs = 0, [], 0, []
        while total < size:
            paragraphs.append(self._paragraph(named=True))
            total += sum(len(word) + 1 for word, _ in paragraphs[-1])
        self.page = Page(paragraphs)
        spans = self.rng.sample(self._named, min(count, len(self._named)))
        while len(spans) < count:  # tag ordinary words as well
            words = self.rng.choice(paragraphs)
            first = self.rng.randrange(len(words) - 1)
            if not words[first][0].endswith("."):
                spans.append((words[first][1], words[first][1]))
        self.spans = spans

    def _paragraph(self, named=False):
        words = []
        for _ in range(self.rng.randint(3, 7)):
            sentence = self.rng.choices(self.words, k=self.rng.randint(9, 20))
            sentence[0] = sentence[0].capitalize()
            at = self.rng.randrange(len(sentence) - 1)
            name = self.rng.choice(self.names) if named else []
            sentence[at:at] = name
            sentence[-1] += "."
            if name:
                first = self._number + len(words) + at
                self._named.append((first, first + len(name) - 1))
            words += sentence
        if not named:
            return [(word, -1) for word in words]
        self._number += len(words)
        return [(word, self._number - len(words) + i) for i, word in enumerate(words)]

    def edited(self, kind):
        """The page after an edit of that kind."""
        edit = {
            "paragraph edited": self._one_edited,
            "paragraph inserted": self._one_inserted,
            "5 % of words": lambda page: [self._touched(words) for words in page],
            "reordered": lambda page: self.rng.sample(page, len(page)),
            "hard mix": self._mixed,
        }[kind]
        return Page(edit([list(words) for words in self.page.paragraphs]))

    def _touched(self, words):
        return [
            (self.rng.choice(self.words), -1) if self.rng.random() < 0.05 else word
            for word in words
        ]

    def _one_edited(self, page):
        middle = page[len(page) // 2]
        middle[3:5] = [(word, -1) for word in self.rng.choices(self.words, k=6)]
        return page

    def _one_inserted(self, page):
        page.insert(len(page) // 3, self._paragraph())
        return page

    def _mixed(self, page):
        """Reordered; two in five touched; some cut, added, merged, split or sorted anew."""
        result = []
        for words in self.rng.sample(page, len(page)):
            words = self._touched(words) if self.rng.random() < 0.4 else words
            dice = self.rng.random()
            if dice < 0.05:
                continue
            if dice < 0.1:
                result += [self._paragraph(), words]
            elif dice < 0.2 and result:
                result[-1] += words
            elif dice < 0.3 and len(words) > 20:
                result += [words[: len(words) // 2], words[len(words) // 2 :]]
            else:
                result.append(words)
        return result

    def truth(self, page):
        """For each span its (start, end) on `page`, or None if a word of it was replaced or it
        was torn."""
        places, text = page.places(), page.text
        found = []
        for first, last in self.spans:
            got = [places.get(number) for number in range(first, last + 1)]
            whole = all(got) and all(
                one[1] + 1 == other[0] and text[one[1]] == " "
                for one, other in zip(got, got[1:], strict=False)
            )
            found.append((got[0][0], got[-1][1]) if whole else None)
        return found

    def offsets(self):
        """The spans as (start, end) on the first page."""
        places = self.page.places()
        return [(places[first][0], places[last][1]) for first, last in self.spans]
