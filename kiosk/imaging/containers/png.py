"""PNG as a file: its chunks, found without reading what is in them."""

from collections.abc import Iterator
from typing import BinaryIO

_SIGNATURE_BYTES = 8
_FRAME_BYTES = 12  # length, name and checksum
_MAX_EXIF_BYTES = 1 << 20
_MAX_CHUNKS = 200_000  # the usual ones of pixels have 8 kB: 25,000 in the largest file
_MAX_CHUNKS_IN_HEAD = 5_000  # Pillow takes each of them apart


def check_png(file: BinaryIO) -> None:
    """Raise ValueError for a header that would take minutes to read."""
    for count, (name, _, _) in enumerate(_chunks(file)):
        if name == b"IDAT":
            return
        if count == _MAX_CHUNKS_IN_HEAD:
            raise ValueError(f"more than {count:,} chunks before the picture begins")


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
    """Name, offset of the content and its length in bytes, up to IEND or where the file ends.

    After _MAX_CHUNKS of them it is given up.
    """
    at = _SIGNATURE_BYTES
    for _ in range(_MAX_CHUNKS):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            return
        length, name = int.from_bytes(head[:4], "big"), head[4:]
        yield name, at + 8, length
        if name == b"IEND":
            return
        at += length + _FRAME_BYTES
