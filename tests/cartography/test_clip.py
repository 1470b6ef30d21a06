"""What a rectangle cuts out of lines and areas is what lies inside it, no less and no more."""

from math import cos, pi, sin

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cartography.chart import Points
from kiosk.cartography.clip import clip_line, clip_ring, ring_area
from kiosk.core.geometry import Rect

# Points lie on quarters, the edges of rectangles between them: nothing runs along an edge.
coordinates = st.integers(-40, 40).map(lambda number: number / 4)
edges = st.integers(-10, 9).map(lambda number: number + 0.125)
spans = st.integers(1, 12).map(float)
rects = st.builds(Rect, edges, edges, spans, spans)
wild = st.floats(-1e6, 1e6)
lines = st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=12).map(
    lambda points: np.array(points, dtype=np.float64)
)
# Thirds are never exact: what is computed from them lies a little beside.
thirds = st.integers(-30, 30).map(lambda number: number / 3)
uneven_lines = st.lists(st.tuples(thirds, thirds), min_size=2, max_size=12).map(
    lambda points: np.array(points, dtype=np.float64)
)
wild_lines = st.lists(st.tuples(wild, wild), min_size=2, max_size=8).map(
    lambda points: np.array(points, dtype=np.float64)
)


def star(radii: list[float], x: float, y: float) -> Points:
    """A ring that crosses itself nowhere."""
    turns = np.arange(len(radii)) * 2 * pi / len(radii)
    away = np.array(radii)
    return np.column_stack((x + away * np.cos(turns), y + away * np.sin(turns)))


rings = st.builds(
    star, st.lists(st.floats(0.5, 12.0), min_size=3, max_size=12), coordinates, coordinates
)


def length(points: Points) -> float:
    return float(np.hypot(*np.diff(points, axis=0).T).sum())


def lies_inside(points: Points, rect: Rect) -> bool:
    return all(rect.contains(x, y) for x, y in points)


class TestLine:
    @given(st.one_of(lines, uneven_lines, wild_lines), rects)
    def test_every_piece_lies_inside_and_leads_somewhere(self, line: Points, rect: Rect) -> None:
        for piece in clip_line(line, rect):
            assert len(piece) >= 2
            assert lies_inside(piece, rect)

    @given(st.one_of(lines, uneven_lines), rects)
    def test_every_point_inside_is_kept_as_it_is(self, line: Points, rect: Rect) -> None:
        kept = {tuple(point) for piece in clip_line(line, rect) for point in piece}
        moves = (line[1:] != line[:-1]).any()
        assert not moves or {tuple(p) for p in line if rect.contains(*p)} <= kept

    @given(st.one_of(lines, wild_lines), rects)
    def test_cutting_twice_is_cutting_once(self, line: Points, rect: Rect) -> None:
        for piece in clip_line(line, rect):
            again = clip_line(piece, rect)
            assert len(again) == 1
            assert np.array_equal(again[0], piece)

    @given(st.one_of(lines, wild_lines), rects)
    def test_it_never_grows_longer(self, line: Points, rect: Rect) -> None:
        whole = length(line)
        assert sum(map(length, clip_line(line, rect))) <= whole * (1 + 1e-9) + 1e-9

    @given(lines, edges)
    def test_what_two_halves_show_is_the_whole(self, line: Points, edge: float) -> None:
        left, right = Rect(-20, -20, edge + 20, 40), Rect(edge, -20, 20 - edge, 40)
        pieces = [*clip_line(line, left), *clip_line(line, right)]
        assert sum(map(length, pieces)) == pytest.approx(length(line))

    @given(lines, rects)
    def test_pieces_come_in_the_order_of_the_line(self, line: Points, rect: Rect) -> None:
        inside = [tuple(point) for point in line if rect.contains(*point)]
        kept = [tuple(point) for piece in clip_line(line, rect) for point in piece]
        rest = iter(kept)
        moves = (line[1:] != line[:-1]).any()
        assert not moves or all(point in rest for point in inside)

    def test_a_line_that_leaves_and_returns_makes_two_pieces(self) -> None:
        line = np.array([[0.0, 5.0], [20.0, 5.0], [20.0, 8.0], [0.0, 8.0]])
        first, second = clip_line(line, Rect(0, 0, 10, 10))
        assert first.tolist() == [[0, 5], [10, 5]]
        assert second.tolist() == [[10, 8], [0, 8]]

    def test_a_line_right_across_is_cut_at_both_sides(self) -> None:
        (piece,) = clip_line(np.array([[-10.0, -5.0], [30.0, 15.0]]), Rect(0, 0, 10, 10))
        assert piece.tolist() == [[0, 0], [10, 5]]

    def test_a_corner_merely_touched_shows_nothing(self) -> None:
        rect = Rect(0, 0, 10, 10)
        assert clip_line(np.array([[-5.0, 5.0], [5.0, -5.0]]), rect) == []
        assert clip_line(np.array([[-5.0, 5.0], [0.0, 5.0], [-5.0, 9.0]]), rect) == []

    def test_a_line_along_an_edge_is_seen(self) -> None:
        (piece,) = clip_line(np.array([[-5.0, 0.0], [5.0, 0.0]]), Rect(0, 0, 10, 10))
        assert piece.tolist() == [[0, 0], [5, 0]]

    def test_a_point_or_nothing_is_no_line(self) -> None:
        assert clip_line(np.array([[5.0, 5.0]]), Rect(0, 0, 10, 10)) == []
        assert clip_line(np.empty((0, 2)), Rect(0, 0, 10, 10)) == []

    def test_what_lies_wholly_inside_is_not_even_copied(self) -> None:
        line = np.array([[1.0, 1.0], [2.0, 2.0], [2.0, 2.0], [3.0, 1.0]])
        (piece,) = clip_line(line, Rect(0, 0, 10, 10))
        assert piece is line


