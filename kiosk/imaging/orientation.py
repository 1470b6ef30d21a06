"""Which side of a stored picture is up, as cameras note it.

Reads that one number of EXIF and nothing else: a hostile block of 64 kB can make a reader of all
of it hold hundreds of megabytes.
"""

import struct
from typing import BinaryIO

from PIL import Image

from kiosk.imaging.containers.png import exif_in_png

_TAG = 0x0112
_BYTE_ORDERS = {b"II": "<", b"MM": ">"}
_TURNED_BY_DECODERS = frozenset({"TIFF", "HEIF"})  # what they decode, and the size, is upright
_SIDEWAYS = frozenset({5, 6, 7, 8})
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Orientation:
    """How a stored picture is turned to stand upright."""

    __slots__ = ("_number",)

    def __init__(self, number: int) -> None:
        self._number = number if number in _TURNS else 1

    def size(self, stored: tuple[int, int]) -> tuple[int, int]:
        """The upright width and height of what is stored with those, and the other way about."""
        width, height = stored
        return (height, width) if self._number in _SIDEWAYS else (width, height)

    def upright(self, picture: Image.Image) -> Image.Image:
        """The picture turned."""
        return picture.transpose(_TURNS[self._number]) if self._number in _TURNS else picture

    def stored_box(
        self, box: tuple[int, int, int, int], stored: tuple[int, int]
    ) -> tuple[int, int, int, int]:
        """Where a box of the upright picture lies in the stored one of that size."""
        left, top, right, bottom = box
        if self._number in _SIDEWAYS:
            left, top, right, bottom = top, left, bottom, right
        width, height = stored
        if self._number in (2, 3, 7, 8):
            left, right = width - right, width - left
        if self._number in (3, 4, 6, 7):
            top, bottom = height - bottom, height - top
        return left, top, right, bottom


def orientation_of(picture: Image.Image, file: BinaryIO) -> Orientation:
    """How an opened picture, whose file that is, is turned."""
    if picture.format in _TURNED_BY_DECODERS:
        return Orientation(1)
    if picture.format == "PNG":
        return Orientation(_number_in(exif_in_png(file)))
    return Orientation(_number_in(picture.info.get("exif", b"")))


def _number_in(exif: bytes) -> int:
    """The number (1 to 8) in a block of EXIF; anything else where it tells none."""
    tiff = exif.removeprefix(b"Exif\0\0")
    order = _BYTE_ORDERS.get(tiff[:2])
    if order is None:
        return 1
    start, short = struct.Struct(f"{order}I"), struct.Struct(f"{order}H")
    try:
        (table,) = start.unpack_from(tiff, 4)
        (count,) = short.unpack_from(tiff, table)
        entries = range(table + 2, table + 2 + 12 * count, 12)
        at = next((at for at in entries if short.unpack_from(tiff, at) == (_TAG,)), None)
        return 1 if at is None else int(short.unpack_from(tiff, at + 8)[0])
    except struct.error:  # it ends before it is complete
        return 1
