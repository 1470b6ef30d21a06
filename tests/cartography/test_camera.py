"""However a visitor pulls, flings and zooms, the map fills the screen and ends where it should."""

from collections.abc import Callable
from itertools import pairwise
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.cartography.camera import (
    GLIDE_SECONDS,
    STEP_SECONDS,
    UNCOVER_SECONDS,
    Camera,
    Steering,
    fitting,
)
from kiosk.core.geometry import Rect

Deed = Callable[[Steering, float], None]

SLACK = 1e-6
FRAME = Rect(0, 0, 1920, 1080)
FREE = Rect(40, 200, 1300, 840)
BOUNDS = Rect(-500, -400, 1000, 800)
LATER = 1e6

px = st.floats(-3000.0, 3000.0)
speeds = st.floats(-8000.0, 8000.0)
factors = st.floats(0.05, 20.0)
places = st.floats(-900.0, 900.0)
sides = st.floats(0.0, 1500.0)
seconds = st.floats(0.0, 3.0)
windows = st.builds(Rect, st.floats(0, 300), st.floats(0, 300), st.floats(1, 4000),
                    st.floats(1, 4000))  # fmt: skip
boxes = st.builds(Rect, places, places, sides, sides)

deeds: st.SearchStrategy[Deed] = st.one_of(
    st.builds(lambda a, b: lambda s, _: s.pan(a, b), px, px),
    st.builds(lambda a, b: lambda s, now: s.fling(a, b, now), speeds, speeds),
    st.builds(lambda f, x, y: lambda s, _: s.zoom(f, x, y), factors, px, px),
    st.builds(
        lambda f, x, y, g: lambda s, now: s.step(f, x, y, now, glide=g),
        factors, px, px, st.booleans(),
    ),
    st.builds(lambda b, g: lambda s, now: s.aim(b, now, glide=g), boxes, st.booleans()),
    st.builds(
        lambda x, y, free, g: lambda s, now: s.uncover(x, y, free, now, glide=g),
        places, places, windows, st.booleans(),
    ),
    st.builds(lambda frame: lambda s, _: s.reframe(frame, frame.inset(20)), windows),
    st.builds(lambda bounds, c: lambda s, _: s.bound(bounds, c), boxes, st.floats(0.01, 100.0)),
    st.just(lambda s, _: s.touch()),
)  # fmt: skip
handlings = st.lists(st.tuples(deeds, seconds), max_size=12)


def steering() -> Steering:
    steering = Steering()
    steering.reframe(FRAME, FREE)
    steering.bound(BOUNDS, 40.0)
    return steering


def handled(steps: list[tuple[Deed, float]]) -> tuple[Steering, float]:
    subject, now = steering(), 0.0
    for deed, wait in steps:
        deed(subject, now)
        now += wait
        subject.advance(now)
    return subject, now


def lies_within(part: Rect, whole: Rect, slack: float = SLACK) -> bool:
    return (
        whole.x - slack <= part.x
        and part.right <= whole.right + slack
        and whole.y - slack <= part.y
        and part.top <= whole.top + slack
    )


class TestCamera:
    @given(st.builds(Camera, places, places, st.floats(0.01, 100.0)), windows, places, places)
    def test_there_and_back_is_the_same_place(
        self, camera: Camera, frame: Rect, x: float, y: float
    ) -> None:
        back = camera.to_plane(frame, *camera.to_window(frame, x, y))
        assert back == pytest.approx((x, y), abs=1e-6)

    @given(st.builds(Camera, places, places, st.floats(0.01, 100.0)), windows)
    def test_the_region_is_what_the_frame_shows(self, camera: Camera, frame: Rect) -> None:
        region = camera.region(frame)
        assert camera.to_window(frame, region.x, region.y) == pytest.approx(
            (frame.x, frame.y), abs=1e-6
        )
        assert camera.to_window(frame, region.right, region.top) == pytest.approx(
            (frame.right, frame.top), abs=1e-6
        )

    def test_north_is_up_on_the_window_too(self) -> None:
        camera = Camera(10.0, 20.0, 2.0)
        assert camera.to_window(FRAME, 10.0, 20.0) == FRAME.centre
        assert camera.to_window(FRAME, 11.0, 23.0) == (962.0, 546.0)


