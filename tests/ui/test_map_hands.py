"""Fingers on a map: it follows them, glides on, and never shows what is beyond it."""

from math import atan2, cos, pi, sin

import pytest
from PIL import Image, ImageChops

from kiosk.core.geometry import Rect
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.conftest import Stage
from tests.ui.hands import double_tap, enter, pinch, screen
from tests.ui.maps import (
    FRAME_SECONDS,
    Point,
    bare_spot,
    come_to_rest,
    frame,
    map_spot,
    place,
    region,
    scale,
    spot,
    view,
)

SIZES = [(960, 540), (540, 960)]
ROOM = 70.0  # pixels around a point in which fingers are put


def near(stage: Stage, size: tuple[int, int] = (960, 540), *, still: bool = True) -> Rehearsal:
    """Before the map of the island, seen near enough to be moved every way."""
    rehearsal = enter(stage(size, still=still), "map-many")
    for _ in range(2):
        rehearsal.tap("zoom-in")
        come_to_rest(rehearsal)
    return rehearsal


# ---------------------------------------------------------------------------------- one finger


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_map_follows_the_finger(size: tuple[int, int], stage: Stage) -> None:
    rehearsal = near(stage, size)
    x, y = map_spot(rehearsal)
    begin = spot(rehearsal, "school")
    finger = rehearsal.down(x, y)
    for dx, dy in ((25, 10), (60, -20), (-30, -45), (-30, 30)):
        rehearsal.move(finger, x + dx, y + dy)
        rehearsal.step(FRAME_SECONDS)
        assert spot(rehearsal, "school") == pytest.approx((begin[0] + dx, begin[1] + dy), abs=1.5)
    rehearsal.up(finger)


def test_what_is_drawn_moves_with_the_finger(stage: Stage) -> None:
    rehearsal = near(stage)
    sign = spot(rehearsal, "school")
    before = _around(rehearsal, sign)
    x, y = map_spot(rehearsal)
    rehearsal.drag((x, y), (x + 40, y - 24))
    assert _difference(_around(rehearsal, sign), before) > 60
    assert _difference(_around(rehearsal, (sign[0] + 40, sign[1] - 24)), before) <= 4


def test_a_small_slip_of_a_finger_moves_nothing(stage: Stage) -> None:
    rehearsal = near(stage)
    x, y = map_spot(rehearsal)
    begin = spot(rehearsal, "school")
    finger = rehearsal.down(x, y)
    rehearsal.move(finger, x + 4, y - 3)
    rehearsal.step(FRAME_SECONDS)
    assert spot(rehearsal, "school") == begin


def test_a_flung_map_goes_on_and_comes_to_rest(stage: Stage) -> None:
    rehearsal = near(stage, still=False)
    x, y = map_spot(rehearsal)
    rehearsal.drag((x, y), (x - 60, y))
    ways = []
    let_go = last = spot(rehearsal, "school")[0]
    for _ in range(60):
        rehearsal.step(FRAME_SECONDS)
        here = spot(rehearsal, "school")[0]
        ways.append(last - here)
        last = here
    assert let_go - last > 20, "it went on the way it was going"
    assert ways[0] > ways[5] > 0, "ever slower"
    assert ways[-1] == 0, "and rests"
    assert not screen(rehearsal)._steering.is_moving


def test_a_map_let_go_at_rest_stays(stage: Stage) -> None:
    rehearsal = near(stage, still=False)
    x, y = map_spot(rehearsal)
    finger = rehearsal.down(x, y)
    rehearsal.move(finger, x - 60, y)
    rehearsal.step(1.0)
    rehearsal.up(finger)
    begin = spot(rehearsal, "school")
    rehearsal.step(FRAME_SECONDS)
    assert spot(rehearsal, "school") == begin


def test_a_finger_on_a_panel_does_not_move_the_map(stage: Stage) -> None:
    rehearsal = near(stage)
    begin = spot(rehearsal, "school")
    for panel in (rehearsal.control("play"), rehearsal.control("sources")):
        x, y = panel.x - 4, panel.y - 4
        rehearsal.drag((x, y), (x - 60, y + 40))
        assert spot(rehearsal, "school") == begin


