"""How what was computed from a picture is written: upright, in sRGB, with no word about it."""

import io
import os
from typing import BinaryIO

from PIL import Image

_JPEG_QUALITY = 90  # on a screen nobody told it from the original


def encode(picture: Image.Image) -> bytes:
    """A file of a picture in L, RGB or RGBA: JPEG, or PNG where something shines through."""
    clean = picture.copy() if picture.info else picture
    clean.info = {}  # Pillow would write down profile and comments from here
    with _memory() as file:
        _save(clean, file)
        file.seek(0)
        return file.read()


def decode_derivative(content: bytes) -> Image.Image:
    """The picture in what `encode` wrote, its pixels not decoded yet."""
    return Image.open(io.BytesIO(content), formats=("JPEG", "PNG"))


def _save(clean: Image.Image, file: BinaryIO) -> None:
    if clean.mode == "RGBA" and clean.getchannel("A").getextrema() != (255, 255):
        clean.save(file, "PNG", compress_level=1)  # the better ones take ten times as long
    else:
        opaque = clean.convert("RGB") if clean.mode == "RGBA" else clean
        # Full colour resolution: the red and blue lines of maps smear without it.
        opaque.save(file, "JPEG", quality=_JPEG_QUALITY, subsampling=0)


def _memory() -> BinaryIO:
    """A file in memory; where it has a descriptor, Pillow encodes without holding Python's lock."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("derivative"), "w+b")
    return io.BytesIO()
