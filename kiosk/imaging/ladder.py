"""In which sizes derivatives of a picture are kept; pure arithmetic."""

from dataclasses import dataclass

from kiosk.core.geometry import Size
from kiosk.imaging.pixels import MAX_SIDE_PX, fitted_size

CARD_PX = 640
"""Longer side of the smallest: a card of the contents."""

_WORTH = 1.25
"""How much longer than a derivative a picture is at least: from less, it is as quickly decoded."""

_SHORT = 1.08
"""How much more than a derivative's pixels may be wanted of it, as by a slow approach of 7 %."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Sizes for a screen of so many pixels, each told by its longer side: its step.

    A picture is kept as it is on a card, as it fills the screen, and in the most that a texture
    holds. What fills the screen is then shown pixel on pixel, without being scaled again: to scale
    it takes as long as to decode it. Each further step would cost disk for less than it saves.
    """

    screen: Size

    def steps_of(self, source: Size) -> tuple[int, ...]:
        """The steps of which derivatives of a picture of `source` pixels are worth their room."""
        fill = self.fill(source)
        steps = [CARD_PX, fill] if fill >= CARD_PX * _WORTH else [max(CARD_PX, fill)]
        if steps[-1] * _SHORT < MAX_SIDE_PX:
            steps.append(MAX_SIDE_PX)
        return tuple(step for step in steps if max(source.width, source.height) >= step * _WORTH)

    def step_for(self, source: Size, wanted: tuple[int, int]) -> int | None:
        """The smallest step that serves where `wanted` pixels are wanted of a picture, if any."""
        steps = self.steps_of(source)
        return next((step for step in steps if step * _SHORT >= max(wanted)), None)

    def fill(self, source: Size) -> int:
        """The longer side of a picture that fills the screen."""
        return max(fitted_size(source, self.screen))


def served_size(source: Size, step: int, wanted: tuple[int, int]) -> tuple[int, int]:
    """The pixels of what is shown where `wanted` are wanted, decoded from that step's derivative.

    Scaled down to `wanted`, or the derivative as it is where that is smaller.
    """
    return wanted if step > max(wanted) else step_size(source, step)


def step_size(source: Size, step: int) -> tuple[int, int]:
    """Pixels across and down of the derivative of that step."""
    scale = step / max(source.width, source.height)
    return max(1, round(source.width * scale)), max(1, round(source.height * scale))
