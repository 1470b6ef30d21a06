"""Tiles cover a picture exactly, upright, in its colours, and are made once."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from kiosk.core.geometry import Size
from kiosk.imaging.cancellation import Cancelled
from kiosk.imaging.derivatives import DerivativeCache
from kiosk.imaging.pictures import Pictures
from kiosk.imaging.pixels import PictureError
from kiosk.imaging.request import Request
from kiosk.imaging.tiles import (
    TILE_PX,
    Tile,
    level_count,
    level_size,
    tile_box,
    tile_grid,
    tile_rect,
)
from tests.imaging.files import DISPLAY_P3, at, image_of, matrix_profile, quarters, seen_as
from tests.imaging.test_original import TURNED_BACK

ANY = Size(10_000, 10_000)
SIDES = st.integers(1, 30_000)


def tile_of(pictures: Pictures, path: Path, tile: Tile) -> Image.Image:
    return image_of(pictures.pixels(Request(path, ANY, tile)))


def assembled(pictures: Pictures, path: Path, source: Size, level: int) -> Image.Image:
    whole = Image.new("RGBA", level_size(source, level))
    columns, rows = tile_grid(source, level)
    for column in range(columns):
        for row in range(rows):
            tile = Tile(level, column, row)
            whole.paste(tile_of(pictures, path, tile), tile_box(source, tile))
    return whole


def difference(first: Image.Image, second: Image.Image) -> float:
    """How much two pictures differ on average, of 255."""
    assert first.size == second.size
    changes = ImageChops.difference(first.convert("RGB"), second.convert("RGB"))
    histogram = changes.convert("L").histogram()
    return sum(value * count for value, count in enumerate(histogram)) / sum(histogram)


@given(SIDES, SIDES, st.data())
def test_tiles_of_a_level_lie_side_by_side(width: int, height: int, data: st.DataObject) -> None:
    source = Size(width, height)
    level = data.draw(st.integers(0, level_count(source) - 1))
    columns, rows = tile_grid(source, level)
    column, row = data.draw(st.integers(0, columns - 1)), data.draw(st.integers(0, rows - 1))
    left, top, right, bottom = tile_box(source, Tile(level, column, row))
    assert (left, top) == (column * TILE_PX, row * TILE_PX)
    assert 0 < right - left <= TILE_PX
    assert 0 < bottom - top <= TILE_PX
    last = tile_rect(source, Tile(level, columns - 1, rows - 1))
    assert (last.right, last.top) == pytest.approx((1, 1))
    rect = tile_rect(source, Tile(level, column, row))
    if column:
        beside = tile_rect(source, Tile(level, column - 1, row))
        assert beside.right == pytest.approx(rect.x)
    assert rect.width > 0
    assert rect.height > 0


@given(SIDES, SIDES)
def test_the_last_level_is_one_tile(width: int, height: int) -> None:
    source = Size(width, height)
    assert tile_grid(source, level_count(source) - 1) == (1, 1)


@pytest.mark.parametrize("tile", [Tile(0, 2, 0), Tile(0, 0, 1), Tile(0, -1, 0), Tile(-1, 0, 0)])
def test_a_tile_that_the_picture_does_not_have_is_refused(tile: Tile) -> None:
    with pytest.raises(ValueError, match="Tile"):
        tile_rect(Size(1000, 500), tile)


@pytest.mark.parametrize("orientation", TURNED_BACK)
def test_tiles_stand_upright(orientation: int, tmp_path: Path) -> None:
    upright = Image.radial_gradient("L").resize((1201, 701)).convert("RGB")
    upright.paste(quarters(600, 350), (500, 300))
    back = TURNED_BACK[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / "turned.png"
    (upright if back is None else upright.transpose(back)).save(path, exif=exif)
    pictures = Pictures(DerivativeCache(tmp_path / "cache"))
    source = Size(1201, 701)
    assert difference(assembled(pictures, path, source, 0), upright) < 1
    assert difference(assembled(pictures, path, source, 1), upright.reduce(2)) < 2


@pytest.mark.parametrize("mode", ["P", "L", "RGBA", "LA", "I;16", "CMYK"])
def test_tiles_of_every_kind_of_picture(mode: str, tmp_path: Path) -> None:
    path = tmp_path / ("picture.tif" if mode == "CMYK" else "picture.png")
    picture = quarters(900, 600).convert("L" if mode in ("L", "LA", "I;16") else "RGB")
    if mode == "I;16":
        picture.convert("I").point(lambda value: value * 257).convert("I;16").save(path)
    elif mode == "P":
        picture.quantize(8).save(path)
    else:
        picture.convert(mode).save(path)
    pictures = Pictures()
    for level in (0, 1):
        found = assembled(pictures, path, Size(900, 600), level)
        assert difference(found, picture.reduce(1 << level)) < 1


def test_what_is_clear_stays_clear_in_tiles(tmp_path: Path) -> None:
    picture = quarters(900, 600).convert("RGBA")
    picture.paste((0, 0, 0, 0), (100, 100, 200, 200))
    picture.save(tmp_path / "clear.png")
    pictures = Pictures()
    tile = tile_of(pictures, tmp_path / "clear.png", Tile(0, 0, 0))
    assert (at(tile, 150, 150)[3], at(tile, 250, 250)[3]) == (0, 255)
    assert at(tile_of(pictures, tmp_path / "clear.png", Tile(1, 0, 0)), 75, 75)[3] == 0


def test_tiles_are_in_the_colours_of_the_screen(tmp_path: Path) -> None:
    colour = (100, 160, 100)
    path = tmp_path / "tagged.png"
    profile = matrix_profile(DISPLAY_P3, 2.2)
    Image.new("RGB", (600, 600), colour).save(path, icc_profile=profile)
    wanted = seen_as(colour, DISPLAY_P3, 2.2)
    for level in (0, 1):
        found = at(tile_of(Pictures(), path, Tile(level, 0, 0)), 9, 9)
        assert max(abs(a - b) for a, b in zip(found, wanted, strict=False)) <= 3


def counted(pictures: Pictures, path: Path, tile: Tile) -> int:
    """How often the file is read for a tile."""
    reads = 0

    def count() -> bool:
        nonlocal reads
        reads += 1
        return True

    pictures.pixels(Request(path, ANY, tile), count)
    return reads


@pytest.mark.parametrize("cached", [True, False])
def test_all_tiles_are_made_with_the_first_one(cached: bool, tmp_path: Path) -> None:
    path = tmp_path / "picture.jpg"
    quarters(1100, 700).save(path)
    pictures = Pictures(DerivativeCache(tmp_path / "cache") if cached else None)
    assert counted(pictures, path, Tile(0, 0, 0)) > 0
    assert counted(pictures, path, Tile(0, 1, 1)) == 0
    later = Pictures(DerivativeCache(tmp_path / "cache"))
    assert (counted(later, path, Tile(1, 0, 0)) == 0) == cached


def test_a_zoom_goes_on_when_the_cache_is_deleted(tmp_path: Path) -> None:
    path = tmp_path / "picture.jpg"
    quarters(1100, 700).save(path)
    pictures = Pictures(DerivativeCache(tmp_path / "cache"))
    counted(pictures, path, Tile(0, 0, 0))
    for file in (tmp_path / "cache").iterdir():
        file.unlink()
    assert counted(pictures, path, Tile(0, 1, 0)) == 0


@pytest.mark.parametrize("damage", ["cut", "zeros in the middle", "nothing", "text"])
def test_a_broken_archive_is_made_anew(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.jpg"
    quarters(1100, 700).save(path)
    cache = tmp_path / "cache"
    expected = tile_of(Pictures(DerivativeCache(cache)), path, Tile(0, 1, 1))
    (archive,) = cache.iterdir()
    whole = archive.read_bytes()
    middle = len(whole) // 2
    archive.write_bytes(
        {
            "cut": whole[:middle],
            "zeros in the middle": whole[:200] + bytes(len(whole) - 3_000) + whole[-2_800:],
            "nothing": b"",
            "text": b"This was never an archive.",
        }[damage]
    )
    assert tile_of(Pictures(DerivativeCache(cache)), path, Tile(0, 1, 1)) == expected
    assert archive.read_bytes() == whole


def test_a_tile_that_is_not_there_is_a_picture_error(tmp_path: Path) -> None:
    quarters(600, 300).save(tmp_path / "picture.jpg")
    pictures = Pictures()
    for _ in range(2):
        with pytest.raises(PictureError, match="Tile"):
            pictures.pixels(Request(tmp_path / "picture.jpg", ANY, Tile(0, 9, 0)))


def test_making_tiles_is_given_up_on_request(tmp_path: Path) -> None:
    quarters(1100, 700).save(tmp_path / "picture.jpg")
    steps = iter(range(12))
    pictures = Pictures(DerivativeCache(tmp_path / "cache"))
    request = Request(tmp_path / "picture.jpg", ANY, Tile(0, 0, 0))
    with pytest.raises(Cancelled):
        pictures.pixels(request, lambda: next(steps, None) is not None)
    assert not (tmp_path / "cache").exists()
    assert pictures.pixels(request).width == TILE_PX
