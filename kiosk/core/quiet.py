"""Times of the day at which a kiosk makes no sound; knows no clock and no device."""

import re
from dataclasses import dataclass
from datetime import datetime

_DAY = 24 * 60
_SPAN = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)\s*[-\u2013]\s*([01]?\d|2[0-4]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Spans of every day in minutes after midnight: [from, to); from greater than to: overnight."""

    spans: tuple[tuple[int, int], ...] = ()

    def covers(self, time: datetime) -> bool:
        """Whether it is quiet at that time of its day."""
        minute = 60 * time.hour + time.minute
        return any(
            begin <= minute < end if begin <= end else minute >= begin or minute < end
            for begin, end in self.spans
        )


def parse_quiet_hours(text: str) -> QuietHours:
    """Read "12:00-13:30, 20:00-08:00"; raises ValueError with a sentence for whoever wrote it."""
    spans = []
    for part in text.split(","):
        match = _SPAN.fullmatch(part.strip())
        hours = [int(digits) for digits in match.groups()] if match else []
        begin, end = (_minutes(*hours[:2]), _minutes(*hours[2:])) if hours else (0, 0)
        if begin == end or max(begin, end) > _DAY:
            raise ValueError(f"'{part.strip()}' is not a span of the day; write 12:00-13:30.")
        spans.append((begin, end))
    return QuietHours(tuple(spans))


def _minutes(hours: int, minutes: int) -> int:
    return 60 * hours + minutes
