from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.geometry import Rect, Size
from kiosk.core.lens import Lens, reach_of
from kiosk.widgets.shot import KEN_BURNS_SCALE, Shot

FRAME = Rect(100, 50, 800, 600)
PATH = Path("picture.jpg")

points = st.tuples(st.floats(0, 1), st.floats(0, 1))
sides = st.integers(1, 20_000).map(float)


def test_it_fills_its_frame_about_its_focus() -> None:
    place = Shot(PATH, focus=(1.0, 0.5)).standing(Size(1600, 600), FRAME, 0.0)
    assert place == Rect(FRAME.right - 1600, 50, 1600, 600)


def test_contained_it_is_seen_whole() -> None:
    place = Shot(PATH, fit="contain").standing(Size(1600, 600), FRAME, 0.0)
    assert (place.x, place.right) == (FRAME.x, FRAME.right)
    assert place.height == 300


@given(points, st.builds(Size, sides, sides), st.floats(1, 5), points)
def test_cropped_or_magnified_it_bares_nothing_of_its_frame(
    focus: tuple[float, float], size: Size, scale: float, at: tuple[float, float]
) -> None:
    shot = Shot(PATH, focus=focus, lens=Lens().zoomed(scale, at))
    place = shot.standing(size, FRAME, 0.0)
    assert place.x <= FRAME.x + 1e-6
    assert place.y <= FRAME.y + 1e-6
    assert place.right >= FRAME.right - 1e-6
    assert place.top >= FRAME.top - 1e-6


def test_a_stand_in_stands_where_the_picture_will() -> None:
    shot = Shot(PATH, source=Size(6000, 4000))
    assert shot.standing(Size(48, 31), FRAME, 0.0) == shot.standing(Size(901, 600), FRAME, 0.0)


def test_it_approaches_its_focus_and_comes_to_rest() -> None:
    shot = Shot(PATH, moving_seconds=10.0, moving_since=5.0)
    widths = [shot.standing(Size(800, 600), FRAME, now).width for now in (5.0, 10.0, 15.0, 99.0)]
    assert widths == pytest.approx([800, 400 + 400 * KEN_BURNS_SCALE, *[800 * KEN_BURNS_SCALE] * 2])


def test_a_magnified_picture_is_wanted_larger_unless_it_has_tiles() -> None:
    lens = Lens().zoomed(2.0)
    assert Shot(PATH, lens=lens).wanted(FRAME).width > 2 * FRAME.width
    assert Shot(PATH, lens=lens, source=Size(4000, 3000)).wanted(FRAME).width > 2 * FRAME.width
    assert Shot(PATH, lens=lens, source=Size(9000, 3000)).wanted(FRAME) == Size(800, 600)


@given(st.builds(Size, sides, sides))
def test_a_contained_picture_is_wanted_as_large_as_it_stands(size: Size) -> None:
    """To within a pixel, once it is scaled to cover what is wanted; never as its frame is."""
    frame = Rect(0, 0, 641, 1079)
    shot = Shot(PATH, fit="contain", source=size)
    wanted, place = shot.wanted(frame), shot.standing(size, frame, 0.0)
    covers = max(wanted.width / size.width, wanted.height / size.height)
    assert max(size.width, size.height) * covers == pytest.approx(
        max(place.width, place.height, 1.0), abs=1.0
    )


def test_a_large_scan_may_be_magnified_further() -> None:
    assert reach_of(None) == reach_of(Size(3000, 2000)) == 5.0
    assert reach_of(Size(11_600, 8_700)) == pytest.approx(12.08, abs=0.01)
    assert reach_of(Size(100_000, 100)) == 16.0
    lens = Lens(reach=12.0).zoomed(100.0)
    assert lens.scale == lens.moved(0.3, 0.3).scale == 12.0
