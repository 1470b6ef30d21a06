"""Writes small films with sound: Matroska files of JPEGs and plain samples, by hand.

ffpyplayer's own writer knows no sound. Every frame has a brightness that tells its number, and each
second is a cluster of its own that can be sought.
"""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from math import pi, sin
from pathlib import Path

from PIL import Image

RATE_HZ = 8000

_EBML, _SEGMENT, _INFO, _TRACKS, _CUES, _CLUSTER = (
    b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67", b"\x15\x49\xa9\x66", b"\x16\x54\xae\x6b",
    b"\x1c\x53\xbb\x6b", b"\x1f\x43\xb6\x75",
)  # fmt: skip


@dataclass(frozen=True)
class Reel:
    """What a film is like; `told_seconds` is the length its header tells, None: it tells none."""

    seconds: int = 3
    fps: int = 10
    size: tuple[int, int] = (64, 48)
    sound: bool = True
    picture: bool = True
    told_seconds: float | None = -1.0


def write_film(path: Path, reel: Reel | None = None) -> Path:
    """Write a film to `path`, making its folder; returns the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(film(reel or Reel()))
    return path


def film(reel: Reel) -> bytes:
    """The bytes of a film."""
    told = reel.seconds if reel.told_seconds == -1.0 else reel.told_seconds
    info = _number(b"\x2a\xd7\xb1", 1_000_000)
    if told is not None:
        info += _element(b"\x44\x89", struct.pack(">d", told * 1000.0))
    head = _element(_INFO, info) + _element(_TRACKS, b"".join(_tracks(reel)))
    clusters = [_cluster(reel, second) for second in range(reel.seconds)]
    cues = _cues(clusters, 0)
    cues = _cues(clusters, len(head) + len(cues))
    doctype = _element(b"\x42\x82", b"matroska")
    return _element(_EBML, doctype) + _element(_SEGMENT, head + cues + b"".join(clusters))


def brightness(number: int) -> int:
    """How bright the frame of that number is, 0 to 255; neighbours differ."""
    return 30 + number * 9 % 200


def _tracks(reel: Reel) -> Iterator[bytes]:
    width, height = reel.size
    if reel.picture:
        video = _number(b"\xb0", width) + _number(b"\xba", height)
        yield _track(1, 1, b"V_MJPEG", _element(b"\xe0", video))
    if reel.sound:
        audio = _element(b"\xb5", struct.pack(">d", float(RATE_HZ))) + _number(b"\x9f", 1)
        yield _track(2, 2, b"A_PCM/INT/LIT", _element(b"\xe1", audio + _number(b"\x62\x64", 16)))


def _track(number: int, kind: int, codec: bytes, details: bytes) -> bytes:
    return _element(
        b"\xae",
        _number(b"\xd7", number) + _number(b"\x73\xc5", number) + _number(b"\x83", kind)
        + _element(b"\x86", codec) + details,
    )  # fmt: skip


def _cluster(reel: Reel, second: int) -> bytes:
    blocks = _number(b"\xe7", second * 1000)
    each = RATE_HZ // reel.fps
    for step in range(reel.fps):
        number = second * reel.fps + step
        at = step * 1000 // reel.fps
        if reel.picture:
            blocks += _block(1, at, _jpeg(reel.size, brightness(number)))
        if reel.sound:
            samples = (round(8000 * sin(2 * pi * 440 * (number * each + i) / RATE_HZ))
                       for i in range(each))  # fmt: skip
            blocks += _block(2, at, struct.pack(f"<{each}h", *samples))
    return _element(_CLUSTER, blocks)


def _cues(clusters: list[bytes], offset: int) -> bytes:
    points = b""
    for second, cluster in enumerate(clusters):
        place = _number(b"\xf7", 1) + _number(b"\xf1", offset)
        points += _element(b"\xbb", _number(b"\xb3", second * 1000) + _element(b"\xb7", place))
        offset += len(cluster)
    return _element(_CUES, points)


def _jpeg(size: tuple[int, int], grey: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, (grey, grey, grey)).save(file, "JPEG", quality=90)
    return file.getvalue()


def _block(track: int, milliseconds: int, data: bytes) -> bytes:
    return _element(b"\xa3", struct.pack(">BhB", 0x80 | track, milliseconds, 0x80) + data)


def _number(name: bytes, value: int) -> bytes:
    return _element(name, value.to_bytes(8, "big"))


def _element(name: bytes, data: bytes) -> bytes:
    return name + (0x01 << 56 | len(data)).to_bytes(8, "big") + data
