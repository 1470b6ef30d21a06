"""In what size a picture is wanted, and its pixels in that of memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.core.geometry import Size
from kiosk.imaging.ladder import Ladder, served_size
from kiosk.imaging.pixels import MAX_SIDE_PX, fitted_size, pixels_of


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ((4000, 3000), (1920, 1080), (1920, 1440)),
        ((3000, 4000), (1920, 1080), (1920, 2560)),
        ((800, 600), (1920, 1080), (800, 600)),
        ((20000, 2000), (1920, 1080), (MAX_SIDE_PX, 410)),
        ((9000, 9000), (8000, 8000), (MAX_SIDE_PX, MAX_SIDE_PX)),
        ((30000, 2), (300, 1), (MAX_SIDE_PX, 1)),
        ((100, 100), (0, 0), (1, 1)),
    ],
)
def test_sizes(source: tuple[int, int], target: tuple[int, int], expected: tuple[int, int]) -> None:
    assert fitted_size(Size(*source), Size(*target)) == expected


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "LA"])
@pytest.mark.parametrize("size", [(1, 1), (3000, 1), (1, 3000), (700, 611)])
def test_pixels_are_those_of_the_picture(mode: str, size: tuple[int, int]) -> None:
    picture = Image.linear_gradient("L").resize(size).convert(mode)
    pixels = pixels_of(picture)
    assert (pixels.width, pixels.height) == size
    assert pixels.data == picture.convert("RGBA").tobytes()


LADDER = Ladder(Size(1920, 1080))


def test_a_picture_has_derivatives_of_what_is_clearly_smaller() -> None:
    assert LADDER.steps_of(Size(700, 500)) == ()
    assert LADDER.steps_of(Size(500, 800)) == (640,)
    assert LADDER.steps_of(Size(6000, 4000)) == (640, 1920, 4096)
    assert LADDER.steps_of(Size(4000, 6000)) == (640, 2880, 4096)


def test_a_large_screen_needs_no_step_beyond_what_fills_it() -> None:
    assert Ladder(Size(3840, 2160)).steps_of(Size(6000, 4000)) == (640, 3840)
    assert Ladder(Size(640, 360)).steps_of(Size(6000, 4000)) == (640, 4096)


def test_the_smallest_derivative_that_has_enough_pixels_serves() -> None:
    source = Size(6000, 4000)
    serving = [(400, 640), (640, 640), (800, 1920), (1365, 1920), (2300, 4096), (4096, 4096)]
    for wanted, step in serving:
        assert LADDER.step_for(source, (wanted, 10)) == step
        assert LADDER.step_for(source, (10, wanted)) == step
    assert LADDER.step_for(source, (5000, 3333)) is None
    assert LADDER.step_for(Size(2200, 1000), (1920, 873)) is None


def test_a_slow_approach_does_not_take_the_next_derivative() -> None:
    """At 7 % more than 1920 pixels, four times as many would be decoded for 7 pixels."""
    source, wanted = Size(6000, 4000), fitted_size(Size(6000, 4000), Size(2055, 1156))
    assert LADDER.step_for(source, wanted) == 1920
    assert served_size(source, 1920, wanted) == (1920, 1280)


def test_what_fills_the_screen_is_given_as_it_was_kept() -> None:
    for source in (Size(6000, 4000), Size(3000, 4000), Size(9000, 2000)):
        wanted = fitted_size(source, LADDER.screen)
        assert LADDER.fill(source) == max(wanted)
        assert served_size(source, max(wanted), wanted) == wanted


@given(st.integers(1, 30_000), st.integers(1, 30_000), st.integers(1, 4096), st.integers(1, 4096))
def test_nothing_that_is_shown_is_much_smaller_than_wanted_nor_larger_than_it_is(
    width: int, height: int, across: int, down: int
) -> None:
    source = Size(width, height)
    wanted = fitted_size(source, Size(across, down))
    step = LADDER.step_for(source, wanted)
    if step is not None:
        size = served_size(source, step, wanted)
        assert 0.92 < max(size) / max(wanted) <= 1.0
        assert size[0] <= width
        assert size[1] <= height
