"""What is to be seen while the house is closed: almost nothing, and never at one place for long."""

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture
from kiosk.stage.views import ClosedView
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_DRIFT = 6  # times as far as in attract: dim words on black have room, and panels burn in
_MOST_LINES = 4


class Closed(Widget):
    """The house's name and when it opens, dim on black, for a display that stays on."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._ground = Ground()
        self._name = Text()
        self._lines = [Text() for _ in range(_MOST_LINES)]
        for part in (self._ground, self._name, *self._lines):
            self.add_widget(part)

    def render(self, view: ClosedView, look: Look) -> None:
        """Stand about the middle of the window."""
        window = look.screen.size
        self._ground.lay(Rect(0, 0, window.width, window.height), look, role="ink")
        width = window.width - 2.4 * look.margin
        self._name.set(plain(view.name), look, role="title", face="title", bold=True,
                       colour="mute", width=width, align="center", balanced=True)  # fmt: skip
        height = self._name.height + look.px(28)
        shown = view.lines[:_MOST_LINES]
        for number, text in enumerate(self._lines):
            line = shown[number] if number < len(shown) else ""
            text.set(plain(line), look, role="body", colour="mute", width=width, align="center",
                     balanced=True)  # fmt: skip
            height += text.height + look.px(6) if line else 0.0
        left = (window.width - width) / 2 + look.px(view.drift[0] * _DRIFT)
        y = (window.height + height) / 2 + look.px(view.drift[1] * _DRIFT)
        y = self._name.place(left, y) - look.px(28)
        for text in self._lines[: len(shown)]:
            y = text.place(left, y) - look.px(6)

    def targets(self) -> tuple[Target, ...]:
        """None."""
        return ()

    def gesture(self, gesture: Gesture) -> None:
        """Nothing: nobody is visiting."""
