"""The house's hours as a whole: open or closed, how loud, and the weekly restart.

Times are local and aware. A clock that jumps changes the answer and nothing else: what depends on
how long the kiosk has run goes by monotonic seconds.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from kiosk.core.quiet import QuietHours

LEAST_UP_SECONDS = 20 * 3600.0
"""A kiosk that started less than this ago needs no restart, whatever its clock says."""

RESTART_WINDOW = dt.timedelta(hours=3)
"""How long after its time a restart is still made up for: somebody may have been visiting."""


class Hours(Protocol):
    """Spans of time; OpeningHours, for one."""

    def is_open(self, at: dt.datetime) -> bool:
        """Whether that time is in them."""

    def next_change(self, at: dt.datetime) -> dt.datetime | None:
        """When that will be otherwise; None if not within a year or so."""


class Always:
    """All of the time."""

    def is_open(self, at: dt.datetime) -> bool:
        """Always."""
        return True

    def next_change(self, at: dt.datetime) -> dt.datetime | None:
        """Never."""
        return None


ALWAYS = Always()


@dataclass(frozen=True, slots=True)
class WeeklyTime:
    """A weekday, 0 for Monday, and a time of it."""

    weekday: int
    time: dt.time

    def is_within(self, wall: dt.datetime, window: dt.timedelta) -> bool:
        """Whether it was that time less than `window` (at most a week) before."""
        day = wall.date() - dt.timedelta(days=(wall.weekday() - self.weekday) % 7)
        last = dt.datetime.combine(day, self.time)
        naive = wall.replace(tzinfo=None)
        if last > naive:
            last -= dt.timedelta(days=7)
        return naive - last < window


@dataclass(frozen=True, slots=True)
class Moment:
    """How it is at a time. `volume` is what the house allows, 0 to 1."""

    is_open: bool
    next_change: dt.datetime | None
    volume: float


@dataclass(frozen=True, slots=True)
class Timetable:
    """`louder` holds spans at which another volume holds; the last that fits counts.

    `restart` is None where there is no weekly restart.
    """

    hours: Hours = ALWAYS
    volume: float = 1.0
    louder: tuple[tuple[Hours, float], ...] = ()
    quiet: QuietHours = QuietHours()
    restart: WeeklyTime | None = None

    def at(self, wall: dt.datetime) -> Moment:
        """How it is at that time."""
        return Moment(self.hours.is_open(wall), self.hours.next_change(wall), self._volume(wall))

    def restart_due(self, wall: dt.datetime, up_seconds: float) -> bool:
        """Whether the kiosk should start anew, having run for so long (monotonic seconds).

        While closed; a house that does not close for a week does so at the time itself.
        """
        if self.restart is None or up_seconds < LEAST_UP_SECONDS:
            return False
        if not self.restart.is_within(wall, RESTART_WINDOW):
            return False
        closes = self.hours.next_change(wall) if self.hours.is_open(wall) else None
        return closes is None or closes - wall > dt.timedelta(days=7)

    def _volume(self, wall: dt.datetime) -> float:
        if self.quiet.covers(wall):
            return 0.0
        return next(
            (volume for hours, volume in reversed(self.louder) if hours.is_open(wall)), self.volume
        )
