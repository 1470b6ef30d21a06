"""Which kinds of picture files the kiosk reads, told by their first bytes and not by their names.

Pillow's plugins are imported one by one when a file needs them: left to itself, it would import
all seventy of them at the first file that is neither JPEG nor PNG.
"""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO

from PIL import Image

from kiosk.imaging.containers.boxes import is_whole_boxed
from kiosk.imaging.containers.jpeg import check_jpeg, is_whole_jpeg
from kiosk.imaging.containers.png import check_png, is_whole_png
from kiosk.imaging.containers.riff import is_whole_webp
from kiosk.imaging.containers.tiff import check_tiff, is_whole_tiff

MAX_PIXELS = 120_000_000  # as RGBA that is 480 MB, more than a kiosk can spare for a moment
MAX_SIDE_PIXELS = 30_000

_HEAD_BYTES = 64  # a file of boxes lists its brands here

# Pillow warns above its own limit, and a warning may be an error: ours is checked at each opening.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS

# Pillow keeps pixels in blocks. Those of its own choice, 16 MB, stay with the C library once they
# are let go: after one large scan a process held 490 MB, and with these 66.
Image.core.set_block_size(64 << 20)  # type: ignore[attr-defined]


class UnknownFormatError(Exception):
    """A file that is no picture of a known kind."""


class MissingDecoderError(Exception):
    """A picture of a known kind that this installation cannot read."""

    def __init__(self, format_name: str, extra: str) -> None:
        super().__init__(f"{format_name} needs {extra}")
        self.format_name = format_name
        self.extra = extra


class TooLargeError(Exception):
    """A picture of more pixels than the kiosk decodes; their number is 0 where it is not known."""

    def __init__(self, kind: "Format", width: int = 0, height: int = 0) -> None:
        super().__init__(f"{width} x {height} pixels")
        self.kind = kind
        self.width = width
        self.height = height


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of picture file."""

    name: str
    """As Pillow calls it."""
    max_bytes: int
    max_pixels: int
    is_whole: Callable[[BinaryIO, int], bool]
    """Whether a file goes on to its end, by its size in bytes; reads no more than it must."""
    register: Callable[[], None]
    """Has Pillow know it; raises MissingDecoderError."""
    check: Callable[[BinaryIO], None] = lambda _file: None
    """Raises ValueError for what Pillow must not be given to read."""


def _plugin(name: str) -> Callable[[], None]:
    def register() -> None:
        import_module(f"PIL.{name}")

    return register


@functools.cache  # registered twice, it would be asked twice
def _register_heif() -> None:
    try:
        heif = import_module("pillow_heif")
    except ImportError as error:
        raise MissingDecoderError("HEIC", "museum-kiosk[heic]") from error
    heif.register_heif_opener(thumbnails=False)


_PACKED_BYTES = 200 << 20
"""Photographs are packed: 120 million pixels of the finest JPEG are about 100 MB."""
_PLAIN_BYTES = 800 << 20
"""Scanners write TIFF unpacked: 120 million pixels of three channels of 16 bits are 720 MB."""

JPEG = Format(
    "JPEG", _PACKED_BYTES, MAX_PIXELS, is_whole_jpeg, _plugin("JpegImagePlugin"), check_jpeg
)
PNG = Format("PNG", _PACKED_BYTES, MAX_PIXELS, is_whole_png, _plugin("PngImagePlugin"), check_png)
TIFF = Format(
    "TIFF", _PLAIN_BYTES, MAX_PIXELS, is_whole_tiff, _plugin("TiffImagePlugin"), check_tiff
)
# Their decoders hold the picture several times over: 16 bytes a pixel were seen, and 9.
WEBP = Format("WEBP", _PACKED_BYTES, 40_000_000, is_whole_webp, _plugin("WebPImagePlugin"))
AVIF = Format("AVIF", _PACKED_BYTES, 60_000_000, is_whole_boxed, _plugin("AvifImagePlugin"))
HEIF = Format("HEIF", _PACKED_BYTES, 60_000_000, is_whole_boxed, _register_heif)

MAX_BYTES = _PLAIN_BYTES

_BY_MAGIC: Mapping[bytes, Format] = {
    b"\xff\xd8\xff": JPEG,
    b"\x89PNG\r\n\x1a\n": PNG,
    b"II*\0": TIFF,
    b"MM\0*": TIFF,
    b"II+\0": TIFF,
    b"MM\0+": TIFF,
}
_BRANDS: Mapping[bytes, Format] = {
    b"avif": AVIF,
    b"avis": AVIF,
    b"heic": HEIF,
    b"heix": HEIF,
    b"heim": HEIF,
    b"heis": HEIF,
    b"hevc": HEIF,
    b"hevx": HEIF,
    b"mif1": HEIF,  # says only that there are pictures in boxes, so a better brand comes first
}


def format_of(file: BinaryIO) -> Format:
    """The kind of a file, by its first bytes; raises UnknownFormatError."""
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    found = next((kind for magic, kind in _BY_MAGIC.items() if head.startswith(magic)), None)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        found = WEBP
    if head[4:8] == b"ftyp":
        length = int.from_bytes(head[:4], "big")
        listed = {head[at : at + 4] for at in range(8, min(length, len(head)), 4)}
        found = next((kind for brand, kind in _BRANDS.items() if brand in listed), None)
    if found is None:
        raise UnknownFormatError
    return found


def open_picture(file: BinaryIO, kind: Format) -> Image.Image:
    """Read the header of a picture of that kind; no pixels are decoded.

    Raises MissingDecoderError, TooLargeError, or whatever a broken file makes Pillow's plugins
    raise.
    """
    kind.check(file)
    kind.register()
    file.seek(0)
    try:
        picture = Image.open(file, formats=(kind.name,))
    except Image.DecompressionBombError as error:
        raise TooLargeError(kind) from error
    width, height = picture.size
    if width * height > kind.max_pixels or max(width, height) > MAX_SIDE_PIXELS:
        picture.close()
        raise TooLargeError(kind, width, height)
    return picture
