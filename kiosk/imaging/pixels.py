"""Decoded pictures: their pixels, and in what size they are wanted; knows no file format."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from kiosk.core.geometry import Size

MAX_SIDE_PX = 4096
"""No side of what is decoded is longer: every GPU takes it, and 4K needs no more."""

_STRIP_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Pixels:
    """A decoded picture: RGBA, 8 bits each, rows from the top, alpha not premultiplied."""

    width: int
    height: int
    data: bytes | bytearray


class PictureError(Exception):
    """A file that cannot be shown, and what the decoder said, for the log."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


def fitted_size(source: Size, target: Size) -> tuple[int, int]:
    """Whole pixels, at least 1, of a picture scaled to cover `target`; never above MAX_SIDE_PX."""
    wanted = max(target.width / source.width, target.height / source.height)
    scale = min(wanted, 1.0, MAX_SIDE_PX / max(source.width, source.height))
    return max(1, round(source.width * scale)), max(1, round(source.height * scale))


def pixels_of(picture: Image.Image) -> Pixels:
    """The pixels of an upright picture in sRGB (L, RGB or RGBA).

    Copied strip by strip: in one piece it would keep all other threads waiting for 30 ms.
    """
    width, height = picture.size
    row_bytes = width * 4
    rows = max(1, _STRIP_BYTES // row_bytes)
    data = bytearray(row_bytes * height)
    for top in range(0, height, rows):
        strip = picture.crop((0, top, width, min(height, top + rows))).convert("RGBA")
        start = top * row_bytes
        data[start : start + row_bytes * strip.height] = strip.tobytes()
    return Pixels(width, height, data)
