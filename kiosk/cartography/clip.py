"""Lines and rings cut to a rectangle; what is wholly inside comes back as it is."""

import numpy as np
from numpy.typing import NDArray

from kiosk.cartography.chart import Points
from kiosk.core.geometry import Rect


def clip_line(points: Points, rect: Rect) -> list[Points]:
    """The pieces of a line that lie inside, in its order; touching from outside makes none."""
    if len(points) < 2:
        return []
    inside = _inside(points, rect)
    if inside.all():
        return [points]
    shares = _seen_shares(points, inside, rect)
    seen = np.flatnonzero(shares[:, 0] < shares[:, 1])
    if not len(seen):
        return []
    starts, ends = points[seen], points[seen + 1]
    strides = ends - starts
    entries = _kept_inside(starts + strides * shares[seen, :1], rect)
    exits = _kept_inside(starts + strides * shares[seen, 1:], rect)
    ending_inside = inside[seen + 1]
    exits[ending_inside] = ends[ending_inside]
    joined = (np.diff(seen) == 1) & ending_inside[:-1]
    breaks = np.flatnonzero(~joined) + 1
    firsts, lasts = np.concatenate(([0], breaks)), np.concatenate((breaks, [len(seen)]))
    return [
        np.concatenate((entries[first : first + 1], exits[first:last]))
        for first, last in zip(firsts, lasts, strict=True)
    ]


def clip_ring(points: Points, rect: Rect) -> Points:
    """The part of a ring's area inside, as one ring; empty where there is none.

    Parts that the cut separates stay joined along the rectangle's edges, where no area lies.
    """
    if _inside(points, rect).all():
        return points
    ring = points
    for axis, edge, sign in (
        (0, rect.x, 1.0), (0, rect.right, -1.0), (1, rect.y, 1.0), (1, rect.top, -1.0),
    ):  # fmt: skip
        ring = _cut(ring, axis, edge, sign)
    if len(ring):
        ring = _kept_inside(ring, rect)
        ring = ring[(ring != np.roll(ring, 1, axis=0)).any(axis=1)]
    return ring if len(ring) >= 3 and ring_area(ring) else np.empty((0, 2))


def ring_area(points: Points) -> float:
    """What a ring encloses; positive if it runs counter-clockwise."""
    if not len(points):
        return 0.0
    x, y = (points - points[0]).T
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def _inside(points: Points, rect: Rect) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    return (x >= rect.x) & (x <= rect.right) & (y >= rect.y) & (y <= rect.top)


def _kept_inside(points: Points, rect: Rect) -> Points:
    return np.clip(points, (rect.x, rect.y), (rect.right, rect.top))


def _seen_shares(points: Points, inside: NDArray[np.bool_], rect: Rect) -> Points:
    """From which to which share each stride of a line is seen; both 0 where it is not at all."""
    shares = np.zeros((len(points) - 1, 2))
    shares[inside[:-1] & inside[1:], 1] = 1.0
    beyond = [
        points[:, 0] < rect.x, points[:, 0] > rect.right,
        points[:, 1] < rect.y, points[:, 1] > rect.top,
    ]  # fmt: skip
    crossing = ~(inside[:-1] & inside[1:])
    for side in beyond:
        crossing &= ~(side[:-1] & side[1:])
    cut = np.flatnonzero(crossing)
    starts, ends = points[cut], points[cut + 1]
    low, high = np.array((rect.x, rect.y)), np.array((rect.right, rect.top))
    with np.errstate(divide="ignore", invalid="ignore"):
        to_low, to_high = (low - starts) / (ends - starts), (high - starts) / (ends - starts)
    still = starts == ends
    to_low[still], to_high[still] = 0.0, 1.0
    entry = np.minimum(to_low, to_high).max(axis=1).clip(0.0, 1.0)
    leave = np.maximum(to_low, to_high).min(axis=1).clip(0.0, 1.0)
    seen = entry < leave
    shares[cut[seen]] = np.column_stack((entry[seen], leave[seen]))
    return shares


def _cut(ring: Points, axis: int, edge: float, sign: float) -> Points:
    """What of a ring lies on one side of a line (Sutherland and Hodgman), all strides at once."""
    if not len(ring):
        return ring
    inside = (ring[:, axis] - edge) * sign >= 0.0
    before, was_inside = np.roll(ring, 1, axis=0), np.roll(inside, 1)
    crosses = inside != was_inside
    corners = np.empty((len(ring), 2, 2))
    corners[:, 1] = ring
    starts, ends = before[crosses], ring[crosses]
    share = (edge - starts[:, axis]) / (ends[:, axis] - starts[:, axis])
    met = starts + (ends - starts) * share[:, None]
    met[:, axis] = edge
    corners[crosses, 0] = met
    kept: Points = corners[np.column_stack((crosses, inside))]
    return kept
