"""What every page of marking asks of the registry, remembered by this process for a second."""

import time

from django.conf import settings

from annotations.models import Kind


class Remembered:
    """What `read()` gave, for at most REGISTRY_READ_AGAIN seconds; None: asked for every time."""

    def __init__(self, read):
        self._read = read
        self._kept, self._since = None, None

    def __call__(self):
        most = settings.REGISTRY_READ_AGAIN
        now = time.monotonic()
        if most is None or self._since is None or now - self._since >= most:
            self._kept, self._since = self._read(), now
        return self._kept

    def forget(self):
        self._since = None


# Every kind, retired ones too, in their order.
every_kind = Remembered(lambda: tuple(Kind.objects.all()))
