"""The touch test tells a panel that is off from one that is turned, and from a tired finger."""

import json
from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.words import WORD_LANGUAGES, Words
from kiosk.core.geometry import Size
from kiosk.staff.intents import CloseMenu, DrawFreely, FingerAt
from kiosk.staff.lone_test import PATIENCE, TOLD_SECONDS, LoneTest
from kiosk.staff.telling import verdict_told
from kiosk.staff.touch_test import Glass, TouchTest, TouchVerdict

LANDSCAPE, PORTRAIT = Size(1920, 1080), Size(1080, 1920)
PX_PER_MM = 1920 / 531

Panel = Callable[[float, float], tuple[float, float]]


def run_of(panel: Panel, size: Size = LANDSCAPE, px_per_mm: float | None = PX_PER_MM) -> TouchTest:
    """A test by somebody who meets every cross, on a panel that feels them elsewhere."""
    test = TouchTest(Glass(size, px_per_mm))
    for number, cross in enumerate(list(test.crosses)):
        test.down(number, *panel(cross.x, cross.y))
        test.up(number)
    return test


def verdict(test: TouchTest) -> TouchVerdict:
    found = test.verdict
    assert found is not None
    return found


def said(test: TouchTest, language: str = "en") -> str:
    return verdict_told(verdict(test), test, Words(language))


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
@pytest.mark.parametrize("px_per_mm", [None, PX_PER_MM])
def test_a_panel_that_is_right_is_found_right(size: Size, px_per_mm: float | None) -> None:
    assert verdict(run_of(lambda x, y: (x, y), size, px_per_mm)).is_fine


@given(st.lists(st.tuples(st.floats(-15, 15), st.floats(-15, 15)), min_size=5, max_size=5))
def test_a_finger_that_trembles_by_six_millimetres_is_no_fault(
    slips: list[tuple[float, float]],
) -> None:
    left = list(slips)

    def finger(x: float, y: float) -> tuple[float, float]:
        dx, dy = left.pop()
        return x + dx, y + dy

    assert verdict(run_of(finger)).is_fine


@pytest.mark.parametrize(
    ("off", "sentence"),
    [
        ((-80, 0), "Touch is off by 22 mm to the left"),
        ((80, 0), "Touch is off by 22 mm to the right"),
        ((0, 80), "Touch is off by 22 mm upwards"),
        ((5, -80), "Touch is off by 22 mm downwards"),
        ((-80, -80), "Touch is off by 31 mm downwards and to the left"),
    ],
)
def test_a_panel_that_is_off_is_told_by_how_much_and_where_to(
    off: tuple[float, float], sentence: str
) -> None:
    assert said(run_of(lambda x, y: (x + off[0], y + off[1]))) == sentence


def test_where_the_screen_is_not_stated_pixels_are_told() -> None:
    assert said(run_of(lambda x, y: (x - 80, y), px_per_mm=None)).endswith("80 px to the left")


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=str)
@pytest.mark.parametrize("way", list(product((False, True), repeat=3))[1:], ids=str)
def test_a_panel_that_is_turned_or_mirrored_is_found_turned(
    way: tuple[bool, bool, bool], size: Size
) -> None:
    swap, flip_x, flip_y = way

    def panel(x: float, y: float) -> tuple[float, float]:
        across, up = x / size.width, y / size.height
        if swap:
            across, up = up, across
        across = 1 - across if flip_x else across
        up = 1 - up if flip_y else up
        return across * size.width, up * size.height

    assert verdict(run_of(panel, size)).finding == "turned"


def test_a_panel_that_is_too_small_for_its_picture_is_uneven() -> None:
    found = verdict(run_of(lambda x, y: (960 + (x - 960) * 0.9, 540 + (y - 540) * 0.9)))
    assert found.finding == "uneven"
    assert found.worst in (0, 1, 3, 4)  # a corner


def test_every_finding_can_be_said_in_every_language() -> None:
    for language, panel in product(
        WORD_LANGUAGES,
        (lambda x, y: (x, y), lambda x, y: (x - 80, y + 80), lambda x, y: (x, y * 0.8)),
    ):
        assert said(run_of(panel), language)


# ------------------------------------------------------------------------------ painting


