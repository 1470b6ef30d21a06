"""Boxes as curators type them."""

import pytest

from kiosk.atlas.frames import FrameError, frame, levels
from kiosk.cartography.survey import Box


def test_edges_are_west_south_east_north() -> None:
    assert frame(102.2, 18.6, 108.6, 23.4) == Box(18.6, 102.2, 23.4, 108.6)


def test_a_box_across_the_antimeridian_goes_on_beyond_180() -> None:
    assert frame(170, -20, -160, 10) == Box(-20, 170, 10, 200)


def test_a_box_may_go_once_round_the_world() -> None:
    assert frame(60, -50, 420, 60) == Box(-50, 60, 60, 420)


def test_what_mercator_cannot_show_is_cut_off() -> None:
    box = frame(-180, -90, 180, 90)
    assert box.south == -box.north
    assert 85 < box.north < 86


@pytest.mark.parametrize(
    ("edges", "word"),
    [
        ((102, 18, 108, 91), "latitude 91"),
        ((18.6, 102.2, 23.4, 108.6), "latitude 102.2"),
        ((102, 23, 108, 18), "north of north"),
        ((102, 18, 102, 23), "empty"),
        ((102, 18, 108, 18), "empty"),
        ((102, 18, 102.001, 23), "smaller"),
        ((-181, 18, 108, 23), "longitude -181"),
        ((0, 18, 361, 23), "longitude 361"),
        ((10, 18, -181, 23), "longitude -181"),
        ((float("nan"), 18, 108, 23), "four numbers"),
        ((102, 18, float("inf"), 23), "four numbers"),
        ((0, 86, 10, 89), "empty"),
    ],
)
def test_nonsense_is_told_in_a_sentence(edges: tuple[float, ...], word: str) -> None:
    with pytest.raises(FrameError) as caught:
        frame(*edges)
    assert word in caught.value.sentence


def test_as_much_again_is_shown_around() -> None:
    close = Box(18, 102, 23, 108)
    assert levels(close) == (Box(13, 96, 28, 114), close)


def test_around_a_box_at_the_antimeridian_the_close_one_lies_where_the_wide_one_has_it() -> None:
    wide, close = levels(frame(-179, -20, -170, -10))
    assert wide == Box(-30, 172, 0, 199)
    assert close == Box(-20, 181, -10, 190)


def test_nothing_lies_around_the_whole_world() -> None:
    world = frame(-180, -90, 180, 90)
    assert levels(world) == (world,)


def test_once_round_the_world_leaves_room_only_above_and_below() -> None:
    wide, close = levels(frame(60, -50, 420, 60))
    assert (wide.west, wide.east) == (close.west, close.east) == (60, 420)
    assert wide.south < close.south


def test_the_box_must_lie_in_what_is_around_it() -> None:
    with pytest.raises(FrameError):
        levels(Box(0, 0, 10, 10), Box(5, 5, 20, 20))


def test_the_same_box_around_is_one_level() -> None:
    box = Box(0, 0, 10, 10)
    assert levels(box, box) == (box,)
