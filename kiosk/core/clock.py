"""The one source of time: monotonic seconds, and the time on the wall; knows not who asks."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

_NOON = datetime(2000, 1, 1, 12, tzinfo=UTC)


class Clock(Protocol):
    """Anything that tells monotonic seconds."""

    def now(self) -> float:
        """Seconds since an arbitrary start, never going backwards."""

    def wall(self) -> datetime:
        """Date and time where the machine stands; jumps when its clock is set."""


class SystemClock:
    """The machine's monotonic clock: a wall clock that jumps does not move it."""

    __slots__ = ()

    def now(self) -> float:
        """Seconds since an arbitrary start."""
        return time.monotonic()

    def wall(self) -> datetime:
        """Local date and time, with its zone."""
        return datetime.now().astimezone()  # noqa: TID251  # the one place that may ask


class ManualClock:
    """A clock that stands still until it is told otherwise; for tests and for proofs."""

    __slots__ = ("_now", "_wall")

    def __init__(self, now: float = 0.0, wall: datetime = _NOON) -> None:
        self._now = now
        self._wall = wall

    def now(self) -> float:
        """Seconds as last set."""
        return self._now

    def wall(self) -> datetime:
        """The time that it was made with, a noon if with none, and what has passed since."""
        return self._wall

    def advance(self, seconds: float) -> None:
        """Move forward by `seconds` (>= 0), or raise ValueError."""
        if seconds < 0:
            raise ValueError(seconds)
        self._now += seconds
        self._wall += timedelta(seconds=seconds)