class TestLimits:
    @given(st.lists(st.tuples(deeds, seconds), max_size=12))
    def test_nothing_beyond_the_bounds_is_ever_shown(self, steps: list[tuple[Deed, float]]) -> None:
        subject, now = handled(steps)
        subject.reframe(FRAME, FREE)
        subject.bound(BOUNDS, 40.0)
        for wait in (0.0, 0.05, 0.1, 0.3, 2.0):
            subject.advance(now + wait)
            assert lies_within(subject.camera.region(FRAME), BOUNDS)
            assert subject.camera.scale <= 40.0 * (1 + SLACK)

    @given(handlings)
    def test_every_number_is_one(self, steps: list[tuple[Deed, float]]) -> None:
        subject, _ = handled(steps)
        camera = subject.camera
        assert all(map(isfinite, (camera.x, camera.y, camera.scale)))
        assert camera.scale > 0.0

    @given(st.sampled_from([
        Rect(0, 0, 0, 0), Rect(5, 5, 100, 0), Rect(5, 5, 0, 100), Rect(float("nan"), 0, 1, 1),
        Rect(0, 0, float("inf"), 1), Rect(0, 0, -5, -5), Rect(0, 0, 1e-300, 1e-300),
    ]), handlings)  # fmt: skip
    def test_rectangles_without_sense_harm_nothing(
        self, odd: Rect, steps: list[tuple[Deed, float]]
    ) -> None:
        subject, now = handled(steps)
        subject.reframe(odd, odd)
        subject.aim(Rect(0, 0, 10, 10), now, glide=False)
        subject.bound(odd, 3.0)
        subject.aim(odd, now, glide=True)
        subject.uncover(3.0, 4.0, odd, now, glide=True)
        subject.advance(now + 0.5)
        subject.zoom(0.5, 100, 100)
        subject.reframe(FRAME, FREE)
        camera = subject.camera
        assert all(map(isfinite, (camera.x, camera.y, camera.scale)))
        assert camera.scale > 0.0

    @pytest.mark.parametrize("odd", [float("nan"), float("inf")])
    def test_numbers_without_sense_harm_nothing(self, odd: float) -> None:
        subject = steering()
        subject.aim(Rect(0, 0, 100, 100), 0.0, glide=False)
        before = subject.camera
        subject.pan(odd, 1.0)
        subject.fling(1.0, odd, 0.0)
        subject.zoom(odd, 5.0, 5.0)
        subject.zoom(0.0, 5.0, 5.0)
        subject.step(2.0, odd, 5.0, 0.0, glide=False)
        subject.uncover(odd, 0.0, FREE, 0.0, glide=False)
        subject.bound(BOUNDS, odd)
        subject.bound(BOUNDS, 0.0)
        subject.aim(Rect(100, 100, -50, -50), 0.0, glide=False)
        assert subject.camera == before
        assert not subject.is_moving

    def test_zooming_out_ends_when_the_bounds_fill_the_frame(self) -> None:
        subject = steering()
        subject.zoom(1e-9, 700.0, 300.0)
        region = subject.camera.region(FRAME)
        assert region.width == pytest.approx(BOUNDS.width)
        assert region.height < BOUNDS.height
        assert not subject.can_zoom_out
        assert subject.can_zoom_in

    def test_zooming_in_ends_at_the_closest(self) -> None:
        subject = steering()
        subject.zoom(1e9, 700.0, 300.0)
        assert subject.camera.scale == 40.0
        assert subject.can_zoom_out
        assert not subject.can_zoom_in

    def test_filling_the_frame_wins_over_the_closest(self) -> None:
        subject = steering()
        subject.bound(Rect(0, 0, 10, 10), 2.0)
        assert subject.camera.scale == pytest.approx(192.0)
        assert not subject.can_zoom_in
        assert not subject.can_zoom_out

    def test_bounds_without_height_lie_across_the_middle(self) -> None:
        subject = steering()
        subject.bound(Rect(0, 7, 100, 0), 50.0)
        assert subject.camera.scale == pytest.approx(19.2)
        assert (subject.camera.x, subject.camera.y) == pytest.approx((50.0, 7.0))

    @given(windows)
    def test_a_turned_screen_keeps_what_its_middle_shows_while_limits_allow(
        self, frame: Rect
    ) -> None:
        subject = steering()
        subject.aim(Rect(-5, -5, 10, 10), 0.0, glide=False)
        before = subject.camera
        subject.reframe(frame, frame)
        assert (subject.camera.x, subject.camera.y) == pytest.approx((before.x, before.y))
        assert lies_within(subject.camera.region(frame), BOUNDS)


