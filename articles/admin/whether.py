"""Filters of the admin's lists that ask whether something has happened: yes, or no."""

from django.contrib import admin
from django.utils.translation import gettext as _

HAS, HAS_NOT = "0", "1"  # as Django has it: whether the column is empty


def whether(field, words):
    """For `list_filter`: rows whose `field` is filled, or is not, below the heading `words`."""
    return field, type("Whether", (_Whether,), {"words": words})


class _Whether(admin.EmptyFieldListFilter):
    def __init__(self, *args, **named):
        super().__init__(*args, **named)
        self.title = self.words

    def choices(self, changelist):
        for value, display in ((None, _("All")), (HAS, _("Yes")), (HAS_NOT, _("No"))):
            chosen = {} if value is None else {self.lookup_kwarg: value}
            yield {
                "selected": self.lookup_val == value,
                "query_string": changelist.get_query_string(chosen, [self.lookup_kwarg]),
                "display": display,
            }
