"""Which part of the world a base map shows, from what was typed; knows no data."""

from dataclasses import replace
from math import isfinite

from kiosk.cartography.projection import FARTHEST_LATITUDE
from kiosk.cartography.survey import Box

_SMALLEST = 0.01
"""Degrees: the data show nothing smaller."""

_DIGITS = 5


class FrameError(Exception):
    """There is no such part of the world; `sentence` says why, for whoever typed it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def frame(west: float, south: float, east: float, north: float) -> Box:
    """The box between these edges in degrees; raises FrameError.

    With `west` greater than `east` it crosses the antimeridian. `east` may go on beyond 180, up
    to once round the world. What Mercator's projection cannot show is cut off.
    """
    edges = (west, south, east, north)
    if not all(map(isfinite, edges)):
        raise FrameError("A box is four numbers in degrees: west, south, east, north.")
    west, south, east, north = (round(edge, _DIGITS) for edge in edges)
    if not (-90 <= south <= 90 and -90 <= north <= 90):
        latitude = south if abs(south) > 90 else north
        raise FrameError(
            f"There is no latitude {latitude:g}: it goes from -90 to 90. "
            "The order is west, south, east, north."
        )
    if not (-180 <= west <= 180 and -180 <= east <= west + 360):
        longitude = west if abs(west) > 180 else east
        raise FrameError(
            f"There is no longitude {longitude:g} here: west goes from -180 to 180, and east no "
            "farther than once round the world. The order is west, south, east, north."
        )
    if south > north:
        raise FrameError(
            f"South ({south:g}) lies north of north ({north:g}). "
            "The order is west, south, east, north."
        )
    south, north = max(south, -FARTHEST_LATITUDE), min(north, FARTHEST_LATITUDE)
    if west > east:
        east += 360.0
    box = Box(south, west, north, east)
    if box.width < _SMALLEST or box.height < _SMALLEST:
        raise FrameError(
            f"The box is empty or smaller than {_SMALLEST} degrees. "
            "The order is west, south, east, north."
        )
    return box


def levels(box: Box, around: Box | None = None) -> tuple[Box, ...]:
    """What each level of detail covers, from the coarsest to the finest; raises FrameError.

    Without `around`, the coarse level is the box with as much again on each side. There is only
    one level when there is nothing around.
    """
    around = _grown(box) if around is None else around
    for turn in (0.0, 360.0, -360.0):
        turned = replace(box, west=box.west + turn, east=box.east + turn)
        if around.contains(turned):
            return (around,) if turned == around else (around, turned)
    raise FrameError("The box must lie inside the box around it.")


def _grown(box: Box) -> Box:
    spare = min(box.width, (360.0 - box.width) / 2)
    west = round(box.west - spare, _DIGITS)
    east = round(box.east + spare, _DIGITS)
    turn = 360.0 if west < -180 else 0.0
    return Box(
        max(box.south - box.height, -FARTHEST_LATITUDE),
        west + turn,
        min(box.north + box.height, FARTHEST_LATITUDE),
        min(east + turn, west + turn + 360.0),
    )
