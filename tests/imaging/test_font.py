"""Which files are taken for fonts, and which letters they have."""

import os
import struct
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.diagnostics import Problem
from kiosk.imaging.font import MAX_FONT_BYTES, inspect_font, letters_of
from kiosk.widgets.families import FAMILIES

FILES = sorted({file for files in FAMILIES.values() for file in files})
SERIF = FAMILIES["source-serif-4"][0]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_our_own_fonts_are_sound_and_have_the_letters_they_have(file: Path) -> None:
    assert inspect_font(file) is None
    assert letters_of(file) == set(map(chr, TTFont(file).getBestCmap()))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The font file is empty."),
        (b"wOF2" + bytes(99), "This is not a font that the kiosk can read."),
        (b"not a font", "This is not a font that the kiosk can read."),
        (SERIF.read_bytes()[:4], "The font file is broken."),
        (SERIF.read_bytes()[:-200], "The font file is broken."),
        (SERIF.read_bytes()[:30_000], "The font file is broken."),
    ],
)
def test_what_is_no_font_is_said(tmp_path: Path, content: bytes, sentence: str) -> None:
    file = tmp_path / "font.ttf"
    file.write_bytes(content)
    problem = inspect_font(file)
    assert problem is not None
    assert problem.message == sentence


def test_a_missing_huge_or_endless_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ttf")
    with (tmp_path / "huge.ttf").open("wb") as file:
        file.truncate(MAX_FONT_BYTES + 1)
    problems = [inspect_font(tmp_path / f"{name}.ttf") for name in ("pipe", "huge", "nowhere")]
    assert [problem.message for problem in problems if problem is not None] == [
        "This is not a file.",
        "The font file is larger than 64 MB.",
        "There is no such font file.",
    ]


def font(*subtables: tuple[int, int, bytes], collection: bool = False) -> bytes:
    """A file of nothing but a cmap with `subtables`: platform, encoding, content."""
    header, content = b"", b""
    for platform, encoding, table in subtables:
        header += struct.pack(">HHL", platform, encoding, 4 + 8 * len(subtables) + len(content))
        content += table
    cmap = struct.pack(">HH", 0, len(subtables)) + header + content
    start = 16 if collection else 0
    tables = struct.pack(">4sHHHH", b"OTTO", 1, 0, 0, 0)
    tables += struct.pack(">4sLLL", b"cmap", 0, start + 28, len(cmap))
    front = b"ttcf" + struct.pack(">LLL", 0x10000, 1, 16) if collection else b""
    return front + tables + cmap


def long_table(*groups: tuple[int, int]) -> bytes:
    """A subtable of format 12."""
    head = struct.pack(">HHLLL", 12, 0, 16 + 12 * len(groups), 0, len(groups))
    return head + b"".join(struct.pack(">LLL", *group, 1) for group in groups)


@pytest.mark.parametrize("collection", [False, True])
def test_letters_beyond_the_first_65_536(tmp_path: Path, collection: bool) -> None:
    file = tmp_path / "font.otf"
    table = long_table((0x41, 0x43), (0x20000, 0x20001))
    file.write_bytes(font((3, 10, table), (1, 0, b"a table of the Macintosh"),
                          collection=collection))  # fmt: skip
    assert letters_of(file) == {*"ABC", "\U00020000", "\U00020001"}


def test_a_table_that_tells_everything_again_and_again_takes_no_time(tmp_path: Path) -> None:
    """A hostile file of a few kilobytes must not keep `check` busy for hours."""
    file = tmp_path / "font.otf"
    file.write_bytes(font((3, 10, long_table(*[(0, 0xFFFFFFFF)] * 1000))))
    assert len(letters_of(file)) == 0x110000


@settings(max_examples=60)
@given(st.data())
def test_damaged_files_never_raise(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    damaged = bytearray(SERIF.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, 400) | st.integers(0, len(damaged) - 1))
        damaged[at] = data.draw(st.integers(0, 255))
    file = tmp_path_factory.getbasetemp() / "damaged.ttf"
    file.write_bytes(damaged)
    assert isinstance(inspect_font(file), Problem | None)
