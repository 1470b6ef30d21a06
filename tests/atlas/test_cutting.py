"""Shapes cut to a box and made plain."""

import numpy as np
import pytest
from shapely.geometry import Polygon

from kiosk.atlas.cutting import Cutter, Ground
from kiosk.atlas.gshhg import Kind, River, Shore
from kiosk.atlas.sheet import Sheet
from tests.atlas.geodata import Point, square

CUTTER = Cutter((0.0, 0.0, 10.0, 10.0), detail=0.1)
WATERLESS = Ground((), (), ())


def shore(kind: Kind, points: list[Point], *, halved: bool = False) -> Shore:
    return Shore(kind, np.array(points, np.float64), halved)


def areas(polygons: tuple[tuple[Sheet, ...], ...]) -> list[float]:
    return sorted(Polygon(rings[0], rings[1:]).area for rings in polygons)


def wobbly(west: float, south: float, east: float, north: float, by: float) -> list[Point]:
    """A square whose shores go in and out by so much."""
    ring = np.array(square(west, south, east, north, points=200)[:-1])
    middle = ring.mean(axis=0)
    out = (ring - middle) / np.abs(ring - middle).max(axis=1, keepdims=True)
    ring += out * (np.arange(len(ring)) % 2)[:, np.newaxis] * by
    return [*map(tuple, ring.tolist()), tuple(ring[0].tolist())]


def test_land_ends_at_the_edges_of_the_box() -> None:
    ground = CUTTER.water_and_land([shore(Kind.LAND, square(-50, 5, 60, 70))])
    (rings,) = ground.land
    assert areas(ground.land) == [pytest.approx(50)]
    assert rings[0].min(axis=0).tolist() == [0, 5]
    assert rings[0].max(axis=0).tolist() == [10, 10]


def test_land_that_leaves_the_box_and_comes_back_is_in_two_pieces() -> None:
    horseshoe = [(-5, 1), (8, 1), (8, 3), (-3, 3), (-3, 6), (8, 6), (8, 8), (-5, 8), (-5, 1)]
    ground = CUTTER.water_and_land([shore(Kind.LAND, [*map(tuple, horseshoe)])])
    assert areas(ground.land) == [pytest.approx(16), pytest.approx(16)]


def test_specks_are_dropped_and_small_islands_kept() -> None:
    ground = CUTTER.water_and_land(
        [
            shore(Kind.LAND, square(1, 1, 1.1, 1.1)),
            shore(Kind.LAND, square(3, 3, 3.2, 3.2)),
        ]
    )
    assert areas(ground.land) == [pytest.approx(0.04)]


def test_shores_finer_than_a_detail_become_plain() -> None:
    fine, coarse = wobbly(2, 2, 8, 8, by=0.05), wobbly(2, 2, 8, 8, by=0.5)
    (plain,) = CUTTER.water_and_land([shore(Kind.LAND, fine)]).land
    (kept,) = CUTTER.water_and_land([shore(Kind.LAND, coarse)]).land
    assert len(plain[0]) < 20
    assert len(kept[0]) > 500


def test_halves_are_joined_across_the_antimeridian_and_leave_no_seam() -> None:
    cutter = Cutter((170.0, 0.0, 190.0, 10.0), detail=0.1)
    ground = cutter.water_and_land(
        [
            shore(Kind.LAND, square(175, 2, 180, 6), halved=True),
            shore(Kind.LAND, square(180, 2, 184, 6), halved=True),
        ]
    )
    assert areas(ground.land) == [pytest.approx(36)]
    ((ring,),) = ground.land
    assert not np.isclose(ring[:, 0], 180).any()


def test_an_island_in_a_lake_is_a_hole_in_it() -> None:
    ground = CUTTER.water_and_land(
        [
            shore(Kind.LAND, square(0, 0, 10, 10)),
            shore(Kind.LAKE, square(2, 2, 6, 6)),
            shore(Kind.ISLAND, square(3, 3, 4, 4)),
        ]
    )
    assert areas(ground.lakes) == [pytest.approx(15, abs=0.2)]
    assert [len(rings) for rings in ground.lakes] == [2]


def test_a_great_river_has_two_banks_and_a_narrow_one_is_a_line() -> None:
    wide = shore(Kind.RIVER, square(1, 1, 1.4, 9))
    narrow = shore(Kind.RIVER, square(5, 1, 5.04, 9))
    ground = CUTTER.water_and_land([wide, narrow])
    assert areas(ground.lakes) == [pytest.approx(3.2)]
    ((rank, line),) = CUTTER.rivers([], ground, lowest_rank=3)
    assert rank == 1
    assert np.ptp(line[:, 1]) == pytest.approx(8, abs=0.1)


def test_a_narrow_lake_is_no_river() -> None:
    """Canada was covered with strokes: its long lakes were drawn as if they were rivers."""
    ground = CUTTER.water_and_land([shore(Kind.LAKE, square(5, 1, 5.04, 9))])
    assert not list(CUTTER.rivers([], ground, lowest_rank=3))


def test_a_river_that_runs_within_water_is_not_drawn_twice() -> None:
    ground = CUTTER.water_and_land([shore(Kind.LAKE, square(3, 3, 6, 6))])
    river = River(np.array([(0.0, 5.0), (10.0, 5.0)]), rank=2)
    lines = sorted(CUTTER.rivers([river], ground, lowest_rank=3), key=lambda one: one[1][0, 0])
    assert [(rank, line[:, 0].tolist()) for rank, line in lines] == [(2, [0, 3]), (2, [6, 10])]


def test_pieces_of_a_river_are_joined() -> None:
    pieces = [
        River(np.array([(1.0, 2.0), (2.0, 3.0)]), 1),
        River(np.array([(3.0, 1.0), (4.0, 2.0)]), 1),
        River(np.array([(3.0, 1.0), (2.0, 3.0)]), 1),
    ]
    ((_, line),) = CUTTER.rivers(pieces, WATERLESS, lowest_rank=3)
    assert len(line) == 4


def test_lesser_rivers_are_left_out() -> None:
    pieces = [River(np.array([(1.0, rank), (5.0, rank)]), rank) for rank in (1, 2, 3)]
    assert [rank for rank, _ in CUTTER.rivers(pieces, WATERLESS, lowest_rank=2)] == [1, 2]


def test_borders_end_at_the_edges_and_are_not_joined_to_what_is_far() -> None:
    lines = list(CUTTER.borders([np.array([(-5.0, 5.0), (5.0, 5.0)]), np.array([(1.0, 1.0)] * 2)]))
    assert [line.tolist() for line in lines] == [[[0, 5], [5, 5]]]


def test_a_shore_that_crosses_itself_does_not_end_the_work() -> None:
    bow = [(1.0, 1.0), (9.0, 9.0), (9.0, 1.0), (1.0, 9.0), (1.0, 1.0)]
    ground = CUTTER.water_and_land([shore(Kind.LAND, bow)])
    assert areas(ground.land) == [pytest.approx(16), pytest.approx(16)]
