"""What every page of marking asks of the registry, remembered by this process for a second."""

import time

from django.conf import settings
from django.db import transaction

from annotations.models import Kind


class Remembered:
    """What `read()` gave, for at most `times` REGISTRY_READ_AGAIN seconds; where that is None it is
    asked for every time."""

    def __init__(self, read, times=1):
        self._read = read
        self._times = times
        self._kept, self._since = None, None

    def __call__(self):
        most = settings.REGISTRY_READ_AGAIN
        now = time.monotonic()
        if most is None or self._since is None or now - self._since >= most * self._times:
            self._kept, self._since = self._read(), now
        return self._kept

    def told(self, value):
        """What `read()` would give now, read by another query."""
        self._kept, self._since = value, time.monotonic()

    def forget(self):
        self._since = None


# Every kind, retired ones too, in their order. What this process changes it knows at once; another's
# new symbol may be shown a minute late, and who meets a kind that is missing here looks again.
every_kind = Remembered(lambda: tuple(Kind.objects.all()), times=60)


def kinds_changed():
    """Call it in the transaction of every change of a kind."""
    transaction.on_commit(every_kind.forget)
