"""Rectangles along a line: they meet without covering anything twice, and know their way."""

import numpy as np
import pytest
from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union

from kiosk.cartography.chart import Points
from kiosk.core.geometry import Rect
from kiosk.widgets.map.strands import Strands
from kiosk.widgets.map.strokes import strokes

ORIGIN = (0.0, 0.0)
HALF = 0.5


def quads(points: Points, *, ring: bool = False) -> list[Polygon]:
    """The rectangles of one line, HALF to either side."""
    corners, _ = strokes(Strands.of([points], rings=ring), ORIGIN)
    placed = (corners[:, 0:2] + HALF * corners[:, 2:4]).reshape(-1, 4, 2).astype(float)
    return [Polygon(quad[[0, 1, 3, 2]]) for quad in placed]


def test_a_straight_line_is_covered_once() -> None:
    line = np.array([(0, 0), (4, 0), (10, 0)], float)
    drawn = quads(line)
    assert sum(quad.area for quad in drawn) == pytest.approx((10 + 2 * HALF) * 2 * HALF)
    assert drawn[0].intersection(drawn[1]).area == pytest.approx(0, abs=1e-6)


def test_a_bend_is_covered_once_and_wholly() -> None:
    line = np.array([(0, 0), (6, 0), (10, 5), (4, 9)], float)
    drawn = quads(line)
    whole = unary_union(drawn)
    assert sum(quad.area for quad in drawn) == pytest.approx(whole.area, rel=1e-4)
    wanted = LineString(line).buffer(HALF * 0.98)
    assert wanted.difference(whole).area < 1e-6


def test_a_hairpin_is_covered_wholly() -> None:
    line = np.array([(0, 0), (8, 0), (0, 0.4)], float)
    assert LineString(line).buffer(HALF * 0.98).difference(unary_union(quads(line))).area < 1e-6


def test_a_ring_has_no_seam() -> None:
    square = np.array([(0, 0), (10, 0), (10, 10), (0, 10)], float)
    drawn = quads(square, ring=True)
    assert sum(quad.area for quad in drawn) == pytest.approx(40 * 2 * HALF, rel=1e-4)
    closed = LineString([*square.tolist(), square[0].tolist()]).buffer(HALF * 0.98)
    assert closed.difference(unary_union(drawn)).area < 1e-6


def test_corners_know_how_far_along_their_line_they_are() -> None:
    corners, lines = strokes(
        Strands.of([np.array([(0, 0), (3, 4), (3, 10)], float), np.array([(0, 0), (1, 0)], float)]),
        ORIGIN,
    )
    runs = corners.reshape(-1, 4, 9)[:, 0, 5:7]
    assert runs.tolist() == [[0, 5], [5, 11], [0, 1]]
    assert lines.tolist() == [0, 0, 1]


def test_a_point_that_is_there_twice_does_no_harm() -> None:
    line = np.array([(0, 0), (5, 0), (5, 0), (9, 3)], float)
    corners, lines = strokes(Strands.of([line]), ORIGIN)
    assert np.isfinite(corners).all()
    assert len(lines) == 2


def test_what_stays_outside_is_left_out_and_joints_stay_as_they_are() -> None:
    line = np.array([(-50, 0), (0, 0), (10, 10), (60, 10)], float)
    strands = Strands.of([line, line + 500])
    every, _ = strokes(strands, ORIGIN)
    some, lines = strokes(strands, ORIGIN, Rect(1, 1, 5, 5))
    assert lines.tolist() == [0]
    assert some.tolist() == every[4:8].tolist()


def test_places_are_told_from_the_origin_so_that_short_numbers_are_precise() -> None:
    far = np.array([(40_000.000_1, 20_000.000_2), (40_000.000_3, 20_000.000_2)])
    corners, _ = strokes(Strands.of([far]), (40_000.0, 20_000.0))
    assert corners[0, 0:2] == pytest.approx((0.0001, 0.0002), rel=1e-3)
    assert corners[2, 0:2] == pytest.approx((0.0003, 0.0002), rel=1e-3)


@pytest.mark.parametrize("lines", [[], [np.array([(1.0, 1.0), (1.0, 1.0)])]])
def test_no_stretch_is_no_corner(lines: list[Points]) -> None:
    corners, numbers = strokes(Strands.of(lines), ORIGIN)
    assert len(corners) == len(numbers) == 0
