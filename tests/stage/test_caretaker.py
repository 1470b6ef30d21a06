"""The house's hours and a running kiosk: nothing happens to a visitor, everything afterwards."""

from datetime import datetime, time, timedelta, timezone

import pytest

from kiosk.core.quiet import parse_quiet_hours
from kiosk.devices.screen_power import ScreenPower
from kiosk.exhibit.model import Exhibit
from kiosk.schedule.timetable import Timetable, WeeklyTime
from kiosk.session.visit import State
from kiosk.site.overrides import Overrides
from kiosk.stage.caretaker import LIT_SECONDS, Caretaker, Rules
from tests.audio.executors import AtOnce
from tests.stage.visitor import Visitor, touch

HANOI = timezone(timedelta(hours=7))
DAY = 24 * 3600.0


class Office:
    """Open from nine to five, every day."""

    def is_open(self, at: datetime) -> bool:
        return 9 <= at.hour < 17

    def next_change(self, at: datetime) -> datetime | None:
        for hours in range(1, 25):
            later = at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=hours)
            if self.is_open(later) != self.is_open(at):
                return later
        return None


class Lamp:
    """The display."""

    def __init__(self) -> None:
        self.is_on = True

    def power(self, *, on: bool) -> None:
        self.is_on = on

    def rotate(self, degrees: int) -> None:
        raise AssertionError


class Room:
    """A visitor, a clock on the wall, a display, and a caretaker who goes by them."""

    def __init__(self, exhibit: Exhibit, rules: Rules, hour: int = 12, **overrides: object) -> None:
        self.visitor = Visitor(exhibit)
        self.wall = datetime(2026, 11, 23, hour, tzinfo=HANOI)  # a Monday
        self.lamp = Lamp()
        power = ScreenPower(self.lamp, AtOnce())
        chosen = Overrides(**overrides)  # type: ignore[arg-type]
        self.caretaker = Caretaker(self.visitor.conductor, rules, chosen, power, None)

    def wait(self, seconds: float, *, step: float = 1.0) -> None:
        for _ in range(round(seconds / step)):
            self.visitor.now += step
            self.wall += timedelta(seconds=step)
            self.visitor.tick()
            self.caretaker.advance(self.visitor.now, self.wall)

    @property
    def page(self) -> str:
        return self.visitor.conductor.page_id


OFFICE = Rules(Timetable(hours=Office(), restart=WeeklyTime(0, time(4))))


def test_at_closing_time_a_visitor_finishes_and_then_the_screen_goes_off(harbour: Exhibit) -> None:
    room = Room(harbour, OFFICE, 16)
    room.wait(3590)
    room.visitor.do(touch)
    room.wait(50)
    assert room.visitor.conductor.state is State.EXPLORING
    assert room.lamp.is_on
    room.wait(120)  # idle, the question, and its end
    assert room.page == "closed"
    assert not room.lamp.is_on


def test_in_the_morning_it_comes_on_by_itself(harbour: Exhibit) -> None:
    room = Room(harbour, OFFICE, 8)
    room.wait(10)
    assert room.page == "closed"
    assert not room.lamp.is_on
    room.wait(3600)
    assert room.page == "attract"
    assert room.lamp.is_on


def test_a_touch_lights_a_closed_screen_for_a_while_and_begins_no_visit(harbour: Exhibit) -> None:
    room = Room(harbour, OFFICE, 20)
    room.wait(10)
    room.visitor.do(touch)
    room.caretaker.touched(room.visitor.now)
    room.wait(LIT_SECONDS - 2)
    assert room.lamp.is_on
    assert room.page == "closed"
    room.wait(4)
    assert not room.lamp.is_on


def test_a_house_that_leaves_its_screen_on_only_closes(harbour: Exhibit) -> None:
    room = Room(harbour, Rules(Timetable(hours=Office()), screen_off=False), 20)
    room.wait(10)
    assert room.lamp.is_on
    assert room.page == "closed"


def test_it_starts_anew_once_a_week_while_closed_and_not_when_the_clock_jumps(
    harbour: Exhibit,
) -> None:
    room = Room(harbour, OFFICE, 3)
    room.wait(3600 + 60)
    assert not room.caretaker.wants_restart, "it has only just begun"
    for jump in (+7, -7, +400, -3, +14):
        room.wall += timedelta(days=jump)
        room.wait(120)
        assert not room.caretaker.wants_restart
    room.visitor.now += 2 * DAY  # monotonic: it has run for two days
    room.wall = room.wall.replace(month=11, day=30, year=2026, hour=3, minute=59)
    room.wait(30)
    assert not room.caretaker.wants_restart
    room.wait(60)
    assert room.caretaker.wants_restart


def test_nobody_is_interrupted_by_a_restart(harbour: Exhibit) -> None:
    always = Rules(Timetable(restart=WeeklyTime(0, time(4))))
    room = Room(harbour, always, 3)
    room.wait(3)
    room.visitor.now += 2 * DAY
    room.wall += timedelta(hours=1)
    for _ in range(20):
        room.visitor.do(touch)
        room.wait(20)
        assert not room.caretaker.wants_restart
    room.wait(110)
    assert room.caretaker.wants_restart


@pytest.mark.parametrize(
    ("hour", "chosen", "heard"),
    [(10, None, 0.8), (12, None, 0.0), (15, None, 0.4), (10, 0.2, 0.2), (12, 0.2, 0.0)],
)
def test_loudness_follows_the_hours_and_staff_but_quiet_hours_stay_quiet(
    harbour: Exhibit, hour: int, chosen: float | None, heard: float
) -> None:
    class Afternoon(Office):
        def is_open(self, at: datetime) -> bool:
            return at.hour >= 14

    quiet = parse_quiet_hours("12:00-13:00")
    rules = Rules(Timetable(volume=0.8, quiet=quiet, louder=((Afternoon(), 0.4),)))
    room = Room(harbour, rules, hour, volume=chosen)
    room.wait(1)
    assert room.caretaker.house_volume == heard


def test_staff_close_for_today_and_it_opens_tomorrow(harbour: Exhibit) -> None:
    tomorrow = datetime(2026, 11, 24, 9, tzinfo=HANOI)
    room = Room(harbour, OFFICE, 12)
    room.wait(2)
    assert room.page == "attract"
    room.caretaker.use(Overrides(closed_until=tomorrow))
    room.wait(2)
    assert room.page == "closed"
    view = room.visitor.conductor.view(room.visitor.now)
    assert view.closed is not None
    assert "09:00" in view.closed.lines[0]
    room.caretaker.use(Overrides())
    room.wait(2)
    assert room.page == "attract"
