"""Public holidays of a country or a part of it, and the museum's own closed days.

From the library `holidays`, which knows some 250 countries; it is asked a year at a time.
"""

import datetime as dt
import re
from collections.abc import Collection, Mapping
from functools import cache

_PLACE = re.compile(r"([A-Z]{2})(?:-([A-Z0-9]{1,3}))?")
_HINT = "Write a country's two capital letters, such as VN, or a part of it, such as DE-BY."


class HolidaysError(ValueError):
    """Nobody knows the holidays of that place."""

    def __init__(self, place: str) -> None:
        self.message = f"The public holidays of '{place}' are not known."
        self.hint = _HINT
        super().__init__(f"{self.message} {self.hint}")


class PublicHolidays:
    """Those of a country by its ISO 3166 code, or of a part of it: "VN", "DE-BY".

    Raises HolidaysError where they are not known.
    """

    def __init__(self, place: str) -> None:
        found = _PLACE.fullmatch(place)
        if found is None:
            raise HolidaysError(place)
        self._country, self._part = found[1], found[2]
        _year(self._country, self._part, 2026)

    def covers(self, day: dt.date) -> bool:
        """Whether that day is one."""
        return day in _year(self._country, self._part, day.year)


class ClosedDays:
    """Single days."""

    def __init__(self, days: Collection[dt.date]) -> None:
        self._days = frozenset(days)

    def covers(self, day: dt.date) -> bool:
        """Whether that day is among them."""
        return day in self._days


@cache
def _year(country: str, part: str | None, year: int) -> Mapping[dt.date, str]:
    import holidays  # noqa: PLC0415  # a tenth of a second that a kiosk without them can spare

    try:
        found: Mapping[dt.date, str] = holidays.country_holidays(country, part, years=year)
    except NotImplementedError:
        place = country if part is None else f"{country}-{part}"
        raise HolidaysError(place) from None
    return dict(found)
