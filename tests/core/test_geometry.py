"""Whatever the shapes, nothing shown lies outside the picture, and what matters stays in view."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.geometry import (
    Rect,
    Size,
    clamp,
    contain,
    cover,
    ease_in_out,
    mix,
)

SLACK = 1e-9
Ease = Callable[[float], float]
sides = st.floats(1.0, 50_000.0)
sizes = st.builds(Size, sides, sides)
places = st.floats(-5000.0, 5000.0)
rects = st.builds(Rect, places, places, sides, sides)
shares = st.floats(0.0, 1.0)
points = st.tuples(shares, shares)


class TestCover:
    @given(sizes, sizes, points)
    def test_stays_within_the_picture(
        self, source: Size, frame: Size, focus: tuple[float, float]
    ) -> None:
        part = cover(source, frame, focus)
        assert 0.0 <= part.x <= part.right <= 1.0 + SLACK
        assert 0.0 <= part.y <= part.top <= 1.0 + SLACK

    @given(sizes, sizes, points)
    def test_keeps_the_focus_in_view(
        self, source: Size, frame: Size, focus: tuple[float, float]
    ) -> None:
        part = cover(source, frame, focus)
        assert part.x - SLACK <= focus[0] <= part.right + SLACK
        assert part.y - SLACK <= focus[1] <= part.top + SLACK

    @given(sizes, sizes, points)
    def test_distorts_nothing_and_shows_one_side_whole(
        self, source: Size, frame: Size, focus: tuple[float, float]
    ) -> None:
        part = cover(source, frame, focus)
        shown = part.width * source.width / (part.height * source.height)
        assert shown == pytest.approx(frame.width / frame.height)
        assert max(part.width, part.height) == pytest.approx(1.0)

    def test_centres_the_focus_where_there_is_room(self) -> None:
        assert cover(Size(400, 100), Size(100, 100), (0.375, 0.9)) == Rect(0.25, 0.0, 0.25, 1.0)

    def test_goes_no_further_than_the_edge(self) -> None:
        assert cover(Size(400, 100), Size(100, 100), (1.0, 0.5)) == Rect(0.75, 0.0, 0.25, 1.0)
        assert cover(Size(100, 400), Size(100, 100), (0.5, 0.0)) == Rect(0.0, 0.0, 1.0, 0.25)


class TestContain:
    @given(sizes, rects)
    def test_stays_within_the_frame_and_touches_two_of_its_edges(
        self, source: Size, frame: Rect
    ) -> None:
        whole = contain(source, frame)
        slack = 1e-6 * max(frame.width, frame.height)
        assert frame.x - slack <= whole.x <= whole.right <= frame.right + slack
        assert frame.y - slack <= whole.y <= whole.top <= frame.top + slack
        spare = min(frame.width - whole.width, frame.height - whole.height)
        assert spare == pytest.approx(0.0, abs=slack)

    @given(sizes, rects)
    def test_distorts_nothing_and_is_centred(self, source: Size, frame: Rect) -> None:
        whole = contain(source, frame)
        assert whole.width / whole.height == pytest.approx(source.width / source.height)
        assert whole.centre == pytest.approx(frame.centre)

    def test_leaves_bars_where_the_shapes_differ(self) -> None:
        assert contain(Size(400, 100), Rect(10, 20, 200, 200)) == Rect(10, 95, 200, 50)


class TestRect:
    def test_knows_its_far_corner_and_its_middle(self) -> None:
        rect = Rect(10, 20, 30, 40)
        assert (rect.right, rect.top, rect.centre) == (40, 60, (25, 40))

    @pytest.mark.parametrize(
        ("point", "inside"),
        [((10, 20), True), ((40, 60), True), ((25, 40), True), ((9.9, 40), False),
         ((40.1, 40), False), ((25, 19.9), False), ((25, 60.1), False)],
    )  # fmt: skip
    def test_contains_its_edges(self, point: tuple[float, float], *, inside: bool) -> None:
        assert Rect(10, 20, 30, 40).contains(*point) is inside

    def test_is_inset_by_one_distance_or_by_two(self) -> None:
        assert Rect(0, 0, 100, 50).inset(10) == Rect(10, 10, 80, 30)
        assert Rect(0, 0, 100, 50).inset(10, 5) == Rect(10, 5, 80, 40)
        assert Rect(0, 0, 100, 50).inset(10, 0) == Rect(10, 0, 80, 50)

    def test_has_no_size_below_nothing(self) -> None:
        assert Rect(0, 0, 10, 50).inset(20) == Rect(20, 20, 0, 10)

    @pytest.mark.parametrize(
        ("other", "both"),
        [(Rect(5, -5, 10, 10), Rect(5, 0, 5, 5)), (Rect(2, 2, 1, 1), Rect(2, 2, 1, 1)),
         (Rect(10, 0, 5, 5), Rect(10, 0, 0, 5)), (Rect(20, 3, 5, 5), Rect(20, 3, 0, 5))],
    )  # fmt: skip
    def test_is_cut_to_what_lies_in_both(self, other: Rect, both: Rect) -> None:
        assert Rect(0, 0, 10, 10).cut(other) == both
        assert other.cut(Rect(0, 0, 10, 10)) == both

    @given(rects, rects)
    def test_a_cut_lies_in_both_and_has_a_size_only_where_they_overlap(
        self, one: Rect, other: Rect
    ) -> None:
        cut = one.cut(other)
        assert (cut.width > 0 and cut.height > 0) is one.overlaps(other)
        if one.overlaps(other):
            for rect in (one, other):
                assert rect.contains(*cut.centre)
                assert cut.right <= rect.right + 1e-6
                assert cut.top <= rect.top + 1e-6

    def test_grows_about_a_point(self) -> None:
        assert Rect(10, 20, 30, 40).scaled(2, 10, 20) == Rect(10, 20, 60, 80)
        assert Rect(10, 20, 30, 40).scaled(2, 25, 40) == Rect(-5, 0, 60, 80)
        assert Rect(10, 20, 30, 40).scaled(0.5, 0, 0) == Rect(5, 10, 15, 20)

    @pytest.mark.parametrize(
        ("other", "overlaps"),
        [(Rect(5, 5, 10, 10), True), (Rect(2, 2, 1, 1), True), (Rect(10, 0, 5, 5), False),
         (Rect(0, 10, 5, 5), False), (Rect(-5, 0, 5, 10), False), (Rect(0, -9, 9, 9), False)],
    )  # fmt: skip
    def test_overlaps_by_more_than_an_edge(self, other: Rect, *, overlaps: bool) -> None:
        assert Rect(0, 0, 10, 10).overlaps(other) is overlaps
        assert other.overlaps(Rect(0, 0, 10, 10)) is overlaps


@pytest.mark.parametrize(("value", "clamped"), [(-1, 0), (0, 0), (3, 3), (5, 5), (6, 5)])
def test_clamp(value: float, clamped: float) -> None:
    assert clamp(value, 0, 5) == clamped


def test_mix_goes_from_one_end_to_the_other() -> None:
    assert [mix(10, 20, share) for share in (0, 0.25, 1)] == [10, 12.5, 20]


@pytest.mark.parametrize("ease", [ease_in_out])
class TestEasing:
    def test_begins_at_nothing_and_ends_at_all(self, ease: Ease) -> None:
        assert [ease(share) for share in (-1.0, 0.0, 1.0, 7.0)] == [0.0, 0.0, 1.0, 1.0]

    @given(first=shares, second=shares)
    def test_never_turns_back(self, ease: Ease, first: float, second: float) -> None:
        low, high = sorted((first, second))
        assert 0.0 <= ease(low) <= ease(high) + SLACK
        assert ease(high) <= 1.0


def test_easing_is_even_and_slow_at_its_ends() -> None:
    assert ease_in_out(0.5) == 0.5
    assert ease_in_out(0.1) < 0.1


def test_joined_holds_both_and_nothing_more() -> None:
    assert Rect(0, 0, 2, 2).joined(Rect(5, -1, 1, 1)) == Rect(0, -1, 6, 3)
    assert Rect(0, 0, 9, 9).joined(Rect(1, 1, 1, 1)) == Rect(0, 0, 9, 9)
