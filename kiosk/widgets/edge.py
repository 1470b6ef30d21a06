"""The border of a card: brass while a finger is on it."""

from kivy.graphics import Canvas, Color, SmoothLine

from kiosk.core.geometry import Rect
from kiosk.widgets.look import Look


class Edge:
    """Drawn on a canvas, round at the corners as cards are."""

    def __init__(self, canvas: Canvas) -> None:
        with canvas:
            self._colour = Color(0, 0, 0, 0)
            self._border = SmoothLine(points=[], width=1)

    def lay(self, rect: Rect, look: Look, *, pressed: bool) -> None:
        """Follow a rectangle in window pixels."""
        self._colour.rgba = look.colour("brass" if pressed else "line")
        radius = look.px(look.theme.radii.card)
        self._border.rounded_rectangle = (rect.x, rect.y, rect.width, rect.height, radius)
        self._border.width = look.px(2.0 if pressed else 0.9)
