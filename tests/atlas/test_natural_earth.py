"""Borders read from a small shapefile."""

from pathlib import Path

from kiosk.atlas.natural_earth import read_borders
from kiosk.atlas.sheet import bounds_of
from kiosk.cartography.survey import Box
from tests.atlas.geodata import write_borders

HERE = Box(0, 0, 10, 10)
BORDER = "International boundary (verify)"


def lefts(path: Path, box: Box = HERE) -> list[float]:
    return [float(line[0, 0]) for line in read_borders(path, bounds_of(box))]


def test_every_part_of_a_border_is_a_line(tmp_path: Path) -> None:
    path = tmp_path / "land.shp"
    write_borders(path, [(BORDER, [[(1, 1), (2, 2)], [(3, 1), (4, 4), (5, 5)]])])
    assert [len(line) for line in read_borders(path, bounds_of(HERE))] == [2, 3]
    assert lefts(path) == [1, 3]


def test_borders_elsewhere_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "land.shp"
    write_borders(path, [(BORDER, [[(1, 1), (2, 2)]]), (BORDER, [[(11, 1), (12, 2)]])])
    assert lefts(path) == [1]


def test_limits_that_are_no_borders_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "land.shp"
    write_borders(
        path,
        [
            ("Lease limit", [[(1, 1), (2, 2)]]),
            ("Unrecognized", [[(3, 1), (4, 2)]]),
            ("Overlay limit", [[(5, 1), (6, 2)]]),
            ("Disputed (please verify)", [[(7, 1), (8, 2)]]),
        ],
    )
    assert lefts(path) == [7]


def test_borders_beyond_the_antimeridian_lie_where_the_map_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "land.shp"
    write_borders(path, [(BORDER, [[(-175, 1), (-174, 2)]])])
    assert lefts(path, Box(0, 170, 10, 190)) == [185]
