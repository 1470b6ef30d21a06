"""What a finger or a key can press; the one base of every button, card and choice."""

from collections.abc import Callable

from kivy.graphics import Color, InstructionGroup, SmoothLine
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.widgets.look import Look


def do_nothing() -> None:
    """For targets whose touch means something to the visit itself."""


class Target(Widget):
    """Something to press: acts when the finger leaves it, not when it arrives (WCAG 2.5.2).

    `name` is its name for tests, staff and, later, speech; `spoken` its words for the visitor.
    """

    def __init__(self, name: str, action: Callable[[], None] = do_nothing) -> None:
        super().__init__(size_hint=(None, None))
        self.name = name
        self.action = action
        self.spoken = ""
        self.enabled = True
        self.shown = True
        self._pressed = False
        self._ring = InstructionGroup()
        self.canvas.after.add(self._ring)

    @property
    def rect(self) -> Rect:
        """Where it stands, in window pixels."""
        return Rect(self.x, self.y, self.width, self.height)

    @property
    def is_live(self) -> bool:
        """Whether it can be pressed now."""
        return self.enabled and self.shown

    def place(self, x: float, y: float, width: float, height: float) -> None:
        """Stand with the lower left corner at (x, y), and be drawn there."""
        self.pos = (round(x), round(y))
        self.size = (round(width), round(height))
        self.paint()

    def show(self, *, shown: bool) -> None:
        """Be there or not."""
        self.shown = shown
        self.opacity = 1.0 if shown else 0.0

    def follow(self, start: tuple[float, float], x: float, y: float) -> bool:
        """A finger that came down here at `start` is now at (x, y).

        True when it drags what it holds: it will not press any more.
        """
        return False

    def press(self) -> None:
        """Do what it is there for."""
        self.action()

    def press_at(self, x: float, y: float) -> None:
        """A finger left it here; most do the same wherever they are touched."""
        self.press()

    def show_pressed(self, *, pressed: bool) -> None:
        """Show that a finger is on it."""
        if pressed != self._pressed:
            self._pressed = pressed
            self.paint()

    def show_focus(self, look: Look | None) -> None:
        """Wear the focus ring in this look, or take it off (None)."""
        self._ring.clear()
        if look is None:
            return
        gap, line = look.px(6), look.px(2.5)
        radius = look.px(look.theme.radii.card) + gap
        self._ring.add(Color(*look.colour("sky")))
        self._ring.add(
            SmoothLine(
                rounded_rectangle=(
                    self.x - gap, self.y - gap, self.width + 2 * gap, self.height + 2 * gap,
                    radius,
                ),
                width=line,
            )
        )  # fmt: skip

    def paint(self) -> None:
        """Redraw for a changed state; each target has its own way."""
