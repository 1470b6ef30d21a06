"""Opening hours: on which days, from when to when; knows neither their text nor a clock."""

import datetime as dt
from dataclasses import dataclass

from kiosk.schedule.days import NO_HOLIDAYS, Days, Holidays

LOOK_AHEAD_DAYS = 400

_DAY = 24 * 60

Span = tuple[int, int]
"""Minutes after midnight: [from, to); beyond 1440 it ends on the next day."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds on some days. Without `spans`, all day.

    `adds`: beside what was said of such a day before, instead of in place of it.
    """

    days: Days
    spans: tuple[Span, ...] = ()
    is_open: bool = True
    adds: bool = False

    def after(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The spans of a day for which others held before."""
        own = self.spans or ((0, _DAY),)
        if self.is_open:
            return (*spans, *own) if self.adds else own
        return () if not self.spans else tuple(_without(spans, own))


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Rules, of which a later one has the last word; times are local and aware."""

    rules: tuple[Rule, ...]
    holidays: Holidays = NO_HOLIDAYS

    def is_open(self, at: dt.datetime) -> bool:
        """Whether it is open at that time."""
        minute = 60 * at.hour + at.minute
        yesterday = at.date() - dt.timedelta(days=1)
        return any(begin <= minute < end for begin, end in self._spans(at.date())) or any(
            begin <= minute + _DAY < end for begin, end in self._spans(yesterday)
        )

    def next_change(self, at: dt.datetime) -> dt.datetime | None:
        """When that will be otherwise; None if not within LOOK_AHEAD_DAYS."""
        now_open = self.is_open(at)
        midnight = at.replace(hour=0, minute=0, second=0, microsecond=0)
        before = self._spans(midnight.date() - dt.timedelta(days=1))
        for number in range(LOOK_AHEAD_DAYS):
            day = midnight.date() + dt.timedelta(days=number)
            spans = self._spans(day)
            minutes = {0, *(minute for span in spans for minute in span)}
            minutes |= {end - _DAY for _, end in before}
            for minute in sorted(minutes):
                then = dt.datetime.combine(day, dt.time(), at.tzinfo) + dt.timedelta(minutes=minute)
                if 0 <= minute < _DAY and _is_later(then, at) and self.is_open(then) != now_open:
                    return then
            before = spans
        return None

    def _spans(self, day: dt.date) -> tuple[Span, ...]:
        spans: tuple[Span, ...] = ()
        for rule in self.rules:
            if rule.days.cover(day, self.holidays):
                spans = rule.after(spans)
        return spans


ALWAYS_OPEN = OpeningHours((Rule(Days()),))


def _is_later(then: dt.datetime, at: dt.datetime) -> bool:
    """By the clock on the wall, which goes by hours that happen twice or never."""
    return then.replace(tzinfo=None) > at.replace(tzinfo=None)


def _without(spans: tuple[Span, ...], gone: tuple[Span, ...]) -> list[Span]:
    left = list(spans)
    for begin, end in gone:
        earlier = [(first, min(last, begin)) for first, last in left]
        later = [(max(first, end), last) for first, last in left]
        left = [(first, last) for first, last in (*earlier, *later) if first < last]
    return left
