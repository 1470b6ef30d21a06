"""A map page as a visitor sees it: what is where on the glass, and what hands do there."""

from collections.abc import Iterator
from itertools import product
from math import hypot
from pathlib import Path

from kiosk.core.geometry import Rect
from kiosk.exhibit.loader import load_exhibit
from kiosk.exhibit.model import Exhibit
from kiosk.pages.map.views import MapView
from kiosk.stage.rehearsal import Rehearsal
from kiosk.widgets.map.badges import badge_radius
from tests.ui.hands import screen

Point = tuple[float, float]

FRAME_SECONDS = 1 / 30
_CORE = 16.0  # design pixels about the middle of a disc that names keep off
_MAPS = Path(__file__).parents[1] / "maps"


def map_exhibit(name: str) -> Exhibit:
    """One of the exhibits in tests/maps; nothing may be wrong with it."""
    loaded = load_exhibit(_MAPS / "exhibits" / name, _MAPS / "media")
    assert loaded.diagnostics == ()
    assert loaded.exhibit is not None
    return loaded.exhibit


def view(rehearsal: Rehearsal) -> MapView:
    """What the page shows."""
    shown = screen(rehearsal)._view
    assert isinstance(shown, MapView)
    return shown


def frame(rehearsal: Rehearsal) -> Rect:
    """The page's part of the window."""
    part: Rect = screen(rehearsal)._canvas._frame
    return part


def panels(rehearsal: Rehearsal) -> tuple[Rect, ...]:
    """Where the map is covered."""
    frames: tuple[Rect, ...] = screen(rehearsal)._panels.frames
    return frames


def spot(rehearsal: Rehearsal, feature: str) -> Point:
    """Where in the window a feature is, even outside of the frame."""
    found: Point | None = screen(rehearsal)._canvas.position_of(feature)
    assert found is not None, f"{feature} is not on the map"
    return found


def place(rehearsal: Rehearsal, x: float, y: float) -> Point:
    """The place of the plane that is seen at a point of the window."""
    canvas = screen(rehearsal)._canvas
    found: Point = canvas._seen.to_plane(canvas._frame, x, y)
    return found


def region(rehearsal: Rehearsal) -> Rect:
    """All of the plane that is seen, covered or not."""
    canvas = screen(rehearsal)._canvas
    found: Rect = canvas._seen.region(canvas._frame)
    return found


def scale(rehearsal: Rehearsal) -> float:
    """Window pixels to a plane unit."""
    return float(screen(rehearsal)._canvas._seen.scale)


def is_uncovered(rehearsal: Rehearsal, point: Point) -> bool:
    """Whether the map itself is seen at a point of the window."""
    is_covered = any(panel.contains(*point) for panel in panels(rehearsal))
    return frame(rehearsal).contains(*point) and not is_covered


def map_spot(rehearsal: Rehearsal, room: float = 0.0) -> Point:
    """A point amid the map that is seen, `room` pixels from any panel."""
    return _amid(rehearsal, list(_uncovered(rehearsal, room)))


def bare_spot(rehearsal: Rehearsal, room: float = 0.0) -> Point:
    """The same, where there is nothing to tap."""
    canvas, reach = screen(rehearsal)._canvas, frame(rehearsal).width / 20
    spots = [one for one in _uncovered(rehearsal, room)
             if canvas.feature_at(*one, reach) is None]  # fmt: skip
    return _amid(rehearsal, spots)


def _uncovered(rehearsal: Rehearsal, room: float) -> Iterator[Point]:
    inside = frame(rehearsal).inset(room)
    near = [panel.inset(-room) for panel in panels(rehearsal)]
    for row, column in product(range(1, 24), repeat=2):
        x, y = inside.x + inside.width * column / 24, inside.y + inside.height * row / 24
        if not any(panel.contains(x, y) for panel in near):
            yield x, y


def _amid(rehearsal: Rehearsal, spots: list[Point]) -> Point:
    """The one nearest to the middle of the page."""
    assert spots, "the whole map is covered"
    x, y = frame(rehearsal).centre
    return min(spots, key=lambda one: hypot(one[0] - x, one[1] - y))


def tap_beside(rehearsal: Rehearsal) -> None:
    """Tap the map where nothing is, slowly enough for no double tap."""
    rehearsal.step(1.0)
    rehearsal.touch(*bare_spot(rehearsal))
    rehearsal.step(0.0)


def tap_feature(rehearsal: Rehearsal, feature: str) -> None:
    """Tap a feature, slowly enough for no double tap."""
    rehearsal.step(1.0)
    rehearsal.touch(*spot(rehearsal, feature))
    rehearsal.step(0.0)


def come_to_rest(rehearsal: Rehearsal) -> None:
    """Let everything glide where it is going."""
    rehearsal.step(2.0, frames=4)


def names(rehearsal: Rehearsal) -> dict[str, Rect]:
    """Where names are written, each by what it names."""
    canvas = screen(rehearsal)._canvas
    found = {}
    for key, (_, box, at, _) in canvas._signs._written.items():
        x, y = canvas._seen.to_window(canvas._frame, *at)
        found[key] = Rect(x + box.x, y + box.y, box.width, box.height)
    return found


def symbols(rehearsal: Rehearsal) -> dict[str, Rect]:
    """Where signs and the cores of discs are, by what they stand for."""
    canvas = screen(rehearsal)._canvas
    look, chart = canvas._look, canvas._chart
    radii = {f"spot {chart.spots[n].id}": (chart.spots[n], badge_radius(look))
             for n in canvas._signs.shown_spots}  # fmt: skip
    for burst, radius in zip(chart.bursts, canvas._radii, strict=True):
        radii[f"burst {burst.id}"] = (burst, min(look.px(_CORE), float(radius)))
    found = {}
    for key, (one, radius) in radii.items():
        x, y = canvas._seen.to_window(canvas._frame, one.x, one.y)
        found[key] = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
    return found


def drawn(rehearsal: Rehearsal) -> list[str]:
    """The ids of all that is on the map now, from the uppermost kind down."""
    chart = view(rehearsal).chart
    groups = (chart.spots, chart.bursts, chart.traces, chart.regions)
    return [one.id for group in groups for one in group]
