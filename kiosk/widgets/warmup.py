"""Draws every way of showing pictures once, so small that nobody sees it, before visitors need it.

Without a graphics card the driver compiles a program for each combination of textures at the first
frame that has it: 30 ms, which is two frames that a visitor would miss.
"""

from collections.abc import Iterator
from itertools import product

from kivy.graphics import InstructionGroup
from kivy.graphics.texture import Texture

from kiosk.core.geometry import Rect
from kiosk.widgets.crossfade import CrossFade, Standing

_PLACE = Rect(0, 0, 2, 2)
_SIDE = 3  # no power of two, as the sides of pictures


class WarmUp:
    """Add `group` to a canvas below everything else, and call `advance` once a frame."""

    def __init__(self) -> None:
        self.group = InstructionGroup()
        self._fade = CrossFade()
        self._fade.share = 0.5
        self.group.add(self._fade.context)
        self._combinations = product(list(_standings()), repeat=2)

    def advance(self) -> bool:
        """Draw the next combination; False when there is none any more."""
        combination = next(self._combinations, None)
        if combination is None:
            self.group.clear()
            return False
        self._fade.lay(_PLACE, (0.0,) * 4, *combination)
        return True


def _standings() -> Iterator[Standing | None]:
    yield None
    for smoothing in ("linear", "nearest"):
        texture = Texture.create(size=(_SIDE, _SIDE), colorfmt="rgba")
        texture.blit_buffer(bytes(4 * _SIDE * _SIDE), colorfmt="rgba", bufferfmt="ubyte")
        texture.wrap = "clamp_to_edge"
        texture.mag_filter = texture.min_filter = smoothing
        yield texture, _PLACE
