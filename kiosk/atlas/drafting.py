"""A base map drafted from its sources: every level, its relief, the towns; writes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from kiosk.atlas.cutting import Cutter
from kiosk.atlas.gshhg import read_rivers, read_shores
from kiosk.atlas.licences import licence
from kiosk.atlas.natural_earth import read_borders
from kiosk.atlas.packages import Sources
from kiosk.atlas.relief import draw_relief
from kiosk.atlas.sheet import Sheet, bounds_of, to_positions
from kiosk.atlas.towns import read_towns
from kiosk.cartography.survey import Box, Plate, Rings, Survey

_KM_A_DEGREE = 111.195
_LOWEST_RANKS = ((25.0, 3), (100.0, 2))
"""A level up to so many degrees wide shows rivers down to this rank."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: boxes from the coarsest to the finest, how much of the extras."""

    boxes: tuple[Box, ...]
    made_by: str
    details: int  # from edge to edge: the smallest that are told apart
    most_towns: int  # a level
    relief_px: int  # on the longer side; 0 for none
    with_borders: bool


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A base map and, one for each of its levels, the pictures of the relief."""

    survey: Survey
    reliefs: tuple[bytes, ...]


def draft(order: Order, sources: Sources) -> Draft:
    """Everything that was ordered; raises SourceError when a source is not what it should be."""
    plates = tuple(_plate(box, order, sources) for box in order.boxes)
    towns = read_towns(sources.towns, order.boxes, order.most_towns)
    reliefs: tuple[bytes, ...] = ()
    if order.relief_px:
        reliefs = tuple(draw_relief(sources.relief, box, order.relief_px) for box in order.boxes)
    notice = licence(
        with_borders=order.with_borders, with_towns=bool(towns), with_relief=bool(reliefs)
    )
    return Draft(Survey(notice, order.made_by, plates, towns), reliefs)


def _plate(box: Box, order: Order, sources: Sources) -> Plate:
    detail = box.width / order.details
    cutter = Cutter(bounds_of(box), detail)
    shores = read_shores(sources.shores, cutter.reach, _smallest_km2(box, detail))
    ground = cutter.water_and_land(shores)
    rivers = cutter.rivers(read_rivers(sources.shores, cutter.reach), ground, _lowest_rank(box))
    borders = read_borders(sources.borders, cutter.reach) if order.with_borders else ()
    return Plate(
        box,
        detail,
        land=_areas(ground.land),
        lakes=_areas(ground.lakes),
        rivers=tuple((rank, to_positions(line)) for rank, line in rivers),
        borders=_tracks(cutter.borders(borders)),
    )


def _smallest_km2(box: Box, detail: float) -> float:
    """The area of a shape that is too small to be seen wherever it lies in the box."""
    farthest = max(abs(box.south), abs(box.north))
    return float((detail * _KM_A_DEGREE * cos(radians(farthest))) ** 2)


def _lowest_rank(box: Box) -> int:
    return next((rank for width, rank in _LOWEST_RANKS if box.width <= width), 1)


def _areas(polygons: Iterable[Iterable[Sheet]]) -> tuple[Rings, ...]:
    """Rings that were closed by naming their first point again are closed by being rings."""
    return tuple(_tracks(ring[:-1] for ring in rings) for rings in polygons)


def _tracks(lines: Iterable[Sheet]) -> Rings:
    return tuple(to_positions(line) for line in lines)
