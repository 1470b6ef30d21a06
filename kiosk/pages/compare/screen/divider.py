"""The line between two pictures, with a handle to take hold of."""

from collections.abc import Callable

from kivy.graphics import Color, Rectangle, SmoothEllipse, SmoothLine

from kiosk.pages.compare.parting import Parting
from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text

_LINE, _EDGE = 3.0, 7.0  # the line, and the dark beside it that parts it from pale pictures
_DISC = 72.0
_ARROW = 28.0
_SLOP = 6.0  # a finger that wanders less has tapped


class Divider(Target):
    """Calls `move` with the share that a finger drags it to.

    A tap or a key, which cannot drag, turns to the picture that is seen less of: by `turn`.
    """

    def __init__(self, move: Callable[[float], None], turn: Callable[[float], None]) -> None:
        super().__init__("divider", self._turn_over)
        self._move = move
        self._turn = turn
        self._look: Look | None = None
        self._focused: Look | None = None
        self._parting: Parting | None = None
        self._held: Parting | None = None  # how it stood when the finger came down
        with self.canvas:
            self._shade = Color(0, 0, 0, 0)
            self._dark = Rectangle(size=(0, 0))
            self._tint = Color(0, 0, 0, 0)
            self._line = Rectangle(size=(0, 0))
            self._fill = Color(0, 0, 0, 0)
            self._disc = SmoothEllipse(size=(0, 0))
            self._edge = Color(0, 0, 0, 0)
            self._rim = SmoothLine(width=1)
        self._arrows = (Text(), Text())
        for arrow in self._arrows:
            self.add_widget(arrow)

    def stand(self, parting: Parting, look: Look) -> None:
        """Stand where the pictures meet."""
        self._parting, self._look = parting, look
        handle = parting.handle(round(max(look.button_px, look.px(_DISC))))
        self.place(handle.x, handle.y, handle.width, handle.height)
        if self._focused is not None:
            super().show_focus(self._focused)

    def show_focus(self, look: Look | None) -> None:
        """Wear the ring, which goes with the handle."""
        self._focused = look
        super().show_focus(look)

    def show_pressed(self, *, pressed: bool) -> None:
        """Remember where it stood when a finger took hold of it."""
        if pressed and not self._pressed:
            self._held = self._parting
        super().show_pressed(pressed=pressed)

    def follow(self, start: tuple[float, float], x: float, y: float) -> bool:
        """Go with the finger, by as much as it went from where it took hold."""
        held, look = self._held, self._look
        if held is None or look is None:
            return False
        if max(abs(x - start[0]), abs(y - start[1])) < look.px(_SLOP) and self._parting == held:
            return False
        self._move(held.share_after(x - start[0], y - start[1]))
        return True

    def paint(self) -> None:
        """Draw line, disc and arrows where they stand."""
        look, parting = self._look, self._parting
        if look is None or parting is None:
            return
        self._shade.rgba = look.colour("ink", 0.45)
        self._tint.rgba = self._edge.rgba = look.colour("paper")
        for line, width in ((self._dark, _EDGE), (self._line, _LINE)):
            rect = parting.line(max(1.0, round(look.px(width))))
            line.pos = (round(rect.x), round(rect.y))
            line.size = (round(rect.width), round(rect.height))
        disc = look.px(_DISC)
        x, y = self.rect.centre
        self._fill.rgba = look.colour("line" if self._pressed else "raised", 0.94)
        self._disc.pos, self._disc.size = (x - disc / 2, y - disc / 2), (disc, disc)
        self._rim.circle = (x, y, disc / 2)
        self._rim.width = max(1.0, look.px(1.2))
        names = ("left", "right") if parting.upright else ("up", "down")
        for arrow, name, side in zip(self._arrows, names, (-1, 1), strict=True):
            arrow.set(ICONS[f"chevron-{name}"], look, face="icons", font_px=round(look.px(_ARROW)))
            away = side * disc * 0.22
            dx, dy = (away, 0.0) if parting.upright else (0.0, -away)
            arrow.place(x + dx - arrow.width / 2, y + dy + arrow.height / 2)

    def _turn_over(self) -> None:
        if self._parting is not None:
            self._turn(0.0 if self._parting.share >= 0.5 else 1.0)
