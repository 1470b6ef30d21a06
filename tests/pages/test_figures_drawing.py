"""How figures are measured: every scale begins at zero, and nothing is left out."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.geometry import Rect
from kiosk.core.leaves import leaf_starts
from kiosk.pages.figures.hatching import diagonals
from kiosk.pages.figures.scale import (
    GROWING_SECONDS,
    Scale,
    balanced,
    even_leaves,
    grown,
    longest,
)
from kiosk.pages.figures.signs import Count, Grid, Sort, columns_in, fitting

sizes = st.floats(1, 2000)


# ------------------------------------------------------------------------------ scales


@given(st.floats(0.001, 1e12), st.floats(1, 4000), st.floats(0, 1))
def test_lengths_are_to_each_other_as_the_numbers_are(
    most: float, length: float, share: float
) -> None:
    scale = Scale(most, length)
    assert scale.extent(most, most).most == pytest.approx(length)
    assert scale.extent(most * share, most).least == pytest.approx(length * share)


def test_zero_has_no_length_whatever_the_scale() -> None:
    assert Scale(34, 100).extent(0, 0).most == 0
    assert Scale(0, 100).extent(0, 0).most == 0


def test_a_range_has_two_ends_and_a_part_has_its_own() -> None:
    extent = Scale(100, 200).extent(25, 27, 10)
    assert (extent.least, extent.most, extent.part) == (50, 54, 20)


def test_the_longest_bar_leaves_room_for_what_stands_at_its_end() -> None:
    length = longest(1000, [(1.0, 300), (0.5, 600), (0.0, 5000)])
    assert length == 700
    assert all(length * share + beside <= 1000 for share, beside in ((1.0, 300), (0.5, 600)))


def test_without_any_number_the_scale_is_as_long_as_the_room() -> None:
    assert longest(1000, [(0.0, 300)]) == 1000


# ------------------------------------------------------------------------------ growing


def test_everything_grows_from_nothing_to_all_and_slower_in_the_end() -> None:
    assert grown(5.0, 5.0) == 0.0
    assert grown(5.0 + GROWING_SECONDS, 5.0) == 1.0
    shares = [grown(5.0 + GROWING_SECONDS * step / 10, 5.0) for step in range(11)]
    steps = [after - before for before, after in pairwise(shares)]
    assert steps == sorted(steps, reverse=True)
    assert min(steps) > 0


def test_before_it_begins_nothing_and_long_after_all_is_drawn() -> None:
    assert grown(4.0, 5.0) == 0.0
    assert grown(5000.0, 5.0) == 1.0


# ------------------------------------------------------------------------------ leaves


@given(st.lists(sizes, min_size=1, max_size=40), sizes, st.floats(0, 50))
def test_leaves_hold_every_block_and_none_is_too_full(
    heights: list[float], height: float, gap: float
) -> None:
    starts = leaf_starts(heights, height, gap)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    for start, end in pairwise([*starts, len(heights)]):
        held = heights[start:end]
        assert held
        assert len(held) == 1 or sum(held) + gap * (len(held) - 1) <= height + 1


def test_what_fits_stands_on_one_leaf() -> None:
    assert leaf_starts([10, 10, 10], 50, 10) == [0]
    assert leaf_starts([10, 10, 10], 45, 10) == [0, 2]


@given(st.lists(sizes, min_size=1, max_size=40), sizes, st.floats(0, 50))
def test_even_leaves_are_no_more_than_full_ones_and_hold_every_block(
    heights: list[float], height: float, gap: float
) -> None:
    starts = balanced(heights, height, gap)
    assert len(starts) <= len(leaf_starts(heights, height, gap))
    for start, end in pairwise([*starts, len(heights)]):
        held = heights[start:end]
        assert held
        assert len(held) == 1 or sum(held) + gap * (len(held) - 1) <= height + 1


def test_a_last_leaf_is_not_left_with_one_row_where_others_are_full() -> None:
    assert leaf_starts([10] * 5, 40, 0) == [0, 4]
    assert balanced([10] * 5, 40, 0) == [0, 3]


@given(st.integers(1, 200), st.integers(-3, 50))
def test_leaves_of_columns_are_even_and_none_is_too_wide(count: int, fit: int) -> None:
    starts = even_leaves(count, fit)
    widths = [end - start for start, end in pairwise([*starts, count])]
    assert sum(widths) == count
    assert max(widths) <= max(1, fit)
    assert max(widths) - min(widths) <= 1


# ------------------------------------------------------------------------------ hatching


@given(st.floats(0, 500), st.floats(0, 500), st.floats(1, 300), st.floats(1, 300), st.floats(4, 40))
def test_hatching_stays_within_its_bar_and_rises_evenly(
    x: float, y: float, width: float, height: float, step: float
) -> None:
    rect = Rect(x, y, width, height)
    for x1, y1, x2, y2 in diagonals(rect, step):
        assert rect.x - 1e-6 <= x1 < x2 <= rect.right + 1e-6
        assert rect.y - 1e-6 <= y1 < y2 <= rect.top + 1e-6
        assert x2 - x1 == pytest.approx(y2 - y1, abs=1e-6)


def test_hatching_stands_still_while_its_bar_grows() -> None:
    short = set(diagonals(Rect(100, 10, 30, 20), 10))
    long = set(diagonals(Rect(100, 10, 60, 20), 10))
    assert {each for each in short if each[2] < 129} <= long
    assert len(long) > len(short)


# ------------------------------------------------------------------------------ signs


def test_a_number_needs_as_many_signs_as_it_holds_and_one_more_for_the_rest() -> None:
    assert Count(69, 69).whole == 69
    assert Count(34 / 3, 34 / 3).whole == 12
    assert Count(0, 0).whole == 0
    assert Count(0.1 * 3, 0.1 * 3 * 10).whole == 3  # 3.0000000000000004


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 1))
def test_the_runs_of_a_count_follow_each_other_to_its_upper_end(
    least: float, more: float, share: float
) -> None:
    count = Count(least, least + more, least * share)
    runs = list(count.runs())
    assert [start for start, _, _ in runs[1:]] == [end for _, end, _ in runs[:-1]]
    assert (runs[-1][1] if runs else 0.0) == count.most
    assert {sort for start, _, sort in runs if start >= count.least > 0} <= {Sort.UNCERTAIN}


def test_without_a_part_all_certain_signs_are_plain() -> None:
    assert [sort for *_, sort in Count(5, 8).runs()] == [Sort.PLAIN, Sort.UNCERTAIN]
    assert [sort for *_, sort in Count(5, 5, 2).runs()] == [Sort.PLAIN, Sort.OTHER]


@given(
    st.lists(st.integers(0, 500), min_size=1, max_size=6),
    st.floats(120, 3000),
    st.floats(10, 3000),
)
def test_signs_keep_within_their_width_and_never_overlap(
    counts: list[int], width: float, height: float
) -> None:
    grid = fitting(counts, width, height, 22, 74)
    assert 22 <= grid.side <= 74
    for count in counts:
        places = list(grid.places(count, 0.0, 0.0))
        assert len(places) == count
        assert all(place.right <= width + 1e-6 for place in places)
        assert all(place.y >= -grid.height(count) - 1e-6 for place in places)
        assert not any(one.inset(0.01).overlaps(other) for one, other in pairwise(places))


def test_signs_are_as_large_as_there_is_room_for() -> None:
    large = fitting([30], 1000, 400, 22, 74)
    small = fitting([30], 1000, 60, 22, 74)
    assert small.side < large.side <= 74
    assert small.height(30) <= 60


@given(st.floats(20, 4000), st.floats(10, 80))
def test_lines_have_tens_of_signs_or_no_more_than_five(width: float, side: float) -> None:
    columns = columns_in(width, side)
    assert columns % 10 == 0 or columns <= 5
    assert columns == 1 or columns * side <= width + 1e-6


def test_tens_stand_apart() -> None:
    places = list(Grid(20, 10).places(11, 0.0, 0.0))
    assert places[9].x - places[8].x == 10
    assert places[10].x - places[9].x > 10
