"""Lists that stop at MOST and counts that stop at COUNTED: nobody pages further, and whoever needs
more narrows the list."""

from django.core.paginator import Paginator
from django.db.models import IntegerField, Subquery

MOST = 500
COUNTED = 200


class CappedKeys(Paginator):
    """The first MOST keys of a queryset, in pages; `many` says that there are more. One query, which
    sorts keys alone and never the words of an article with them."""

    def __init__(self, queryset, per_page, most=MOST):
        keys = list(queryset.values_list("pk", flat=True)[: most + 1])
        self.many = len(keys) > most
        super().__init__(keys[:most], per_page)


class CappedCount(Subquery):
    """How many rows a queryset has, as a column; COUNTED + 1 for more than COUNTED."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()
    empty_result_set_value = 0  # where the conditions alone say that there is none

    def __init__(self, queryset):
        super().__init__(queryset.order_by().values("pk")[: COUNTED + 1])


def in_order(keys, rows):
    """`rows`, a queryset, of these keys as a list in their order; what is gone is left out. A query."""
    found = rows.in_bulk(keys)
    return [found[pk] for pk in keys if pk in found]