class TestZoom:
    @given(
        st.floats(0.5, 4.0), st.floats(0, 1920), st.floats(0, 1080),
    )  # fmt: skip
    def test_what_lies_beneath_the_fingers_stays_there(
        self, factor: float, x: float, y: float
    ) -> None:
        subject = steering()
        subject.aim(Rect(-15, -10, 30, 20), 0.0, glide=False)
        before = subject.camera.to_plane(FRAME, x, y)
        subject.zoom(factor, x, y)
        assert subject.camera.to_plane(FRAME, x, y) == pytest.approx(before, abs=1e-6)

    @given(st.floats(1.0, 1e9), st.floats(0, 1920), st.floats(0, 1080))
    def test_zooming_in_never_moves_the_point_even_at_the_end(
        self, factor: float, x: float, y: float
    ) -> None:
        subject = steering()
        before = subject.camera.to_plane(FRAME, x, y)
        subject.zoom(factor, x, y)
        assert subject.camera.to_plane(FRAME, x, y) == pytest.approx(before, abs=1e-6)

    @given(st.floats(1.1, 8.0), st.floats(0, 1920), st.floats(0, 1080), st.floats(0.0, 0.3))
    def test_a_step_keeps_its_point_all_the_way(
        self, factor: float, x: float, y: float, after: float
    ) -> None:
        subject = steering()
        before = subject.camera.to_plane(FRAME, x, y)
        subject.step(factor, x, y, 5.0, glide=True)
        subject.advance(5.0 + after)
        assert subject.camera.to_plane(FRAME, x, y) == pytest.approx(before, abs=1e-6)

    def test_two_quick_steps_add_up(self) -> None:
        subject = steering()
        subject.aim(Rect(-50, -50, 100, 100), 0.0, glide=False)
        before = subject.camera.scale
        subject.step(1.5, 500, 500, 0.0, glide=True)
        subject.advance(0.05)
        subject.step(1.5, 500, 500, 0.05, glide=True)
        subject.advance(0.05 + STEP_SECONDS)
        assert subject.camera.scale == pytest.approx(before * 2.25)

    def test_the_buttons_know_the_end_as_soon_as_it_is_asked_for(self) -> None:
        subject = steering()
        subject.step(1e6, 500, 500, 0.0, glide=True)
        assert not subject.can_zoom_in
        subject.step(1e-9, 500, 500, 0.0, glide=True)
        assert not subject.can_zoom_out

    @given(st.floats(0, 1920), st.floats(0, 1080), st.sampled_from([1e9, 1e-9]))
    def test_a_step_at_the_end_moves_nothing(self, x: float, y: float, factor: float) -> None:
        subject = steering()
        subject.zoom(factor, 1234.5, 567.8)
        subject.advance(0.0)
        subject.step(factor, x, y, 0.0, glide=True)
        assert not subject.is_moving
        assert not subject.advance(0.1)


