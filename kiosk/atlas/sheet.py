"""The sheet on which maps are cut: longitude across, Mercator's northing up, both in degrees.

Distances on it are distances on the screen, wherever they lie; cutting and simplifying in it
therefore treats Norway as it treats Vietnam.
"""

import numpy as np
from numpy.typing import NDArray

from kiosk.cartography.projection import FARTHEST_LATITUDE
from kiosk.cartography.survey import Box, Positions

Sheet = NDArray[np.float64]
"""(n, 2): longitude, and northing as if a degree of latitude were as long as one of longitude."""

Bounds = tuple[float, float, float, float]
"""Least x and y, greatest x and y."""


def northing(latitudes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Where these latitudes lie on the sheet; the poles are out of reach."""
    reached = np.clip(latitudes, -FARTHEST_LATITUDE, FARTHEST_LATITUDE)
    return np.asarray(np.degrees(np.arcsinh(np.tan(np.radians(reached)))))


def from_longitudes_latitudes(points: NDArray[np.float32] | NDArray[np.float64]) -> Sheet:
    """Points as the sources give them: a row is a longitude and a latitude."""
    placed = points.astype(np.float64)
    placed[:, 1] = northing(placed[:, 1])
    return placed


def to_positions(points: Sheet) -> Positions:
    """Places on the sheet as latitudes and longitudes."""
    latitudes = np.degrees(np.arctan(np.sinh(np.radians(points[:, 1]))))
    return np.column_stack((latitudes, points[:, 0]))


def bounds_of(box: Box) -> Bounds:
    """A box of the world on the sheet."""
    south, north = northing(np.array([box.south, box.north])).tolist()
    return box.west, south, box.east, north


def grown(bounds: Bounds, by: float) -> Bounds:
    """The bounds moved outwards on all sides."""
    return bounds[0] - by, bounds[1] - by, bounds[2] + by, bounds[3] + by