def painted(size: Size = LANDSCAPE) -> TouchTest:
    test = TouchTest(Glass(size))
    test.paint_freely()
    return test


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT, Size(3840, 2160)], ids=str)
def test_wiping_in_lines_paints_the_whole_glass(size: Size) -> None:
    """Also with a finger so fast that it is felt only twice in a line."""
    test = painted(size)
    lines = 2 * test.rows
    for line in range(lines):
        y = (line + 0.5) / lines * size.height
        test.down(0, 0, y)
        test.move(0, size.width, y)
        test.up(0)
    assert len(test.touched_cells) == test.columns * test.rows


def test_a_place_that_feels_nothing_stays_dark() -> None:
    test = painted()
    for line in range(100):
        y = line / 100 * 1080
        test.down(0, 0, y)
        test.move(0, 700, y)
        test.up(0)
        test.down(0, 1200, y)
        test.move(0, 1920, y)
        test.up(0)
    dark = {
        (column, row) for column, row in product(range(16), range(9))
    } - test.touched_cells  # fmt: skip
    assert {column for column, _ in dark} == {6, 7, 8, 9}


def test_fingers_that_paint_at_once_are_not_joined() -> None:
    test = painted()
    test.down("a", 10, 10)
    test.down("b", 1910, 1070)
    test.move("a", 20, 10)
    test.move("b", 1900, 1070)
    assert test.touched_cells == {(0, 0), (15, 8)}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["down", "move", "up"]),
            st.integers(0, 3),
            st.floats(-5000, 5000),
            st.floats(-5000, 5000),
        ),
        max_size=30,
    )
)
def test_whatever_a_panel_sends_the_fields_are_those_there_are(
    felt: list[tuple[str, int, float, float]],
) -> None:
    test = painted()
    for what, finger, x, y in felt:
        if what == "up":
            test.up(finger)
        else:
            (test.down if what == "down" else test.move)(finger, x, y)
    assert all(0 <= column < 16 and 0 <= row < 9 for column, row in test.touched_cells)


# ------------------------------------------------------------------------------ on its own


def alone() -> LoneTest:
    return LoneTest(Glass(LANDSCAPE, PX_PER_MM), Words("en"), 0.0)


def touch_all(test: LoneTest, off: float = 0.0, now: float = 1.0) -> None:
    for cross in test.view(0.0).body.crosses:  # type: ignore[union-attr]
        test.handle(FingerAt(1, "down", cross.x + off, cross.y), now)
        test.handle(FingerAt(1, "up", cross.x + off, cross.y), now)


@pytest.mark.parametrize(
    ("off", "outcome", "is_fine"), [(0.0, "fine", True), (-90.0, "off", False)]
)
def test_alone_it_leaves_a_result(off: float, outcome: str, is_fine: bool) -> None:
    test = alone()
    touch_all(test, off)
    told = json.loads(json.dumps(test.result()))
    assert (told["outcome"], test.is_fine) == (outcome, is_fine)
    assert told["verdict"] == test.sentence
    assert [cross["felt"][0] - cross["x"] for cross in told["crosses"]] == pytest.approx([off] * 5)


def test_alone_it_is_cancelled_when_not_all_crosses_were_touched() -> None:
    test = alone()
    test.handle(FingerAt(1, "down", 10, 10), 1.0)
    test.handle(CloseMenu(), 2.0)
    assert test.is_over
    assert test.result()["outcome"] == "cancelled"
    assert test.is_fine is None


def test_alone_it_ends_where_nobody_can_press_close() -> None:
    test = alone()
    test.advance(PATIENCE - 1)
    assert not test.is_over
    touch_all(test, now=PATIENCE - 1)
    test.advance(PATIENCE + TOLD_SECONDS - 2)
    assert not test.is_over
    test.advance(PATIENCE + TOLD_SECONDS)
    assert test.is_over


def test_alone_the_fields_are_counted_once_they_are_painted() -> None:
    test = alone()
    touch_all(test)
    assert test.result()["fields"] is None
    test.handle(DrawFreely(), 2.0)
    test.handle(FingerAt(1, "down", 10, 10), 2.0)
    told = test.result()
    assert (told["fields"], told["fields_felt"], told["outcome"]) == (144, 1, "fine")
