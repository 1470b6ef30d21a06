"""The texts of settings that have a grammar of their own: hours, quiet hours, the restart.

A mistake within such a text is told at its very character.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.content.diagnostics import Diagnostic, Problem
from kiosk.content.document import Document
from kiosk.content.references import Loc
from kiosk.core.quiet import parse_quiet_hours
from kiosk.schedule.holidays import HolidaysError, PublicHolidays
from kiosk.schedule.parsing import WEEKDAYS, HoursError, parse_opening_hours
from kiosk.schedule.timetable import WeeklyTime
from kiosk.site.settings import OFF

_RESTART = re.compile(r"\s*([A-Za-z]+)\.?\s+([01]?[0-9]|2[0-3]):([0-5][0-9])\s*")
_RESTART_HINT = "Write a day and a time, such as 'Mo 04:00', or the word off."


@dataclass(frozen=True, slots=True)
class Misread:
    """Why a text cannot be read, and at which of its characters, from 0."""

    problem: Problem
    offset: int = 0


Reader = Callable[[str], Misread | None]
"""What is wrong with a text; None: nothing."""


def misread_hours(text: str) -> Misread | None:
    """What is wrong with opening hours."""
    try:
        parse_opening_hours(text)
    except HoursError as error:
        return Misread(Problem(error.message, error.hint), error.offset)
    return None


def misread_place(text: str) -> Misread | None:
    """What is wrong with the place whose public holidays count."""
    try:
        PublicHolidays(text)
    except HolidaysError as error:
        return Misread(Problem(error.message, error.hint))
    return None


def misread_quiet(text: str) -> Misread | None:
    """What is wrong with quiet hours such as "12:00-13:30, 20:00-08:00"."""
    offset = 0
    for part in text.split(","):
        try:
            parse_quiet_hours(part)
        except ValueError:
            problem = Problem(
                f"'{part.strip()}' is not a span of the day." if part.strip() else
                "A span of the day is missing here.",
                "Write it like 12:00-13:30; a comma separates several.",
            )  # fmt: skip
            return Misread(problem, offset + len(part) - len(part.lstrip()))
        offset += len(part) + 1
    return None


def misread_restart(text: str) -> Misread | None:
    """What is wrong with a weekly time."""
    read = weekly_time(text)
    return read if isinstance(read, Misread) else None


def weekly_time(text: str) -> WeeklyTime | Misread | None:
    """The time in "Mo 04:00"; None for off; or why not."""
    if text.strip() == OFF:
        return None
    found = _RESTART.fullmatch(text)
    if found is None:
        return Misread(Problem(f"'{text}' is not a time of the week.", _RESTART_HINT))
    if found[1] not in WEEKDAYS:
        guess = next((day for day in WEEKDAYS if found[1].lower().startswith(day.lower())), None)
        hint = f"Write '{guess}'." if guess else f"Days are {', '.join(WEEKDAYS)}."
        return Misread(Problem(f"'{found[1]}' is not a day.", hint), found.start(1))
    return WeeklyTime(WEEKDAYS.index(found[1]), dt.time(int(found[2]), int(found[3])))


def misread_texts(document: Document) -> Iterator[Diagnostic]:
    """What is wrong within the texts of a settings file, whatever its other mistakes."""
    for loc, reader in _texts_in(document.data):
        text = _value_at(document.data, loc)
        misread = reader(text) if isinstance(text, str) and text.strip() else None
        if misread is not None:
            yield document.within(loc, text, misread.offset, "value", misread.problem)


def _texts_in(data: Any) -> Iterator[tuple[Loc, Reader]]:
    yield ("hours", "open"), misread_hours
    yield ("hours", "holidays"), misread_place
    yield ("sound", "quiet"), misread_quiet
    times = _value_at(data, ("sound", "times"))
    for index in range(len(times) if isinstance(times, list) else 0):
        yield ("sound", "times", index, "hours"), misread_hours
    yield ("restart",), misread_restart


def _value_at(data: Any, loc: Loc) -> Any:
    for segment in loc:
        if isinstance(data, dict):
            data = data.get(segment)
        elif isinstance(data, list) and isinstance(segment, int):
            data = data[segment]
        else:
            return None
    return data
