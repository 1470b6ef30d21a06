"""Two ways to look at solid things: a turned model, and a camera standing on the ground."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shapes import Point

Place = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Turned:
    """A model (x forward, y to its right, z up) rolled, pitched and yawed, seen from its side.

    Angles in degrees; `scale` is sheet units for one model unit. Unturned, the nose points right.
    """

    centre: Point
    scale: float
    roll: float = 0.0
    pitch: float = 0.0
    yaw: float = 0.0

    def at(self, place: Place) -> Point:
        """Where a place of the model lies on the sheet."""
        x, y, z = place
        y, z = _spin(y, z, self.roll)
        x, y = _spin(x, y, self.yaw)
        x, z = _spin(x, z, self.pitch)
        return self.centre[0] + x * self.scale, self.centre[1] - z * self.scale

    def all(self, places: Sequence[Place]) -> list[Point]:
        """Where several places lie on the sheet."""
        return [self.at(place) for place in places]


@dataclass(frozen=True, slots=True)
class Camera:
    """An eye above flat ground: x to the right, y up, z ahead, all in metres."""

    middle: float
    horizon: float
    focal: float
    eye: float

    def at(self, x: float, y: float, z: float) -> Point:
        """Where a place lies on the sheet; z must be positive."""
        return self.middle + self.focal * x / z, self.horizon - self.focal * (y - self.eye) / z

    def size(self, metres: float, z: float) -> float:
        """How large a length appears at a distance."""
        return self.focal * metres / z


def _spin(first: float, second: float, degrees: float) -> tuple[float, float]:
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return first * cosine - second * sine, first * sine + second * cosine
