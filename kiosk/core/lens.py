"""How far a visitor has zoomed into a picture; shares of the picture, never pixels."""

from dataclasses import dataclass, replace

from kiosk.core.geometry import Rect, Size, clamp

MAX_SCALE = 5.0
"""Of pictures in general; of one with more to see, as far as `reach_of` says."""

MOST_REACH = 16.0
STEP = 1.6  # one press of a zoom button
DOUBLE_TAP_SCALE = 2.5


@dataclass(frozen=True, slots=True)
class Lens:
    """What part of a frame is seen: `scale` 1 is all of it; the centre in shares, y downwards.

    It magnifies up to `reach`.
    """

    scale: float = 1.0
    x: float = 0.5
    y: float = 0.5
    reach: float = MAX_SCALE

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
        scale = clamp(self.scale * factor, 1.0, self.reach)
        seen, side = self.window, 1.0 / scale
        fixed_x = seen.x + at[0] * seen.width
        fixed_y = seen.y + at[1] * seen.height
        x = fixed_x - at[0] * side + side / 2
        y = fixed_y - at[1] * side + side / 2
        return self._kept_inside(scale, x, y)

    def moved(self, dx: float, dy: float) -> "Lens":
        """The lens after the picture is dragged by (dx, dy) shares of the frame, y downwards."""
        x, y = self.x - dx / self.scale, self.y - dy / self.scale
        return self._kept_inside(self.scale, x, y)

    def _kept_inside(self, scale: float, x: float, y: float) -> "Lens":
        """The lens nearest to that centre which shows nothing beyond the frame."""
        half = 0.5 / scale
        return replace(self, scale=scale, x=clamp(x, half, 1 - half), y=clamp(y, half, 1 - half))


def reach_of(pixels: Size | None) -> float:
    """How far a picture of that size is worth magnifying: until one of its pixels is plain to see.

    Counted for a screen of 1920 pixels across; on a larger one it is sharp all the more.
    """
    if pixels is None:
        return MAX_SCALE
    return clamp(2 * max(pixels.width, pixels.height) / 1920, MAX_SCALE, MOST_REACH)
