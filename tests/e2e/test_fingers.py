"""Gestures on a touch screen.

Kivy drops SDL's finger events on desktop Linux, so that five fingers arrive as one mouse. Only a
real touch screen (here the X server's own) shows that the kiosk forwards them, each once and at
its place.
"""

import pytest

from tests.e2e.kiosk_process import Kiosk
from tests.e2e.pictures import white_middle
from tests.e2e.xserver import Display
from tests.e2e.xtouch import Fingers


@pytest.fixture
def disc(touched: Kiosk, touch_screen: tuple[Display, Fingers]) -> tuple[float, float, float]:
    """The slideshow is open at the red picture; where its disc is."""
    touched.wake()
    touched.open("colours")
    return white_middle(touched.picture(touch_screen[0]))


def spread(fingers: Fingers, x: float, y: float, start: float, end: float) -> None:
    """Two fingers move apart (or together) about a point; distances from it in pixels."""
    fingers.press({0: (x - start, y), 1: (x + start, y)})
    fingers.slide({0: (x - end, y), 1: (x + end, y)})
    fingers.lift()


def test_one_tap_is_one_touch(touched: Kiosk) -> None:
    touched.wake()
    touched.rest(0.5)
    states = [event["state"] for event in touched.events if event["event"] == "state-changed"]
    assert states.count("exploring") == 1
    assert not [
        event
        for event in touched.events
        if event["event"] == "fingers-down" and event["fingers"] > 1
    ]


def test_two_fingers_spread_magnify_the_picture(
    touched: Kiosk,
    fingers: Fingers,
    touch_screen: tuple[Display, Fingers],
    disc: tuple[float, float, float],
) -> None:
    x, y, width = disc
    spread(fingers, x, y, 60, 150)
    new_x, new_y, new_width = white_middle(touched.picture(touch_screen[0]))
    scale = [event["scale"] for event in touched.events if event["event"] == "zoomed"][-1]
    assert 2 < scale < 3
    assert abs(new_width - scale * width) < 0.1 * new_width
    assert abs(new_x - x) < 40
    assert abs(new_y - y) < 40


def test_two_fingers_drag_the_magnified_picture(
    touched: Kiosk,
    fingers: Fingers,
    touch_screen: tuple[Display, Fingers],
    disc: tuple[float, float, float],
) -> None:
    x, y, _ = disc
    spread(fingers, x, y, 60, 150)
    touched.wait_for("zoomed", page="colours")
    before, _, _ = white_middle(touched.picture(touch_screen[0]))
    fingers.press({0: (x - 60, y), 1: (x + 60, y)})
    fingers.slide({0: (x - 180, y), 1: (x - 60, y)})
    fingers.lift()
    after, _, _ = white_middle(touched.picture(touch_screen[0]))
    assert 60 < before - after < 180


def test_ten_fingers_are_ten_touches(touched: Kiosk, fingers: Fingers) -> None:
    """Five fingers once came as one mouse, and with Kivy's own reader of the device as ten."""
    touched.wake()
    touched.open("colours")
    hands = {finger: (150.0 + 70 * finger, 200.0 + 15 * (finger % 3)) for finger in range(10)}
    fingers.press(hands)
    fingers.slide({finger: (x + 30, y + 60) for finger, (x, y) in hands.items()})
    fingers.lift()
    touched.wait_for("fingers-down", fingers=10)
    touched.rest(0.5)
    down = [event["fingers"] for event in touched.events if event["event"] == "fingers-down"]
    assert max(down) == 10
    assert not [event for event in touched.events if event["event"] == "page-failed"]
    touched.open("why")
