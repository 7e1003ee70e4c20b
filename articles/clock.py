"""What time it is for releases: a clock that no wrong setting of the machine's clock can carry off.

A scheduled edition appears by the clock alone, so a clock that is wrong would publish too early, or
take back what was published. Time since the machine began to run cannot be set by anybody: against
it a jump is seen. One back changes nothing; one of more than five minutes ahead holds what is still to
come until an editor says that it is right. `articles.timekeeping` keeps what the processes share.
"""

import ctypes
import struct
import time
from datetime import UTC, datetime

JUMP = 300  # seconds
_UNSURE, _CLOSE = 5, 2  # TIME_ERROR: nobody keeps it right; seconds


def since_boot():
    """Seconds that this machine has run, asleep or not."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def kept_right(wall):
    """Whether the kernel says that a time server keeps its clock right, and `wall` is that clock.

    False where no kernel says so: of Linux on 64 bits alone it is known how to ask.
    """
    answer = ctypes.create_string_buffer(256)  # a struct timex, of 208 bytes
    try:
        state = ctypes.CDLL(None).adjtimex(answer)
    except (OSError, AttributeError):
        return False
    (seconds,) = struct.unpack_from("q", answer, 72)  # its time.tv_sec
    return 0 <= state < _UNSURE and abs(wall - seconds) < _CLOSE


class Clock:
    """`seconds()` never goes back. Until `set` was called once, it is the machine's own clock."""

    def __init__(self, wall=time.time, running=since_boot):
        self.wall, self.running = wall, running
        self._base = None  # (seconds, running) at the same moment
        self._floor = 0.0

    def set(self, seconds, running, floor=0.0):
        """It was `seconds` when the machine had run for `running`; never again before `floor`."""
        self._floor = floor
        self._base = (seconds, running)

    def forget(self):
        self._base, self._floor = None, 0.0

    @property
    def is_guarded(self):
        return self._base is not None

    def seconds(self):
        """Now, in seconds since 1970."""
        wall, base = self.wall(), self._base
        if base is None:
            return wall
        running = self.running()
        expected = base[0] + running - base[1]
        ahead = wall - expected
        if ahead < 0 or ahead > JUMP:
            return max(expected, self._floor)
        if ahead > 1:
            self._base = (wall, running)  # a small step of a clock that is kept right
        return max(wall, self._floor)

    def jump(self):
        """How far the machine's clock has jumped, in seconds; 0 for what is no jump."""
        if self._base is None:
            return 0.0
        expected = self._base[0] + self.running() - self._base[1]
        off = self.wall() - expected
        return off if abs(off) > JUMP else 0.0

    def now(self):
        return datetime.fromtimestamp(self.seconds(), UTC)


clock = Clock()


def now():
    """The moment by which releases are judged, as an aware datetime."""
    return clock.now()


def seconds():
    return clock.seconds()
