"""What can be wrong with a map only in view of all of it; knows nothing of how it is drawn."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kiosk.cartography.basemap import Basemap
from kiosk.content.diagnostics import Problem, Severity
from kiosk.content.moments import Moment
from kiosk.content.positions import Positions
from kiosk.content.references import Loc
from kiosk.content.suggest import did_you_mean
from kiosk.pages.map.features import Area, Event, Feature, Label, Place, Range, Route
from kiosk.pages.page import Fault, Media

if TYPE_CHECKING:
    from kiosk.pages.map.model import MapPage, Phase, PictureGround

EMPTY_LAYER = Problem("There is nothing on this layer.", "Give it 'features' or 'data'.")
_MAX_LATITUDE = 85.0  # beyond, this projection stretches without end
_WORLD = (-_MAX_LATITUDE, -180.0, _MAX_LATITUDE, 360.0)
_OFF_THE_BASEMAP = Problem(
    "This lies outside the base map, where visitors do not come.",
    "Correct it, or make a base map that reaches so far.",
)

Spot = tuple[float, float]
Sides = tuple[float, float, float, float]


def of_views(page: "MapPage") -> Iterator[Fault]:
    """Boxes that are no boxes, or lie outside the limits."""
    for loc, box in _boxes(page):
        problem = (
            _box_problem(page, box)
            if isinstance(page.basemap, str)
            else _pixel_box_problem(page.basemap.size, box)
        )
        if problem is not None:
            yield Fault(loc, problem)


def of_ground(page: "MapPage", media: Media) -> Iterator[Fault]:
    """What does not fit to the picture or the base map that the map lies on."""
    basemap = _basemap(page, media)
    if basemap is not None:
        for loc, box in _boxes(page):
            if not _is_inside(basemap.around, *_middle(box)):
                yield Fault(loc, _OFF_THE_BASEMAP, Severity.NOTICE)
        yield from _unknown_towns(page, basemap)
    if not isinstance(page.basemap, str):
        yield from _other_size(page.basemap, media)


def _unknown_towns(page: "MapPage", basemap: Basemap) -> Iterator[Fault]:
    known = [name for town in basemap.towns for name in town.names.values()]
    for index, name in enumerate(page.towns or ()):
        if name not in known:
            hint = did_you_mean(name, known) or "Write it as a label of your own."
            problem = Problem(f"The base map has no town '{name}'.", hint)
            yield Fault(("towns", index), problem, Severity.NOTICE)


def _other_size(ground: "PictureGround", media: Media) -> Iterator[Fault]:
    real = media.picture_size(ground.picture)
    if real is not None and real != ground.size:
        problem = Problem(
            f"The picture '{ground.picture}' is {real[0]} pixels wide and {real[1]} high.",
            f"Write 'size: [{real[0]}, {real[1]}]', and measure positions on a picture that large.",
        )
        yield Fault(("basemap", "size"), problem)


def of_feature_on_ground(page: "MapPage", feature: Feature, media: Media) -> Iterator[Fault]:
    """A feature of which nothing lies on the base map."""
    basemap = _basemap(page, media)
    if basemap is None:
        return
    for loc, positions in _positions(feature):
        if not any(_is_inside(basemap.around, *spot) for spot in positions):
            yield Fault(loc, _OFF_THE_BASEMAP, Severity.NOTICE)
        return


def of_phases(page: "MapPage") -> Iterator[Fault]:
    """Phases that end before they begin, begin before the one above, or tell no zone."""
    before: Phase | None = None
    for index, phase in enumerate(page.phases):
        here: Loc = ("phases", index)
        yield from _out_of_order(here, phase.start, phase.end)
        yield from _without_zone(page, here, phase.start, phase.end)
        if before is not None and phase.start.second < before.start.second:
            problem = Problem(
                "This phase begins before the one above it.", "Write phases in order of time."
            )
            yield Fault((*here, "start"), problem)
        before = phase


def of_feature(page: "MapPage", feature: Feature, file: str = "") -> Iterator[Fault]:
    """A feature that lies where the map is not, or happens when no phase is.

    `file` is the table in which it stands, if any: there, positions are written otherwise.
    """
    for loc, positions in _positions(feature):
        yield from _outside(page, loc, positions, file)
    if isinstance(feature, Range) and feature.radius.in_pixels == page.is_drawn:
        unit = "kilometres, such as '40 km'" if page.is_drawn else "pixels, such as '120 px'"
        problem = Problem("This map has another measure.", f"Write the distance in {unit}.")
        yield Fault(("radius",), problem)
    known = [phase.id for phase in page.phases]
    for index, name in enumerate(feature.phases):
        if name not in known:
            hint = did_you_mean(name, known) or "Phases are described under 'phases'."
            yield Fault(("phases", index), Problem(f"There is no phase '{name}'.", hint))
    if isinstance(feature, Event | Route):
        yield from _out_of_order((), feature.start, feature.end)
        zones = list(_without_zone(page, (), feature.start, feature.end))
        yield from zones
        if feature.start is not None and not feature.phases and not zones:
            yield from _in_no_phase(page, feature.start)
    if feature.title is None and (feature.text is not None or feature.pictures):
        problem = Problem(
            "This has words or pictures but no title, so nobody can open it.", "Give it a 'title'."
        )
        yield Fault((), problem, Severity.NOTICE)


def _boxes(page: "MapPage") -> Iterator[tuple[Loc, Sides]]:
    yield ("view",), page.view
    if page.limits is not None:
        yield ("limits",), page.limits
    for index, phase in enumerate(page.phases):
        if phase.view is not None:
            yield ("phases", index, "view"), phase.view


def _positions(feature: Feature) -> Iterator[tuple[Loc, Positions]]:
    match feature:
        case Route():
            yield ("line",), feature.line
        case Area(outline=Positions() as ring):
            yield ("outline",), ring
        case Area():
            for number, ring in enumerate(feature.rings):
                yield ("outline", number), ring
        case Place() | Event() | Range() | Label():
            yield ("at",), Positions.of([feature.at])


def _outside(page: "MapPage", loc: Loc, positions: Positions, file: str) -> Iterator[Fault]:
    """The first position that cannot be, or that lies beyond the limits."""
    south, west, north, east = _extent(page)
    firsts, seconds = positions.flat[0::2], positions.flat[1::2]
    is_north_or_south = min(firsts) < south or max(firsts) > north
    if not is_north_or_south and west <= min(seconds) and max(seconds) <= east:
        return
    for index, spot in enumerate(positions):
        problem = _spot_problem(page, spot, file)
        if problem is not None:
            yield Fault(loc if loc == ("at",) else (*loc, index), problem)
            return


def _spot_problem(page: "MapPage", spot: Spot, file: str) -> Problem | None:
    if not isinstance(page.basemap, str):
        return _pixel_problem(page.basemap.size, spot)
    latitude, longitude = spot
    is_swapped = _is_inside(_extent(page), longitude, latitude)
    if abs(latitude) > _MAX_LATITUDE:
        problem = f"There is no latitude {latitude:.10g} on this map."
    elif not -180 <= longitude <= 360:
        problem = f"There is no longitude {longitude:.10g}."
    elif page.limits is None or _is_inside(page.limits, latitude, longitude):
        return None
    else:
        problem = (
            f"This position (latitude {latitude:.10g}, longitude {longitude:.10g}) lies outside "
            "the map's limits."
        )
    return Problem(problem, _exchanged(spot, file) if is_swapped else _correct(page))


def _exchanged(spot: Spot, file: str) -> str:
    """What to write where the numbers of a position stand in the wrong order."""
    first, second = (f"{number:.10g}" for number in spot)
    if file.endswith(".csv"):
        return f"Perhaps they are exchanged: 'lat' is {second} and 'lon' is {first}."
    if file:
        return f"In GeoJSON, the longitude comes first: write [{first}, {second}]."
    return f"The latitude comes first: write [{second}, {first}]."


def _correct(page: "MapPage") -> str:
    if page.limits is None:
        return "Latitudes run from -85 to 85, longitudes from -180 to 180."
    sides = ", ".join(f"{side:.10g}" for side in page.limits)
    return f"Correct it, or widen 'limits: [{sides}]'."


def _pixel_problem(size: tuple[int, int], spot: Spot) -> Problem | None:
    if 0 <= spot[0] <= size[0] and 0 <= spot[1] <= size[1]:
        return None
    return Problem(
        f"[{spot[0]:.10g}, {spot[1]:.10g}] lies outside the picture, which is {size[0]} pixels "
        f"wide and {size[1]} high.",
        "Positions are [across, down] in pixels from its upper left corner.",
    )


def _extent(page: "MapPage") -> Sides:
    """The sides within which everything must lie."""
    if not isinstance(page.basemap, str):
        return 0.0, 0.0, float(page.basemap.size[0]), float(page.basemap.size[1])
    return page.limits or _WORLD


def _basemap(page: "MapPage", media: Media) -> Basemap | None:
    content = media.content(page.basemap) if isinstance(page.basemap, str) else None
    return content if isinstance(content, Basemap) else None


def _is_inside(box: Sides, first: float, second: float) -> bool:
    low, west, high, east = box
    if not low <= first <= high:
        return False
    return west <= second <= east or (second - west) % 360 <= ((east - west) % 360 or 360)


def _middle(box: Sides) -> Spot:
    first, second, third, fourth = box
    return (first + third) / 2, second + ((fourth - second) % 360) / 2


def _box_problem(page: "MapPage", box: Sides) -> Problem | None:
    south, west, north, east = box
    hint = "Write [south, west, north, east], such as [20.3, 104.6, 22.0, 107.2]."
    if max(abs(south), abs(north)) > _MAX_LATITUDE:
        return Problem("Latitudes run from -85 to 85 here.", hint)
    if min(west, east) < -180 or max(west, east) > 360:
        return Problem("Longitudes run from -180 to 180.", hint)
    if south >= north:
        return Problem("The south of this box is not south of its north.", hint)
    if west == east:
        return Problem("This box has no width.", hint)
    if page.limits is not None and not _is_inside(page.limits, *_middle(box)):
        return Problem("This box lies outside the map's limits.", _correct(page))
    return None


def _pixel_box_problem(size: tuple[int, int], box: Sides) -> Problem | None:
    left, top, right, bottom = box
    hint = "Write [left, top, right, bottom] in pixels of the picture."
    if left >= right or top >= bottom:
        return Problem("This box has no inside.", hint)
    if left < 0 or top < 0 or right > size[0] or bottom > size[1]:
        return Problem(
            f"This box reaches beyond the picture, which is {size[0]} pixels wide and {size[1]} "
            "high.",
            hint,
        )
    return None


def _out_of_order(loc: Loc, start: Moment | None, end: Moment | None) -> Iterator[Fault]:
    if end is None:
        return
    if start is None:
        yield Fault((*loc, "end"), Problem("There is an end without a start.", "Write 'start'."))
    elif end.last_second < start.second:
        problem = Problem("This ends before it begins.", "After midnight it is the next day.")
        yield Fault((*loc, "end"), problem)


def _without_zone(page: "MapPage", loc: Loc, *moments: Moment | None) -> Iterator[Fault]:
    """Times of which only some tell their zone cannot be put in order."""
    if not page.phases:
        return
    told = page.phases[0].start.zone is not None
    for key, moment in zip(("start", "end"), moments, strict=True):
        if moment is not None and (moment.zone is not None) != told:
            problem = Problem(
                "This time tells no zone, but the first phase does."
                if told
                else "This time tells its zone, but the first phase does not.",
                "Write a zone with all times of a map, such as '+07:00', or with none.",
            )
            yield Fault((*loc, key), problem)


def _in_no_phase(page: "MapPage", start: Moment) -> Iterator[Fault]:
    if not page.phases:
        return
    if not any(
        phase.start.second <= start.second <= phase.end.last_second for phase in page.phases
    ):
        problem = Problem(
            "No phase is so early or so late, so visitors never see this.",
            "Correct the time, or the 'start' and 'end' of a phase.",
        )
        yield Fault(("start",), problem, Severity.NOTICE)
