"""The touch test on its own, without menu and PIN, for whoever sets up the machine."""

from typing import Any

from kiosk.content.words import Words
from kiosk.staff.intents import Back, CloseMenu, RepeatTest, StaffIntent
from kiosk.staff.sections import feel, touch_actions, touch_view
from kiosk.staff.telling import verdict_told
from kiosk.staff.touch_test import Glass, TouchTest
from kiosk.staff.views import StaffView

PATIENCE, TOLD_SECONDS = 60.0, 20.0
"""Seconds without a touch after which it ends, and ends once there is a verdict.

With a touch panel that is off nobody can press Close.
"""

_OUTCOMES = {None: "cancelled", True: "fine", False: "off"}


class LoneTest:
    """Runs until it is closed, or nobody has touched the glass for long."""

    def __init__(self, glass: Glass, words: Words, now: float) -> None:
        self._glass = glass
        self._words = words
        self._test = TouchTest(glass)
        self._touched_at = now
        self.is_over = False

    def handle(self, intent: StaffIntent, now: float) -> bool:
        """Do what was pressed, or feel a finger."""
        self._touched_at = now
        match intent:
            case CloseMenu() | Back():
                self.is_over = True
            case RepeatTest():
                self._test = TouchTest(self._glass)
            case _:
                return feel(self._test, intent)
        return True

    def advance(self, now: float) -> None:
        """Let time pass: monotonic seconds."""
        patience = PATIENCE if self._test.verdict is None else TOLD_SECONDS
        if now - self._touched_at >= patience:
            self.is_over = True

    def view(self, now: float) -> StaffView:
        """What is to be seen."""
        words = self._words
        body, actions = touch_view(self._test, words), touch_actions(self._test, words)
        return StaffView("touch", words.say("staff_touch"), "", body, actions, words)

    @property
    def is_fine(self) -> bool | None:
        """Whether touch is accurate; None when not all crosses were touched."""
        verdict = self._test.verdict
        return None if verdict is None else verdict.is_fine

    @property
    def sentence(self) -> str | None:
        """The verdict in words."""
        verdict = self._test.verdict
        return None if verdict is None else verdict_told(verdict, self._test, self._words)

    def result(self) -> dict[str, Any]:
        """What was found, as plain data; lengths in pixels, y upwards."""
        verdict, glass = self._test.verdict, self._glass
        painted = self._test.state == "painting"
        return {
            "format": 1,
            "width": glass.size.width,
            "height": glass.size.height,
            "px_per_mm": glass.px_per_mm,
            "outcome": _OUTCOMES[self.is_fine],
            "finding": None if verdict is None else verdict.finding,
            "verdict": self.sentence,
            "crosses": [
                {"x": cross.x, "y": cross.y, "felt": cross.felt and list(cross.felt)}
                for cross in self._test.crosses
            ],
            "fields": self._test.columns * self._test.rows if painted else None,
            "fields_felt": len(self._test.touched_cells) if painted else None,
        }
