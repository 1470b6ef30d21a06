"""Positions of a line that lie off a map, and those turned round; knows no curator."""

from array import array

import numpy as np
from numpy.typing import NDArray

Sides = tuple[float, float, float, float]
"""South, west, north, east in degrees; east is at most once round the world from west."""

_MUCH_NEARER = 1 / 3
"""Of the way to its neighbours: so much remains when a position is put right."""

_Mask = NDArray[np.bool_]
_Numbers = NDArray[np.float64]


def is_off(numbers: "array[float]", box: Sides) -> bool:
    """Whether none of the positions (latitude, longitude, latitude ...) lies in a box."""
    return not _inside(box, *_columns(numbers)).any()


def first_turned(numbers: "array[float]", box: Sides) -> int | None:
    """The first position whose two numbers seem to be exchanged, by its place, if there is one.

    It lies off the box and would lie on it; either all positions do, or those beside it are much
    nearer when it is put right. A coast that leaves the map is left in peace.
    """
    latitudes, longitudes = _columns(numbers)
    off = ~_inside(box, latitudes, longitudes)
    turned = off & _inside(box, longitudes, latitudes)
    if not turned.any():
        return None
    if turned.all():
        return 0
    # What counts is the way from each end of a run of such positions to what stands beside it.
    steps = np.diff(turned.astype(np.int8), prepend=0, append=0)
    firsts, lasts = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1) - 1
    ways = [_ways(latitudes, longitudes, run, by) for run, by in ((firsts, -1), (lasts, 1))]
    written, righted = (ways[0][each] + ways[1][each] for each in (0, 1))
    found = firsts[righted < _MUCH_NEARER * written]
    return int(found[0]) if len(found) else None


def _columns(numbers: "array[float]") -> tuple[_Numbers, _Numbers]:
    pairs = np.frombuffer(numbers, np.float64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _inside(box: Sides, latitudes: _Numbers, longitudes: _Numbers) -> _Mask:
    south, west, north, east = box
    width = (east - west) % 360 or 360.0
    inside: _Mask = (
        (latitudes >= south) & (latitudes <= north) & ((longitudes - west) % 360 <= width)
    )
    return inside


def _ways(
    latitudes: _Numbers, longitudes: _Numbers, places: NDArray[np.intp], by: int
) -> tuple[_Numbers, _Numbers]:
    """How far these positions are from those `by` places on, as written and put right.

    It is no way at all where the line ends.
    """
    others = np.clip(places + by, 0, len(latitudes) - 1)
    has_other = others != places
    other = latitudes[others], longitudes[others]
    written = _apart(latitudes[places], longitudes[places], *other)
    righted = _apart(longitudes[places], latitudes[places], *other)
    return written * has_other, righted * has_other


def _apart(
    latitudes: _Numbers, longitudes: _Numbers, others: _Numbers, theirs: _Numbers
) -> _Numbers:
    apart: _Numbers = np.hypot(latitudes - others, (longitudes - theirs + 180) % 360 - 180)
    return apart
