"""Which days a rule of opening hours is about; knows no times of a day."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

_LEAP = 2000  # a year that has every day there is


class Holidays(Protocol):
    """Public holidays."""

    def covers(self, day: dt.date) -> bool:
        """Whether that day is one."""


class NoHolidays:
    """None."""

    def covers(self, day: dt.date) -> bool:
        """Never."""
        return False


NO_HOLIDAYS = NoHolidays()


@dataclass(frozen=True, slots=True)
class DayOfWeek:
    """A weekday, 0 for Monday; `nth` of the month, -1 for the last; None: every one."""

    weekday: int
    nth: int | None = None

    def covers(self, day: dt.date) -> bool:
        """Whether that day is it."""
        if day.weekday() != self.weekday:
            return False
        if self.nth is None:
            return True
        if self.nth > 0:
            return (day.day - 1) // 7 + 1 == self.nth
        week_later = day + dt.timedelta(days=-7 * self.nth)
        return (day - dt.timedelta(days=7 * (self.nth + 1))).month == day.month != week_later.month


@dataclass(frozen=True, slots=True)
class Dates:
    """Days of every year, or of some years, both ends included: (month, day) pairs.

    From greater than to: over the turn of the year. With `first_year`, from that year on to
    `last_year`; a span over the turn of the year belongs to the year it begins in.
    """

    start: tuple[int, int] = (1, 1)
    end: tuple[int, int] = (12, 31)
    first_year: int | None = None
    last_year: int | None = None

    def covers(self, day: dt.date) -> bool:
        """Whether that day is in it."""
        here = (day.month, day.day)
        if self.start <= self.end:
            return self.start <= here <= self.end and self._has(day.year)
        if here >= self.start:
            return self._has(day.year)
        return here <= self.end and self._has(day.year - 1)

    def _has(self, year: int) -> bool:
        if self.first_year is None:
            return True
        last = self.first_year if self.last_year is None else self.last_year
        return self.first_year <= year <= last


@dataclass(frozen=True, slots=True)
class Period:
    """From one date to another, of years that are both written."""

    first: dt.date
    last: dt.date

    def covers(self, day: dt.date) -> bool:
        """Whether that day is in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Days:
    """Those of the dates that are of the weekdays or, with `holidays`, public holidays.

    Without dates, of all the year; with neither weekdays nor holidays, all of them.
    """

    dates: tuple[Dates | Period, ...] = ()
    weekdays: tuple[DayOfWeek, ...] = ()
    holidays: bool = False

    def cover(self, day: dt.date, holidays: Holidays) -> bool:
        """Whether that day is among them."""
        if self.dates and not any(dates.covers(day) for dates in self.dates):
            return False
        if not (self.weekdays or self.holidays):
            return True
        if self.holidays and holidays.covers(day):
            return True
        return any(weekday.covers(day) for weekday in self.weekdays)


def is_day_of_some_year(month: int, day: int) -> bool:
    """Whether there is such a day, if only in leap years."""
    try:
        dt.date(_LEAP, month, day)
    except ValueError:
        return False
    return True
