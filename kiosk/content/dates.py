"""Dates as precise as they are known, `1972`, `1972-12` or `1972-12-18`; knows no calendar view."""

import datetime as dt
import re
from typing import Annotated

from pydantic import BeforeValidator

from kiosk.content.diagnostics import Problem
from kiosk.content.record import refused

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _checked_date(value: object) -> str:
    """The date as text; a bare year comes from YAML as a number."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    match = _DATE.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        found = f"'{text}'" if isinstance(text, str) else "This"
        raise refused(
            Problem(
                f"{found} is not a date.",
                "Write the year first, as far as it is known: 1972, 1972-12 or 1972-12-18.",
            )
        )
    year, month, day = match.groups(default="1")
    try:
        dt.date(int(year), int(month), int(day))
    except ValueError:
        raise refused(
            Problem(
                f"There is no day '{match[0]}' in the calendar.",
                "Write the year first, then the month (01 to 12), then the day.",
            )
        ) from None
    return match[0]


HistoricDate = Annotated[str, BeforeValidator(_checked_date)]
"""An ISO 8601 year, month or day, kept as written."""
