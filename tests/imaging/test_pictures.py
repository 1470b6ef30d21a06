"""A picture comes as well from what was kept as from its file, and is there either way."""

import logging
import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from kiosk.core.geometry import Size
from kiosk.imaging.cancellation import Cancelled
from kiosk.imaging.derivatives import DerivativeCache
from kiosk.imaging.pictures import Pictures
from kiosk.imaging.pixels import PictureError, Pixels
from kiosk.imaging.request import Request
from kiosk.imaging.stand_ins import STAND_IN_PX, StandIns
from tests.imaging.files import (
    DISPLAY_P3,
    GREEN,
    QUARTERS,
    RED,
    alike,
    corners,
    image_of,
    matrix_profile,
    quarters,
)
from tests.imaging.test_tiles import difference

SCREEN = Size(960, 540)  # from the derivative that fills 1920 x 1080 where a picture has one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def pictures(folder: Path) -> Pictures:
    return Pictures(DerivativeCache(folder))


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """3000 x 1500, taken sideways, in the colours of a telephone, and telling who took it."""
    path = tmp_path / "photograph.jpg"
    lying = Image.radial_gradient("L").resize((3000, 1500)).convert("RGB")
    lying.paste(quarters(2000, 1000), (500, 250))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = "A photographer"
    upright = lying.transpose(Image.Transpose.ROTATE_90)
    profile = matrix_profile(DISPLAY_P3, 2.2)
    upright.save(path, exif=exif, icc_profile=profile, comment="Private", quality=95)
    return path


def shown(pictures: Pictures, path: Path, target: Size = SCREEN) -> Pixels:
    pixels = pictures.pixels(Request(path, target))
    pictures.keep()
    return pixels


def reads(pictures: Pictures, path: Path, target: Size = SCREEN) -> int:
    """How often the picture's own file is read."""
    count = 0

    def counting() -> bool:
        nonlocal count
        count += 1
        return True

    pictures.pixels(Request(path, target), counting)
    return count


def test_a_picture_from_the_cache_equals_one_from_its_file(
    pictures: Pictures, folder: Path, photograph: Path
) -> None:
    first = shown(pictures, photograph)
    uncached = Pictures().pixels(Request(photograph, SCREEN))
    for again in (pictures, Pictures(DerivativeCache(folder))):
        second = shown(again, photograph)
        assert (second.width, second.height) == (first.width, first.height) == (1080, 540)
        assert difference(image_of(first), image_of(second)) < 1
        assert difference(image_of(uncached), image_of(second)) < 1.5


def test_what_is_wanted_is_given_to_the_pixel(pictures: Pictures, photograph: Path) -> None:
    for _ in range(2):
        for wanted in (Size(2160, 1080), Size(1920, 960)):
            pixels = shown(pictures, photograph, wanted)
            assert Size(pixels.width, pixels.height) == wanted


def test_what_is_kept_is_not_decoded_again(pictures: Pictures, photograph: Path) -> None:
    from_file = reads(pictures, photograph)
    pictures.keep()
    assert reads(pictures, photograph) < from_file
    assert reads(pictures, photograph, Size(800, 400)) < from_file


def test_nothing_is_written_before_the_pixels_are_delivered(
    pictures: Pictures, folder: Path, photograph: Path
) -> None:
    pictures.pixels(Request(photograph, SCREEN))
    assert not folder.exists()
    with pytest.raises(Cancelled):
        pictures.keep(lambda: False)
    pictures.keep()
    assert not folder.exists()


def test_what_is_kept_is_upright_in_srgb_and_says_nothing(
    pictures: Pictures, folder: Path, photograph: Path
) -> None:
    shown(pictures, photograph)
    (kept,) = folder.iterdir()
    with Image.open(kept) as picture:
        assert (picture.format, picture.size) == ("JPEG", (2160, 1080))
        assert not picture.info.keys() & {"exif", "icc_profile", "comment", "xmp"}
        assert difference(picture, image_of(shown(Pictures(), photograph, Size(2160, 1)))) < 2
    assert b"photographer" not in kept.read_bytes()
    assert b"Private" not in kept.read_bytes()


