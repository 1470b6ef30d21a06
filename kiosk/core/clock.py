"""The one source of time: monotonic seconds; knows nothing of dates or of who asks."""

import time
from typing import Protocol


class Clock(Protocol):
    """Anything that tells monotonic seconds."""

    def now(self) -> float:
        """Seconds since an arbitrary start, never going backwards."""


class SystemClock:
    """The machine's monotonic clock: a wall clock that jumps does not move it."""

    __slots__ = ()

    def now(self) -> float:
        """Seconds since an arbitrary start."""
        return time.monotonic()


class ManualClock:
    """A clock that stands still until it is told otherwise; for tests and for proofs."""

    __slots__ = ("_now",)

    def __init__(self, now: float = 0.0) -> None:
        self._now = now

    def now(self) -> float:
        """Seconds as last set."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Move forward by `seconds` (>= 0), or raise ValueError."""
        if seconds < 0:
            raise ValueError(seconds)
        self._now += seconds
