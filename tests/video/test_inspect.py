"""A film is known by its header: what it is, how long it lasts, and whether it is whole."""

import os
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.diagnostics import Problem
from kiosk.video.inspect import inspect_video
from tests.video.reels import Reel, film


def box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data) + 8, name) + data


def long_box(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I4sQ", 1, name, len(data) + 16) + data


def mp4(*, kind: bytes = b"vide", header: bytes | None = None, index: bool = True) -> bytes:
    """An MP4 of 90 seconds as far as its header goes."""
    if header is None:
        header = struct.pack(">IIIII", 0, 0, 0, 1000, 90_000)
    track = box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + kind + bytes(12))))
    movie = box(b"moov", box(b"mvhd", header) + track) if index else b""
    return box(b"ftyp", b"isom" + bytes(4)) + movie + long_box(b"mdat", bytes(100))


LONG_HEADER = struct.pack(">IQQIQ", 1 << 24, 0, 0, 600, 600 * 7200)


def inspect(tmp_path: Path, data: bytes) -> Problem | float:
    path = tmp_path / "film"
    path.write_bytes(data)
    return inspect_video(path)


@pytest.mark.parametrize(
    ("data", "seconds"),
    [
        (film(Reel(seconds=2)), 2.0),
        (film(Reel(seconds=1, sound=False)), 1.0),
        (film(Reel(seconds=1, told_seconds=3600.5)), 3600.5),
        (film(Reel(seconds=1, told_seconds=None)), 0.0),
        (mp4(), 90.0),
        (mp4(header=LONG_HEADER), 7200.0),
        (mp4(header=struct.pack(">IIIII", 0, 0, 0, 1000, 0xFFFFFFFF)), 0.0),
        (mp4(header=struct.pack(">IIIII", 0, 0, 0, 0, 5)), 0.0),
    ],
    ids=["Matroska", "silent", "an hour", "a live recording", "MP4", "two hours of MP4",
         "MP4 of unknown length", "MP4 that counts in nothing"],
)  # fmt: skip
def test_tells_its_length_where_it_knows_it(tmp_path: Path, data: bytes, seconds: float) -> None:
    assert inspect(tmp_path, data) == seconds


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The video file is empty."),
        (b"WEBVTT\n\n", "This is not a video that the kiosk can play."),
        (b"\xff\xd8\xff\xe0 a picture", "This is not a video that the kiosk can play."),
        (film(Reel(picture=False)), "There are no pictures in this video."),
        (mp4(kind=b"soun"), "There are no pictures in this video."),
        (film(Reel())[:-100], "The video file is broken or incomplete."),
        (film(Reel())[:40], "The video file is broken or incomplete."),
        (mp4()[:-50], "The video file is broken or incomplete."),
        (mp4(index=False), "The video file is broken or incomplete."),
    ],
)
def test_says_why_it_cannot_be_shown(tmp_path: Path, data: bytes, message: str) -> None:
    problem = inspect(tmp_path, data)
    assert isinstance(problem, Problem)
    assert problem.message == message
    assert problem.hint


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    for path in (tmp_path / "nowhere.webm", tmp_path, tmp_path / "fifo"):
        assert isinstance(inspect_video(path), Problem)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(
    data=st.sampled_from([film(Reel(seconds=1)), mp4(), mp4(header=LONG_HEADER)]),
    changes=st.lists(st.tuples(st.integers(0, 600), st.integers(0, 255)), max_size=12),
    length=st.integers(0, 2000),
)
def test_whatever_is_in_a_file_it_never_raises(
    tmp_path: Path, data: bytes, changes: list[tuple[int, int]], length: int
) -> None:
    spoilt = bytearray(data)
    for place, value in changes:
        spoilt[place % len(spoilt)] = value
    found = inspect(tmp_path, bytes(spoilt[: length if length > 1000 else None]))
    assert isinstance(found, Problem) or found >= 0.0
