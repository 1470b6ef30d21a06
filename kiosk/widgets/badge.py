"""A large round button with an icon, to lie on a picture."""

from collections.abc import Callable

from kivy.graphics import Color, SmoothEllipse, SmoothLine

from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text

_ICON = 0.5  # of its width


class Badge(Target):
    """Brass, as the one primary action is; a ring in ink keeps it clear of any picture."""

    def __init__(self, name: str, action: Callable[[], None]) -> None:
        super().__init__(name, action)
        self._look: Look | None = None
        self._glyph = ""
        with self.canvas:
            self._halo = Color(0, 0, 0, 0)
            self._rim = SmoothLine(width=1)
            self._fill = Color(0, 0, 0, 0)
            self._disc = SmoothEllipse(size=(0, 0))
        self._icon = Text()
        self.add_widget(self._icon)

    def dress(self, icon: str, look: Look, *, spoken: str) -> None:
        """Take an icon, a look, and its words for who cannot see it."""
        self._glyph, self._look, self.spoken = ICONS[icon], look, spoken

    def paint(self) -> None:
        """Draw for the state it is in."""
        look = self._look
        if look is None:
            return
        x, y = self.rect.centre
        line = max(1.0, look.px(5))
        self._halo.rgba = look.colour("ink", 0.55)
        self._rim.circle = (x, y, self.width / 2 - line)
        self._rim.width = line
        self._fill.rgba = look.colour("brass", 0.82 if self._pressed else 1.0)
        self._disc.pos = (self.x + line, self.y + line)
        self._disc.size = (self.width - 2 * line, self.height - 2 * line)
        self._icon.set(self._glyph, look, face="icons", colour="on_brass",
                       font_px=round(self.width * _ICON))  # fmt: skip
        self._icon.place(x - self._icon.width / 2, y + self._icon.height / 2)
