"""Dates as precise as they are known, `1972`, `1972-12` or `1972-12-18`; knows no calendar view."""

import datetime as dt
import re
from typing import Annotated

from pydantic import BeforeValidator

from kiosk.content.diagnostics import Problem
from kiosk.content.record import refused

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})")
_VAGUE = re.compile(  # "about 1903", "ca. 1903", "1903?", "1950s", "1903-1910"
    r"(?:(?:about|around|circa|ca?\.?|before|after|um|etwa|vor|nach|vers|environ|avant|après|hacia"
    r"|khoảng)\s*)?([0-9]{4})(?:s|\?|\s*[-–/]\s*[0-9]{2,4})?",
    re.IGNORECASE,
)
_MONTHS = range(1, 13)


def _hint(text: str) -> str:
    """How the date that is meant by `text` would have to be written, as far as can be told."""
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := _VAGUE.fullmatch(text):
        return (
            f"Write the year alone here, {found[1]}, and 'about' or a span of years in words, such "
            "as in the caption."
        )
    else:
        return "Write the year first, as far as it is known: 1972, 1972-12 or 1972-12-18."
    # Which of 05/12/1964 is the month, only the curator knows.
    orders = {(month, day)} if "." in text or year == found[1] else {(month, day), (day, month)}
    dates = sorted(f"{year}-{int(m):02}-{int(d):02}" for m, d in orders if int(m) in _MONTHS)
    return (
        f"Write {' or '.join(dates)}: the year, the month, the day."
        if dates
        else "Write the year first, then the month (01 to 12), then the day."
    )


def _checked_date(value: object) -> str:
    """The date as text; a bare year comes from YAML as a number."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    match = _DATE.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        found = f"'{text}'" if isinstance(text, str) else "This"
        raise refused(
            Problem(
                f"{found} is not a date.",
                _hint(text.strip() if isinstance(text, str) else ""),
            )
        )
    year, month, day = match.groups(default="1")
    try:
        dt.date(int(year), int(month), int(day))
    except ValueError:
        raise refused(
            Problem(
                f"There is no day '{match[0]}' in the calendar.",
                _hint(match[0])
                if match[3] is None
                else "Write the year first, then the month (01 to 12), then the day.",
            )
        ) from None
    return match[0]


HistoricDate = Annotated[str, BeforeValidator(_checked_date)]
"""An ISO 8601 year, month or day, kept as written."""
