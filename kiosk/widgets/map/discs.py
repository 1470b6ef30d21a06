"""Discs and rings as corners for the program that draws them; knows no feature and no theme."""

import numpy as np
from numpy.typing import ArrayLike

from kiosk.cartography.chart import Points
from kiosk.widgets.map.arrays import Floats

COLUMNS = 13
"""place (2), corner (2), ink (4), shape (4), flare (1): see DISC in programs.py."""

STEADY, RISING, FLASHING = 0.0, 1.0, 2.0
"""Stands still; comes up when it begins; is seen only while it begins."""

_CORNERS = np.array(((-1, 1), (-1, -1), (1, 1), (1, -1)), np.float32)


def discs(
    places: Points,
    radius: ArrayLike,
    ink: ArrayLike,
    *,
    line: ArrayLike = 0.0,
    soft: ArrayLike = 0.0,
    begins: ArrayLike = 0.0,
    flare: float = STEADY,
) -> Floats:
    """Four corners for each place, (n, 4, COLUMNS); all sizes in window pixels.

    `line` 0 fills the disc, else it is the width of a ring; `soft` is how far its edge fades.
    """
    corners = np.empty((len(places), 4, COLUMNS), np.float32)
    corners[:, :, 0:2] = places[:, None]
    corners[:, :, 2:4] = _CORNERS
    corners[:, :, 4:8] = np.atleast_2d(np.asarray(ink, np.float32))[:, None]
    for column, value in ((8, radius), (9, line), (10, soft), (11, begins)):
        corners[:, :, column] = np.atleast_1d(np.asarray(value, np.float32))[:, None]
    corners[:, :, 12] = flare
    return corners


def piled(*each: Floats) -> Floats:
    """Corners of several discs at each place, those of one place right after one another."""
    return np.stack(each, axis=1).reshape(-1, COLUMNS)
