"""A base map in degrees, before it is projected; knows neither file nor plane."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Positions = NDArray[np.float64]
"""(n, 2): latitude and longitude in degrees; longitudes go on beyond 180, so nothing jumps."""

Rings = tuple[Positions, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the world in degrees; `east` is greater than `west`, beyond 180 if need be."""

    south: float
    west: float
    north: float
    east: float

    @property
    def width(self) -> float:
        """Degrees from west to east."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """Degrees from south to north."""
        return self.north - self.south

    def contains(self, other: "Box") -> bool:
        """Whether the other lies inside, edges included."""
        return (
            self.south <= other.south
            and self.west <= other.west
            and self.north >= other.north
            and self.east >= other.east
        )


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its names by language; `rank` 1 is the greatest."""

    names: Mapping[str, str]
    latitude: float
    longitude: float
    rank: int
    population: int


@dataclass(frozen=True, slots=True, eq=False)
class Plate:
    """One level of detail; what the shapes mean is told in ground.py.

    `resolution` is in degrees of longitude; `relief` names a picture of the whole box in
    Mercator's projection, beside the file, or is empty.
    """

    box: Box
    resolution: float
    land: tuple[Rings, ...] = ()
    lakes: tuple[Rings, ...] = ()
    rivers: tuple[tuple[int, Positions], ...] = ()
    borders: Rings = ()
    relief: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """The whole base map; plates from the coarsest to the finest, each within the one before."""

    licence: str
    made_by: str
    plates: tuple[Plate, ...]
    towns: tuple[Town, ...] = ()
