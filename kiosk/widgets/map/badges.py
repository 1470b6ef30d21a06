"""The dark disc with a ring in which a place's symbol stands; knows no window."""

from collections.abc import Sequence

import numpy as np

from kiosk.cartography.chart import Points, Spot
from kiosk.widgets.look import Look
from kiosk.widgets.map.arrays import Floats
from kiosk.widgets.map.discs import COLUMNS, RISING, discs, piled
from kiosk.widgets.map.palette import draws_with_lines

_SHARE = 0.7  # of the label's font size: badges grow with the text
_GROUND = 0.9
_RING = 1.7


def badge_radius(look: Look) -> float:
    """The radius of every badge in window pixels."""
    return _SHARE * look.font_px("label")


def badge_discs(spots: Sequence[Spot], places: Points, look: Look) -> Floats:
    """The corners of the badges of these spots."""
    if not spots:
        return np.empty((0, COLUMNS), np.float32)
    radius = badge_radius(look)
    begins = [spot.begins for spot in spots]
    width = look.px(1.4 * _RING if draws_with_lines(look) else _RING)
    ground = look.colour("scrim", _GROUND)
    inks = [look.colour(spot.colour) for spot in spots]
    return piled(
        discs(places, radius, ground, begins=begins, flare=RISING),
        discs(places, radius - width / 2, inks, line=width, begins=begins, flare=RISING),
    )
