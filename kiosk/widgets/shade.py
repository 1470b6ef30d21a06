"""Flat and fading grounds that keep text legible over pictures."""

from functools import cache
from typing import Literal

from kivy.graphics import Color, Rectangle, SmoothLine, SmoothRoundedRectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect, ease_in_out
from kiosk.widgets.look import Look
from kiosk.widgets.quad import Quad

Edge = Literal["bottom", "left"]
_STEPS = 64


@cache
def _ramp(edge: Edge, solid: float) -> Texture:
    """A white ramp: opaque over the share `solid` at its edge, then eased until it is clear."""
    shares = (step / (_STEPS - 1) for step in range(_STEPS))
    alphas = [round(255 * (1 - ease_in_out((share - solid) / (1 - solid)))) for share in shares]
    size = (1, _STEPS) if edge == "bottom" else (_STEPS, 1)
    texture = Texture.create(size=size, colorfmt="rgba")
    texture.blit_buffer(bytes(v for a in alphas for v in (255, 255, 255, a)), colorfmt="rgba")
    texture.wrap = "clamp_to_edge"
    return texture


class Fade(Widget):
    """A colour strongest at one edge and gone at the other; `rounded` at its lower corners."""

    def __init__(self, edge: Edge, *, solid: float = 0.0, rounded: bool = False) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._tint = Color(0, 0, 0, 0)
            self._quad = Quad()
        self._quad.texture = _ramp(edge, solid)
        self._rounded = rounded

    def lay(self, rect: Rect, look: Look, *, role: str = "ink", strength: float = 1.0) -> None:
        """Lie over a rectangle."""
        self._tint.rgba = look.colour(role, strength)
        radius = look.px(look.theme.radii.card) if self._rounded else 0.0
        self._quad.lay(rect, (radius, radius, 0.0, 0.0))


class Ground(Widget):
    """A plain rectangle of one colour, square or rounded, with or without a border."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        with self.canvas:
            self._fill = Color(0, 0, 0, 0)
            self._plain = Rectangle(size=(0, 0))
            self._round = SmoothRoundedRectangle(size=(0, 0))
            self._edge = Color(0, 0, 0, 0)
            self._line = SmoothLine(points=[], width=1)

    def lay(
        self, rect: Rect, look: Look, *, role: str, alpha: float = 1.0, rounded: bool = False
    ) -> None:
        """Cover a rectangle."""
        self.pos, self.size = (rect.x, rect.y), (rect.width, rect.height)
        self._fill.rgba = look.colour(role, alpha)
        shape, other = (self._round, self._plain) if rounded else (self._plain, self._round)
        shape.pos, shape.size = self.pos, self.size
        other.size = (0, 0)
        if rounded:
            radius = look.px(look.theme.radii.card)
            self._round.radius = [(radius, radius)] * 4
            self._edge.rgba = look.colour("line")
            self._line.rounded_rectangle = (*self.pos, *self.size, radius)
            self._line.width = max(1.0, look.px(0.8))
        else:
            self._edge.a = 0.0
