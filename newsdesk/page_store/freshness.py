"""Which tags were touched, in this process's own count: what a kept page is judged by."""

from threading import Lock

MOST = 50_000  # tags remembered; a page that was judged before the oldest of them is drawn anew


class Freshness:
    """`count` rises with every touch. What was judged at the present count is fresh."""

    def __init__(self, most=MOST):
        self.count = 1
        self._most = most
        self._floor = 0
        self._touched = {}  # tag -> the count of its last touch, oldest first
        self._lock = Lock()

    def touch(self, tags):
        """Make everything that depends on one of `tags` stale, from now on."""
        with self._lock:
            count = self.count + 1
            for tag in tags:
                self._touched.pop(tag, None)
                self._touched[tag] = count
            # Only now: whoever sees the new count must find the tags.
            self.count = count
            if len(self._touched) > self._most:
                self._forget(len(self._touched) - self._most // 2)

    def is_stale(self, tags, since):
        """Whether one of `tags` was touched after the count `since`, as far as we remember."""
        if since < self._floor:
            return True
        touched = self._touched
        return any(touched.get(tag, 0) > since for tag in tags)

    def still_holds(self, page):
        """Judge a page: whether it is fresh. One that is, is not judged again at this count."""
        count = self.count
        if page.checked != count:
            if self.is_stale(page.tags, page.checked):
                return False
            page.checked = count
        return True

    def _forget(self, number):
        for tag in list(self._touched)[:number]:
            self._floor = max(self._floor, self._touched.pop(tag))
