"""Opening hours as seven days in words, so that whoever typed them sees what they mean."""

import datetime as dt
from collections.abc import Iterator

from babel.dates import format_date

from kiosk.cli.setup.says import Says
from kiosk.schedule.timetable import Hours

_DAYS = 7
_DAY = dt.timedelta(days=1)
_MOST_SPANS = 12


def week(hours: Hours, start: dt.datetime, says: Says) -> Iterator[str]:
    """A line for each day from that of `start` on."""
    for number in range(_DAYS):
        day = start.date() + number * _DAY
        name = format_date(day, "EEE d/M", locale=says.language)
        yield f"{name:<12} {', '.join(_spans(hours, day, start, says))}"


def _spans(hours: Hours, day: dt.date, start: dt.datetime, says: Says) -> list[str]:
    at = dt.datetime.combine(day, dt.time(), start.tzinfo)
    end = dt.datetime.combine(day + _DAY, dt.time(), start.tzinfo)
    spans: list[str] = []
    for _ in range(_MOST_SPANS):
        change = hours.next_change(at)
        until = end if change is None or change > end else change
        if hours.is_open(at):
            closes = "24:00" if until == end else f"{until:%H:%M}"
            spans.append(f"{at:%H:%M}-{closes}")
        if until >= end:
            break
        at = until
    if spans == ["00:00-24:00"]:
        return [says.say("open_all_day")]
    return spans or [says.say("closed_all_day")]
