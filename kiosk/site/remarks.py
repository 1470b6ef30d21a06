"""What is worth a look in settings without mistakes; knows no file."""

import re
from collections.abc import Iterator

from kiosk.content.diagnostics import Problem
from kiosk.content.references import Loc
from kiosk.site.settings import ALWAYS, Settings

_COMMENT = re.compile(r'"[^"]*"')
_HOLIDAY = re.compile(r"\bPH\b")


def remarks(settings: Settings) -> Iterator[tuple[Loc, Problem]]:
    """Each with the key that it is about."""
    hours = settings.hours
    names_holidays = tells_of_holidays(hours.open)
    if names_holidays and hours.holidays is None:
        yield (
            ("hours", "open"),
            Problem(
                "It is not told whose public holidays PH are: there are none.",
                "Write 'holidays: VN' below 'hours', with your country.",
            ),
        )
    if hours.holidays is not None and not names_holidays:
        yield (
            ("hours", "holidays"),
            Problem(
                "Nothing is told of public holidays in 'open': they are days like any other.",
                "Write '; PH off' at the end of the opening hours, or '; PH 10:00-16:00'.",
            ),
        )
    updates = settings.content.updates
    if updates is not None and updates.when == "closed" and hours.open.strip() == ALWAYS:
        yield (
            ("content", "updates"),
            Problem(
                "New content is fetched while the museum is closed, which it never is.",
                "Write the opening hours, or 'when: always'.",
            ),
        )


def tells_of_holidays(opening_hours: str) -> bool:
    """Whether opening hours have a rule for public holidays."""
    return _HOLIDAY.search(_COMMENT.sub("", opening_hours)) is not None
