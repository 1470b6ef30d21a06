"""Which files are taken for pictures; and that none is decoded to find out."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.content.diagnostics import Problem
from kiosk.imaging.inspect import MAX_SIDE_PIXELS, inspect_picture, upright_size
from tests.exhibit.media import make_media, png_bomb


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_media(tmp_path_factory.mktemp("media") / "media")


def problem(path: Path) -> str:
    found = inspect_picture(path)
    assert isinstance(found, Problem), found
    return found.message


@pytest.mark.parametrize("name", ["good.png", "good.jpg", "good.webp"])
def test_sound_pictures_have_no_problem(media: Path, name: str) -> None:
    assert inspect_picture(media / name) is None


def test_the_format_is_told_by_the_content_not_by_the_name(media: Path, tmp_path: Path) -> None:
    misnamed = tmp_path / "picture.png"
    misnamed.write_bytes((media / "good.jpg").read_bytes())
    assert inspect_picture(misnamed) is None


def test_a_photograph_taken_sideways_is_sound(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 30)).save(tmp_path / "sideways.jpg", exif=exif)
    assert inspect_picture(tmp_path / "sideways.jpg") is None


@pytest.mark.parametrize("orientation", range(9))
@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_a_picture_is_as_large_as_it_is_shown(
    tmp_path: Path, orientation: int, ending: str
) -> None:
    """Positions on a scanned map are its pixels, as they are seen."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"map.{ending}"
    Image.new("RGB", (40, 30)).save(path, exif=exif)
    assert upright_size(path) == ((30, 40) if orientation > 4 else (40, 30))


@pytest.mark.parametrize("name", ["text.png", "empty.png", "nowhere.png", "folder"])
def test_what_is_no_picture_has_no_size(media: Path, name: str) -> None:
    assert upright_size(media / name) is None


@pytest.mark.parametrize("name", ["cut.png", "cut.jpg", "cut.webp"])
def test_cut_files_are_refused(media: Path, name: str) -> None:
    """A cut JPEG was shown half grey, without an error."""
    assert problem(media / name) == "The picture file is broken or incomplete."


@pytest.mark.parametrize("name", ["png", "jpg", "webp"])
def test_wherever_a_file_is_cut_it_is_not_taken_for_whole(
    media: Path, tmp_path: Path, name: str
) -> None:
    whole = (media / f"good.{name}").read_bytes()
    for length in (*range(0, len(whole), 7), *range(len(whole) - 16, len(whole))):
        cut = tmp_path / f"cut.{name}"
        cut.write_bytes(whole[:length])
        assert inspect_picture(cut) is not None, length


def test_what_cameras_append_to_a_jpeg_does_no_harm(media: Path, tmp_path: Path) -> None:
    longer = tmp_path / "longer.jpg"
    longer.write_bytes((media / "good.jpg").read_bytes() + b"\0" * 5_000)
    assert inspect_picture(longer) is None


def test_bombs_are_refused_by_their_header(tmp_path: Path) -> None:
    """A PNG of 109 kB unpacked to 3.5 GB on the UI thread."""
    bomb = tmp_path / "bomb.png"
    for width, height in ((30_000, 30_000), (11_000, 11_000), (MAX_SIDE_PIXELS + 1, 1)):
        bomb.write_bytes(png_bomb(width, height))
        assert problem(bomb).startswith("The picture has too many pixels")


def test_pixels_are_never_decoded(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", fail)
    for name in ("good.png", "good.jpg", "good.webp"):
        assert inspect_picture(media / name) is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("empty.png", "The picture file is empty."),
        ("text.png", "This is not a picture that the kiosk can read."),
        ("drawing.gif", "This is not a picture that the kiosk can read."),
        ("folder", "This is not a file."),
        ("nowhere.png", "There is no such picture file."),
        ("null\0.png", "There is no such picture file."),
    ],
)
def test_what_is_no_picture_is_said(media: Path, name: str, sentence: str) -> None:
    assert problem(media / name) == sentence


def test_a_fifo_is_not_opened(tmp_path: Path) -> None:
    """Opening a FIFO that nobody writes to never returns."""
    os.mkfifo(tmp_path / "pipe.png")
    assert problem(tmp_path / "pipe.png") == "This is not a file."


@given(st.data())
def test_damaged_files_never_raise(
    tmp_path_factory: pytest.TempPathFactory, media: Path, data: st.DataObject
) -> None:
    whole = bytearray(
        (media / data.draw(st.sampled_from(["good.png", "good.jpg", "good.webp"]))).read_bytes()
    )
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    damaged = tmp_path_factory.getbasetemp() / "damaged"
    damaged.write_bytes(whole)
    assert isinstance(inspect_picture(damaged), Problem | None)
