"""Attract items take turns, and nothing stands in one place until it is burnt in."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.stage.playlist import DRIFT_SECONDS, Playlist, drift


@pytest.mark.parametrize(
    ("seconds", "index"),
    [(0, 0), (7.9, 0), (8, 1), (15.9, 1), (16, 2), (23.9, 2), (24, 0), (24e6, 0), (24e6 + 8, 1)],
)
def test_items_take_turns(seconds: float, index: int) -> None:
    assert Playlist([8.0] * 3).index(seconds) == index


@pytest.mark.parametrize("count", [0, 1])
def test_there_may_be_one_item_or_none(count: int) -> None:
    assert Playlist([8.0] * count).index(1000.0) == 0


@given(st.integers(1, 20), st.floats(4.0, 60.0), st.floats(0.0, 1e7))
def test_there_always_is_an_item(count: int, each_seconds: float, seconds: float) -> None:
    assert 0 <= Playlist([each_seconds] * count).index(seconds) < count


def test_everything_drifts_a_little_and_comes_back() -> None:
    places = [drift(number * DRIFT_SECONDS) for number in range(9)]
    assert places[0] == places[8] == (0, 0)
    assert len(set(places[:8])) == 8
    for (x, y), (then_x, then_y) in pairwise(places):
        assert max(abs(then_x - x), abs(then_y - y)) <= 14, "nobody should see it jump"


def test_between_two_drifts_nothing_moves() -> None:
    assert drift(0) == drift(DRIFT_SECONDS - 0.1)
    assert drift(DRIFT_SECONDS) != drift(0)


def test_a_moment_before_it_began_it_shows_its_first_item() -> None:
    """After "start again" attract showed its last item: it was drawn 80 microseconds too early."""
    assert Playlist([10.0] * 3).index(-0.00008) == 0
    assert drift(-0.00008) == drift(0.0)
