"""Sounds as Ogg Vorbis files, the same bytes for the same samples."""

import os
import zlib
from io import BytesIO
from pathlib import Path

import numpy as np
import soundfile
from sound import Sound

_MARK = "Computed by this project's program"
_BLOCK = 1 << 14  # libsndfile's Vorbis encoder overflows the stack when it is given all at once


def save(sound: Sound, path: Path, quality: float) -> int:
    """Write the file in one go; gives its size in bytes. `quality` is Vorbis's, 0 to 1."""
    samples = np.round(np.clip(sound.wave, -1, 1) * 32767).astype(np.int16)
    target = BytesIO()
    with soundfile.SoundFile(
        target,
        "w",
        samplerate=sound.rate_hz,
        channels=1,
        format="OGG",
        subtype="VORBIS",
        compression_level=1 - quality,
    ) as file:
        file.comment = _MARK
        for start in range(0, len(samples), _BLOCK):
            file.write(samples[start : start + _BLOCK])
    data = _with_serial(target.getvalue(), zlib.crc32(samples.tobytes()))
    draft = path.with_suffix(".part")
    draft.write_bytes(data)
    os.replace(draft, path)  # noqa: PTH105  # as in any program that must not leave half a file
    return len(data)


def is_recording(path: Path) -> bool:
    """Whether a file that was not made here stands there: it must not be lost."""
    if not path.exists():
        return False
    try:
        with soundfile.SoundFile(path) as file:
            return bool(file.comment != _MARK)
    except soundfile.LibsndfileError:
        return True


def _with_serial(data: bytes, serial: int) -> bytes:
    """The stream under a number of our own: libsndfile draws one by lot.

    Ogg (RFC 3533): a page is "OggS", 23 bytes of header with the serial at 14 and the checksum at
    22, the count of segments at 26, their sizes, and they themselves.
    """
    pages, at = bytearray(data), 0
    while at < len(pages):
        sizes = at + 27
        end = sizes + pages[at + 26] + sum(pages[sizes : sizes + pages[at + 26]])
        pages[at + 14 : at + 18] = serial.to_bytes(4, "little")
        pages[at + 22 : at + 26] = bytes(4)
        pages[at + 22 : at + 26] = _checksum(bytes(pages[at:end])).to_bytes(4, "little")
        at = end
    return bytes(pages)


def _table() -> tuple[int, ...]:
    rows = []
    for byte in range(256):
        row = byte << 24
        for _ in range(8):
            row = (row << 1) ^ (0x104C11DB7 if row & 0x80000000 else 0)
        rows.append(row)
    return tuple(rows)


_TABLE = _table()


def _checksum(page: bytes) -> int:
    """Ogg's CRC-32: not reflected, unlike zlib's."""
    crc = 0
    for byte in page:
        crc = ((crc << 8) & 0xFFFFFFFF) ^ _TABLE[(crc >> 24) ^ byte]
    return crc
