"""The boxes and positions that a curator writes for a map, and what lies in which; no faults."""

from collections.abc import Iterator

from kiosk.content.positions import Positions
from kiosk.content.references import Loc
from kiosk.pages.map.features import Area, Event, Feature, Label, Place, Range, Route
from kiosk.pages.map.keys import MapKeys

Spot = tuple[float, float]
Sides = tuple[float, float, float, float]
"""South, west, north, east; or left, top, right, bottom."""


def boxes(page: MapKeys) -> Iterator[tuple[Loc, Sides]]:
    """The boxes of a page and where they are written."""
    yield ("view",), page.view
    if page.limits is not None:
        yield ("limits",), page.limits
    for index, phase in enumerate(page.phases):
        if phase.view is not None:
            yield ("phases", index, "view"), phase.view


def positions(feature: Feature) -> Iterator[tuple[Loc, Positions]]:
    """The positions of a feature and where they are written; of an area the outline first."""
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


def is_inside(box: Sides, first: float, second: float) -> bool:
    """Whether a position lies in a box of degrees, edges included."""
    low, west, high, east = box
    if not low <= first <= high:
        return False
    return west <= second <= east or (second - west) % 360 <= width(box)


def is_apart(box: Sides, other: Sides) -> bool:
    """Whether two boxes of degrees have nothing in common."""
    if box[2] <= other[0] or box[0] >= other[2]:
        return True
    begins = (box[1] - other[1]) % 360
    return begins >= width(other) and begins + width(box) <= 360


def middle(box: Sides) -> Spot:
    """The middle of a box of degrees."""
    south, west, north, _ = box
    return (south + north) / 2, west + width(box) / 2


def width(box: Sides) -> float:
    """Degrees from west to east."""
    return (box[3] - box[1]) % 360 or 360.0


def turned(box: Sides) -> Sides:
    """The box with latitudes and longitudes exchanged."""
    return box[1], box[0], box[3], box[2]


def written(numbers: Spot | Sides) -> str:
    """Numbers as a curator writes them: `[53.9, 27.56]`."""
    return f"[{', '.join(f'{number:.10g}' for number in numbers)}]"


def put_right(spot: Spot, file: str = "") -> str:
    """What to write where the numbers of a position, perhaps in a file, are exchanged."""
    first, second = (f"{number:.10g}" for number in spot)
    if file.endswith((".csv", ".tsv")):
        return f"Write {second} below 'lat' and {first} below 'lon'."
    if file:
        return f"In GeoJSON, the longitude comes first: write [{first}, {second}]."
    return f"The latitude comes first: write [{second}, {first}]."