class TestRing:
    @given(rings, rects)
    def test_it_lies_inside_and_encloses_something_or_is_empty(
        self, ring: Points, rect: Rect
    ) -> None:
        cut = clip_ring(ring, rect)
        assert lies_inside(cut, rect)
        assert len(cut) == 0 or (len(cut) >= 3 and ring_area(cut) != 0.0)

    @given(rings, rects)
    def test_every_point_inside_is_kept_as_it_is(self, ring: Points, rect: Rect) -> None:
        kept = {tuple(point) for point in clip_ring(ring, rect)}
        assert {tuple(point) for point in ring if rect.contains(*point)} <= kept

    @given(rings, rects)
    def test_every_other_point_lies_exactly_on_an_edge(self, ring: Points, rect: Rect) -> None:
        own = {tuple(point) for point in ring}
        for x, y in clip_ring(ring, rect):
            assert (x, y) in own or x in {rect.x, rect.right} or y in {rect.y, rect.top}

    @given(rings, rects)
    def test_cutting_twice_is_cutting_once(self, ring: Points, rect: Rect) -> None:
        cut = clip_ring(ring, rect)
        assert np.array_equal(clip_ring(cut, rect), cut)

    @given(rings, rects)
    def test_its_area_never_grows(self, ring: Points, rect: Rect) -> None:
        area = ring_area(clip_ring(ring, rect))
        assert -1e-9 <= area <= min(ring_area(ring), rect.width * rect.height) + 1e-9

    @given(rings, edges, edges)
    def test_what_four_quarters_show_is_the_whole(self, ring: Points, x: float, y: float) -> None:
        quarters = [
            Rect(left, bottom, right - left, top - bottom)
            for left, right in ((-40, x), (x, 40))
            for bottom, top in ((-40, y), (y, 40))
        ]
        shown = sum(ring_area(clip_ring(ring, quarter)) for quarter in quarters)
        assert shown == pytest.approx(ring_area(ring))

    def test_not_even_a_rounding_error_sticks_out(self) -> None:
        ring = np.array([[4.4, -8.5], [-1.2, 6.7], [5.7, -4.0]])
        rect = Rect(0.9, 1.0, 4.5, 5.6)
        assert lies_inside(clip_ring(ring, rect), rect)

    def test_an_area_around_the_rectangle_becomes_the_rectangle(self) -> None:
        cut = clip_ring(star([100.0] * 7, 0, 0), Rect(-1, -2, 3, 4))
        assert sorted(map(tuple, cut)) == [(-1, -2), (-1, 2), (2, -2), (2, 2)]

    def test_an_area_that_passes_by_a_corner_shows_nothing(self) -> None:
        hook = np.array([[-5.0, -5.0], [20.0, -5.0], [20.0, 20.0], [15.0, 20.0], [15.0, -1.0],
                         [-5.0, -1.0]])  # fmt: skip
        assert clip_ring(hook, Rect(0, 0, 10, 10)).shape == (0, 2)

    def test_an_area_that_winds_past_a_side_shows_nothing(self) -> None:
        winding = np.array([[5.0, -3.0], [12.0, -3.0], [12.0, 13.0], [5.0, 13.0], [5.0, 16.0],
                            [15.0, 16.0], [15.0, -6.0], [5.0, -6.0], [5.0, -6.5], [15.5, -6.5],
                            [15.5, 16.5], [4.5, 16.5], [4.5, 12.5], [11.5, 12.5], [11.5, -2.5],
                            [5.0, -2.5]])  # fmt: skip
        assert clip_ring(winding, Rect(0, 0, 10, 10)).shape == (0, 2)

    def test_nothing_stays_nothing(self) -> None:
        assert clip_ring(np.empty((0, 2)), Rect(0, 0, 10, 10)).shape == (0, 2)


@given(st.floats(0.1, 100.0), st.integers(3, 40), coordinates, coordinates)
def test_the_area_of_a_regular_ring_is_what_the_formula_says(
    radius: float, count: int, x: float, y: float
) -> None:
    ring = star([radius] * count, x, y)
    area = count * radius**2 * sin(pi / count) * cos(pi / count)
    assert ring_area(ring) == pytest.approx(area)
    assert ring_area(ring[::-1]) == pytest.approx(-area)
