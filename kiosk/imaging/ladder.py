"""In which sizes derivatives of a picture are kept; pure arithmetic."""

from kiosk.core.geometry import Size

LADDER = (640, 2048, 4096)
"""Longer sides in pixels: a card, a screen of 1920 x 1080, and one of 4K.

A photograph of 3:2 fills 1920 x 1080 with 1920 x 1280, and one of 4:3 with 1920 x 1440. Each
further step would cost disk for less than it saves: the next one holds four times the pixels.
"""

_WORTH = 1.25
"""How much longer than a derivative a picture is at least: from less, it is as quickly decoded."""

_SHORT = 1.08
"""How much more than a derivative's pixels may be wanted of it: 1920 and a slow approach of 7 %."""

_NEAR = 1.15
"""How much larger than wanted a derivative is given as it is: to scale it takes as long as to
decode it, and the graphics card does it for nothing."""


def steps_of(source: Size) -> tuple[int, ...]:
    """The steps of which derivatives of a picture of `source` pixels are worth their room."""
    return tuple(step for step in LADDER if max(source.width, source.height) >= step * _WORTH)


def step_for(source: Size, wanted: tuple[int, int]) -> int | None:
    """The smallest step that serves where `wanted` pixels are wanted of a picture, if any."""
    return next((step for step in steps_of(source) if step * _SHORT >= max(wanted)), None)


def served_size(source: Size, step: int, wanted: tuple[int, int]) -> tuple[int, int]:
    """In how many pixels a derivative of that step is given to where `wanted` are wanted."""
    return wanted if step > max(wanted) * _NEAR else step_size(source, step)


def step_size(source: Size, step: int) -> tuple[int, int]:
    """Pixels across and down of the derivative of that step."""
    scale = step / max(source.width, source.height)
    return max(1, round(source.width * scale)), max(1, round(source.height * scale))
