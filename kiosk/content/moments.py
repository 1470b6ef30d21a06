"""Days and clock times as curators write them, `1972-12-26 22:30 +07:00`; knows no time zone.

The clock is that of the place where it happened. A zone may be added; within one page either all
times carry one or none does, because otherwise they could not be put in order.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

from kiosk.content.diagnostics import Problem, described
from kiosk.content.record import refused

_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[ T]+([0-9]{1,2}:[0-9]{2})(?::([0-9]{2}))?(?:\s*(Z|[+-][0-9]{2}:?[0-9]{2}))?)?"
)
_HINT = "Write it like '1972-12-26' or '1972-12-26 22:30'; a zone may follow: '+07:00'."
_DAY_FIRST = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}\b.*", re.DOTALL)
_YEAR_FIRST = "Write the year first, then the month, then the day: 1972-12-26 22:30."
_MONTH = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2]))?")
_BEFORE_CHRIST = re.compile(r"-[0-9]{1,4}(?:-[0-9]{2})*|.*\bB\.?C.*", re.DOTALL | re.IGNORECASE)
EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001  # clocks on the wall, compared with each other


@dataclass(frozen=True, slots=True)
class Moment:
    """What the clock on the wall showed; `zone` is minutes east of Greenwich, None if not told."""

    clock: dt.datetime
    has_time: bool
    zone: int | None = None

    @property
    def second(self) -> float:
        """Seconds from 1970 on, by the clock of Greenwich where the zone is told."""
        return (self.clock - EPOCH).total_seconds() - 60.0 * (self.zone or 0)

    @property
    def last_second(self) -> float:
        """As an end: of a day without a time, its last second."""
        return self.second if self.has_time else self.second + 86_399.0

    @property
    def date(self) -> str:
        """The day, as an ISO date."""
        return self.clock.date().isoformat()


def clock_at(second: float, zone: int | None) -> dt.datetime:
    """The clock on the wall at a second as `Moment.second` counts them."""
    return EPOCH + dt.timedelta(seconds=second + 60.0 * (zone or 0))


def checked_moment(value: object, usual_hint: str = _HINT) -> Moment:
    """The moment that a curator wrote; refused where it is none, with a hint if no better one."""
    if isinstance(value, Moment):
        return value
    match = _MOMENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        hint = _instead_of(str(value).strip() if isinstance(value, str | int) else "", usual_hint)
        raise refused(Problem(f"A day or a time is expected here, found {described(value)}.", hint))
    day, time, seconds, zone = match.groups()
    written = f"{day} {time or '00:00'}:{seconds or '00'}"
    try:
        clock = dt.datetime.strptime(written, "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007
    except ValueError:
        raise refused(Problem(f"There is no '{match[0]}' in the calendar.", usual_hint)) from None
    return Moment(clock, time is not None, _minutes(zone))


def _instead_of(written: str, usual_hint: str) -> str:
    """What to write in place of a time that cannot be read."""
    if _DAY_FIRST.fullmatch(written):
        return _YEAR_FIRST
    if month := _MONTH.fullmatch(written):
        first = f"{month[1]}-{month[2] or '01'}-01"
        return f"Write a day: the first one begins it, '{first}', and the last one ends it."
    if _BEFORE_CHRIST.fullmatch(written):
        return "Years before Christ are not possible here; tell them in words."
    return usual_hint


def _minutes(zone: str | None) -> int | None:
    if zone is None or zone == "Z":
        return None if zone is None else 0
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    if hours > 14 or minutes > 59:
        problem = Problem(f"There is no zone '{zone}'.", "Zones run from -12:00 to +14:00.")
        raise refused(problem)
    return (60 * hours + minutes) * (-1 if zone[0] == "-" else 1)


def _checked_moment(value: object) -> Moment:
    return checked_moment(value)


HistoricMoment = Annotated[Moment, BeforeValidator(_checked_moment)]
"""Written `1972-12-26` or `1972-12-26 22:30 +07:00`, kept as a Moment."""