# --------------------------------------------------------------------------------- two fingers


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("apart", "then"), [(40, 60), (120, 80)])
def test_a_pinch_zooms_about_the_fingers(
    size: tuple[int, int], apart: float, then: float, stage: Stage
) -> None:
    rehearsal = near(stage, size)
    middle = bare_spot(rehearsal, ROOM)
    before, was = place(rehearsal, *middle), scale(rehearsal)
    pinch(rehearsal, middle, apart, then)
    rehearsal.step(FRAME_SECONDS)
    assert scale(rehearsal) == pytest.approx(was * then / apart, rel=0.01)
    moved = [abs(a - b) * scale(rehearsal)
             for a, b in zip(place(rehearsal, *middle), before, strict=True)]  # fmt: skip
    assert max(moved) < 1.5, "what lies between the fingers stays there"


def test_two_fingers_that_turn_do_not_turn_the_map(stage: Stage) -> None:
    rehearsal = near(stage)
    x, y = bare_spot(rehearsal, ROOM)
    before = _direction(rehearsal)
    fingers = [rehearsal.down(x - 40, y), rehearsal.down(x + 40, y)]
    for step in range(1, 7):
        angle = pi / 2 * step / 6
        for side, finger in zip((-1, 1), fingers, strict=True):
            rehearsal.move(finger, x + side * 40 * cos(angle), y + side * 40 * sin(angle))
        rehearsal.step(FRAME_SECONDS)
    for finger in fingers:
        rehearsal.up(finger)
    assert _direction(rehearsal) == pytest.approx(before, abs=0.01)


def test_a_double_tap_zooms_about_the_finger(stage: Stage) -> None:
    rehearsal = near(stage)
    x, y = bare_spot(rehearsal, ROOM)
    before, was = place(rehearsal, x, y), scale(rehearsal)
    double_tap(rehearsal, x, y)
    rehearsal.step(FRAME_SECONDS)
    assert scale(rehearsal) > 1.5 * was
    moved = [abs(a - b) * scale(rehearsal)
             for a, b in zip(place(rehearsal, x, y), before, strict=True)]  # fmt: skip
    assert max(moved) < 1.5


# ------------------------------------------------------------------------------------- buttons


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("still", [True, False])
def test_the_zoom_buttons_zoom_until_they_are_disabled(
    size: tuple[int, int], still: bool, stage: Stage
) -> None:
    rehearsal = enter(stage(size, still=still), "map-many")
    for name, larger in (("zoom-in", True), ("zoom-out", False)):
        presses = 0
        while name in rehearsal.controls:
            before = scale(rehearsal)
            rehearsal.tap(name)
            come_to_rest(rehearsal)
            assert (scale(rehearsal) > before) is larger
            presses += 1
        assert 1 < presses < 15
    assert "zoom-in" in rehearsal.controls


def test_a_disabled_zoom_button_looks_so(stage: Stage) -> None:
    rehearsal = enter(stage(), "map-many")
    while "zoom-out" in rehearsal.controls:
        rehearsal.tap("zoom-out")
        rehearsal.step(FRAME_SECONDS)
    away, near_ = (_brightest(rehearsal, name) for name in ("_zoom_out", "_zoom_in"))
    assert away < near_ - 60
    rehearsal.tap("zoom-in")
    come_to_rest(rehearsal)
    assert _brightest(rehearsal, "_zoom_out") == pytest.approx(near_, abs=20)


def test_whole_map_goes_back_to_where_one_began(stage: Stage) -> None:
    rehearsal = enter(stage(still=False), "map-many")
    come_to_rest(rehearsal)
    home = spot(rehearsal, "school"), scale(rehearsal)
    rehearsal.tap("zoom-in")
    come_to_rest(rehearsal)
    x, y = map_spot(rehearsal)
    rehearsal.drag((x, y), (x - 80, y + 50))
    come_to_rest(rehearsal)
    assert spot(rehearsal, "school") != home[0]
    rehearsal.tap("whole-map")
    come_to_rest(rehearsal)
    assert spot(rehearsal, "school") == pytest.approx(home[0], abs=1.0)
    assert scale(rehearsal) == pytest.approx(home[1])


# -------------------------------------------------------------------------------- standing still


