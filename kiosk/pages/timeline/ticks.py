"""Where an axis of time is marked, and what is written there; knows no widget and no language."""

import calendar
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from kiosk.content.calendar import Form
from kiosk.content.moments import EPOCH

Unit = Literal["minute", "hour", "day", "month", "year"]

_SECONDS: dict[Unit, float] = {
    "minute": 60.0,
    "hour": 3_600.0,
    "day": 86_400.0,
    "month": 28 * 86_400.0,  # the shortest there are, so that nothing stands too close
    "year": 365 * 86_400.0,
}
_MARKED_DAYS = {
    1: (1, tuple(range(1, 32))),
    2: (2, tuple(range(1, 31, 2))),
    5: (4, (1, 5, 10, 15, 20, 25)),
    10: (9, (1, 10, 20)),
}
"""By their count: how many days apart marks are at least, and the days of a month with one."""

_FIRST = (dt.datetime(1, 1, 1) - EPOCH).total_seconds()  # noqa: DTZ001  # a clock on the wall
_LAST = (dt.datetime(9999, 12, 31) - EPOCH).total_seconds()  # noqa: DTZ001  # likewise


@dataclass(frozen=True, slots=True)
class Step:
    """Every `count` units; below each stands `main` and `sub`, and `context` tells the rest."""

    unit: Unit
    count: int
    main: Form
    sub: Form
    context: "Step | None" = None

    @property
    def seconds(self) -> float:
        """The least from one mark to the next."""
        count = _MARKED_DAYS[self.count][0] if self.unit == "day" else self.count
        return _SECONDS[self.unit] * count


_YEARS = Step("year", 1, Form.YEAR, Form.NONE)
_MONTHS = Step("month", 1, Form.WHOLE_MONTH, Form.NONE)
_DAYS = Step("day", 1, Form.WHOLE_DAY, Form.NONE)

STEPS: tuple[Step, ...] = (
    *(Step("minute", count, Form.CLOCK, Form.NONE, _DAYS) for count in (1, 5, 15, 30)),
    *(Step("hour", count, Form.CLOCK, Form.NONE, _DAYS) for count in (1, 3, 6, 12)),
    Step("day", 1, Form.DAY, Form.WEEKDAY, _MONTHS),
    *(Step("day", count, Form.DAY, Form.NONE, _MONTHS) for count in (2, 5, 10)),
    *(Step("month", count, Form.MONTH, Form.NONE, _YEARS) for count in (1, 3, 6)),
    *(
        Step("year", count, Form.YEAR, Form.NONE)
        for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)
    ),
)
"""From the finest to the coarsest."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark at a second of the axis; `number` counts them, so that every other can be told."""

    second: float
    moment: dt.datetime
    number: int


def step_for(px_per_second: float, room_px: Callable[[Step], float]) -> Step:
    """The finest step between whose marks there is the room that its words take (pixels)."""
    fitting = (step for step in STEPS if step.seconds * px_per_second >= room_px(step))
    return next(fitting, STEPS[-1])


def zebra_of(step: Step) -> Step:
    """The step of the bands behind the axis: whole days behind hours, else as marked."""
    return _DAYS if step.unit in ("minute", "hour") else step


def ticks(step: Step, starts: float, ends: float) -> Iterator[Tick]:
    """The marks from the last one at or before `starts` to the last one before `ends`."""
    moment: dt.datetime | None = _floor(step, _moment(starts))
    while moment is not None:
        second = (moment - EPOCH).total_seconds()
        if second >= ends:
            return
        yield Tick(second, moment, _number(step, moment))
        moment = _after(step, moment)


def _moment(second: float) -> dt.datetime:
    """The moment, as far as the calendar reaches."""
    return EPOCH + dt.timedelta(seconds=min(max(second, _FIRST), _LAST))


def _floor(step: Step, moment: dt.datetime) -> dt.datetime:
    count = step.count
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    match step.unit:
        case "minute":
            minute = moment.minute - moment.minute % count
            return day.replace(hour=moment.hour, minute=minute)
        case "hour":
            return day.replace(hour=moment.hour - moment.hour % count)
        case "day":
            return day.replace(day=max(d for d in _days_marked(count, day) if d <= day.day))
        case "month":
            return day.replace(month=moment.month - (moment.month - 1) % count, day=1)
        case "year":
            return day.replace(year=max(1, moment.year - moment.year % count), month=1, day=1)


def _days_marked(count: int, month: dt.datetime) -> list[int]:
    """The days of a month that have a mark; the next month's first needs room as well."""
    least, days = _MARKED_DAYS[count]
    length = calendar.monthrange(month.year, month.month)[1]
    return [day for day in days if length + 1 - day >= least]


def _after(step: Step, moment: dt.datetime) -> dt.datetime | None:
    """The next mark; None where the calendar ends."""
    try:
        match step.unit:
            case "minute":
                return moment + dt.timedelta(minutes=step.count)
            case "hour":
                return moment + dt.timedelta(hours=step.count)
            case "day":
                return _next_day(step.count, moment)
            case "month":
                months = moment.month - 1 + step.count
                return moment.replace(year=moment.year + months // 12, month=months % 12 + 1)
            case "year":
                return moment.replace(year=moment.year - moment.year % step.count + step.count)
    except (OverflowError, ValueError):
        return None


def _next_day(count: int, moment: dt.datetime) -> dt.datetime:
    later = [day for day in _days_marked(count, moment) if day > moment.day]
    if later:
        return moment.replace(day=later[0])
    return _after(_MONTHS, moment.replace(day=1)) or dt.datetime.max  # noqa: DTZ901  # the end


def _number(step: Step, moment: dt.datetime) -> int:
    match step.unit:
        case "minute":
            return int((moment - EPOCH).total_seconds() // 60) // step.count
        case "hour":
            return int((moment - EPOCH).total_seconds() // 3_600) // step.count
        case "day":
            return moment.toordinal() // step.count
        case "month":
            return (12 * moment.year + moment.month) // step.count
        case "year":
            return moment.year // step.count
