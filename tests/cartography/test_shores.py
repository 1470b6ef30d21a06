"""Shores: outlines without the edges at which land was cut off."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cartography.shores import shores
from kiosk.cartography.survey import Box, Positions

BOX = Box(0, 0, 10, 10)


def ring(*points: tuple[float, float]) -> Positions:
    return np.array(points, np.float64)


def lines(*rings: Positions) -> list[list[list[float]]]:
    return [line.tolist() for line in shores(rings, BOX)]


def test_an_island_is_a_closed_line() -> None:
    assert lines(ring((1, 1), (1, 2), (2, 2))) == [[[1, 1], [1, 2], [2, 2], [1, 1]]]


@pytest.mark.parametrize("turn", range(4))
def test_land_cut_off_at_an_edge_has_one_open_shore(turn: int) -> None:
    outline = np.roll(ring((0, 2), (3, 2), (3, 5), (0, 5)), turn, axis=0)
    assert lines(outline) == [[[0, 2], [3, 2], [3, 5], [0, 5]]]


def test_land_cut_off_twice_has_two_shores() -> None:
    isthmus = ring((2, 0), (2, 10), (5, 10), (5, 0))
    assert sorted(lines(isthmus)) == [[[2, 0], [2, 10]], [[5, 10], [5, 0]]]


def test_land_in_a_corner_lacks_both_edges() -> None:
    assert lines(ring((0, 0), (0, 4), (4, 0))) == [[[0, 4], [4, 0]]]


def test_land_everywhere_has_no_shore() -> None:
    assert lines(ring((0, 0), (0, 10), (10, 10), (10, 0))) == []


def test_a_cape_that_touches_the_edge_is_not_cut() -> None:
    assert lines(ring((0, 5), (3, 3), (3, 7))) == [[[0, 5], [3, 3], [3, 7], [0, 5]]]


def test_a_stretch_from_edge_to_edge_is_a_shore() -> None:
    assert lines(ring((0, 4), (4, 0), (9, 9))) == [[[0, 4], [4, 0], [9, 9], [0, 4]]]


def test_nothing_has_no_shores() -> None:
    assert lines() == []


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), min_size=3, max_size=12),
        max_size=4,
    )
)
def test_every_stretch_is_a_shore_or_runs_along_an_edge(
    rings: list[list[tuple[int, int]]],
) -> None:
    outlines = [ring(*points) for points in rings]
    expected = []
    for points in rings:
        for one, other in zip(points, [*points[1:], points[0]], strict=True):
            along = any(one[axis] == other[axis] == edge for axis in (0, 1) for edge in (0, 10))
            if not along:
                expected.append((one, other))
    found = [
        (tuple(one), tuple(other))
        for line in shores(outlines, BOX)
        for one, other in zip(line[:-1].tolist(), line[1:].tolist(), strict=True)
    ]
    assert sorted(found) == sorted(expected)
