"""A line with fewer points looks the same: nowhere is it farther off than promised."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cartography.chart import Points
from kiosk.cartography.simplify import simplified

SLACK = 1e-9
coordinates = st.floats(-50.0, 50.0)
cells = st.floats(0.1, 60.0)
lines = st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=40).map(
    lambda points: np.array(points, dtype=np.float64)
)


def distance(point: Points, line: Points) -> float:
    """From a point to the nearest place on a line."""
    starts, strides = line[:-1], np.diff(line, axis=0)
    squares = (strides**2).sum(axis=1)
    along = ((point - starts) * strides).sum(axis=1)
    shares = np.divide(along, squares, out=np.zeros_like(along), where=squares > 0).clip(0, 1)
    return float(np.hypot(*(starts + strides * shares[:, None] - point).T).min())


def runs_through(line: Points, through: Points) -> bool:
    """Whether the points of one line are some of the other's, in its order."""
    rest = iter(map(tuple, through))
    return all(point in rest for point in map(tuple, line))


@given(lines, cells)
def test_no_point_lies_farther_off_than_half_the_diagonal(line: Points, cell: float) -> None:
    result = simplified(line, cell)
    for point in line:
        assert distance(point, result) <= cell * sqrt(2) / 2 + SLACK


@given(lines, cells)
def test_it_runs_through_some_of_the_points_from_end_to_end(line: Points, cell: float) -> None:
    result = simplified(line, cell)
    assert runs_through(result, line)
    assert np.array_equal(result[[0, -1]], line[[0, -1]])


@given(lines, cells)
def test_coarser_never_takes_more_points(line: Points, cell: float) -> None:
    fine, coarse = simplified(line, cell), simplified(line, 2 * cell)
    assert len(coarse) <= len(fine) <= len(line)
    assert len(simplified(line, cell, closed=True)) >= len(simplified(line, 2 * cell, closed=True))


@given(lines, cells)
def test_a_ring_keeps_at_least_three_points_or_none(line: Points, cell: float) -> None:
    ring = simplified(line, cell, closed=True)
    assert ring.shape == (len(ring), 2)
    assert len(ring) == 0 or len(ring) >= 3
    assert runs_through(ring, line)


@given(lines, cells)
def test_a_ring_that_stays_is_off_by_no_more_than_a_line(line: Points, cell: float) -> None:
    ring = simplified(line, cell, closed=True)
    closed = np.vstack((ring, ring[:1]))
    for point in line if len(ring) else ():
        assert distance(point, closed) <= cell * sqrt(2) / 2 + SLACK


def test_a_dense_line_loses_what_nobody_sees() -> None:
    turns = np.linspace(0.0, 6.0, 10_000)
    spiral = np.column_stack((np.cos(turns), np.sin(turns))) * 100
    assert len(simplified(spiral, 4.0)) < 500


def test_an_island_smaller_than_a_cell_is_gone() -> None:
    island = np.array([[0.1, 0.1], [0.2, 0.1], [0.2, 0.2], [0.1, 0.2]])
    assert simplified(island, 4.0, closed=True).shape == (0, 2)
    assert simplified(island, 0.01, closed=True).tolist() == island.tolist()


def test_a_ring_that_comes_down_to_there_and_back_is_gone() -> None:
    spit = np.array([[0.1, 0.1], [9.1, 0.1], [9.2, 0.2], [0.2, 0.2]])
    assert simplified(spit, 4.0, closed=True).shape == (0, 2)


@pytest.mark.parametrize("cell", [0.0, -1.0])
def test_without_a_cell_nothing_is_left_out(cell: float) -> None:
    line = np.array([[0.0, 0.0], [0.0, 0.0], [1.0, 0.0]])
    assert simplified(line, cell) is line


def test_what_is_no_line_stays_what_it_is() -> None:
    assert simplified(np.empty((0, 2)), 1.0).shape == (0, 2)
    assert simplified(np.array([[1.0, 2.0]]), 1.0).tolist() == [[1.0, 2.0]]
