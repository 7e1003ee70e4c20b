"""What PostgreSQL is asked first: which rows hold all the pieces of a question.

Its own index of the texts knows no places. A phrase, and each Thai word is one, would be looked up
by its parts and then held against every text that has them somewhere: thousands, for a word of
common letters. So every two tokens that stand together are a piece of their own (the function
`articles_search_pieces`, migration 0029). What is asked in one or two tokens is answered by the index
alone; longer phrases are held against few texts. Each row is also filed under its thousand, so that
the newest hits are looked for among the newest rows, whatever there is besides.
"""

SHIFT, WIDE = 10, 5  # a row's thousand is its place >> 10; 1 << 5 of those are filed together too


def query(question, first=None, last=None):
    """The tsquery of all pieces, of rows in the thousands from `first` to `last`, or of any."""
    groups = [[_joined(phrase) for phrase in group] for group in question.groups]
    if first is not None:
        groups.append([f"'{name}'" for name in thousands(first, last)])
    return " & ".join(f"({' | '.join(group)})" for group in groups)


def is_exact(question):
    """Whether the pieces say all that the question asks."""
    return all(len(phrase) <= 2 for group in question.groups for phrase in group)


def _joined(phrase):
    if len(phrase) == 1:
        return phrase[0]
    pairs = (one + other for one, other in zip(phrase, phrase[1:], strict=False))
    return f"({' & '.join(dict.fromkeys(pairs))})"


def thousands(first, last):
    """The names of these thousands, of 32 at a time where all of them are asked for.

    >>> thousands(30, 65)
    ['#30', '#31', '##1', '#64', '#65']
    """
    names, number, wide = [], first, 1 << WIDE
    while number <= last:
        if number % wide == 0 and number + wide - 1 <= last:
            names.append(f"##{number >> WIDE}")
            number += wide
        else:
            names.append(f"#{number}")
            number += 1
    return names
