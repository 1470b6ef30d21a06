"""Whether a file is a font that the kiosk can set text in, and which letters it has.

Knows no theme and no toolkit.
"""

import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import ImageFont

from kiosk.content.diagnostics import Problem
from kiosk.content.ordinary import refuse_file

MAX_FONT_BYTES = 64 << 20  # families of Chinese, Japanese and Korean letters have up to 40 MB

_MAGIC = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf")
_WINDOWS_UNICODE = ((3, 1), (3, 10))  # platform and encoding; platform 0 is Unicode itself


def inspect_font(path: Path) -> Problem | None:
    """Why the file at `path` cannot be used as a font, or None; never raises."""
    refusal = refuse_file(path, "font", MAX_FONT_BYTES)
    if refusal is not None:
        return refusal
    try:
        with path.open("rb") as file:
            if file.read(4) not in _MAGIC:
                return Problem(
                    "This is not a font that the kiosk can read.",
                    "Fonts are TrueType or OpenType files, .ttf or .otf.",
                )
        font = ImageFont.truetype(path, 32, layout_engine=ImageFont.Layout.BASIC)
        font.getmask("Ag")
        is_usable = bool(letters_of(path))
    except PermissionError:
        return Problem("The font may not be read.", "Check the file's permissions.")
    except Exception:  # noqa: BLE001  # whatever a broken file makes FreeType or struct raise
        is_usable = False
    return None if is_usable else Problem("The font file is broken.", "Copy or download it again.")


def letters_of(path: Path) -> frozenset[str]:
    """The letters that the font at `path` has; raises ValueError or struct.error for a broken one.

    Read from its table "cmap" (OpenType specification), which Pillow does not tell.
    """
    data = path.read_bytes()
    cmap = _table(data, b"cmap")
    letters: set[str] = set()
    for index in range(_number(cmap, 2)):
        platform, encoding, start = struct.unpack_from(">HHL", cmap, 4 + 8 * index)
        if platform == 0 or (platform, encoding) in _WINDOWS_UNICODE:
            letters.update(map(chr, _codes(cmap[start:])))
    return frozenset(letters)


def _table(data: bytes, name: bytes) -> bytes:
    """A table of the font, or of the first one in a collection; a ValueError if it was cut."""
    start = _number(data, 12, 4) if data[:4] == b"ttcf" else 0
    found = b""
    for index in range(_number(data, start + 4)):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, start + 12 + 16 * index)
        if offset + length > len(data):
            raise ValueError(tag)
        if tag == name:
            found = data[offset : offset + length]
    return found


def _codes(table: bytes) -> Iterator[int]:
    """The codes that a subtable has glyphs for; formats 4 and 12 are what fonts are made with."""
    match _number(table, 0):
        case 4:
            yield from _short_codes(table)
        case 12:
            before = -1
            for index in range(_number(table, 12, 4)):
                first, last, _ = struct.unpack_from(">LLL", table, 16 + 12 * index)
                yield from range(max(first, before + 1), min(last, sys.maxunicode) + 1)
                before = max(before, last)


def _short_codes(table: bytes) -> Iterator[int]:
    size = _number(table, 6)  # of each of four lists: last codes, first codes, deltas, offsets
    before = -1
    for at in range(14, 14 + size, 2):
        last = _number(table, at)
        offset_at = at + 2 + 3 * size
        first, delta = _number(table, at + 2 + size), _number(table, at + 2 + 2 * size)
        offset = _number(table, offset_at)
        for code in range(max(first, before + 1), last + 1):
            glyph_at = offset_at + offset + 2 * (code - first)
            # Some fonts end with an offset that leads out of the table: there is no glyph.
            if any(table[glyph_at : glyph_at + 2]) if offset else (code + delta) % 0x10000:
                yield code
        before = max(before, last)


def _number(data: bytes, at: int, size: int = 2) -> int:
    """The unsigned number of `size` bytes at `at`."""
    piece = data[at : at + size]
    if len(piece) < size:
        raise ValueError(at)
    return int.from_bytes(piece, "big")