@pytest.mark.parametrize("name", ["zoom-in", "whole-map"])
@pytest.mark.parametrize("still", [True, False])
def test_the_map_glides_unless_it_is_to_keep_still(name: str, still: bool, stage: Stage) -> None:
    rehearsal = near(stage, still=still)
    rehearsal.tap(name)
    rehearsal.step(FRAME_SECONDS)
    before = scale(rehearsal), spot(rehearsal, "school")
    come_to_rest(rehearsal)
    assert ((scale(rehearsal), spot(rehearsal, "school")) == before) is still


def test_a_still_map_cannot_be_flung(stage: Stage) -> None:
    rehearsal = near(stage)
    x, y = map_spot(rehearsal)
    rehearsal.drag((x, y), (x - 60, y))
    begin = spot(rehearsal, "school")
    rehearsal.step(FRAME_SECONDS, frames=3)
    assert spot(rehearsal, "school") == begin


# --------------------------------------------------------------------------------------- limits


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("page", ["map-many", "twelve-nights"])
def test_nothing_beyond_the_base_map_is_ever_shown(
    page: str, size: tuple[int, int], stage: Stage, request: pytest.FixtureRequest
) -> None:
    exhibit = request.getfixturevalue("sample" if page == "map-many" else "mapped")
    rehearsal = enter(stage(size, exhibit=exhibit, still=False), page)
    inside = frame(rehearsal)
    reach = min(inside.width, inside.height) / 3
    faults = []
    for name in ("zoom-out", "zoom-in", "zoom-in"):
        if name in rehearsal.controls:
            rehearsal.tap(name)
        for angle in range(20, 380, 90):
            x, y = map_spot(rehearsal)
            towards = cos(angle * pi / 180) * reach, sin(angle * pi / 180) * reach
            for _ in range(2):
                rehearsal.drag((x, y), (x + towards[0], y + towards[1]), steps=3)
                faults += _beyond(rehearsal)
                rehearsal.step(1.0, frames=3)
                faults += _beyond(rehearsal)
        pinch(rehearsal, map_spot(rehearsal), 110, 45, steps=3)
        faults += _beyond(rehearsal)
    assert faults == []


def test_at_the_edge_the_map_stays_at_the_edge(stage: Stage) -> None:
    rehearsal = near(stage)
    x, y = map_spot(rehearsal)
    for _ in range(12):
        rehearsal.drag((x, y), (x + 300, y))
    bounds = view(rehearsal).terrain.bounds
    assert region(rehearsal).x == pytest.approx(bounds.x, abs=1.0 / scale(rehearsal))


# -------------------------------------------------------------------------------------- in detail


def _beyond(rehearsal: Rehearsal) -> list[str]:
    """What is seen beyond the bounds by more than a pixel."""
    seen, bounds, pixel = region(rehearsal), view(rehearsal).terrain.bounds, 1 / scale(rehearsal)
    sides = {
        "west": bounds.x - seen.x, "east": seen.right - bounds.right,
        "south": bounds.y - seen.y, "north": seen.top - bounds.top,
    }  # fmt: skip
    return [f"{name} by {way / pixel:.1f} px" for name, way in sides.items() if way > pixel]


def _direction(rehearsal: Rehearsal) -> float:
    """The angle of the line from one place to another in the window."""
    (x, y), (other_x, other_y) = spot(rehearsal, "school"), spot(rehearsal, "pier")
    return atan2(other_y - y, other_x - x)


def _around(rehearsal: Rehearsal, point: Point, reach: int = 25) -> Image.Image:
    """What is seen about a point of the window."""
    image = rehearsal.picture().image()
    x, y = round(point[0]), image.height - round(point[1])
    return image.crop((x - reach, y - reach, x + reach, y + reach))


def _difference(one: Image.Image, other: Image.Image) -> int:
    """How far apart two pictures are where they differ most."""
    return max(high for _, high in ImageChops.difference(one, other).getextrema())


def _brightest(rehearsal: Rehearsal, button: str) -> int:
    """The brightest value of any pixel of a zoom button."""
    rect: Rect = getattr(screen(rehearsal), button).rect
    image = rehearsal.picture().image()
    box = (rect.x, image.height - rect.top, rect.right, image.height - rect.y)
    inner = image.crop(tuple(int(side) for side in box))
    return max(high for _, high in inner.getextrema())
