"""What the house wants of a running kiosk: when it rests, how loud it may be, when it starts anew.

Plain Python: it is told the time and what the visit is doing, and draws nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.content.text import LocalizedText
from kiosk.devices.screen_power import ScreenPower
from kiosk.schedule.timetable import Timetable
from kiosk.site.overrides import Overrides
from kiosk.stage.closing import Closing
from kiosk.stage.conductor import Conductor
from kiosk.stage.content_watch import ContentWatch

LIT_SECONDS = 30.0
"""How long a touch lights a display that is off, so that staff can find the hidden corner."""

_LOOK_SECONDS = 5.0  # between two looks for other content
_REST_SECONDS = 5.0  # nobody has been there for so long before it starts anew


@dataclass(frozen=True, slots=True)
class Rules:
    """What the settings say. `screen_off`: the display is switched off while it is closed."""

    timetable: Timetable = Timetable()
    museum: LocalizedText | None = None
    screen_off: bool = True


class Caretaker:
    """Closes and opens a conductor between visits, and switches the display.

    `wants_restart` once the kiosk should be started anew; nobody is there then.
    """

    def __init__(
        self,
        conductor: Conductor,
        rules: Rules,
        overrides: Overrides,
        power: ScreenPower,
        content: ContentWatch | None = None,
    ) -> None:
        self._conductor = conductor
        self._rules = rules
        self._overrides = overrides
        self._power = power
        self._content = content
        self._started: float | None = None
        self._lit_until = float("-inf")
        self._rest_since: float | None = None
        self._next_look = float("-inf")
        self._minute: datetime | None = None
        self._closing: Closing | None = None
        self.house_volume = 1.0
        self.wants_restart = False
        self.wants_end = False
        self._asked_anew = False

    def use(self, overrides: Overrides) -> None:
        """Staff chose otherwise."""
        self._overrides = overrides
        self._minute = None

    def start_anew(self) -> None:
        """Staff want it started anew, once they have left."""
        self._asked_anew = True

    def end(self) -> None:
        """Staff want it ended."""
        self.wants_end = True

    @property
    def timetable(self) -> Timetable:
        """The house's hours."""
        return self._rules.timetable

    @property
    def brightness(self) -> float:
        """How bright the screen should be, 0 to 1."""
        chosen = self._overrides.brightness
        return 1.0 if chosen is None else chosen

    def touched(self, now: float) -> None:
        """Somebody touched the glass, or a key."""
        self._lit_until = now + LIT_SECONDS

    @property
    def is_closed(self) -> bool:
        """Whether the house is closed, by its hours or by staff."""
        return self._closing is not None

    def came_up(self, now: float) -> None:
        """The first picture is on the screen."""
        if self._content is not None:
            self._content.came_up(now)

    def ended_well(self, now: float) -> None:
        """The kiosk was asked to end, or wanted to start anew."""
        if self._content is not None:
            self._content.ended_well(now)

    @property
    def problems(self) -> Mapping[str, str | None]:
        """What is wrong, by part, for staff; None: nothing."""
        updates = None if self._content is None else self._content.trouble
        return {"screen power": self._power.problem, "updates": updates}

    def advance(self, now: float, wall: datetime) -> None:
        """Let time pass: monotonic seconds, and what the clock on the wall shows."""
        if self._started is None:
            self._started = now
        if self._content is not None:
            self._content.advance(now)
        at_rest = self._conductor.is_at_rest
        self._keep_hours(wall)
        if at_rest:
            self._conductor.close(self._closing, now)
        lit = not self.is_closed or not at_rest or now < self._lit_until
        self._power.advance(now, on=lit or not self._rules.screen_off)
        self._look_for_reasons(now, wall, at_rest=at_rest)

    def _keep_hours(self, wall: datetime) -> None:
        """Look at the timetable, once a minute of the wall's clock and whenever that jumps."""
        minute = wall.replace(second=0, microsecond=0)
        if minute == self._minute:
            return
        self._minute = minute
        rules, staff = self._rules, self._overrides
        hours = rules.timetable.at(wall)
        loudest = hours.volume if staff.volume is None else staff.volume
        self.house_volume = 0.0 if hours.volume == 0.0 else loudest
        closed_by_staff = staff.is_closed_at(wall)
        opens = hours.next_change
        if closed_by_staff and staff.closed_until is not None:
            then = rules.timetable.at(staff.closed_until)
            opens = staff.closed_until if then.is_open else then.next_change
        is_closed = closed_by_staff or not hours.is_open
        self._closing = Closing(rules.museum, opens) if is_closed else None

    def _look_for_reasons(self, now: float, wall: datetime, *, at_rest: bool) -> None:
        """To start anew: the weekly restart, and other content; only while nobody is there."""
        if at_rest and self._asked_anew:
            self.wants_restart = True
        if not at_rest or (self.is_closed and now < self._lit_until):
            self._rest_since = None
            return
        if self._rest_since is None:
            self._rest_since = now
        if now - self._rest_since < _REST_SECONDS or now < self._next_look:
            return
        self._next_look = now + _LOOK_SECONDS
        up_seconds = now - (self._started or now)
        due = self._rules.timetable.restart_due(wall, up_seconds)
        changed = self._content is not None and self._content.has_changed
        self.wants_restart = due or changed
