"""The initials of a name in a ring, where there is no portrait."""

from kivy.graphics import Color, SmoothEllipse, SmoothLine
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.widgets.look import Look
from kiosk.widgets.text import Text, plain

_LETTERS_SHARE = 0.36  # of the ring's diameter


class Medallion(Widget):
    """As large as its rectangle allows, up to `most` window pixels across."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._fill = Color(0, 0, 0, 0)
            self._disc = SmoothEllipse(size=(0, 0))
            self._edge = Color(0, 0, 0, 0)
            self._ring = SmoothLine(points=[], width=1)
        self._letters = Text()
        self.add_widget(self._letters)

    def show(self, monogram: str, look: Look, rect: Rect, most: float) -> None:
        """Stand in the middle of a rectangle."""
        size = max(1.0, min(rect.width, rect.height, most))
        x, y = rect.centre
        self._fill.rgba, self._edge.rgba = look.colour("raised"), look.colour("brass")
        self._disc.pos, self._disc.size = (x - size / 2, y - size / 2), (size, size)
        self._ring.circle = (x, y, size / 2)
        self._ring.width = max(1.0, look.px(1.4))
        font_px = max(1, round(size * _LETTERS_SHARE))
        self._letters.set(plain(monogram), look, face="title", font_px=font_px)
        self._letters.place(x - self._letters.width / 2, y + self._letters.height / 2)
