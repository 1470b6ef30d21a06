"""Who said something: a monogram in a ring, the name, and what else is to be said of it."""

from kivy.graphics import Color, SmoothEllipse, SmoothLine
from kivy.uix.widget import Widget

from kiosk.widgets.look import Look
from kiosk.widgets.text import Text, plain

_RING = 96.0
_GAP = 26.0


class Byline(Widget):
    """Name and particulars beside a ring with the initials, where there is no portrait."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._fill = Color(0, 0, 0, 0)
            self._disc = SmoothEllipse()
            self._edge = Color(0, 0, 0, 0)
            self._line = SmoothLine(points=[], width=1)
        self._letters = Text()
        self._name = Text()
        self._details = Text()
        self._note = Text()
        for part in (self._letters, self._name, self._details, self._note):
            self.add_widget(part)

    def set(
        self, monogram: str, name: str, details: str, note: str, look: Look, width: float
    ) -> float:
        """Set everything for `width` window pixels; returns the height it needs."""
        self._ring_px = look.px(_RING)
        self._beside = self._ring_px + look.px(_GAP)
        self._fill.rgba, self._edge.rgba = look.colour("raised"), look.colour("brass")
        self._line.width = max(1.0, look.px(1.4))
        room = width - self._beside
        self._letters.set(plain(monogram), look, face="title", font_px=round(look.px(38)))
        self._name.set(plain(name), look, face="strong", bold=True, width=room)
        self._details.set(plain(details), look, role="label", colour="mute", width=room)
        self._note.set(plain(note), look, role="label", colour="mute", italic=True, width=room)
        return max(self._ring_px, self._words_height)

    def place(self, x: float, top: float) -> None:
        """Stand with the upper left corner at (x, top)."""
        size = self._ring_px
        self._disc.pos, self._disc.size = (x, top - size), (size, size)
        self._line.circle = (x + size / 2, top - size / 2, size / 2)
        self._letters.place(
            x + (size - self._letters.width) / 2, top - (size - self._letters.height) / 2
        )
        y = top - max(0.0, (size - self._words_height) / 2)
        for text in (self._name, self._details, self._note):
            y = text.place(x + self._beside, y)

    @property
    def _words_height(self) -> float:
        return self._name.height + self._details.height + self._note.height
