"""How loud it may be when, when the kiosk starts anew, and what holidays are."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from kiosk.core.quiet import parse_quiet_hours
from kiosk.schedule.holidays import HolidaysError, PublicHolidays
from kiosk.schedule.parsing import parse_opening_hours
from kiosk.schedule.timetable import LEAST_UP_SECONDS, Timetable, WeeklyTime

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
LONG_UP = 7 * 24 * 3600.0
MONDAY_AT_FOUR = WeeklyTime(0, dt.time(4))


def at(moment: str) -> dt.datetime:
    return dt.datetime.fromisoformat(moment).replace(tzinfo=HANOI)


@pytest.mark.parametrize(
    ("moment", "volume"),
    [("2026-11-23 09:00", 0.8), ("2026-11-23 10:30", 0.4), ("2026-11-23 11:15", 0.2),
     ("2026-11-23 12:30", 0.0), ("2026-11-28 10:30", 0.8)],
)  # fmt: skip
def test_the_last_span_that_fits_says_how_loud(moment: str, volume: float) -> None:
    classes = parse_opening_hours("Mo-Fr 10:00-12:00")
    talks = parse_opening_hours("Mo 11:00-13:00")
    table = Timetable(
        volume=0.8, quiet=parse_quiet_hours("12:00-13:30"), louder=((classes, 0.4), (talks, 0.2))
    )
    assert table.at(at(moment)).volume == volume


@pytest.mark.parametrize(
    ("hours", "moment", "up", "due"),
    [
        ("Tu-Su 09:00-17:00", "2026-11-23 04:00", LONG_UP, True),
        ("Tu-Su 09:00-17:00", "2026-11-23 06:59", LONG_UP, True),
        ("Tu-Su 09:00-17:00", "2026-11-23 07:00", LONG_UP, False),
        ("Tu-Su 09:00-17:00", "2026-11-23 03:59", LONG_UP, False),
        ("Tu-Su 09:00-17:00", "2026-11-24 04:00", LONG_UP, False),
        ("Tu-Su 09:00-17:00", "2026-11-23 04:00", LEAST_UP_SECONDS - 1, False),
        ("Mo 03:00-05:00", "2026-11-23 04:00", LONG_UP, False),
        ("Mo 03:00-05:00", "2026-11-23 05:00", LONG_UP, True),
        ("24/7", "2026-11-23 04:00", LONG_UP, True),
    ],
)
def test_it_starts_anew_once_a_week_while_closed(
    hours: str, moment: str, up: float, due: bool
) -> None:
    table = Timetable(hours=parse_opening_hours(hours), restart=MONDAY_AT_FOUR)
    assert table.restart_due(at(moment), up) is due


def test_without_a_time_for_it_it_never_does() -> None:
    assert not Timetable().restart_due(at("2026-11-23 04:00"), LONG_UP)


def test_a_span_over_the_turn_of_the_week_is_made_up_for() -> None:
    assert WeeklyTime(6, dt.time(23)).is_within(at("2026-11-23 01:00"), dt.timedelta(hours=3))
    assert not WeeklyTime(6, dt.time(23)).is_within(at("2026-11-23 02:00"), dt.timedelta(hours=3))


def test_holidays_are_those_of_a_country_or_a_part_of_it() -> None:
    assert PublicHolidays("VN").covers(dt.date(2026, 9, 2))
    assert not PublicHolidays("VN").covers(dt.date(2026, 9, 5))
    epiphany = dt.date(2027, 1, 6)
    assert PublicHolidays("DE-BY").covers(epiphany)
    assert not PublicHolidays("DE-BE").covers(epiphany)


@pytest.mark.parametrize("place", ["", "XX", "Atlantis", "DE-XX"])
def test_holidays_that_nobody_knows_are_refused(place: str) -> None:
    with pytest.raises(HolidaysError, match="not known"):
        PublicHolidays(place)
