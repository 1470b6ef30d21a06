"""Triangles cover an area exactly, and no portion of them is more than a graphics card takes."""

from math import pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cartography.chart import Points
from kiosk.cartography.clip import ring_area
from kiosk.cartography.tessellate import MOST, Indices, Vertices, chunks, triangulate

radii = st.lists(st.floats(0.5, 1.0), min_size=4, max_size=30)
places = st.floats(-1000.0, 1000.0)
sizes = st.floats(0.1, 1000.0)
indices = st.lists(st.integers(0, 60), max_size=40).map(
    lambda corners: np.array(corners * 3, dtype=np.uint32)
)


def star(away: list[float], size: float, x: float = 0.0, y: float = 0.0) -> Points:
    turns = np.arange(len(away)) * 2 * pi / len(away)
    reach = np.array(away) * size
    return np.column_stack((x + reach * np.cos(turns), y + reach * np.sin(turns)))


def covered(vertices: Vertices, corners: Indices) -> float:
    a, b, c = (vertices[corners[at::3]].astype(np.float64) for at in range(3))
    (ux, uy), (vx, vy) = (b - a).T, (c - a).T
    return float(np.abs(ux * vy - uy * vx).sum() / 2)


@given(radii, sizes)
def test_the_triangles_cover_as_much_as_the_ring(away: list[float], size: float) -> None:
    ring = star(away, size)
    assert covered(*triangulate([ring])) == pytest.approx(ring_area(ring), rel=1e-4)


@given(radii, radii, radii, sizes)
def test_holes_are_left_open(
    away: list[float], one: list[float], other: list[float], size: float
) -> None:
    outline = star(away, size)
    holes = [star(one, size / 9, -size / 8), star(other, size / 9, size / 8)[::-1]]
    area = ring_area(outline) - sum(abs(ring_area(hole)) for hole in holes)
    assert covered(*triangulate([outline, *holes])) == pytest.approx(area, rel=1e-4)


@given(radii, places, places)
def test_corners_are_told_from_the_origin(away: list[float], x: float, y: float) -> None:
    near, far = triangulate([star(away, 10.0)]), triangulate([star(away, 10.0, x, y)], (x, y))
    np.testing.assert_allclose(near[0], far[0], atol=1e-6)
    assert near[0].dtype == np.float32
    assert near[1].dtype == np.uint32


def test_far_from_greenwich_a_village_keeps_its_shape() -> None:
    village = star([1.0] * 40, 0.01, 11_780.0, 2_340.0)
    area = covered(*triangulate([village], (11_780.0, 2_340.0)))
    assert area == pytest.approx(ring_area(village), rel=1e-6)


@pytest.mark.parametrize("rings", [[], [np.empty((0, 2))], [np.zeros((2, 2)), star([1] * 5, 1)]])
def test_what_encloses_nothing_has_no_triangles(rings: list[Points]) -> None:
    vertices, corners = triangulate(rings)
    assert vertices.shape == (0, 2)
    assert corners.shape == (0,)


def test_a_hole_that_is_none_does_not_count() -> None:
    ring = star([1.0] * 9, 3.0)
    vertices, corners = triangulate([ring, np.zeros((2, 2)), np.empty((0, 2))])
    assert len(vertices) == 9
    assert covered(vertices, corners) == pytest.approx(ring_area(ring))


@given(indices, st.integers(3, 20))
def test_portions_make_the_same_triangles_within_the_limit(corners: Indices, limit: int) -> None:
    portions = list(chunks(corners, limit))
    assert np.array_equal(np.concatenate([[], *(taken[own] for taken, own in portions)]), corners)
    for taken, own in portions:
        assert own.dtype == np.uint16
        assert len(taken) <= len(own) <= limit
        assert len(own) % 3 == 0
        assert len(set(taken.tolist())) == len(taken)


def test_a_great_area_is_cut_into_meshes_that_sixteen_bits_can_index() -> None:
    corners = np.arange(300_000, dtype=np.uint32)
    portions = list(chunks(corners))
    assert len(portions) == 5
    assert all(len(taken) <= MOST and int(own.max()) < MOST for taken, own in portions)
    assert np.array_equal(np.concatenate([taken[own] for taken, own in portions]), corners)
