"""TIFF as a file: directories of tags, and strips or tiles of pixels anywhere.

Read here before Pillow does, which takes whatever the tags claim into memory.
"""

import struct
from dataclasses import dataclass
from typing import BinaryIO

_EXIF, _GPS = 34665, 34853  # directories of their own, which Pillow reads too
_PIXELS = ((273, 279), (324, 325))  # offsets and lengths of strips, of tiles
_TABLES = frozenset({258, 320, 347, 532})  # of depths, colours and JPEG: without them, no pixels
_TYPE_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8,
               13: 4, 16: 8, 17: 8, 18: 8}  # fmt: skip
_INTEGERS = {3: "H", 4: "I", 13: "I", 16: "Q"}
_MAX_TAG_BYTES = 64 << 20
_MAX_ENTRIES = 4096


class OversizedTagsError(ValueError):
    """Tags of so many bytes that they are not worth their memory: Photoshop keeps layers in one."""

    def __init__(self, size_bytes: int) -> None:
        super().__init__(f"{size_bytes >> 20} MB of tags")
        self.size_bytes = size_bytes


@dataclass(frozen=True, slots=True)
class _Entry:
    """One tag: the code of its type, how many values it has, and they or where they stand."""

    kind: int
    count: int
    value: bytes

    @property
    def size_bytes(self) -> int:
        return _TYPE_BYTES.get(self.kind, 0) * self.count


class _Directories:
    """Reads directories of a file; raises ValueError and struct.error where it is broken."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        head = self._at(0, 16)
        self._order = "<" if head[:2] == b"II" else ">"
        (version,) = self._unpack("H", head[2:4])
        self._is_big = version == 43
        self._offset, self._entry = ("Q", "HHQ8s") if self._is_big else ("I", "HHI4s")
        (self.first,) = self._unpack(self._offset, head[8:16] if self._is_big else head[4:8])

    def directory(self, offset: int) -> dict[int, _Entry]:
        """The tags of the directory there."""
        width = struct.calcsize(f"={self._entry}")
        number = "Q" if self._is_big else "H"
        start = struct.calcsize(f"={number}")
        (count,) = self._unpack(number, self._at(offset, start))
        if count > _MAX_ENTRIES:
            raise ValueError(f"{count} tags")
        table = self._at(offset + start, count * width)
        entries = struct.iter_unpack(f"{self._order}{self._entry}", table)
        return {tag: _Entry(kind, values, value) for tag, kind, values, value in entries}

    def end(self, entry: _Entry) -> int:
        """Where the values of a tag end, in bytes; 0 where they stand in the directory itself."""
        if entry.size_bytes <= len(entry.value):
            return 0
        return self._unpack(self._offset, entry.value)[0] + entry.size_bytes

    def numbers(self, entry: _Entry) -> tuple[int, ...]:
        """The values of a tag of whole numbers."""
        if entry.size_bytes > _MAX_TAG_BYTES:
            raise ValueError(f"{entry.size_bytes >> 20} MB in one tag")
        content = entry.value
        if entry.size_bytes > len(content):
            content = self._at(self._unpack(self._offset, content)[0], entry.size_bytes)
        return self._unpack(f"{entry.count}{_INTEGERS[entry.kind]}", content[: entry.size_bytes])

    def _at(self, offset: int, size_bytes: int) -> bytes:
        self._file.seek(offset)
        content = self._file.read(size_bytes)
        if len(content) < min(size_bytes, 8):
            raise ValueError("it ends early")
        return content

    def _unpack(self, form: str, content: bytes) -> tuple[int, ...]:
        return struct.unpack(self._order + form, content)


def check_tiff(file: BinaryIO) -> None:
    """Raise OversizedTagsError for tags that would fill the memory, ValueError for broken ones."""
    directories = _Directories(file)
    entries = directories.directory(directories.first)
    size_bytes = sum(entry.size_bytes for entry in entries.values())
    for tag in (_EXIF, _GPS):
        if tag in entries:
            (offset,) = directories.numbers(entries[tag])
            size_bytes += sum(e.size_bytes for e in directories.directory(offset).values())
    if size_bytes > file.seek(0, 2) and size_bytes > _MAX_TAG_BYTES:
        raise ValueError("more tags than file")
    if size_bytes > _MAX_TAG_BYTES:
        raise OversizedTagsError(size_bytes)


def is_whole_tiff(file: BinaryIO, size_bytes: int) -> bool:
    """Whether all strips or tiles of the first page, and its tables, lie within the file."""
    try:
        directories = _Directories(file)
        entries = directories.directory(directories.first)
        tables = [entry for tag, entry in entries.items() if tag in _TABLES]
        if any(directories.end(table) > size_bytes for table in tables):
            return False
        for offsets, lengths in _PIXELS:
            if offsets in entries:
                starts = directories.numbers(entries[offsets])
                known = directories.numbers(entries[lengths]) if lengths in entries else ()
                parts = zip(starts, known or (1,) * len(starts), strict=True)
                return all(start + length <= size_bytes for start, length in parts)
    except (ValueError, KeyError, struct.error):
        pass
    return False
