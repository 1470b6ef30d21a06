"""However a visitor zooms and drags, the lens shows a part of the picture, and the right one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.geometry import Rect
from kiosk.core.lens import DOUBLE_TAP_SCALE, MAX_SCALE, STEP, Lens

SLACK = 1e-9
shares = st.floats(0.0, 1.0)
factors = st.floats(0.01, 100.0)
pushes = st.floats(-20.0, 20.0)

_zooms = st.builds(lambda factor, x, y: ("zoom", factor, x, y), factors, shares, shares)
_moves = st.builds(lambda dx, dy: ("move", dx, dy, 0.0), pushes, pushes)
handlings = st.lists(st.one_of(_zooms, _moves), max_size=12)


def handled(steps: list[tuple[str, float, float, float]]) -> Lens:
    lens = Lens()
    for verb, a, b, c in steps:
        lens = lens.zoomed(a, (b, c)) if verb == "zoom" else lens.moved(a, b)
    return lens


@given(handlings)
def test_the_window_always_lies_inside_the_picture(
    steps: list[tuple[str, float, float, float]],
) -> None:
    lens = handled(steps)
    window = lens.window
    assert 1.0 <= lens.scale <= MAX_SCALE
    assert -SLACK <= window.x <= window.right <= 1.0 + SLACK
    assert -SLACK <= window.y <= window.top <= 1.0 + SLACK
    assert window.width == pytest.approx(1.0 / lens.scale)
    assert window.height == pytest.approx(1.0 / lens.scale)


def _beneath(lens: Lens, at: tuple[float, float]) -> tuple[float, float]:
    """The point of the picture that lies at a point of the frame."""
    window = lens.window
    return window.x + at[0] * window.width, window.y + at[1] * window.height


@given(handlings, st.floats(1.0, 10.0), st.tuples(shares, shares))
def test_zooming_in_keeps_the_point_beneath_the_fingers(
    steps: list[tuple[str, float, float, float]], factor: float, at: tuple[float, float]
) -> None:
    lens = handled(steps)
    assert _beneath(lens.zoomed(factor, at), at) == pytest.approx(_beneath(lens, at), abs=1e-7)


@given(st.floats(0.5, 1.0), shares, shares)
def test_zooming_out_keeps_the_point_unless_an_edge_would_show(
    factor: float, x: float, y: float
) -> None:
    lens = Lens().zoomed(4.0)
    out = lens.zoomed(factor, (x, y))
    assert _beneath(out, (x, y)) == pytest.approx(_beneath(lens, (x, y)), abs=1e-7)


@given(handlings)
def test_zooming_all_the_way_out_shows_all_of_it(
    steps: list[tuple[str, float, float, float]],
) -> None:
    lens = handled(steps).zoomed(0.001, (0.9, 0.1))
    assert lens.is_whole
    assert (lens.scale, lens.x, lens.y) == pytest.approx((1.0, 0.5, 0.5))


def test_a_fresh_lens_shows_all_of_it() -> None:
    assert Lens().is_whole
    assert Lens().window == Rect(0, 0, 1, 1)


def test_the_lens_is_whole_no_more_once_magnified() -> None:
    assert not Lens().zoomed(STEP).is_whole
    assert not Lens().zoomed(DOUBLE_TAP_SCALE).is_whole


def test_dragging_the_picture_right_shows_what_is_left_of_it() -> None:
    lens = Lens(scale=2.0)
    assert lens.moved(0.25, -0.125).window == Rect(0.125, 0.3125, 0.5, 0.5)


def test_a_drag_ends_at_the_edge() -> None:
    lens = Lens(scale=2.0).moved(9.0, 0.0)
    assert lens.window == Rect(0.0, 0.25, 0.5, 0.5)
    assert lens.moved(-0.5, 0.0).window == Rect(0.25, 0.25, 0.5, 0.5)


def test_the_whole_picture_cannot_be_dragged() -> None:
    assert Lens().moved(0.3, -0.4) == Lens()


def test_a_few_presses_of_the_button_reach_the_end() -> None:
    lens = Lens()
    for _ in range(4):
        lens = lens.zoomed(STEP)
    assert lens.scale == MAX_SCALE
    for _ in range(4):
        lens = lens.zoomed(1 / STEP)
    assert lens.scale == 1.0
