"""Where staff come in: hears the knock, and has every touch while their menu is on the screen."""

from collections.abc import Callable, Hashable
from datetime import datetime

from kiosk.staff.intents import Phase, StaffIntent
from kiosk.staff.knock import Knock, corner_px
from kiosk.staff.menu import StaffMenu
from kiosk.staff.screen import StaffScreen
from kiosk.stage.conductor import Conductor
from kiosk.stage.steward import Steward
from kiosk.widgets.look import Look

__all__ = ["Phase", "Reception"]


class Reception:
    """Keeps visits and staff apart: while the menu is open, no visit is.

    `clock` tells monotonic seconds: widgets act when they are pressed, and know no time.
    """

    def __init__(
        self, menu: StaffMenu, steward: Steward, conductor: Conductor, clock: Callable[[], float]
    ) -> None:
        self._menu = menu
        self._steward = steward
        self._conductor = conductor
        self._clock = clock
        self._knock = Knock()
        self.screen = StaffScreen(self._send)

    @property
    def is_open(self) -> bool:
        """Whether staff's pad or menu is on the screen."""
        return self._menu.is_open

    @property
    def revision(self) -> int:
        """Grows whenever there is something else to show."""
        return self._menu.revision

    def feel(
        self, finger: Hashable, phase: Phase, at: tuple[float, float], look: Look, now: float
    ) -> None:
        """A finger arrives, moves or leaves at a place in window pixels, y upwards.

        What lies beneath feels it too.
        """
        if self.is_open:
            self._menu.touched(now)
            self.screen.touch(finger, *at, phase)
        if phase == "down":
            corner = corner_px(look.px(1.0), look.screen.px_per_mm)
            if self._knock.down(finger, at, look.screen.size, corner, now):
                self._menu.knock(now)
        elif phase == "up":
            self._knock.up(finger)
        self._let_in(now)

    def notice(self, now: float) -> None:
        """A key was pressed: somebody is there."""
        self._menu.touched(now)

    def advance(self, now: float, wall: datetime) -> None:
        """Let time pass: monotonic seconds, and what the clock on the wall shows."""
        answer = self._steward.advance(now, wall)
        if answer:
            self._menu.tell(answer, now)
        self._menu.advance(now, wall)
        self._let_in(now)

    def render(self, look: Look, now: float) -> None:
        """Draw what staff see."""
        view = self._menu.view(now)
        if view is not None:
            self.screen.render(view, look)

    def _send(self, intent: StaffIntent) -> None:
        now = self._clock()
        self._menu.handle(intent, now)
        self._let_in(now)

    def _let_in(self, now: float) -> None:
        self._conductor.admit_staff(present=self.is_open, now=now)
