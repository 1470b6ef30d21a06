"""Times as far as they are known, from a year to a minute, and the whole time that each covers.

Like the moments that they are made of, they are clocks on the wall, in the zone told with them.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated

from pydantic import BeforeValidator

from kiosk.content.diagnostics import Problem
from kiosk.content.moments import EPOCH, Moment, checked_moment
from kiosk.content.record import refused

_YEAR_OR_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
_MONTHS = range(1, 13)
_HINT = (
    "Write it as far as it is known: 1972, 1972-12, 1972-12-26, or 1972-12-26 22:30; a zone may "
    "follow a time: '+07:00'."
)


class Precision(IntEnum):
    """How exactly a time is known; what is known less exactly is smaller."""

    YEAR = 0
    MONTH = 1
    DAY = 2
    CLOCK = 3


@dataclass(frozen=True, slots=True)
class Span:
    """A year, a month, a day or a moment: from its first second to the end of its last."""

    moment: Moment
    precision: Precision

    @property
    def zone(self) -> int | None:
        """Minutes east of Greenwich, None if not told; only a clock has any."""
        return self.moment.zone

    @property
    def is_instant(self) -> bool:
        """Whether it is a moment, without a length."""
        return self.precision is Precision.CLOCK

    @property
    def iso(self) -> str:
        """The year, month or day as an ISO date; of a moment the day."""
        return self.moment.date[: (4, 7, 10, 10)[self.precision]]

    def begins(self, zone: int | None) -> float:
        """Its first second, by the clock of a zone: seconds of that clock from 1970 on."""
        second = (self.moment.clock - EPOCH).total_seconds()
        return second if self.zone is None else second + 60.0 * ((zone or 0) - self.zone)

    def ends(self, zone: int | None) -> float:
        """Where it is over, likewise."""
        return self.begins(zone) + 86_400.0 * self._days

    @property
    def _days(self) -> int:
        day = self.moment.clock.date()
        match self.precision:
            case Precision.CLOCK:
                return 0
            case Precision.DAY:
                return 1
            case Precision.MONTH:
                return calendar.monthrange(day.year, day.month)[1]
            case Precision.YEAR:
                return 365 + calendar.isleap(day.year)


def _checked_span(value: object) -> Span:
    """A bare year comes from YAML as a number."""
    if isinstance(value, Span):
        return value
    is_year = isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999
    written = str(value) if is_year else value
    match = _YEAR_OR_MONTH.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None:
        moment = checked_moment(value, _HINT)
        return Span(moment, Precision.CLOCK if moment.has_time else Precision.DAY)
    year, month = int(match[1]), int(match[2] or 1)
    if year == 0 or month not in _MONTHS:
        hint = "Write the year, then the month from 01 to 12: 1972-12."
        raise refused(Problem(f"There is no '{match[0]}' in the calendar.", hint))
    clock = dt.datetime(year, month, 1)  # noqa: DTZ001  # a clock on the wall
    return Span(Moment(clock, has_time=False), Precision.MONTH if match[2] else Precision.YEAR)


HistoricSpan = Annotated[Span, BeforeValidator(_checked_span)]
"""Written `1972`, `1972-12`, `1972-12-26` or `1972-12-26 22:30 +07:00`, kept as a Span."""
