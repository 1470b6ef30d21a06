"""Drifting noise for clouds, smoke and mist; knows nothing of what is drawn before or after."""

import math

import numpy as np
import numpy.typing as npt
import skia
from easel import Easel, Mask
from palette import veil
from shapes import Point, taper

COLUMNS = 960
ROWS = 540


def noise_field(
    noise: np.random.Generator,
    *,
    across: float,
    down: float,
    octaves: int = 6,
    roughness: float = 0.5,
) -> Mask:
    """Smooth fractal noise in 0..1, `across` x `down` blobs at its coarsest."""
    total = np.zeros((ROWS, COLUMNS), np.float32)
    weight = 1.0
    whole = 0.0
    for _ in range(octaves):
        total += weight * _blobs(noise, across, down)
        whole += weight
        weight *= roughness
        across *= 2
        down *= 2
    total /= whole
    low, high = np.quantile(total, (0.01, 0.99))
    return np.asarray(np.clip((total - low) / (high - low), 0, 1), np.float32)


def _blobs(noise: np.random.Generator, across: float, down: float) -> Mask:
    grid = noise.random((int(down) + 3, int(across) + 3), np.float32)
    rows, row_share = _places(ROWS, down)
    columns, column_share = _places(COLUMNS, across)
    top = _blend(grid[rows][:, columns], grid[rows][:, columns + 1], column_share[None, :])
    low = _blend(grid[rows + 1][:, columns], grid[rows + 1][:, columns + 1], column_share[None, :])
    return _blend(top, low, row_share[:, None])


def _places(count: int, cells: float) -> tuple[npt.NDArray[np.int64], Mask]:
    place = np.linspace(0, cells, count, endpoint=False)
    whole = place.astype(np.int64)
    share = (place - whole).astype(np.float32)
    return whole, (share * share * share * (share * (share * 6 - 15) + 10)).astype(np.float32)


def _blend(first: Mask, second: Mask, share: Mask) -> Mask:
    return (first + (second - first) * share).astype(np.float32)


def ramp_mask(mask: Mask, low: float, high: float) -> Mask:
    """Everything under `low` becomes 0, everything over `high` 1, softly between."""
    share = np.clip((mask - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def rows_between(top: float, bottom: float, feather: float) -> Mask:
    """A column of 0..1: inside the band of rows (shares of the height) 1, feathered outside."""
    place = np.linspace(0, 1, ROWS, dtype=np.float32)[:, None]
    return np.asarray(
        ramp_mask(place, top - feather, top + feather)
        * (1 - ramp_mask(place, bottom - feather, bottom + feather)),
        np.float32,
    )


def light_at(x: float, y: float, radius: float) -> Mask:
    """Light falling off round a point (sheet units), as a mask over the whole sheet."""
    across = np.linspace(0, 1600, COLUMNS, dtype=np.float32)[None, :] - x
    down = np.linspace(0, 900, ROWS, dtype=np.float32)[:, None] - y
    return np.exp(-(across**2 + down**2) / (radius * radius)).astype(np.float32)


def mist(
    easel: Easel,
    colour: str,
    top: float,
    bottom: float,
    strength: float,
    *,
    across: float = 3,
    down: float = 8,
    feather: float = 60,
) -> None:
    """Drifting mist between two heights (sheet units)."""
    field = noise_field(easel.noise, across=across, down=down, octaves=5)
    band = rows_between(top / 900, bottom / 900, feather / 900)
    mask = ramp_mask(field, 0.15, 1.0) * band * strength
    easel.texture(mask.astype(np.float32), colour, (0, 0, 1600, 900))


def smoke(
    easel: Easel,
    colour: str,
    x: float,
    y: float,
    width: float,
    height: float,
    strength: float,
    *,
    lean: float = 0.0,
) -> None:
    """A rising column of smoke that widens as it climbs; `lean` moves its top sideways."""
    field = noise_field(easel.noise, across=10, down=7, octaves=6)
    place = np.linspace(1, 0, ROWS, dtype=np.float32)[:, None]
    side = np.linspace(-1, 1, COLUMNS, dtype=np.float32)[None, :] - lean * place**1.4
    body = np.exp(-((side / (0.10 + 0.42 * place)) ** 2))
    ends = ramp_mask(place, 0.0, 0.06) * (1 - ramp_mask(place, 0.45, 1.0))
    mask = ramp_mask(field * (0.35 + 0.65 * body), 0.22, 0.75) * body * ends * strength
    easel.texture(mask.astype(np.float32), colour, (x - width / 2, y - height, width, height))


def wisp(easel: Easel, foot: Point, height: float, strength: float) -> None:
    """A thin thread of smoke rising from a point and fraying as it climbs."""
    points = []
    phase = easel.dice.uniform(0, math.tau)
    drift = easel.dice.uniform(-0.10, 0.22) * height
    for index in range(40):
        share = index / 39
        sway = math.sin(phase + share * 7.5) * height * 0.075 * share + drift * share**1.6
        points.append((foot[0] + sway, foot[1] - height * share))
    for grow, alpha, blur in ((0.085, 0.30, 6.0), (0.03, 0.5, 2.2), (0.008, 0.55, 0.8)):
        widths = [0.8 + height * grow * (index / 39) ** 0.9 for index in range(40)]
        easel.shade(
            taper(points, widths),
            points[0],
            points[-1],
            veil("#CFD6E2", strength * alpha, strength * alpha * 0.7, strength * alpha * 0.3, 0),
            blur=blur,
            mode=skia.BlendMode.kScreen,
        )
