"""Positions that curators write to places in a flat plane; knows neither windows nor zoom.

The plane's y grows upwards. A map of the world lies in Mercator's plane, a scanned map in the
plane of its own pixels.
"""

from dataclasses import dataclass
from math import asinh, atan, cos, degrees, pi, radians, sin, sinh, tan
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from kiosk.cartography.chart import Points
from kiosk.core.geometry import Rect, clamp

EARTH_RADIUS_KM = 6371.0088
FARTHEST_LATITUDE = 85.05
"""Mercator's plane grows without end towards the poles; what lies beyond is drawn here."""


class Plane(Protocol):
    """What places positions; a position is a pair of numbers whose meaning the plane knows."""

    def place(self, first: float, second: float, /) -> tuple[float, float]:
        """Where a position lies: x and y in plane units."""
        ...

    def places(self, positions: Points, /) -> Points:
        """Where many positions lie, one a row."""
        ...

    def position(self, x: float, y: float, /) -> tuple[float, float]:
        """The position that lies there."""
        ...

    def circle(self, first: float, second: float, radius: float, /, *, count: int = 96) -> Points:
        """A ring around a position, not closed twice."""
        ...

    def box(self, first: float, second: float, other_first: float, other_second: float, /) -> Rect:
        """The rectangle between two positions at opposite corners."""
        ...


@dataclass(frozen=True, slots=True)
class Mercator:
    """The spherical Mercator projection; a plane unit is one kilometre at the equator.

    Positions are latitude and longitude in degrees. The map is cut along the meridian `west`:
    longitudes are taken into west ... west + 360, so a map of the Pacific chooses west = 0.
    The cut itself lies at both edges: 180 stays in the east and -180 in the west.
    """

    west: float = -180.0

    def place(self, latitude: float, longitude: float, /) -> tuple[float, float]:
        """Where a position lies: kilometres at the equator east of Greenwich and north."""
        return EARTH_RADIUS_KM * radians(_turned(longitude, self.west)), _northing(latitude)

    def places(self, positions: Points, /) -> Points:
        """Where many positions lie; a row is a latitude and a longitude."""
        latitudes = np.clip(positions[:, 0], -FARTHEST_LATITUDE, FARTHEST_LATITUDE)
        longitudes = positions[:, 1]
        inside = (longitudes >= self.west) & (longitudes <= self.west + 360.0)
        turned = self.west + np.mod(longitudes - self.west, 360.0)
        placed = np.empty((len(positions), 2))
        placed[:, 0] = np.radians(np.where(inside, longitudes, turned))
        placed[:, 1] = np.arcsinh(np.tan(np.radians(latitudes)))
        placed *= EARTH_RADIUS_KM
        return placed

    def position(self, x: float, y: float, /) -> tuple[float, float]:
        """Latitude and longitude of a place, the longitude from -180 to 180."""
        latitude = degrees(atan(sinh(clamp(y / EARTH_RADIUS_KM, -20.0, 20.0))))
        longitude = degrees(x / EARTH_RADIUS_KM)
        return latitude, _turned(longitude, -180.0)

    def circle(
        self, latitude: float, longitude: float, kilometres: float, /, *, count: int = 96
    ) -> Points:
        """All that lies `kilometres` away over the ground, counter-clockwise.

        It stays in one piece even where it crosses the cut. Around a pole it is closed along the
        edge of the map; around both poles it is the edge of what lies outside.
        """
        latitude = clamp(latitude, -FARTHEST_LATITUDE, FARTHEST_LATITUDE)
        angle = clamp(kilometres / EARTH_RADIUS_KM, 0.0, pi)
        bearings = np.linspace(2 * pi, 0.0, count, endpoint=False)
        latitudes, turns = _travelled(radians(latitude), angle, bearings)
        turns = np.unwrap(turns)
        ring = self._around(longitude, latitudes, turns)
        whole_turn = round((turns[-1] - turns[0]) / (2 * pi))
        if whole_turn == 0:
            return ring
        pole = FARTHEST_LATITUDE if latitude + degrees(angle) > 90.0 else -FARTHEST_LATITUDE
        over = np.array([turns[0] + whole_turn * 2 * pi, turns[0] + whole_turn * 2 * pi, turns[0]])
        edge = np.radians([degrees(latitudes[0]), pole, pole])
        return np.vstack((ring, self._around(longitude, edge, over)))

    def box(self, south: float, west: float, north: float, east: float, /) -> Rect:
        """The part of the plane between two parallels and from one meridian eastwards to another.

        With `east` no greater than `west` it crosses the antimeridian.
        """
        width = min(east - west if east > west else (east - west) % 360.0 or 360.0, 360.0)
        x, y = self.place(min(south, north), west)
        top = _northing(max(south, north))
        return Rect(x, y, EARTH_RADIUS_KM * radians(width), top - y)

    def unit_km(self, latitude: float) -> float:
        """Plane units that one true kilometre takes at a latitude: what a scale bar needs."""
        return 1.0 / cos(radians(clamp(latitude, -FARTHEST_LATITUDE, FARTHEST_LATITUDE)))

    def _around(
        self, longitude: float, latitudes: NDArray[np.float64], turns: NDArray[np.float64]
    ) -> Points:
        """Places at these latitudes, so many radians east of a longitude, none cut off."""
        positions = np.column_stack((np.degrees(latitudes), np.full_like(turns, longitude)))
        placed = self.places(positions)
        placed[:, 0] += EARTH_RADIUS_KM * turns
        return placed


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's own plane; a plane unit is one of its pixels.

    Positions are pixels from the left and from the top, as programs that show pictures count
    them.
    """

    width_px: float
    height_px: float

    def place(self, left: float, top: float, /) -> tuple[float, float]:
        """Where a pixel lies."""
        return left, self.height_px - top

    def places(self, positions: Points, /) -> Points:
        """Where many pixels lie; a row counts from the left and from the top."""
        return np.column_stack((positions[:, 0], self.height_px - positions[:, 1]))

    def position(self, x: float, y: float, /) -> tuple[float, float]:
        """The pixel that lies there, from the left and from the top."""
        return x, self.height_px - y

    def circle(self, left: float, top: float, pixels: float, /, *, count: int = 96) -> Points:
        """A circle around a pixel, counter-clockwise."""
        x, y = self.place(left, top)
        angles = np.linspace(0.0, 2 * pi, count, endpoint=False)
        radius = max(0.0, pixels)
        return np.column_stack((x + radius * np.cos(angles), y + radius * np.sin(angles)))

    def box(self, left: float, top: float, right: float, bottom: float, /) -> Rect:
        """The part of the picture between two columns and two rows of pixels."""
        x, y = min(left, right), self.height_px - max(top, bottom)
        return Rect(x, y, abs(right - left), abs(bottom - top))


def _northing(latitude: float) -> float:
    latitude = clamp(latitude, -FARTHEST_LATITUDE, FARTHEST_LATITUDE)
    return EARTH_RADIUS_KM * asinh(tan(radians(latitude)))


def _turned(longitude: float, west: float) -> float:
    """The same meridian counted within the 360 degrees east of another."""
    if west <= longitude <= west + 360.0:
        return longitude
    return west + (longitude - west) % 360.0


def _travelled(
    latitude: float, angle: float, bearings: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where great circles lead that leave a latitude: latitudes and turns east, in radians."""
    height = sin(latitude) * cos(angle) + cos(latitude) * sin(angle) * np.cos(bearings)
    turns = np.arctan2(
        np.sin(bearings) * sin(angle) * cos(latitude), cos(angle) - sin(latitude) * height
    )
    return np.arcsin(np.clip(height, -1.0, 1.0)), turns
