"""The file that `kiosk basemap` writes, read into the plane; knows no picture's pixels."""

import stat
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from math import radians
from pathlib import Path

import numpy as np

from kiosk.cartography.chart import Points
from kiosk.cartography.ground import Drawn, Level, Polygon, Relief, Stream
from kiosk.cartography.projection import EARTH_RADIUS_KM, Mercator
from kiosk.cartography.shores import shores
from kiosk.cartography.survey import Box, Plate, Positions, Rings, Survey, Town
from kiosk.cartography.survey_text import decode
from kiosk.content.diagnostics import Problem
from kiosk.content.paths import ContentRoot

MAX_BYTES = 32 << 20
_KEPT = 2  # base maps in memory: of the page shown and of the one before

__all__ = ["MAX_BYTES", "Basemap", "Town", "read_basemap"]


@dataclass(frozen=True, slots=True, eq=False)
class Basemap:
    """Land and water in the plane, what the plane is, the towns, and what must be said of it all.

    `box` is what the finest level covers and `around` the coarsest, as (south, west, north, east)
    in degrees; east is always greater than west, beyond 180 where the map crosses the antimeridian.
    """

    ground: Drawn
    plane: Mercator
    box: tuple[float, float, float, float]
    around: tuple[float, float, float, float]
    towns: tuple[Town, ...]
    licence: str


def read_basemap(path: Path) -> Basemap | Problem:
    """The base map at `path`, or what is wrong with it; never raises.

    The last few are kept, so that opening a page reads nothing that checking it has read.
    """
    try:
        status = path.stat()
    except (OSError, ValueError):
        return Problem("There is no such base map.", "Check its name and folder.")
    return _read_version(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=_KEPT)
def _read_version(path: Path, _mtime_ns: int, _size_bytes: int) -> Basemap | Problem:
    survey = _read(path)
    if isinstance(survey, Problem):
        return survey
    around, box = survey.plates[0].box, survey.plates[-1].box
    plane = _plane(around)
    folder = ContentRoot(path.parent)
    levels = []
    for plate in survey.plates:
        relief = folder.find(plate.relief) if plate.relief else None
        if isinstance(relief, Problem):
            return Problem(
                f"The base map's picture of the relief: {relief.message}",
                "Copy it together with the base map, or make both again with 'kiosk basemap'.",
            )
        levels.append(_level(plate, plane, relief))
    return Basemap(
        Drawn(tuple(levels)), plane, _corners(box), _corners(around), survey.towns, survey.licence
    )


def _read(path: Path) -> Survey | Problem:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Problem("This is not a file.", "Name a file that 'kiosk basemap' made.")
        if status.st_size > MAX_BYTES:
            return Problem(
                f"The base map is larger than {MAX_BYTES >> 20} MB.",
                "Make it of a smaller part of the world.",
            )
        return decode(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError:
        return Problem("This is not a base map.", "Base maps are made by 'kiosk basemap'.")
    except PermissionError:
        return Problem("The base map may not be read.", "Check the file's permissions.")
    except (OSError, ValueError):
        return Problem("There is no such base map.", "Check its name and folder.")


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.south, box.west, box.north, box.east


def _plane(around: Box) -> Mercator:
    """The plane in which the map is in one piece, with as much room at its west as at its east.

    What lies a little outside the map is then placed beside it, not on its far side.
    """
    room = max(0.0, 360.0 - around.width) / 2
    return Mercator(west=around.west - room)


def _level(plate: Plate, plane: Mercator, relief: Path | None) -> Level:
    bounds = plane.box(*_corners(plate.box))
    coasts = list(shores(list(chain.from_iterable(plate.land + plate.lakes)), plate.box))
    ranks = [rank for rank, _ in plate.rivers]
    rivers = _placed([line for _, line in plate.rivers], plane)
    return Level(
        bounds,
        EARTH_RADIUS_KM * radians(plate.resolution),
        _polygons(plate.land, plane),
        _placed(coasts, plane),
        _polygons(plate.lakes, plane),
        tuple(map(Stream, rivers, ranks)),
        _placed(plate.borders, plane),
        None if relief is None else Relief(relief, bounds),
    )


def _polygons(polygons: Sequence[Rings], plane: Mercator) -> tuple[Polygon, ...]:
    rings = iter(_placed(list(chain.from_iterable(polygons)), plane))
    return tuple(Polygon(tuple(islice(rings, len(polygon)))) for polygon in polygons)


def _placed(lines: Sequence[Positions], plane: Mercator) -> tuple[Points, ...]:
    """All lines in the plane, placed at once: there may be a million points."""
    if not lines:
        return ()
    ends = np.cumsum([len(line) for line in lines])
    return tuple(np.split(plane.places(np.concatenate(lines)), ends[:-1]))
