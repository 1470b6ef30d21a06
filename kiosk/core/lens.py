"""How far a visitor has zoomed into a picture; shares of the picture, never pixels."""

from dataclasses import dataclass

from kiosk.core.geometry import Rect, clamp

MAX_SCALE = 5.0
STEP = 1.6  # one press of a zoom button
DOUBLE_TAP_SCALE = 2.5


@dataclass(frozen=True, slots=True)
class Lens:
    """What part of a frame is seen: `scale` 1 is all of it; the centre in shares, y downwards."""

    scale: float = 1.0
    x: float = 0.5
    y: float = 0.5

    @property
    def is_whole(self) -> bool:
        """Whether nothing is magnified."""
        return self.scale <= 1.0

    @property
    def window(self) -> Rect:
        """The seen part, in shares of the frame, y downwards."""
        side = 1.0 / self.scale
        return Rect(self.x - side / 2, self.y - side / 2, side, side)

    def zoomed(self, factor: float, at: tuple[float, float] = (0.5, 0.5)) -> "Lens":
        """The lens after magnifying by `factor`; the point `at` (shares of the frame) stays put."""
        scale = clamp(self.scale * factor, 1.0, MAX_SCALE)
        seen, side = self.window, 1.0 / scale
        fixed_x = seen.x + at[0] * seen.width
        fixed_y = seen.y + at[1] * seen.height
        x = fixed_x - at[0] * side + side / 2
        y = fixed_y - at[1] * side + side / 2
        return _kept_inside(scale, x, y)

    def moved(self, dx: float, dy: float) -> "Lens":
        """The lens after the picture is dragged by (dx, dy) shares of the frame, y downwards."""
        return _kept_inside(self.scale, self.x - dx / self.scale, self.y - dy / self.scale)


def _kept_inside(scale: float, x: float, y: float) -> Lens:
    """The lens nearest to that centre which shows nothing beyond the frame."""
    half = 0.5 / scale
    return Lens(scale, clamp(x, half, 1 - half), clamp(y, half, 1 - half))
