"""What a map lies on: land and water at two levels of detail, or a scanned picture."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.cartography.chart import Points
from kiosk.core.geometry import Rect


@dataclass(frozen=True, slots=True, eq=False)
class Polygon:
    """Rings in plane units: the first is the outline, others are holes; none is closed twice."""

    rings: tuple[Points, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Stream:
    """A river; `rank` 1 is the greatest."""

    points: Points
    rank: int


@dataclass(frozen=True, slots=True, eq=False)
class Relief:
    """A grey picture of light and shade and where it lies in the plane."""

    path: Path
    bounds: Rect


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """One level of detail; within `bounds` it hides what coarser levels show.

    `coasts` are the shores as lines, without the edges at which the land was cut off;
    `resolution` is the length in plane units below which nothing is told apart.
    """

    bounds: Rect
    resolution: float
    land: tuple[Polygon, ...] = ()
    coasts: tuple[Points, ...] = ()
    lakes: tuple[Polygon, ...] = ()
    rivers: tuple[Stream, ...] = ()
    borders: tuple[Points, ...] = ()
    relief: Relief | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A base map made of shapes; levels from the coarsest to the finest."""

    levels: tuple[Level, ...]

    @property
    def bounds(self) -> Rect:
        """All that it covers, in plane units."""
        return self.levels[0].bounds


@dataclass(frozen=True, slots=True, eq=False)
class Scanned:
    """A base map that is a picture of the collection, `bounds` in plane units (its pixels)."""

    path: Path
    bounds: Rect


Ground = Drawn | Scanned
