"""PNG as a file: its chunks, found without reading what is in them."""

from collections.abc import Iterator
from typing import BinaryIO

_SIGNATURE_BYTES = 8
_FRAME_BYTES = 12  # length, name and checksum
_MAX_EXIF_BYTES = 1 << 20


def is_whole_png(file: BinaryIO, size_bytes: int) -> bool:
    """Whether the chunks go on to the last one."""
    ends = [at + length + 4 for name, at, length in _chunks(file) if name == b"IEND"]
    return bool(ends) and ends[0] <= size_bytes


def exif_in_png(file: BinaryIO) -> bytes:
    """The block of EXIF, which may stand before or behind the pixels; b"" without one.

    Pillow would decode all pixels to find the one behind them.
    """
    for name, at, length in _chunks(file):
        if name == b"eXIf":
            file.seek(at)
            return file.read(min(length, _MAX_EXIF_BYTES))
    return b""


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Name, offset of the content and its length in bytes, up to IEND or where the file ends."""
    at, name = _SIGNATURE_BYTES, b""
    while name != b"IEND":
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            return
        length, name = int.from_bytes(head[:4], "big"), head[4:]
        yield name, at + 8, length
        at += length + _FRAME_BYTES
