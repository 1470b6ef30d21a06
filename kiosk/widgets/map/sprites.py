"""Pictures and strokes that hang on a place as corners for the program that draws them.

Sizes and offsets are window pixels; knows no feature and no theme.
"""

from math import hypot

import numpy as np
from numpy.typing import ArrayLike

from kiosk.cartography.chart import Points
from kiosk.widgets.map.arrays import Floats, Point

COLUMNS = 11
"""place (2), offset (2), coords (2), ink (4), begins (1): see SPRITE in programs.py."""

WHITE = (1.0, 1.0, 1.0, 1.0)

_ORDER = ((0, 3), (0, 1), (2, 3), (2, 1))  # of left, bottom, right, top
_COORDS = (3, 0, 2, 1)  # of lower left, lower right, upper right, upper left


def pictures(
    places: Points,
    boxes: ArrayLike,
    coords: tuple[float, ...],
    *,
    ink: ArrayLike = WHITE,
    begins: ArrayLike = 0.0,
) -> Floats:
    """A picture at each place; `boxes` are left, bottom, right and top seen from there."""
    box = np.atleast_2d(np.asarray(boxes, np.float32))
    corners = _corners(places, coords, ink, begins)
    for corner, (across, up) in enumerate(_ORDER):
        corners[:, corner, 2] = box[:, across]
        corners[:, corner, 3] = box[:, up]
    return corners.reshape(-1, COLUMNS)


def turned_pictures(
    places: Points,
    size: tuple[float, float],
    degrees: ArrayLike,
    coords: tuple[float, ...],
    *,
    ink: ArrayLike = WHITE,
) -> Floats:
    """A picture about each place, turned against the clock."""
    width, height = size
    box = (-width / 2, -height / 2, width / 2, height / 2)
    angles = np.radians(np.atleast_1d(np.asarray(degrees, np.float64)))
    corners = _corners(places, coords, ink, 0.0)
    for corner, (across, up) in enumerate(_ORDER):
        x, y = box[across], box[up]
        corners[:, corner, 2] = x * np.cos(angles) - y * np.sin(angles)
        corners[:, corner, 3] = x * np.sin(angles) + y * np.cos(angles)
    return corners.reshape(-1, COLUMNS)


def straight_line(
    place: Point, start: Point, end: Point, width: float, ink: tuple[float, ...], begins: float
) -> Floats:
    """A line between two points seen from a place, for a texture that fades towards its sides."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    aside_x, aside_y = -dy / length * width / 2, dx / length * width / 2
    corners = _corners(np.array([place]), (0.0, 0.0, 1.0, 0.0, 1.0, 1.0, 0.0, 1.0), ink, begins)
    for corner, ((x, y), side) in enumerate(((start, 1), (start, -1), (end, 1), (end, -1))):
        corners[:, corner, 2:4] = x + side * aside_x, y + side * aside_y
        corners[:, corner, 4:6] = 0.5, 0.5 + 0.5 * side
    return corners.reshape(-1, COLUMNS)


def _corners(
    places: Points, coords: tuple[float, ...], ink: ArrayLike, begins: ArrayLike
) -> Floats:
    corners = np.empty((len(places), 4, COLUMNS), np.float32)
    corners[:, :, 0:2] = places[:, None]
    for corner, which in enumerate(_COORDS):
        corners[:, corner, 4:6] = coords[2 * which : 2 * which + 2]
    corners[:, :, 6:10] = np.atleast_2d(np.asarray(ink, np.float32))[:, None]
    corners[:, :, 10] = np.atleast_1d(np.asarray(begins, np.float32))[:, None]
    return corners
