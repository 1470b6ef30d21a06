"""Whether a file is a film that can be shown, and how long it lasts; decodes and keeps none of it.

Needs neither a window nor the library that shows films: exhibits are checked at a desk. Reads
headers only, so a film of an hour costs no more than one of a minute.
"""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from kiosk.content.diagnostics import Problem
from kiosk.content.ordinary import broken, look_into

LIBRARY = "ffpyplayer"  # of the optional extra
MAX_BYTES = 4 << 30  # what the file systems of USB sticks take

_HEAD_BYTES = 64
_MOST_BYTES = 1 << 16  # of anything in a header that is read at once
_MOST_PARTS = 100_000  # in a file: more are nonsense, or would take too long

_EBML = b"\x1a\x45\xdf\xa3"
_SEGMENT, _CLUSTER, _INFO, _TRACKS = 0x18538067, 0x1F43B675, 0x1549A966, 0x1654AE6B
_SCALE, _DURATION, _TRACK, _TRACK_TYPE = 0x2AD7B1, 0x4489, 0xAE, 0x83
_PICTURES = 1  # the type of a track
_DEFAULT_SCALE = 1_000_000  # nanoseconds


def is_player_installed() -> bool:
    """Whether films are more than their posters on this computer."""
    return find_spec(LIBRARY) is not None


def inspect_video(path: Path) -> Problem | float:
    """The length in seconds of the film at `path`, or why it cannot be shown; never raises.

    The length is 0.0 where the file does not tell it, as after a live recording.
    """
    return look_into(path, "video", MAX_BYTES, _inspect)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a header tells; `seconds` is 0.0 where it does not."""

    seconds: float
    has_pictures: bool
    is_whole: bool


def _inspect(file: BinaryIO) -> Problem | float:
    head = file.read(_HEAD_BYTES)
    read: Callable[[BinaryIO, int], _Found]
    if head.startswith(_EBML) and (b"webm" in head or b"matroska" in head):
        read = _read_matroska
    elif head[4:8] == b"ftyp":
        read = _read_mp4
    else:
        return Problem(
            "This is not a video that the kiosk can play.",
            "Save it as WebM or MP4; a new file name alone does not do it.",
        )
    found = read(file, file.seek(0, 2))
    if not found.is_whole:
        return broken("video")
    if not found.has_pictures:
        return Problem("There are no pictures in this video.", "Describe it among the sounds.")
    return found.seconds


# ---------------------------------------------------------------------------- WebM and Matroska


def _read_matroska(file: BinaryIO, size: int) -> _Found:
    """The header of a file whose parts are an id, a length and what that holds."""
    scale, duration, has_pictures, is_whole = _DEFAULT_SCALE, 0.0, False, False
    for part, start, end in _elements(file, 0, size):
        if part != _SEGMENT:
            continue
        is_whole = end <= size
        for inner, at, after in _elements(file, start, min(end, size)):
            if inner == _CLUSTER:  # pictures and sounds begin: all that matters stands before
                break
            if inner == _INFO:
                for each, value, stop in _elements(file, at, after):
                    if each == _SCALE:
                        scale = int.from_bytes(_bytes(file, value, stop), "big")
                    elif each == _DURATION:
                        duration = _float(_bytes(file, value, stop))
            elif inner == _TRACKS:
                has_pictures = any(
                    kind == _TRACK_TYPE
                    and int.from_bytes(_bytes(file, value, stop), "big") == _PICTURES
                    for each, inside, last in _elements(file, at, after)
                    if each == _TRACK
                    for kind, value, stop in _elements(file, inside, last)
                )
    return _Found(duration * scale / 1e9, has_pictures, is_whole)


def _elements(file: BinaryIO, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The id of each part between two places, and where what it holds begins and ends."""
    for _ in range(_MOST_PARTS):
        if start >= end:
            return
        file.seek(start)
        head = file.read(12)
        if not head:
            return
        id_bytes = _width(head[0])
        length_bytes = _width(head[id_bytes])
        mark = 1 << (7 * length_bytes)
        length = int.from_bytes(head[id_bytes : id_bytes + length_bytes], "big") & (mark - 1)
        begin = start + id_bytes + length_bytes
        is_open = length == mark - 1  # a recording that was never closed: to the end
        start = end if is_open else begin + length
        yield int.from_bytes(head[:id_bytes], "big"), begin, start


def _width(first: int) -> int:
    """How many bytes a number has, by the first of them; raises ValueError for nonsense."""
    width = 9 - first.bit_length()
    if width > 8:
        raise ValueError(first)
    return width


def _float(data: bytes) -> float:
    return float(struct.unpack(">f" if len(data) == 4 else ">d", data)[0])


# ------------------------------------------------------------------------------------------- MP4


def _read_mp4(file: BinaryIO, size: int) -> _Found:
    """The header of a file whose parts are a length, a name and what that holds."""
    seconds, has_pictures, has_index, is_whole = 0.0, False, False, True
    for name, start, end in _boxes(file, 0, size):
        is_whole = is_whole and end <= size
        if name != b"moov":
            continue
        has_index = True
        for inner, at, after in _boxes(file, start, min(end, size)):
            if inner == b"mvhd":
                seconds = _movie_seconds(_bytes(file, at, after))
            elif inner == b"trak":
                has_pictures = has_pictures or _shows(file, at, after)
    return _Found(seconds, has_pictures, is_whole and has_index)


def _shows(file: BinaryIO, start: int, end: int) -> bool:
    """Whether a track has pictures."""
    return any(
        leaf == b"hdlr" and _bytes(file, place, stop)[8:12] == b"vide"
        for name, at, after in _boxes(file, start, end)
        if name == b"mdia"
        for leaf, place, stop in _boxes(file, at, after)
    )


def _movie_seconds(header: bytes) -> float:
    is_long = header[0] == 1
    scale, length = struct.unpack_from(">IQ" if is_long else ">II", header, 20 if is_long else 12)
    unknown = (1 << 64) - 1 if is_long else (1 << 32) - 1
    return float(length / scale) if scale and length != unknown else 0.0


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The name of each part between two places, and where what it holds begins and ends."""
    for _ in range(_MOST_PARTS):
        if start + 8 > end:
            return
        file.seek(start)
        length, name = struct.unpack(">I4s", file.read(8))
        begin = start + 8
        if length == 1:
            length, begin = struct.unpack(">Q", file.read(8))[0], start + 16
        start = end if length == 0 else start + length
        if start < begin:
            raise ValueError(length)
        yield name, begin, start


def _bytes(file: BinaryIO, start: int, end: int) -> bytes:
    file.seek(start)
    return file.read(min(end - start, _MOST_BYTES))
