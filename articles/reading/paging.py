"""Long lists in pages, without counting them: a count looks at every row there is."""

from dataclasses import dataclass

from django.http import Http404

DEEPEST = 1000  # pages: beyond it only a machine asks, and the map is made for machines


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    rows: list
    has_next: bool

    @property
    def has_previous(self):
        return self.number > 1

    @property
    def previous(self):
        return self.number - 1

    @property
    def next(self):
        return self.number + 1

    def __iter__(self):
        return iter(self.rows)


class LedRows:
    """Some rows that come first, and then the others: to be asked for in part, as one list."""

    def __init__(self, leads, others):
        self._leads, self._others = leads, others

    def __getitem__(self, part):
        count = len(self._leads)
        rest = self._others[max(part.start - count, 0) : max(part.stop - count, 0)]
        return [*self._leads[part], *rest]


def page_of(request, rows, size):
    """The Page of `rows` that the address asks for; one that is none or empty is not there."""
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    if not 1 <= number <= DEEPEST:
        raise Http404
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    if number > 1 and not found:
        raise Http404
    return Page(number, found[:size], len(found) > size)
