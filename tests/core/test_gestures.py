"""Scripts of (what fingers do -> what it means), and what holds for any fingers at all."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.gestures import (
    DOUBLE_TAP_SECONDS,
    DoubleTap,
    Drag,
    Fling,
    Gesture,
    Gestures,
    Pinch,
    Swipe,
    Tap,
)

SLOP, SWIPE = 10.0, 100.0

Touch = Callable[[Gestures], tuple[Gesture, ...]]


def down(x: float, y: float, finger: str = "a") -> Touch:
    def touch(gestures: Gestures) -> tuple[Gesture, ...]:
        gestures.down(finger, x, y)
        return ()

    return touch


def move(x: float, y: float, finger: str = "a", now: float = 0.0) -> Touch:
    return lambda gestures: gestures.move(finger, x, y, now)


def up(x: float, y: float, now: float = 0.0, finger: str = "a") -> Touch:
    return lambda gestures: gestures.up(finger, x, y, now)


def clear(gestures: Gestures) -> tuple[Gesture, ...]:
    gestures.clear()
    return ()


Step = tuple[Touch, list[Gesture]]

FIRST_TAP: list[Step] = [(down(50, 50), []), (up(50, 50, now=1.0), [Tap(50, 50)])]
NEXT_MOMENT = 1.0 + DOUBLE_TAP_SECONDS - 0.01

SCRIPTS: dict[str, list[Step]] = {
    "a tap": FIRST_TAP,
    "a trembling tap": [
        (down(50, 50), []),
        (move(56, 50), []),
        (move(50, 44), []),
        (up(53, 54), [Tap(53, 54)]),
    ],
    "a finger that wandered and came back has not tapped": [
        (down(50, 50), []),
        (move(50, 80), [Drag(50, 50, 0, 30, 1)]),
        (move(50, 51), [Drag(50, 50, 0, -29, 1)]),
        (up(50, 51), []),
    ],
    "a double tap": [
        *FIRST_TAP,
        (down(52, 50), []),
        (up(52, 50, now=NEXT_MOMENT), [DoubleTap(52, 50)]),
    ],
    "three taps are a double one and a single one": [
        *FIRST_TAP,
        (down(50, 50), []),
        (up(50, 50, now=1.2), [DoubleTap(50, 50)]),
        (down(50, 50), []),
        (up(50, 50, now=1.4), [Tap(50, 50)]),
    ],
    "two slow taps": [
        *FIRST_TAP,
        (down(50, 50), []),
        (up(50, 50, now=NEXT_MOMENT + 0.02), [Tap(50, 50)]),
    ],
    "two taps in two places": [
        *FIRST_TAP,
        (down(90, 50), []),
        (up(90, 50, now=1.2), [Tap(90, 50)]),
    ],
    "a drag, told piece by piece from where it began": [
        (down(50, 50), []),
        (move(50, 55), []),
        (move(50, 70), [Drag(50, 50, 0, 20, 1)]),
        (move(45, 75), [Drag(50, 50, -5, 5, 1)]),
        (up(45, 75), []),
    ],
    "a swipe to the left asks for the next": [
        (down(300, 50), []),
        (move(190, 60), [Drag(300, 50, -110, 10, 1)]),
        (up(190, 60), [Swipe(300, 50, 1)]),
    ],
    "a swipe to the right asks for the previous": [
        (down(50, 50), []),
        (up(150, 50), [Swipe(50, 50, -1)]),
    ],
    "a finger that leaves in flight flings": [
        (down(300, 50), []),
        (move(300, 80, now=1.0), [Drag(300, 50, 0, 30, 1)]),
        (move(300, 90, now=1.5), [Drag(300, 50, 0, 10, 1)]),
        (up(300, 100, now=1.5625), [Fling(300, 50, 0.0, 160.0)]),
    ],
    "a finger that rested before it left does not fling": [
        (down(300, 50), []),
        (move(300, 80, now=1.0), [Drag(300, 50, 0, 30, 1)]),
        (up(300, 80, now=1.3), []),
    ],
    "a swipe is a fling too": [
        (down(300, 50), []),
        (move(200, 50, now=1.0), [Drag(300, 50, -100, 0, 1)]),
        (up(180, 50, now=1.0625), [Fling(300, 50, -320.0, 0.0), Swipe(300, 50, 1)]),
    ],
    "too short for a swipe": [(down(50, 50), []), (up(149, 50), [])],
    "too steep for a swipe": [(down(50, 50), []), (up(170, 130), [])],
    "two fingers spread": [
        (down(100, 100, "a"), []),
        (down(200, 100, "b"), []),
        (move(300, 100, "b"), [Drag(100, 100, 50, 0, 2), Pinch(200, 100, 2.0)]),
        (move(0, 100, "a"), [Drag(100, 100, -50, 0, 2), Pinch(150, 100, 1.5)]),
        (up(300, 100, 0.0, "b"), []),
        (up(0, 100, 0.0, "a"), []),
    ],
    "two fingers close": [
        (down(100, 100, "a"), []),
        (down(300, 100, "b"), []),
        (move(200, 100, "b"), [Drag(100, 100, -50, 0, 2), Pinch(150, 100, 0.5)]),
    ],
    "fingers as close as a slop do not pinch": [
        (down(100, 100, "a"), []),
        (down(112, 100, "b"), []),
        (move(114, 100, "b"), [Drag(100, 100, 1, 0, 2)]),
    ],
    "two fingers are neither a tap nor a swipe, whichever lifts last": [
        (down(100, 100, "a"), []),
        (down(200, 100, "b"), []),
        (up(100, 100, 0.0, "a"), []),
        (up(400, 100, 0.1, "b"), []),
    ],
    "what one finger of a pinch goes on to do is a drag": [
        (down(100, 100, "a"), []),
        (down(200, 100, "b"), []),
        (up(100, 100, 0.0, "a"), []),
        (move(203, 100, "b"), [Drag(100, 100, 3, 0, 1)]),
        (up(203, 100, 0.0, "b"), []),
    ],
    "after a pinch a finger can tap": [
        (down(100, 100, "a"), []),
        (down(200, 100, "b"), []),
        (up(100, 100, 0.0, "a"), []),
        (up(200, 100, 0.0, "b"), []),
        (down(50, 50), []),
        (up(50, 50, 5.0), [Tap(50, 50)]),
    ],
    "a finger from elsewhere means nothing here": [
        (move(500, 50), []),
        (up(500, 50), []),
    ],
    "fingers that were forgotten mean nothing": [
        *FIRST_TAP,
        (down(50, 50), []),
        (clear, []),
        (move(200, 50), []),
        (up(200, 50), []),
        (down(50, 50), []),
        (up(50, 50, 1.1), [Tap(50, 50)]),
    ],
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS.keys())
def test_script(script: list[Step]) -> None:
    gestures = Gestures(SLOP, SWIPE)
    for number, (touch, expected) in enumerate(script):
        assert list(touch(gestures)) == expected, f"step {number}"


def test_distances_follow_the_screen() -> None:
    gestures = Gestures(SLOP, SWIPE)
    gestures.scale_to(2 * SLOP, 2 * SWIPE)
    gestures.down("a", 0, 0)
    assert gestures.move("a", 15, 0, 0.0) == ()
    assert gestures.up("a", 15, 0, 0.0) == (Tap(15, 0),)
    gestures.down("a", 0, 0)
    assert gestures.up("a", 150, 0, 1.0) == ()


coordinates = st.floats(-2000.0, 6000.0)
fingers = st.sampled_from("abcdef")
touches = st.lists(
    st.tuples(
        st.sampled_from(["down", "move", "move", "up"]),
        fingers,
        coordinates,
        coordinates,
        st.floats(0.0, 0.5),
    ),
    max_size=40,
)


@given(touches)
def test_any_fingers_make_sense_and_leave_nothing_behind(
    sequence: list[tuple[str, str, float, float, float]],
) -> None:
    gestures = Gestures(SLOP, SWIPE)
    on_glass: set[str] = set()
    now = 0.0
    for verb, finger, x, y, seconds in sequence:
        now += seconds
        match verb:
            case "down":
                gestures.down(finger, x, y)
                on_glass.add(finger)
            case "move":
                _make_sense(gestures.move(finger, x, y, now), finger in on_glass, len(on_glass))
            case _:
                found = gestures.up(finger, x, y, now)
                on_glass.discard(finger)
                assert len(found) <= 2
                assert not found or not on_glass, "only the last finger decides"
    for finger in sorted(on_glass):
        gestures.up(finger, 0.0, 0.0, now)
    now += 10.0
    assert all(gestures.move(finger, 0.0, 0.0, 0.0) == () for finger in "abcdef")
    gestures.down("a", 0.0, 0.0)
    assert gestures.up("a", 0.0, 0.0, now) == (Tap(0.0, 0.0),)


def _make_sense(found: tuple[Gesture, ...], known: bool, fingers_down: int) -> None:
    assert known or not found
    for gesture in found:
        match gesture:
            case Drag():
                assert gesture.fingers == fingers_down
            case Pinch():
                assert fingers_down > 1
                assert gesture.factor > 0
            case _:
                pytest.fail(f"a move is no {gesture}")


@given(st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=20))
def test_drags_add_up_to_the_fingers_way(path: list[tuple[float, float]]) -> None:
    gestures = Gestures(SLOP, SWIPE)
    gestures.down("a", 0.0, 0.0)
    gone_x = gone_y = 0.0
    for x, y in [*path, (500.0, -300.0)]:
        for gesture in gestures.move("a", x, y, 0.0):
            assert isinstance(gesture, Drag)
            gone_x, gone_y = gone_x + gesture.dx, gone_y + gesture.dy
    assert (gone_x, gone_y) == pytest.approx((500.0, -300.0), abs=1e-6)
