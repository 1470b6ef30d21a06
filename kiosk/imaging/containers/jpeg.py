"""JPEG as a file: where its scans begin and end."""

from typing import BinaryIO

_SCAN, _END = 0xDA, b"\xff\xd9"
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers that nothing belongs to
_MAX_HEADER_BYTES = 16 << 20  # a profile may have that, and Pillow adds block to block in its head
_MAX_MARKERS = 10_000  # before the first scan: of blocks that large, a profile has 256
_TAIL_BYTES = 64 << 10
_PIECE_BYTES = 1 << 20


def check_jpeg(file: BinaryIO) -> None:
    """Raise ValueError for a header that would take minutes to read.

    Pillow looks for the next marker byte by byte: megabytes of zeros, as a broken copy has them.
    """
    start = _first_scan(file)
    if start is None:
        raise ValueError("no picture begins")
    if start > _MAX_HEADER_BYTES:
        raise ValueError(f"{start >> 20} MB before the picture begins")


def is_whole_jpeg(file: BinaryIO, size_bytes: int) -> bool:
    """Whether an end mark follows the picture itself.

    A JPEG that was cut loads half grey without an error. Its thumbnail has an end mark of its own,
    but before the picture begins; within the picture no two bytes look like one. Telephones append
    films of megabytes, so where the end mark is not near the end, all is searched for it.
    """
    start = _first_scan(file)
    if start is None:
        return False
    file.seek(max(start, size_bytes - _TAIL_BYTES))
    if _END in file.read(_TAIL_BYTES):
        return True
    file.seek(start)
    last = b""
    while piece := file.read(_PIECE_BYTES):
        if _END in last + piece:
            return True
        last = piece[-1:]
    return False


def _first_scan(file: BinaryIO) -> int | None:
    """Where the pixels begin, in bytes; None if that cannot be told."""
    at = 2
    for _ in range(_MAX_MARKERS):
        file.seek(at)
        head = file.read(4)
        if len(head) < 4 or head[0] != 0xFF:
            return None
        if head[1] == 0xFF:  # filled up
            at += 1
        elif head[1] in _BARE:
            at += 2
        elif head[1] == _SCAN:
            return at
        else:
            at += 2 + int.from_bytes(head[2:], "big")
    return None
