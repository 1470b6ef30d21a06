"""WebP as a file: one piece that tells its length."""

from typing import BinaryIO


def is_whole_webp(file: BinaryIO, size_bytes: int) -> bool:
    """Whether the file is as long as it says."""
    file.seek(4)
    return size_bytes >= int.from_bytes(file.read(4), "little") + 8
