import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.geometry import Rect, Size
from kiosk.imaging.tiles import TILE_PX, Tile, tile_grid
from kiosk.widgets.mosaic import tile_place, wanted_tiles

FRAME = Rect(0, 0, 1920, 1080)
SCAN = Size(11_600, 8_700)


def magnified(scale: float, x: float = 0.0, y: float = 0.0) -> Rect:
    """A scan that at `scale` has its own pixels; its lower left corner at (x, y)."""
    return Rect(x, y, SCAN.width * scale, SCAN.height * scale)


def test_at_its_own_size_the_tiles_are_those_of_full_resolution() -> None:
    tiles = wanted_tiles(SCAN, magnified(1.0), FRAME)
    assert {tile.level for tile in tiles} == {0}
    assert len(tiles) == 4 * 3  # 1920 is 3.75 tiles; 1080 from below is 2.1
    assert {tile.column for tile in tiles} == {0, 1, 2, 3}
    assert max(tile.row for tile in tiles) == tile_grid(SCAN, 0)[1] - 1


def test_half_as_large_they_are_of_the_next_level_and_as_few() -> None:
    tiles = wanted_tiles(SCAN, magnified(0.5), FRAME)
    assert {tile.level for tile in tiles} == {1}
    assert len(tiles) <= 5 * 4


def test_the_middle_of_what_is_seen_comes_first() -> None:
    first, *others = wanted_tiles(SCAN, magnified(1.0, -3000, -3000), FRAME)
    place = tile_place(SCAN, first, magnified(1.0, -3000, -3000))
    assert place.contains(*FRAME.centre)
    assert others


@given(st.floats(0.2, 6), st.floats(0, 1), st.floats(0, 1))
def test_tiles_cover_all_that_is_seen_never_coarser_than_the_screen(
    scale: float, across: float, up: float
) -> None:
    width, height = SCAN.width * scale, SCAN.height * scale
    place = Rect(-across * (width - FRAME.width), -up * (height - FRAME.height), width, height)
    tiles = wanted_tiles(SCAN, place, FRAME)
    covered = sum(_area(tile_place(SCAN, tile, place).cut(FRAME)) for tile in tiles)
    assert covered >= _area(place.cut(FRAME)) * 0.999
    for tile in tiles:
        columns, rows = tile_grid(SCAN, tile.level)
        assert 0 <= tile.column < columns
        assert 0 <= tile.row < rows
        assert tile.level == 0 or 2**tile.level * scale <= 1.0
    assert len(tiles) <= (FRAME.width // TILE_PX * 2 + 2) * (FRAME.height // TILE_PX * 2 + 2)


def test_a_tile_at_the_edge_is_as_small_as_what_is_left() -> None:
    columns, rows = tile_grid(SCAN, 0)
    place = tile_place(SCAN, Tile(0, columns - 1, rows - 1), magnified(1.0))
    assert (place.right, place.y) == pytest.approx((SCAN.width, 0.0), abs=1e-6)
    assert place.width == pytest.approx(SCAN.width - (columns - 1) * TILE_PX)


def _area(rect: Rect) -> float:
    return rect.width * rect.height
