"""The house's hours as a whole, in local time."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.core.quiet import parse_quiet_hours
from kiosk.schedule.parsing import parse_opening_hours
from kiosk.schedule.timetable import LEAST_UP_SECONDS, Timetable, WeeklyTime

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY_AT_FOUR = WeeklyTime(0, time(4))
A_WEEK_UP = 7 * 86400.0


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def museum() -> Timetable:
    return Timetable(parse_opening_hours("Tu-Su 09:00-17:00"), restart=MONDAY_AT_FOUR)


def test_without_any_settings_it_is_always_open_and_as_loud_as_can_be() -> None:
    moment = Timetable().at(at("2026-11-23 03:00"))
    assert (moment.is_open, moment.next_change, moment.volume) == (True, None, 1.0)
    assert not Timetable().restart_due(at("2026-11-23 04:00"), A_WEEK_UP)


def test_it_tells_when_it_opens_again() -> None:
    moment = museum().at(at("2026-11-23 03:00"))
    assert not moment.is_open
    assert moment.next_change == at("2026-11-24 09:00")


def test_the_last_hours_that_fit_decide_the_volume_and_quiet_hours_decide_first() -> None:
    timetable = Timetable(
        volume=0.8,
        louder=(
            (parse_opening_hours("Mo-Fr 10:00-12:00"), 0.4),
            (parse_opening_hours("We 11:00-12:00"), 0.2),
        ),
        quiet=parse_quiet_hours("11:30-13:00"),
    )
    times = ("09:59", "10:00", "11:00", "11:30", "12:30", "13:00")
    assert [timetable.at(at(f"2026-11-25 {time}")).volume for time in times] == [
        0.8, 0.4, 0.2, 0.0, 0.0, 0.8,
    ]  # fmt: skip


def test_the_weekly_restart_is_due_at_its_time_and_for_some_hours_after() -> None:
    times = ("03:59", "04:00", "06:59", "07:00")
    due = [museum().restart_due(at(f"2026-11-23 {time}"), A_WEEK_UP) for time in times]
    assert due == [False, True, True, False]
    assert not museum().restart_due(at("2026-11-24 04:00"), A_WEEK_UP)


def test_no_restart_while_the_museum_is_open() -> None:
    timetable = Timetable(parse_opening_hours("Mo 03:00-05:00"), restart=MONDAY_AT_FOUR)
    assert not timetable.restart_due(at("2026-11-23 04:30"), A_WEEK_UP)
    assert timetable.restart_due(at("2026-11-23 05:00"), A_WEEK_UP)


def test_a_house_that_never_closes_restarts_at_the_time_itself() -> None:
    assert Timetable(restart=MONDAY_AT_FOUR).restart_due(at("2026-11-23 04:00"), A_WEEK_UP)


def test_neither_does_one_that_closes_on_holidays_only_wait_for_the_next_of_them() -> None:
    rarely = Timetable(parse_opening_hours("24/7; Dec 24 off"), restart=MONDAY_AT_FOUR)
    assert rarely.restart_due(at("2026-11-23 04:00"), A_WEEK_UP)
    soon = Timetable(parse_opening_hours("24/7; Nov 25 off"), restart=MONDAY_AT_FOUR)
    assert not soon.restart_due(at("2026-11-23 04:00"), A_WEEK_UP)


def test_a_restart_s_hours_reach_over_midnight_and_over_the_week() -> None:
    late = Timetable(parse_opening_hours("Tu 09:00-17:00"), restart=WeeklyTime(6, time(23)))
    assert late.restart_due(at("2026-11-23 01:59"), A_WEEK_UP)
    assert not late.restart_due(at("2026-11-23 02:00"), A_WEEK_UP)


def test_a_clock_that_jumps_back_and_forth_makes_no_restart_loop() -> None:
    """A kiosk without a battery for its clock: Monday four o'clock, again and again."""
    up = 0.0
    restarts = 0
    for minute in range(3 * 24 * 60):
        jump = timedelta(days=400 * (minute % 3))
        wall = at("2026-11-23 04:00") + jump - timedelta(days=jump.days % 7)
        if museum().restart_due(wall, up):
            restarts += 1
            up = 0.0
        up += 60.0
    assert restarts == 3 * 86400 // int(LEAST_UP_SECONDS)
