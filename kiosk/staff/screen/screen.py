"""The staff screen: one part for each kind of view, between title and foot."""

from collections.abc import Callable, Hashable
from typing import Any

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.staff.intents import Back, CloseMenu, FingerAt, Phase, StaffIntent
from kiosk.staff.screen.body import Part
from kiosk.staff.screen.entries import Entries
from kiosk.staff.screen.frame import Foot, Frame
from kiosk.staff.screen.health import Health
from kiosk.staff.screen.levels import Levels
from kiosk.staff.screen.pad import Pad
from kiosk.staff.screen.patterns import Patterns
from kiosk.staff.screen.touch_test import TouchTest
from kiosk.staff.views import (
    EntriesView,
    HealthView,
    LevelsView,
    PadView,
    PatternView,
    StaffView,
    TouchTestView,
)
from kiosk.widgets.button import PushButton
from kiosk.widgets.look import Look
from kiosk.widgets.target import Target


class StaffScreen(Widget):
    """Lies over everything while staff are there. `send` takes what is pressed."""

    def __init__(self, send: Callable[[StaffIntent], object]) -> None:
        super().__init__(size_hint=(None, None))
        self._take = send
        self._frame = Frame()
        self._close = PushButton("close", lambda: self._send(CloseMenu()))
        self._foot = Foot(self._send, self._close)
        self._touch_test = TouchTest()
        self._parts: dict[type, Part[Any]] = {
            PadView: Pad(self._send),
            EntriesView: Entries(self._send),
            HealthView: Health(),
            LevelsView: Levels(self._send),
            PatternView: Patterns(),
            TouchTestView: self._touch_test,
        }
        self._part: Part[Any] | None = None
        self._section = ""
        self._can_go_back = False
        self._raw: set[Hashable] = set()

    def render(self, view: StaffView, look: Look) -> None:
        """Draw a view over the whole window."""
        part = self._parts[type(view.body)]
        self._arrange(part)
        if view.section != self._section:
            self._section = view.section
            self._raw.clear()
            part.begin()
        self._can_go_back = any(action.intent == Back() for action in view.actions)
        words = view.words
        place = part.foot(view.body, look)
        more = None
        while True:
            self._foot.dress(view.actions, more, look, words.say("close"))
            height = self._foot.height(look, place.width)
            frame = self._frame.render(view, look, height)
            if part.fills_window:
                frame = Rect(place.x, place.y + height + look.px(20), place.width,
                             look.screen.size.height - place.y - height)  # fmt: skip
            part.show(view.body, look, words, frame)
            if more is not None or part.more is None or not part.more.shown:
                break
            more = part.more
        self._foot.place(look, place.x, place.y, place.width)

    def targets(self) -> tuple[Target, ...]:
        """What can be pressed, in reading order; Close is the last."""
        own = self._part.targets() if self._part is not None else ()
        return (*own, *self._foot.targets())

    def gesture(self, gesture: Gesture) -> None:
        """Scroll or turn the leaf."""
        if self._part is not None:
            self._part.gesture(gesture)

    def touch(self, finger: Hashable, x: float, y: float, phase: Phase) -> None:
        """A raw finger, in window pixels; one that came down on a button is not felt."""
        if phase == "down":
            if any(target.rect.contains(x, y) for target in self.targets()):
                return
            self._raw.add(finger)
        if finger not in self._raw:
            return
        if phase == "up":
            self._raw.discard(finger)
        if self._part is self._touch_test:
            self._touch_test.feel(finger, phase, x, y)
        if self._part is not None and self._part.fills_window:
            self._send(FingerAt(finger, phase, x, y))

    def go_back(self) -> None:
        """One step back, as a key asks: to the menu, or out of it."""
        self._send(Back() if self._can_go_back else CloseMenu())

    def _send(self, intent: StaffIntent) -> None:
        self._take(intent)  # whether it meant anything shows on the screen

    def animate(self, now: float) -> None:
        """Nothing moves by itself."""

    def _arrange(self, part: Part[Any]) -> None:
        """Keep exactly the widgets of this part."""
        wanted: list[Widget] = [part, self._foot]
        if not part.fills_window:
            wanted.insert(0, self._frame)
        if list(reversed(self.children)) != wanted:
            self.clear_widgets()
            for widget in wanted:
                self.add_widget(widget)
        self._part = part
