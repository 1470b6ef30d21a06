"""A picture taken of the screen; knows no window."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`data` is 8-bit RGB, rows from the bottom up as OpenGL gives them."""

    width: int
    height: int
    data: bytes

    def image(self) -> Image.Image:
        """The picture, upright."""
        image = Image.frombytes("RGB", (self.width, self.height), self.data)
        return image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)

    def save(self, path: Path) -> None:
        """Write a PNG file, and the folders to it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.image().save(path, compress_level=3)
