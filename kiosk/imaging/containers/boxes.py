"""AVIF and HEIC as files: boxes in a row, each telling its length."""

from typing import BinaryIO

_NEEDED = frozenset({b"meta", b"mdat"})  # what the pictures are, and their bytes


def is_whole_boxed(file: BinaryIO, size_bytes: int) -> bool:
    """Whether the boxes that a picture is made of go on to their ends."""
    at, missing = 0, set(_NEEDED)
    while missing:
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            return False
        length, name = int.from_bytes(head[:4], "big"), head[4:8]
        if length == 1:  # it did not fit into four bytes
            length = int.from_bytes(head[8:], "big")
        if length == 0:  # to the end of the file
            length = size_bytes - at
        at += length
        if length < 8 or at > size_bytes:
            return False
        missing.discard(name)
    return True
