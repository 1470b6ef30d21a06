"""Five taps in the upper left corner, and nothing else, call the PIN pad."""

import pytest

from kiosk.core.geometry import Size
from kiosk.staff.knock import Knock, corner_px

WINDOW = Size(1920, 1080)
CORNER = 90.0
INSIDE, BESIDE = (10.0, 1070.0), (400.0, 1070.0)


def knocked(*taps: tuple[tuple[float, float], float]) -> list[bool]:
    """What each of these taps, place and time, gave."""
    knock = Knock()
    heard = []
    for place, now in taps:
        heard.append(knock.down("finger", place, WINDOW, CORNER, now))
        knock.up("finger")
    return heard


def test_the_fifth_tap_within_four_seconds_calls() -> None:
    assert knocked(*((INSIDE, n * 0.9) for n in range(5))) == [False] * 4 + [True]


def test_slower_taps_do_not() -> None:
    assert not any(knocked(*((INSIDE, n * 1.01) for n in range(50))))


def test_a_tap_elsewhere_begins_anew() -> None:
    places = [INSIDE] * 4 + [BESIDE] + [INSIDE] * 4
    assert not any(knocked(*((place, n * 0.3) for n, place in enumerate(places))))


def test_it_has_to_be_done_again_after_it_was_heard() -> None:
    assert knocked(*((INSIDE, n * 0.3) for n in range(10))).count(True) == 2


def test_a_hand_laid_on_the_corner_is_no_knock() -> None:
    knock = Knock()
    assert not any(knock.down(finger, INSIDE, WINDOW, CORNER, 0.0) for finger in range(10))
    for finger in range(10):
        knock.up(finger)
    assert not knock.down("another", INSIDE, WINDOW, CORNER, 1.0)


def test_a_finger_whose_leaving_was_missed_keeps_nobody_out() -> None:
    knock = Knock()
    knock.down("lost", BESIDE, WINDOW, CORNER, 0.0)
    heard = []
    for tap in range(5):
        heard.append(knock.down("finger", INSIDE, WINDOW, CORNER, 11.0 + tap / 2))
        knock.up("finger")
    assert heard[-1]


def test_taps_that_arrive_at_once_because_a_page_was_opening_count() -> None:
    """The first tap wakes the exhibit; those that came while it drew its first page were lost."""
    assert knocked(*((INSIDE, 1.0) for _ in range(5)))[-1]


@pytest.mark.parametrize("place", [(10, 10), (1910, 1070), (1910, 10), (91, 1070), (10, 989)])
def test_no_other_place_hears_it(place: tuple[float, float]) -> None:
    assert not any(knocked(*((place, n * 0.3) for n in range(20))))


def test_the_corner_is_a_thumb_wide_where_the_screen_is_stated() -> None:
    assert corner_px(1.0, None) == 90
    assert corner_px(2.0, None) == 180
    assert corner_px(1.0, 3.6) == pytest.approx(90)
    assert corner_px(1.0, 8.0) == 200