class TestAim:
    @given(boxes)
    def test_the_box_is_seen_whole_and_large_in_the_free_part_if_limits_allow(
        self, box: Rect
    ) -> None:
        subject = steering()
        subject.aim(box, 0.0, glide=False)
        camera = subject.camera
        assert lies_within(camera.region(FRAME), BOUNDS)
        shown = FREE.width / camera.scale, FREE.height / camera.scale
        at_limit = not (subject.can_zoom_in and subject.can_zoom_out)
        fits = box.width <= shown[0] + SLACK and box.height <= shown[1] + SLACK
        fills = shown[0] - box.width < SLACK or shown[1] - box.height < SLACK
        assert at_limit or (fits and fills)

    def test_the_middle_of_the_box_stands_in_the_middle_of_what_is_free(self) -> None:
        subject = steering()
        subject.aim(Rect(10, 20, 40, 40), 0.0, glide=False)
        assert subject.camera.to_window(FRAME, 30, 40) == pytest.approx(FREE.centre)
        assert subject.camera.scale == pytest.approx(840 / 40)

    def test_a_single_place_is_seen_as_closely_as_it_goes(self) -> None:
        subject = steering()
        subject.aim(Rect(10, 20, 0, 0), 0.0, glide=False)
        assert subject.camera.scale == 40.0
        assert subject.camera.to_window(FRAME, 10, 20) == pytest.approx(FREE.centre)

    @given(boxes, boxes)
    def test_a_glide_arrives_exactly_where_a_jump_lands(self, one: Rect, other: Rect) -> None:
        glider, jumper = steering(), steering()
        for subject in glider, jumper:
            subject.aim(one, 0.0, glide=False)
        glider.aim(other, 10.0, glide=True)
        jumper.aim(other, 10.0, glide=False)
        glider.advance(10.0 + GLIDE_SECONDS)
        assert glider.camera == jumper.camera
        assert not glider.is_moving

    @given(boxes, boxes, st.lists(seconds, max_size=6).map(sorted))
    def test_on_its_way_a_glide_keeps_to_one_side_of_either_end(
        self, one: Rect, other: Rect, times: list[float]
    ) -> None:
        subject = steering()
        subject.aim(one, 0.0, glide=False)
        start = subject.camera
        subject.aim(other, 0.0, glide=True)
        seen = [start]
        for now in times:
            subject.advance(now)
            seen.append(subject.camera)
        subject.advance(LATER)
        seen.append(subject.camera)
        scales = [camera.scale for camera in seen]
        ways = [camera.x for camera in seen]
        for run in scales, ways:
            grows = run[-1] >= run[0]
            ordered = run if grows else run[::-1]
            assert all(a <= b + SLACK for a, b in pairwise(ordered))

    def test_a_finger_stops_a_glide_where_it_is(self) -> None:
        subject = steering()
        subject.aim(Rect(10, 20, 10, 10), 0.0, glide=True)
        subject.advance(0.4)
        held = subject.camera
        subject.touch()
        assert not subject.is_moving
        assert not subject.advance(0.8)
        assert subject.camera == held

    def test_a_clock_that_stands_still_moves_nothing(self) -> None:
        subject = steering()
        subject.advance(0.0)
        before = subject.camera
        subject.aim(Rect(10, 20, 10, 10), 7.0, glide=True)
        assert not subject.advance(7.0)
        assert not subject.advance(3.0)
        assert subject.camera == before
        assert subject.is_moving

    def test_a_glide_to_where_it_is_does_not_move(self) -> None:
        subject = steering()
        subject.aim(Rect(10, 20, 10, 10), 0.0, glide=False)
        subject.advance(0.0)
        subject.aim(Rect(10, 20, 10, 10), 0.0, glide=True)
        assert not subject.is_moving

    def test_a_screen_turned_on_the_way_is_filled_at_the_end(self) -> None:
        subject = steering()
        subject.aim(Rect(-490, -390, 5, 5), 0.0, glide=True)
        subject.advance(0.3)
        tall = Rect(0, 0, 1080, 1920)
        subject.reframe(tall, tall)
        for now in (0.3, 0.5, 0.9, 2.0):
            subject.advance(now)
            assert lies_within(subject.camera.region(tall), BOUNDS)
        assert not subject.is_moving


