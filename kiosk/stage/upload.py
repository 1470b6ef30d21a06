"""One picture on its way to the graphics card, some rows at a time.

Making a texture of a 4K picture in one go takes 30 ms without a graphics card, most of it for
memory that is touched for the first time: two frames that a visitor sees missing.
"""

from kivy.graphics.texture import Texture

from kiosk.imaging.pixels import Pixels
from kiosk.imaging.request import Request

SLICE_BYTES = 512 * 1024


class Upload:
    """A texture that is filled from the top."""

    def __init__(self, request: Request, pixels: Pixels) -> None:
        self.request = request
        self._pixels = pixels
        self._row = 0
        self.texture = Texture.create(size=(pixels.width, pixels.height), colorfmt="rgba")
        self.texture.wrap = "clamp_to_edge"

    @property
    def size_bytes(self) -> int:
        """Memory that the texture takes."""
        return len(self._pixels.data)

    def go_on(self) -> bool:
        """Fill in some rows; tells whether that was all."""
        pixels, first = self._pixels, self._row
        row_bytes = 4 * pixels.width
        last = min(pixels.height, first + max(1, SLICE_BYTES // row_bytes))
        self.texture.blit_buffer(
            # a slice of bytes: given a view of them, blit_buffer fails
            pixels.data[first * row_bytes : last * row_bytes],
            size=(pixels.width, last - first), pos=(0, first), colorfmt="rgba", bufferfmt="ubyte",
        )  # fmt: skip
        self._row = last
        return last == pixels.height
