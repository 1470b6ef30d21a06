"""The time of the chosen event on the axis, and the line from the event down to it."""

from kivy.graphics import Color, Rectangle, SmoothRoundedRectangle
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect, clamp
from kiosk.widgets.look import Look
from kiosk.widgets.text import Text, plain

_PAD_X, _PAD_Y = 14.0, 4.0
_BELOW = 12.0  # the axis
_STEM = 3.0


class Flag(Widget):
    """A brass sign below the axis; its `stem` is drawn beneath the events."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self.stem = Widget(size_hint=(None, None))
        with self.stem.canvas:
            self._shade = Color(0, 0, 0, 0)
            self._line = Rectangle(size=(0, 0))
        with self.canvas:
            self._tint = Color(0, 0, 0, 0)
            self._box = SmoothRoundedRectangle(size=(0, 0))
        self._words = Text()
        self.add_widget(self._words)
        self.rect = Rect(0, 0, 0, 0)
        self.away()

    def away(self) -> None:
        """Nothing is chosen, or it is not in sight."""
        self.opacity = self.stem.opacity = 0.0

    def stand(self, words: str, x: float, low: float, axis: float, frame: Rect, look: Look) -> None:
        """Stand below the axis at `x`; the line comes down from `low`."""
        self.opacity = self.stem.opacity = 1.0
        self._words.set(plain(words), look, role="label", face="numbers", bold=True,
                        colour="on_brass", line_height=1.1)  # fmt: skip
        width = self._words.width + 2 * look.px(_PAD_X)
        height = self._words.height + 2 * look.px(_PAD_Y)
        left = clamp(x - width / 2, frame.x + look.px(8), frame.right - width - look.px(8))
        top = axis - look.px(_BELOW)
        self.rect = Rect(left, top - height, width, height)
        self._tint.rgba = look.colour("brass")
        self._box.pos, self._box.size = (left, top - height), (width, height)
        self._box.radius = [(look.px(8), look.px(8))] * 4
        self._words.place(left + look.px(_PAD_X), top - look.px(_PAD_Y))
        thick = max(2.0, round(look.px(_STEM)))
        self._shade.rgba = look.colour("brass", 0.75)
        self._line.pos = (round(x - thick / 2), top - 1)
        self._line.size = (thick, max(0.0, low - top))