class TestPanAndFling:
    @given(st.floats(-200, 200), st.floats(-200, 200))
    def test_the_map_follows_the_finger(self, dx: float, dy: float) -> None:
        subject = steering()
        subject.aim(Rect(-10, -10, 20, 20), 0.0, glide=False)
        before = subject.camera.to_window(FRAME, 3, 4)
        subject.pan(dx, dy)
        after = subject.camera.to_window(FRAME, 3, 4)
        assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((dx, dy), abs=1e-6)

    def test_a_pull_ends_at_the_edge(self) -> None:
        subject = steering()
        subject.pan(1e6, 0.0)
        assert subject.camera.region(FRAME).x == pytest.approx(BOUNDS.x)

    @given(handlings, speeds, speeds)
    def test_a_fling_ends(self, steps: list[tuple[Deed, float]], vx: float, vy: float) -> None:
        subject, now = handled(steps)
        subject.fling(vx, vy, now)
        subject.advance(now + 3.0)
        assert not subject.is_moving
        assert not subject.advance(now + 4.0)

    @given(st.floats(500, 4000))
    def test_a_fling_slows_down_and_is_as_good_as_at_rest_after_a_second(
        self, speed: float
    ) -> None:
        subject = steering()
        subject.bound(Rect(-1e5, -1e5, 2e5, 2e5), 1.0)
        subject.aim(Rect(0, 0, 0, 0), 0.0, glide=False)
        subject.fling(-speed, 0.0, 0.0)
        run = [subject.camera.x]
        for tick in range(1, 11):
            subject.advance(tick / 10)
            run.append(subject.camera.x)
        strides = [after - before for before, after in pairwise(run)]
        assert all(early > late >= 0.0 for early, late in pairwise(strides))
        subject.advance(LATER)
        assert run[-1] == pytest.approx(subject.camera.x, abs=0.01 * (run[-1] - run[0]))

    def test_a_fling_begins_as_fast_as_the_finger_was(self) -> None:
        subject = steering()
        subject.bound(Rect(-1e5, -1e5, 2e5, 2e5), 1.0)
        subject.aim(Rect(0, 0, 0, 0), 0.0, glide=False)
        x, y = subject.camera.x, subject.camera.y
        subject.fling(-1000.0, 500.0, 0.0)
        subject.advance(0.001)
        camera = subject.camera
        assert (camera.x - x, camera.y - y) == pytest.approx((1.0, -0.5), rel=0.01)

    def test_a_fling_against_the_edge_is_over_when_it_gets_there(self) -> None:
        subject = steering()
        subject.zoom(2.0, 960, 540)
        subject.fling(8000.0, 0.0, 0.0)
        subject.advance(0.5)
        assert subject.camera.region(FRAME).x == pytest.approx(BOUNDS.x)
        assert not subject.is_moving
        subject.fling(8000.0, 0.0, 1.0)
        assert not subject.is_moving

    def test_a_finger_that_hardly_moved_flings_nothing(self) -> None:
        subject = steering()
        subject.fling(1.0, 1.0, 0.0)
        assert not subject.is_moving

    def test_panels_that_come_and_go_do_not_stop_a_fling(self) -> None:
        subject = steering()
        subject.zoom(4.0, 960, 540)
        subject.fling(800.0, 0.0, 0.0)
        subject.reframe(FRAME, FREE.inset(50))
        subject.bound(BOUNDS, 40.0)
        assert subject.is_moving
        subject.reframe(FRAME.inset(50), FREE)
        assert not subject.is_moving


