"""Many lines at once give what each would give by itself."""

from itertools import pairwise

import numpy as np
import pytest

from kiosk.cartography.chart import Points
from kiosk.core.geometry import Rect
from kiosk.widgets.map.strands import Strands

ZIGZAG = np.array([(0, 0), (3, 4), (3, 4), (6, 0)], float)
FAR = np.array([(100, 100), (101, 100)], float)
SQUARE = np.array([(0, 0), (10, 0), (10, 10), (0, 10)], float)


def lines_of(strands: Strands) -> list[Points]:
    starts = strands.starts.tolist()
    return [strands.points[a:b] for a, b in pairwise(starts)]


def test_lines_come_back_as_they_were_given() -> None:
    kept = lines_of(Strands.of([ZIGZAG, FAR]))
    assert [line.tolist() for line in kept] == [ZIGZAG.tolist(), FAR.tolist()]


def test_what_is_no_line_is_left_out() -> None:
    assert len(Strands.of([FAR[:1], np.empty((0, 2))])) == 0
    assert Strands.of([]).lengths == []
    assert not len(Strands.of([]).simplified(1.0).points)
    assert not len(Strands.of([]).near(Rect(0, 0, 1, 1)))


def test_a_ring_ends_where_it_begins_and_its_length_is_its_circumference() -> None:
    ring = Strands.of([SQUARE], rings=True)
    assert ring.points[-1].tolist() == ring.points[0].tolist()
    assert ring.lengths == [40.0]


def test_each_line_is_measured_from_its_own_beginning() -> None:
    strands = Strands.of([ZIGZAG, FAR])
    assert strands.along.tolist() == [0, 5, 5, 10, 0, 1]
    assert strands.lengths == [10.0, 1.0]


def test_lines_are_found_by_where_they_lie_and_how_large_they_are() -> None:
    strands = Strands.of([ZIGZAG, FAR])
    assert strands.near(Rect(-5, -5, 6, 6)).tolist() == [True, False]
    assert strands.near(Rect(-5, -5, 200, 200), least=2.0).tolist() == [True, False]
    assert strands.inside(Rect(1, 0, 200, 200)).tolist() == [False, True]
    only = strands.only(np.array([False, True]))
    assert [line.tolist() for line in lines_of(only)] == [FAR.tolist()]
    assert only.lengths == [1.0]


@pytest.mark.parametrize("cell", [0.1, 0.7, 3.0, 50.0])
def test_a_simpler_line_keeps_its_ends_and_its_length_and_stays_near(cell: float) -> None:
    rng = np.random.default_rng(1)
    walks = [np.cumsum(rng.normal(size=(300, 2)), axis=0) for _ in range(3)]
    strands = Strands.of(walks)
    fewer = strands.simplified(cell)
    assert len(fewer.points) <= len(strands.points)
    assert fewer.lengths == strands.lengths, "dashes and heads stay where they are"
    for walk, line in zip(walks, lines_of(fewer), strict=True):
        assert line[[0, -1]].tolist() == walk[[0, -1]].tolist()
        away = np.hypot(*(walk[:, None] - line[None]).transpose(2, 0, 1)).min(axis=1)
        assert away.max() <= cell * np.sqrt(2)


def test_a_simpler_ring_stays_closed() -> None:
    fewer = Strands.of([SQUARE / 100], rings=True).simplified(5.0)
    assert fewer.points[0].tolist() == fewer.points[-1].tolist()