def test_what_is_clear_stays_clear_and_its_file_says_nothing(
    pictures: Pictures, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "clear.png"
    picture = quarters(900, 600).convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 450, 300))
    picture.save(path, icc_profile=matrix_profile(DISPLAY_P3, 2.2))
    first = shown(pictures, path, Size(300, 200))
    (kept,) = folder.iterdir()
    with Image.open(kept) as derivative:
        assert derivative.format == "PNG"
        assert not derivative.info.keys() & {"exif", "icc_profile"}
    assert shown(pictures, path, Size(300, 200)) == first
    assert (first.data[3], first.data[-1]) == (0, 255)


def test_a_small_picture_is_not_kept(pictures: Pictures, folder: Path, tmp_path: Path) -> None:
    quarters(700, 500).save(tmp_path / "small.png")
    shown(pictures, tmp_path / "small.png", Size(100, 50))
    pictures.bake(tmp_path / "small.png")
    assert not folder.exists()


def test_a_picture_that_was_exchanged_is_shown(
    pictures: Pictures, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "picture.png"
    Image.new("RGB", (900, 600), RED).save(path)
    assert shown(pictures, path, Size(300, 200)).data[:3] == bytes(RED)
    size_bytes = path.stat().st_size
    Image.new("RGB", (900, 600), GREEN).save(path)
    assert path.stat().st_size == size_bytes, "this test is meant to change the content only"
    assert alike([tuple(shown(pictures, path, Size(300, 200)).data[:3])], [GREEN])
    assert len(list(folder.iterdir())) == 2


def test_a_picture_under_another_name_is_not_made_again(
    pictures: Pictures, folder: Path, photograph: Path
) -> None:
    shown(pictures, photograph)
    shown(pictures, photograph.rename(photograph.with_name("renamed.jpg")))
    assert len(list(folder.iterdir())) == 1


def test_a_picture_that_vanished_is_not_shown_from_the_cache(
    pictures: Pictures, photograph: Path
) -> None:
    shown(pictures, photograph)
    photograph.unlink()
    with pytest.raises(PictureError, match="no such file"):
        shown(pictures, photograph)


def test_a_picture_that_was_cut_while_it_ran_is_a_picture_error(
    pictures: Pictures, photograph: Path
) -> None:
    shown(pictures, photograph)
    os.truncate(photograph, photograph.stat().st_size // 2)
    for work in (shown, Pictures.bake):
        with pytest.raises(PictureError):
            work(pictures, photograph)


@pytest.mark.parametrize("damage", ["cut", "zeros", "no picture"])
def test_a_derivative_that_is_broken_is_made_anew(
    damage: str, pictures: Pictures, folder: Path, photograph: Path
) -> None:
    first = shown(pictures, photograph)
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    if damage == "no picture":
        DerivativeCache(folder).write(kept.name, b"This was never a picture.")
    else:
        end = b"" if damage == "cut" else bytes(len(whole) // 2)
        kept.write_bytes(whole[: len(whole) - len(whole) // 2] + end)
    assert shown(pictures, photograph) == first
    assert kept.read_bytes() == whole


def test_the_cache_may_be_deleted_at_any_time(
    pictures: Pictures, folder: Path, photograph: Path
) -> None:
    for _ in range(2):
        first = shown(pictures, photograph)
        assert difference(image_of(shown(pictures, photograph)), image_of(first)) < 1
        pictures.bake(photograph)
        shutil.rmtree(folder)


def test_without_room_for_a_cache_pictures_are_shown_and_one_line_says_so(
    tmp_path: Path, photograph: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "in the way").write_text("")
    pictures = Pictures(DerivativeCache(tmp_path / "in the way" / "cache"))
    first = shown(pictures, photograph)
    assert shown(pictures, photograph) == first
    pictures.bake(photograph)
    assert pictures.stand_in(photograph) is not None
    assert [name for name, level, _ in caplog.record_tuples if level >= logging.WARNING] == [
        "kiosk.imaging.derivatives"
    ]


def sizes(folder: Path) -> list[tuple[int, int]]:
    found = []
    for kept in folder.iterdir():
        with Image.open(kept) as picture:
            found.append(picture.size)
    return sorted(found)


def test_baking_makes_what_a_screen_and_a_card_need(
    pictures: Pictures, folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "huge.jpg"
    quarters(6000, 3000).save(path)
    pictures.bake(path)
    assert sizes(folder) == [(640, 320), (2160, 1080)]
    for target in (Size(1920, 960), Size(400, 200)):
        assert alike(corners(shown(pictures, path, target)), QUARTERS)
    assert len(list(folder.iterdir())) == 2


def test_for_a_larger_screen_more_is_baked(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "huge.jpg"
    quarters(6000, 3000).save(path)
    Pictures(DerivativeCache(folder), screen=Size(3000, 1500)).bake(path)
    assert sizes(folder) == [(640, 320), (3000, 1500)]


def test_what_is_baked_is_not_baked_again(
    pictures: Pictures, folder: Path, photograph: Path
) -> None:
    pictures.bake(photograph)
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    pictures.bake(photograph)
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    stand_in = pictures.stand_in(photograph)
    restarted = Pictures(DerivativeCache(folder))
    restarted.bake(photograph)
    again = restarted.stand_in(photograph)
    assert stand_in is not None
    assert again is not None
    assert difference(image_of(stand_in), image_of(again)) < 2


def test_baking_pushes_nothing_out_of_a_full_cache(folder: Path, photograph: Path) -> None:
    """Else 3,000 pictures in room for 2,000 would all be made anew at each start."""
    pictures = Pictures(DerivativeCache(folder, budget_bytes=1_000_000))
    DerivativeCache(folder).write("wanted", bytes(950_000))
    pictures.bake(photograph)
    assert [path.name for path in folder.iterdir()] == ["wanted"]
    assert pictures.stand_in(photograph) is not None


def test_baking_is_given_up_on_request(pictures: Pictures, folder: Path, photograph: Path) -> None:
    steps = iter(range(20))
    with pytest.raises(Cancelled):
        pictures.bake(photograph, lambda: next(steps, None) is not None)
    assert not folder.exists()
    pictures.bake(photograph)
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("kind", ["empty", "text", "missing", "folder"])
def test_what_is_no_picture_is_a_picture_error_in_baking_too(
    kind: str, pictures: Pictures, tmp_path: Path
) -> None:
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "text").write_text("This was never a picture.")
    (tmp_path / "folder").mkdir()
    with pytest.raises(PictureError):
        pictures.bake(tmp_path / kind)
    assert pictures.stand_in(tmp_path / kind) is None


def test_there_is_a_stand_in_once_a_picture_was_decoded(
    pictures: Pictures, photograph: Path
) -> None:
    assert pictures.stand_in(photograph) is None
    pixels = shown(pictures, photograph)
    stand_in = pictures.stand_in(photograph)
    assert stand_in is not None
    assert (stand_in.width, stand_in.height) == (STAND_IN_PX, STAND_IN_PX // 2)
    small = image_of(pixels).resize((STAND_IN_PX, STAND_IN_PX // 2))
    assert difference(image_of(stand_in), small) < 3


def test_a_tiny_picture_is_its_own_stand_in(pictures: Pictures, tmp_path: Path) -> None:
    quarters(20, 10).save(tmp_path / "tiny.png")
    assert shown(pictures, tmp_path / "tiny.png") == pictures.stand_in(tmp_path / "tiny.png")


def test_the_stand_in_of_a_picture_that_was_exchanged_is_exchanged(
    pictures: Pictures, tmp_path: Path
) -> None:
    path = tmp_path / "picture.png"
    for colour in (RED, GREEN):
        Image.new("RGB", (90, 60), colour).save(path)
        shown(pictures, path)
        stand_in = pictures.stand_in(path)
        assert stand_in is not None
        assert stand_in.data[:3] == bytes(colour)


def test_there_are_only_so_many_stand_ins() -> None:
    stand_ins = StandIns(most=3)
    for name in "abcd":
        stand_ins.note(Path(name), "", Image.new("RGB", (9, 9)))
    assert [name for name in "abcd" if stand_ins.get(Path(name)) is not None] == ["b", "c", "d"]
