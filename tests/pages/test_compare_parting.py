"""Two pictures share a frame: nothing of it is left over, and the handle stays within."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.geometry import Rect
from kiosk.pages.compare.parting import Parting

FRAME = Rect(100.0, 200.0, 800.0, 400.0)

shares = st.floats(0.0, 1.0)
lengths = st.floats(1.0, 4000.0)
points = st.floats(-5000.0, 5000.0)
partings = st.builds(
    Parting, st.builds(Rect, points, points, lengths, lengths), shares, st.booleans()
)


def test_the_first_picture_is_on_the_left_or_above() -> None:
    upright = Parting(FRAME, 0.25)
    assert upright.first == Rect(100, 200, 200, 400)
    assert upright.second == Rect(300, 200, 600, 400)
    lying = Parting(FRAME, 0.25, upright=False)
    assert lying.first == Rect(100, 500, 800, 100)
    assert lying.second == Rect(100, 200, 800, 300)


@given(partings)
def test_the_two_sides_fill_the_frame(parting: Parting) -> None:
    first, second, frame = parting.first, parting.second, parting.frame
    area = first.width * first.height + second.width * second.height
    assert area == pytest.approx(frame.width * frame.height, rel=1e-6)
    joined = first.joined(second)
    assert (joined.x, joined.y) == pytest.approx((frame.x, frame.y), abs=1e-6)
    assert not first.inset(1e-6).overlaps(second.inset(1e-6))


@given(partings, st.floats(1.0, 200.0))
def test_handle_and_line_never_leave_the_frame(parting: Parting, side: float) -> None:
    frame = parting.frame
    for rect in (parting.handle(side), parting.line(3.0)):
        if rect.width <= frame.width and rect.height <= frame.height:
            assert frame.x - 1e-6 <= rect.x <= rect.right <= frame.right + 1e-6
            assert frame.y - 1e-6 <= rect.y <= rect.top <= frame.top + 1e-6


@pytest.mark.parametrize("upright", [True, False])
@given(share=shares)
def test_a_point_on_the_divider_tells_its_share(upright: bool, share: float) -> None:
    parting = Parting(FRAME, share, upright)
    x, y = (parting.place, 300.0) if upright else (300.0, parting.place)
    assert parting.share_at(x, y) == pytest.approx(share)


@pytest.mark.parametrize(
    ("upright", "push", "share"),
    [
        (True, (80, 0), 0.6),
        (True, (-80, 300), 0.4),
        (True, (5000, 0), 1.0),
        (True, (-5000, 0), 0.0),
        (False, (300, 40), 0.4),
        (False, (0, -40), 0.6),
        (False, (0, -5000), 1.0),
    ],
)
def test_pushed_it_goes_with_the_finger_in_its_one_direction(
    upright: bool, push: tuple[float, float], share: float
) -> None:
    assert Parting(FRAME, 0.5, upright).share_after(*push) == pytest.approx(share)


def test_a_frame_without_size_is_no_error() -> None:
    for upright in (True, False):
        parting = Parting(Rect(0, 0, 0, 0), 0.5, upright)
        assert 0 <= parting.share_at(3, -3) <= 1
        assert parting.handle(80).width == 80
