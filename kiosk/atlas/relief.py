"""The shaded relief of the world turned into a calm grey picture of one box; knows no shapes.

The source is coloured: green lowlands, brown mountains, blue seas. What is kept is light and
shade; the sea is filled with what lies on its shores, so that no shore shines through where the
picture's own differs from the map's.
"""

import io
from dataclasses import dataclass
from math import ceil, floor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kiosk.atlas.sheet import bounds_of, northing
from kiosk.cartography.survey import Box

_QUALITY = 84
_MARGIN_PX = 40
_SEA_BLUER = 8.0  # than green: how the sea is told from lowlands
_WIDE_PX = 14.0
_CALM = 0.7  # share of the wide differences in brightness that is taken away
_SHORE_PX = 1.2
_INLAND = 0.98  # what is so dry around is not mixed with the sea's colour
_SHORES_PX = (48.0, 12.0, 3.0)  # how far the land's greys reach, again and again, out to the sea
_FAINT = 0.01  # weight of land that is out of reach
_SOFT_PX = 0.7
_EXTREMES = (1.0, 50.0, 99.0)  # hundredths of the land darker than what becomes ...
_GREYS = (48.0, 128.0, 208.0)  # ... these

_Grey = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Crop:
    """A part of the source, its rows evenly spaced in latitude."""

    colours: NDArray[np.float64]
    west: float
    north: float
    pixels_a_degree: float


def draw_relief(source: Path, box: Box, side_px: int) -> bytes:
    """The box as a grey JPEG in Mercator's projection, `side_px` pixels on its longer side."""
    west, south, east, north = bounds_of(box)
    scale = side_px / max(east - west, north - south)
    size = max(1, round((east - west) * scale)), max(1, round((north - south) * scale))
    crop = _crop(source, box, scale)
    even = Image.fromarray(_calm(crop.colours).astype(np.float32)).resize(
        size,
        Image.Resampling.BICUBIC,
        (
            (box.west - crop.west) * crop.pixels_a_degree,
            (crop.north - box.north) * crop.pixels_a_degree,
            (box.east - crop.west) * crop.pixels_a_degree,
            (crop.north - box.south) * crop.pixels_a_degree,
        ),
    )
    drawn = _in_mercator(np.asarray(even, np.float64), box)
    stream = io.BytesIO()
    picture = Image.fromarray(np.clip(np.rint(drawn), 0, 255).astype(np.uint8))
    picture.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    return stream.getvalue()


def _crop(source: Path, box: Box, scale: float) -> _Crop:
    """The box with some margin; no finer than `scale` pixels a degree."""
    with Image.open(source) as world:
        world.draft("RGB", (round(360 * scale), round(180 * scale)))
        whole = world.convert("RGB")
    per_degree = whole.width / 360
    left = floor((box.west + 180) * per_degree) - _MARGIN_PX
    right = ceil((box.east + 180) * per_degree) + _MARGIN_PX
    top = max(0, floor((90 - box.north) * per_degree) - _MARGIN_PX)
    bottom = min(whole.height, ceil((90 - box.south) * per_degree) + _MARGIN_PX)
    part = Image.new("RGB", (right - left, bottom - top))
    for turn in (-whole.width, 0, whole.width, 2 * whole.width):
        part.paste(whole, (turn - left, -top))
    return _Crop(
        np.asarray(part, np.float64), left / per_degree - 180, 90 - top / per_degree, per_degree
    )


def _calm(colours: NDArray[np.float64]) -> _Grey:
    """Light and shade, most of the wide differences gone, spread over the greys."""
    grey: _Grey = colours @ np.array([0.299, 0.587, 0.114])
    is_dry = colours[:, :, 2] - colours[:, :, 1] < _SEA_BLUER
    is_land = _blurred(is_dry.astype(np.float64), _SHORE_PX) > _INLAND
    if not is_land.any():
        return np.full(grey.shape, _GREYS[1])
    filled = grey - grey[is_land].mean()
    filled[~is_land] = _from_the_shores(filled, is_land)[~is_land]
    shaded = _blurred(filled - _CALM * _blurred(filled, _WIDE_PX), _SOFT_PX)
    dark, middle, bright = np.percentile(shaded[is_land], _EXTREMES)
    if not dark < middle < bright:
        return np.full(grey.shape, _GREYS[1])
    return np.interp(shaded, (dark, middle, bright), _GREYS)


def _from_the_shores(grey: _Grey, is_land: NDArray[np.bool_]) -> _Grey:
    """The greys of the land nearest to each place, far from any land the mean."""
    filled = np.zeros_like(grey)
    for sigma in _SHORES_PX:
        weight = _blurred(is_land.astype(np.float64), sigma)
        near = _blurred(np.where(is_land, grey, 0.0), sigma)
        filled = (near + _FAINT * filled) / (weight + _FAINT)
    return filled


def _blurred(grey: _Grey, sigma: float) -> _Grey:
    reach = ceil(3 * sigma)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    weights /= weights.sum()
    for axis in (0, 1):
        edges = [(reach, reach) if each == axis else (0, 0) for each in (0, 1)]
        padded = np.pad(grey, edges, mode="edge")
        grey = np.apply_along_axis(np.convolve, axis, padded, weights, mode="valid")
    return grey


def _in_mercator(even: _Grey, box: Box) -> _Grey:
    """The rows moved from even steps of latitude to even steps of northing."""
    height = len(even)
    latitudes = box.north - (np.arange(height) + 0.5) / height * box.height
    northings = northing(latitudes)
    _, south, _, north = bounds_of(box)
    wanted = north - (np.arange(height) + 0.5) / height * (north - south)
    rows = np.interp(-wanted, -northings, np.arange(height, dtype=np.float64))
    above = np.floor(rows).astype(np.int64)
    below = np.minimum(above + 1, height - 1)
    share = (rows - above)[:, np.newaxis]
    moved: _Grey = even[above] * (1 - share) + even[below] * share
    return moved
