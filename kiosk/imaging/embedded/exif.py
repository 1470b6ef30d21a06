"""The few fields of EXIF (CIPA DC-008) that people write; knows no picture.

Read here and not by Pillow, which reads every field, in older versions as often as a hostile block
claims the whole of itself, and takes all texts for Latin-1.
"""

import struct
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from kiosk.imaging.embedded.values import ANY_LANGUAGE, Values, text_by_look

MAX_FIELD_BYTES = 64 << 10

_BYTE_ORDERS = MappingProxyType({b"II*\0": "<", b"MM\0*": ">"})
_PHOTO = 0x8769  # where the directory of how it was taken stands
_IMAGE_FIELDS = MappingProxyType(
    {
        0x010E: "Exif.Image.ImageDescription",
        0x013B: "Exif.Image.Artist",
        0x8298: "Exif.Image.Copyright",
    }
)
_PHOTO_FIELDS = MappingProxyType(
    {0x9003: "Exif.Photo.DateTimeOriginal", 0xA300: "Exif.Photo.FileSource"}
)
_TEXTS = frozenset({2, 129})  # ASCII, which hardly anybody keeps to, and UTF-8
_BYTES = frozenset({1, 7})  # a number, such as what kind of machine made the picture
_LONGS = frozenset({4, 13})


def read_exif(file: BinaryIO) -> Values:
    """The fields of a block of EXIF, or of a TIFF, which begins with a byte order.

    Raises struct.error for a broken one.
    """
    file.seek(0)
    order = _BYTE_ORDERS.get(file.read(4))
    if order is None:
        return {}
    (first,) = struct.unpack(f"{order}I", file.read(4))
    image = _directory(file, order, first)
    values = dict(_named(file, order, image, _IMAGE_FIELDS))
    kind, _, place = image.get(_PHOTO, (0, 0, b""))
    if kind in _LONGS:
        (at,) = struct.unpack(f"{order}I", place)
        values.update(_named(file, order, _directory(file, order, at), _PHOTO_FIELDS))
    return values


def _directory(file: BinaryIO, order: str, at: int) -> Mapping[int, tuple[int, int, bytes]]:
    """By tag: the type, the number of values, and the values or where they stand."""
    file.seek(at)
    (count,) = struct.unpack(f"{order}H", file.read(2))
    table = file.read(12 * count)
    entries = struct.iter_unpack(f"{order}HHI4s", table[: len(table) // 12 * 12])
    return {tag: (kind, number, value) for tag, kind, number, value in entries}


def _named(
    file: BinaryIO,
    order: str,
    entries: Mapping[int, tuple[int, int, bytes]],
    names: Mapping[int, str],
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for tag, name in names.items():
        kind, count, value = entries.get(tag, (0, 0, b""))
        if kind in _BYTES:
            yield name, ((ANY_LANGUAGE, str(value[0])),)
        elif kind in _TEXTS:
            if count > len(value):
                file.seek(*struct.unpack(f"{order}I", value))
                value = file.read(min(count, MAX_FIELD_BYTES))
            # A photographer and a publisher are parted by a zero byte.
            parts = (part.strip() for part in value[:count].split(b"\0"))
            yield name, tuple((ANY_LANGUAGE, text_by_look(part)) for part in parts if part)
