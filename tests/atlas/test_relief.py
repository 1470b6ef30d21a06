"""The relief as a calm grey picture."""

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from kiosk.atlas.relief import draw_relief
from kiosk.cartography.survey import Box
from tests.atlas.geodata import write_relief

LAND = (0.0, 0.0, 20.0, 20.0)


def drawn(source: Path, box: Box, side_px: int = 200) -> NDArray[np.float64]:
    with Image.open(io.BytesIO(draw_relief(source, box, side_px))) as picture:
        assert (picture.format, picture.mode) == ("JPEG", "L")
        return np.asarray(picture, np.float64)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("world") / "relief.jpg"
    write_relief(path, [LAND, (170, -10, 180, 10), (-180, -10, -170, 10)])
    return path


def test_the_longer_side_is_as_wanted_and_the_shape_is_mercators(world: Path) -> None:
    assert drawn(world, Box(0, 0, 10, 20)).shape == (101, 200)
    assert drawn(world, Box(60, 0, 70, 10)).shape == (200, 83)


def test_what_lies_at_a_latitude_is_where_mercator_has_it(world: Path) -> None:
    """Land ends at 20 degrees of 60: at a third of the degrees, at a quarter of the sheet."""
    picture = drawn(world, Box(0, 4, 60, 16), 400)
    ridged = np.flatnonzero(picture.std(axis=1) > 20)
    assert 1 - ridged.min() / len(picture) == pytest.approx(0.27, abs=0.03)


def test_ridges_are_seen_and_the_middle_is_grey(world: Path) -> None:
    land = drawn(world, Box(4, 4, 16, 16))
    assert land.std() > 25
    assert 96 < np.median(land) < 160


def test_the_sea_has_no_ridges_and_no_shore(world: Path) -> None:
    """A bright rim ran along the coast, where the picture's sea met the map's land."""
    picture = drawn(world, Box(0, 10, 20, 40), 300)
    sea = picture[:, 120:]
    assert sea.std() < 12
    assert abs(sea.mean() - picture[:, :90].mean()) < 25


def test_without_land_all_is_one_grey(world: Path) -> None:
    assert np.ptp(drawn(world, Box(0, 60, 20, 80))) == 0


def test_the_antimeridian_is_no_seam(world: Path) -> None:
    picture = drawn(world, Box(-8, 172, 8, 188), 160)
    assert picture.shape == (160, 159)
    assert picture[:, 75:85].std() > 20


def test_a_map_once_round_the_world_fits(world: Path) -> None:
    assert drawn(world, Box(-60, 60, 60, 420), 360).shape == (151, 360)


def test_a_corner_of_the_world_fits(world: Path) -> None:
    assert drawn(world, Box(80, -180, 85.05, -170), 100).size > 0
