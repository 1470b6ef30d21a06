"""Events as discs of light: halo, disc, rim and core, and a ring that runs out at the beginning."""

from collections.abc import Sequence
from math import sqrt

import numpy as np

from kiosk.cartography.chart import Burst, Points
from kiosk.widgets.look import Look
from kiosk.widgets.map.arrays import Floats, Lengths
from kiosk.widgets.map.discs import COLUMNS, FLASHING, RISING, discs
from kiosk.widgets.map.palette import draws_with_lines

_LARGEST = 52.0  # design pixels
_SMALLEST = 12.0
_TINIEST = 4.0
_CROWD = 150  # so many may be as large as that; more make way for each other
_HALO = 1.7
_RIMMED = 8.0  # design pixels; smaller discs have no rim
_CORE = 5.5
_CORE_SHARE = 0.4


def burst_radii(bursts: Sequence[Burst], look: Look) -> Lengths:
    """The radius of each disc in window pixels: areas are to each other as sizes are."""
    crowded = sqrt(min(1.0, _CROWD / max(1, len(bursts))))
    least = max(_TINIEST, _SMALLEST * crowded)
    largest = max(2 * least, _LARGEST * max(0.35, crowded))
    sizes = np.clip([burst.size for burst in bursts], 0.0, 1.0)
    return look.px(1.0) * np.maximum(least, largest * np.sqrt(sizes))


def burst_discs(
    bursts: Sequence[Burst],
    radii: Lengths,
    places: Points,
    look: Look,
) -> Floats:
    """The corners of all bursts, the largest at the bottom and the cores over all discs."""
    if not bursts:
        return np.empty((0, COLUMNS), np.float32)
    order = np.argsort(-radii, kind="stable")
    radius, place = radii[order], places[order]
    inks = np.array([look.colour(bursts[number].colour) for number in order], np.float32)
    begins = np.array([bursts[number].begins for number in order], np.float32)
    core = np.minimum(look.px(_CORE), _CORE_SHARE * radius)
    strong = draws_with_lines(look)
    halo, fill, rim = (0.14, 0.30, 1.0) if strong else (0.24, 0.48, 0.85)
    halos = discs(place, radius * _HALO, _faded(inks, halo), begins=begins, flare=RISING)
    fills = discs(place, radius, _faded(inks, fill), begins=begins, flare=RISING)
    width = look.px(2.2 if strong else 1.3)
    rims = discs(place, radius, _faded(inks, rim), line=width, begins=begins, flare=RISING)
    large = radius >= look.px(_RIMMED)
    seen = np.column_stack((np.ones_like(large), np.ones_like(large), large))
    body = np.stack((halos, fills, rims), axis=1)[seen]
    cores = discs(place, core, look.colour("paper"), begins=begins, flare=RISING)
    late = begins > 0.0
    rings = discs(
        place[late], radius[late] * _HALO, inks[late], line=look.px(2.5), begins=begins[late],
        flare=FLASHING,
    )  # fmt: skip
    return np.concatenate((body, cores, rings)).reshape(-1, COLUMNS)


def _faded(inks: Floats, share: float) -> Floats:
    return inks * np.array((1.0, 1.0, 1.0, share), np.float32)
