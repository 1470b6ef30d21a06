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

    @property
    def cuts(self) -> bool:
        """Whether it takes some time away and leaves the rest of the day as it was."""
        return bool(self.spans) and not self.is_open

    def after(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The spans that begin on a day of this rule, for which others held before."""
        if not self.is_open:
            return ()
        own = self.spans or ((0, _DAY),)
        return (*spans, *own) if self.adds else own


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Rules, of which a later one has the last word; times are local and aware.

    A span past midnight belongs to the day it begins on: closed on Sundays, a Saturday night still
    lasts until two. All goes by the hands of the clock, so a change of summer time moves nothing.
    """

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
        today = at.date()
        before = self._spans(today - dt.timedelta(days=1))
        for number in range(LOOK_AHEAD_DAYS):
            day = today + dt.timedelta(days=number)
            spans = self._spans(day)
            minutes = {0, *(minute for span in spans for minute in span)}
            minutes |= {minute - _DAY for span in before for minute in span}
            for minute in sorted(minutes):
                then = dt.datetime.combine(day, dt.time(), at.tzinfo) + dt.timedelta(minutes=minute)
                if 0 <= minute < _DAY and _is_later(then, at) and self.is_open(then) != now_open:
                    return then.replace(fold=at.fold)
            before = spans
        return None

    def _spans(self, day: dt.date) -> tuple[Span, ...]:
        spans: tuple[Span, ...] = ()
        for rule in self.rules:
            if rule.cuts:
                for offset in (-1, 0, 1):  # nights reach into the next day, of open and closed
                    if rule.days.cover(day + dt.timedelta(days=offset), self.holidays):
                        spans = _without(spans, rule.spans, offset * _DAY)
            elif rule.days.cover(day, self.holidays):
                spans = rule.after(spans)
        return spans


ALWAYS_OPEN = OpeningHours((Rule(Days()),))


def _is_later(then: dt.datetime, at: dt.datetime) -> bool:
    """By the clock on the wall, which goes by hours that happen twice or never."""
    return then.replace(tzinfo=None) > at.replace(tzinfo=None)


def _without(spans: tuple[Span, ...], gone: tuple[Span, ...], offset: int) -> tuple[Span, ...]:
    """The spans less others that are `offset` minutes later than written."""
    left = spans
    for begin, end in gone:
        earlier = [(first, min(last, begin + offset)) for first, last in left]
        later = [(max(first, end + offset), last) for first, last in left]
        left = tuple((first, last) for first, last in (*earlier, *later) if first < last)
    return left