class TestUncover:
    @given(places, places, windows)
    def test_the_place_comes_into_the_free_part_unless_an_edge_would_show(
        self, x: float, y: float, free: Rect
    ) -> None:
        subject = steering()
        subject.bound(Rect(-1e4, -1e4, 2e4, 2e4), 40.0)
        subject.aim(Rect(-100, -100, 200, 200), 0.0, glide=False)
        before = subject.camera
        subject.uncover(x, y, free, 0.0, glide=False)
        px, py = subject.camera.to_window(FRAME, x, y)
        assert free.inset(-SLACK).contains(px, py)
        assert subject.camera.scale == before.scale

    @given(places, places, windows)
    def test_it_moves_no_more_than_it_takes(self, x: float, y: float, free: Rect) -> None:
        subject = steering()
        subject.bound(Rect(-1e4, -1e4, 2e4, 2e4), 40.0)
        subject.aim(Rect(-100, -100, 200, 200), 0.0, glide=False)
        before = subject.camera
        px, py = before.to_window(FRAME, x, y)
        subject.uncover(x, y, free, 0.0, glide=False)
        nx, ny = subject.camera.to_window(FRAME, x, y)
        if free.x <= px <= free.right:
            assert nx == pytest.approx(px, abs=SLACK)
        else:
            assert nx == pytest.approx(free.x if px < free.x else free.right, abs=SLACK)
        if free.y <= py <= free.top:
            assert ny == pytest.approx(py, abs=SLACK)
        else:
            assert ny == pytest.approx(free.y if py < free.y else free.top, abs=SLACK)

    @given(places, places, windows)
    def test_asked_again_it_stays(self, x: float, y: float, free: Rect) -> None:
        subject = steering()
        subject.uncover(x, y, free, 0.0, glide=True)
        subject.advance(UNCOVER_SECONDS)
        before = subject.camera
        subject.uncover(x, y, free, 1.0, glide=True)
        assert not subject.is_moving
        assert subject.camera == before

    def test_a_place_already_free_disturbs_no_glide(self) -> None:
        subject, undisturbed = steering(), steering()
        for one in subject, undisturbed:
            one.aim(Rect(-450, -350, 10, 10), 0.0, glide=True)
            one.advance(0.1)
        subject.uncover(-445.0, -345.0, FREE, 0.1, glide=True)
        for now in (0.3, 0.6, GLIDE_SECONDS):
            subject.advance(now)
            undisturbed.advance(now)
            assert subject.camera == undisturbed.camera


class TestAdvance:
    @given(handlings)
    def test_once_at_rest_nothing_has_changed(self, steps: list[tuple[Deed, float]]) -> None:
        subject, now = handled(steps)
        subject.advance(now + 10.0)
        assert not subject.is_moving
        assert not subject.advance(now + 10.0)
        assert not subject.advance(now + 20.0)

    def test_a_pull_is_told_once(self) -> None:
        subject = steering()
        assert subject.advance(0.0)
        subject.zoom(3.0, 960, 540)
        subject.pan(10.0, 0.0)
        assert subject.advance(0.1)
        assert not subject.advance(0.2)

    def test_before_there_are_bounds_nothing_breaks(self) -> None:
        subject = Steering()
        subject.pan(5.0, 5.0)
        subject.zoom(2.0, 1.0, 1.0)
        subject.aim(Rect(0, 0, 3, 3), 0.0, glide=True)
        assert subject.advance(5.0)
        assert not subject.can_zoom_in
        assert not subject.can_zoom_out


@given(
    st.builds(
        Rect, st.floats(-500, 500), st.floats(-500, 500), st.floats(1, 900), st.floats(1, 900)
    ),
    st.builds(Rect, st.floats(0, 900), st.floats(0, 400), st.floats(50, 900), st.floats(50, 600)),
)
def test_fitting_shows_a_box_whole_in_the_free_part_and_touches_two_of_its_edges(
    box: Rect, free: Rect
) -> None:
    frame = Rect(0, 0, 1920, 1080)
    camera = fitting(box, frame, free, 1e9)
    left, low = camera.to_window(frame, box.x, box.y)
    right, high = camera.to_window(frame, box.right, box.top)
    assert left >= free.x - 1e-6
    assert right <= free.right + 1e-6
    assert low >= free.y - 1e-6
    assert high <= free.top + 1e-6
    slack = min((right - left) - free.width, (high - low) - free.height, key=abs)
    assert slack == pytest.approx(0.0, abs=1e-6)
