"""Whether a file is a sound that the kiosk can play, and how long it lasts; plays and keeps none.

Needs no sound device and not the library that plays: exhibits are checked at a desk.
"""

from collections.abc import Mapping
from math import ceil
from pathlib import Path
from typing import BinaryIO

from tinytag import TinyTag

from kiosk.content.diagnostics import Problem
from kiosk.content.ordinary import broken, look_into
from kiosk.content.sounds import SoundKind

MAX_BYTES = 100 << 20  # more than an hour as Ogg; copied and inspected in a moment
MAX_SECONDS: Mapping[SoundKind, float] = {
    SoundKind.AMBIENCE: 180.0,  # held decoded, so that it loops without a gap: 10 MB a minute
    SoundKind.EFFECT: 5.0,  # held decoded, too; and touches follow one another faster
}

_HEAD_BYTES = 12
_OGG_PAGE_BYTES = 27 + 255 + 255 * 255  # the largest there is: head, table, segments
_FORMATS = "Ogg Vorbis, Opus, MP3, FLAC or WAV"


def inspect_sound(path: Path) -> Problem | float:
    """The length in seconds of the sound at `path`, or why it cannot be played; never raises."""
    return look_into(path, "sound", MAX_BYTES, _inspect)


def too_long(kind: SoundKind, seconds: float) -> Problem | None:
    """Why a sound of that length cannot be used as that kind, or None."""
    most = MAX_SECONDS.get(kind)
    if most is None or seconds <= most:
        return None
    lasts = ceil(10 * seconds) / 10  # or 5.02 seconds would be told to be 5, which is allowed
    return Problem(
        f"This lasts {lasts:g} seconds; an {kind} may last {most:.0f}.",
        "Cut it; an ambience begins again by itself."
        if kind is SoundKind.AMBIENCE
        else "Cut it to the moment that goes with a touch.",
    )


def _inspect(file: BinaryIO) -> Problem | float:
    head = file.read(_HEAD_BYTES)
    if not _is_playable(head):
        return Problem(
            "This is not a sound that the kiosk can play.",
            f"Save it as {_FORMATS}; a new file name alone does not do it.",
        )
    if not _is_whole(file, head):
        return broken("sound")
    file.seek(0)
    seconds = TinyTag.get(file_obj=file, tags=False).duration
    return seconds if seconds is not None and seconds > 0 else broken("sound")


def _is_playable(head: bytes) -> bool:
    """Whether a file begins like one of the formats; MP3 may begin with tags or with a frame."""
    is_mp3_frame = head[:1] == b"\xff" and head[1:2] in _MP3_SECOND_BYTES
    is_wave = head[:4] == b"RIFF" and head[8:12] == b"WAVE"
    return head.startswith((b"OggS", b"fLaC", b"ID3")) or is_wave or is_mp3_frame


_MP3_SECOND_BYTES = frozenset({b"\xfb", b"\xfa", b"\xf3", b"\xf2", b"\xe3", b"\xe2"})


def _is_whole(file: BinaryIO, head: bytes) -> bool:
    """Whether a file goes on to its end, as far as its format tells.

    A copy that was cut short would play, and fall silent in the middle of a word.
    """
    size = file.seek(0, 2)
    if head.startswith(b"RIFF"):
        return size >= int.from_bytes(head[4:8], "little") + 8
    if not head.startswith(b"OggS"):
        return True
    file.seek(max(0, size - _OGG_PAGE_BYTES))
    tail = file.read()
    page = tail[max(0, tail.rfind(b"OggS")) :]
    segments = page[27 : 27 + page[26]]
    return len(page) >= 27 + len(segments) + sum(segments) and len(segments) == page[26]
