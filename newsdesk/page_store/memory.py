"""The pages of one process, bounded in bytes.

SIEVE: a hit only sets a flag, so that readers wait for no lock; a hand walks from the oldest page to
the newest and throws out the first that was not asked for since it last passed. Pages asked for once
(a crawler's) leave first. Zhang and others, NSDI 2024.
"""

from collections import OrderedDict
from threading import Lock


class Memory:
    def __init__(self, limit):
        """`limit`: bytes, everything that a page costs included (`Page.size`)."""
        self.limit = limit
        self.bytes = 0
        self.evicted = 0
        self.pages = OrderedDict()  # key -> Page; read without the lock
        self._lock = Lock()

    def __len__(self):
        return len(self.pages)

    def put(self, key, page):
        if page.size > self.limit // 8:
            return
        with self._lock:
            self._remove(key)
            self.pages[key] = page
            self.bytes += page.size
            while self.bytes > self.limit:
                self._evict()

    def drop(self, key, page):
        """Forget this very page, if it is still there."""
        with self._lock:
            if self.pages.get(key) is page:
                self._remove(key)

    def clear(self):
        with self._lock:
            self.pages.clear()
            self.bytes = 0

    def sweep(self, holds):
        """Forget every page of which `holds(page)` is false; return how many."""
        stale = [(key, page) for key, page in list(self.pages.items()) if not holds(page)]
        for key, page in stale:
            self.drop(key, page)
        return len(stale)

    def _evict(self):
        # What was asked for since goes to the end and is passed once more before it leaves.
        for _turn in range(len(self.pages)):
            key, page = next(iter(self.pages.items()))
            if not page.asked:
                break
            page.asked = False
            self.pages.move_to_end(key)
        key = next(iter(self.pages))
        self._remove(key)
        self.evicted += 1

    def _remove(self, key):
        page = self.pages.pop(key, None)
        if page is not None:
            self.bytes -= page.size
