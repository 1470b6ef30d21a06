"""Maps of other places: a voyage around the world, and a plan of a town that never was."""

from itertools import pairwise, product

import numpy as np
import pytest
from PIL import Image

from kiosk.core.events import Event, PageFailed
from kiosk.stage.rehearsal import Rehearsal
from tests.ui.conftest import Stage
from tests.ui.hands import enter, screen
from tests.ui.maps import (
    come_to_rest,
    drawn,
    is_uncovered,
    map_exhibit,
    map_spot,
    names,
    spot,
    view,
)

SIZES = [(960, 540), (540, 960)]


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("name", "page"), [("voyage", "voyage"), ("old-plan", "plan")])
def test_all_of_it_can_be_shown(
    name: str, page: str, size: tuple[int, int], stage: Stage, events: list[Event]
) -> None:
    exhibit = map_exhibit(name)
    rehearsal = enter(stage(size, exhibit=exhibit, still=False), page)
    found = exhibit.page(page)
    assert found is not None
    shown = []
    for item in found.items:
        rehearsal.open(page, item)
        rehearsal.key(ord("a"))
        come_to_rest(rehearsal)
        shown.append(rehearsal.conductor.position and rehearsal.conductor.position[0])
        assert rehearsal.picture().data
    assert shown == list(found.items)
    assert len(shown) > 8
    assert not [event for event in events if isinstance(event, PageFailed)]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_route_across_the_date_line_is_one_line(size: tuple[int, int], stage: Stage) -> None:
    """From the strait to Guam it leads westwards all the way, never round the back."""
    rehearsal = enter(stage(size, exhibit=map_exhibit("voyage")), "voyage")
    rehearsal.tap("phase-pacific")
    come_to_rest(rehearsal)
    assert "leg-pacific" in drawn(rehearsal)
    way = [_at(rehearsal, "leg-pacific", share) for share in np.linspace(0.0, 1.0, 60)]
    steps = [after[0] - before[0] for before, after in pairwise(way)]
    assert max(steps) < 0.01, "westwards, or due north"
    assert min(steps) > -size[0] / 8, "without a jump"
    seen = [point for point in way if is_uncovered(rehearsal, point)]
    assert len(seen) > 15
    image = rehearsal.picture().image()
    assert all(_bright(image, point) for point in seen), "and it is to be seen"


@pytest.mark.parametrize(
    ("phase", "route", "share", "port"),
    [("strait", "leg-strait", 0.0, "virgins"), ("pacific", "leg-pacific", 1.0, "guam")],
)
def test_ports_lie_on_the_route_on_either_side_of_the_date_line(
    phase: str, route: str, share: float, port: str, stage: Stage
) -> None:
    rehearsal = enter(stage((1920, 1080), exhibit=map_exhibit("voyage")), "voyage")
    rehearsal.tap(f"phase-{phase}")
    come_to_rest(rehearsal)
    assert spot(rehearsal, port) == pytest.approx(_at(rehearsal, route, share), abs=20)


def test_a_place_lies_on_its_pixel_of_the_scanned_map(stage: Stage) -> None:
    exhibit = map_exhibit("old-plan")
    rehearsal = enter(stage((1920, 1080), exhibit=exhibit), "plan")
    for layer in view(rehearsal).legend:
        rehearsal.tap("legend")
        rehearsal.tap(f"layer-{layer.id}")
        rehearsal.tap("legend")
    rehearsal.touch(*map_spot(rehearsal))
    come_to_rest(rehearsal)
    scan = np.asarray(Image.open(exhibit.picture_path("plan")).convert("L"), float)
    shown = np.asarray(rehearsal.picture().image().convert("L"), float)
    pixels = [
        (x, y, *at)
        for x, y in product(range(50, 1950, 17), range(50, 1350, 17))
        if _is_bare(rehearsal, at := _plan_spot(rehearsal, x, y))
    ]
    assert len(pixels) > 1000
    off = {
        (dx, dy): np.mean([abs(scan[y + dy, x + dx] - shown[round(1080 - v - 0.5), round(u - 0.5)])
                           for x, y, u, v in pixels])
        for dx, dy in ((0, 0), (3, 0), (-3, 0), (0, 3), (0, -3))
    }  # fmt: skip
    assert min(off, key=lambda by: off[by]) == (0, 0)
    assert off[0, 0] < 0.75 * min(off[by] for by in off if by != (0, 0))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_plan_can_be_seen_whole(size: tuple[int, int], stage: Stage) -> None:
    rehearsal = enter(stage(size, exhibit=map_exhibit("old-plan")), "plan")
    rehearsal.touch(*map_spot(rehearsal))
    while "zoom-out" in rehearsal.controls:
        rehearsal.tap("zoom-out")
        come_to_rest(rehearsal)
    canvas = screen(rehearsal)._canvas
    seen = canvas._seen.region(canvas._frame)
    assert seen.x <= 1
    assert seen.y <= 1
    assert seen.right >= 1999
    assert seen.top >= 1399


def test_a_plan_has_no_phases_to_play_or_to_walk_to(stage: Stage) -> None:
    """With the legend open, a play button that was nowhere to be seen could be pressed."""
    rehearsal = enter(stage(exhibit=map_exhibit("old-plan")), "plan")
    assert "play" not in rehearsal.controls
    rehearsal.tap("legend")
    assert "play" not in rehearsal.controls


def _at(rehearsal: Rehearsal, route: str, share: float) -> tuple[float, float]:
    """Where in the window a route has come to at a share of its time."""
    canvas = screen(rehearsal)._canvas
    trace = next(one for one in view(rehearsal).chart.traces if one.id == route)
    (x, y), _ = canvas._where.head_of(trace, share)
    found: tuple[float, float] = canvas._seen.to_window(canvas._frame, x, y)
    return found


def _bright(image: Image.Image, point: tuple[float, float], reach: int = 12) -> int:
    """How many pixels about a point are bright."""
    x, y = round(point[0]), image.height - round(point[1])
    part = image.crop((x - reach, y - reach, x + reach, y + reach)).convert("L")
    return sum(part.histogram()[150:])


def _plan_spot(rehearsal: Rehearsal, x: int, y: int) -> tuple[float, float]:
    """Where in the window the middle of a pixel of the plan is seen."""
    canvas, plane = screen(rehearsal)._canvas, view(rehearsal).terrain.plane
    found: tuple[float, float] = canvas._seen.to_window(
        canvas._frame, *plane.place(x + 0.5, y + 0.5)
    )
    return found


def _is_bare(rehearsal: Rehearsal, point: tuple[float, float]) -> bool:
    """Whether the plan itself is seen there: no panel, no name."""
    written = any(name.inset(-4).contains(*point) for name in names(rehearsal).values())
    return is_uncovered(rehearsal, point) and not written
