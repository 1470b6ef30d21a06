"""Where land ends at water, and not merely at the edge of the map."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kiosk.cartography.survey import Box, Positions

_TOUCHING = 1e-6  # degrees


def shores(rings: Sequence[Positions], box: Box) -> Iterator[Positions]:
    """The rings as lines, each whole one naming its first point again at its end.

    They lack what runs along the edges of the box: there the land was cut off.
    """
    if not rings:
        return
    points = np.concatenate(rings)
    edges = ((0, box.south), (0, box.north), (1, box.west), (1, box.east))
    touches = np.stack([np.abs(points[:, axis] - edge) < _TOUCHING for axis, edge in edges])
    starts = np.cumsum([0, *map(len, rings[:-1])])
    may_be_cut = np.logical_or.reduceat(touches.any(axis=0), starts)
    for ring, start, is_suspect in zip(rings, starts, may_be_cut, strict=True):
        if is_suspect:
            yield from _uncut(ring, touches[:, start : start + len(ring)])
        else:
            yield np.concatenate((ring, ring[:1]))


def _uncut(ring: Positions, touches: NDArray[np.bool_]) -> Iterator[Positions]:
    """What is left of a ring; `touches` tells for each edge which points lie on it.

    A stretch from a point to the next has the number of the first.
    """
    cut = (touches & np.roll(touches, -1, axis=1)).any(axis=0)
    if not cut.any():
        yield np.concatenate((ring, ring[:1]))
        return
    first = int(cut.argmax())
    points = np.roll(ring, -first, axis=0)
    points = np.concatenate((points, points[:1]))
    gaps = np.flatnonzero(np.roll(cut, -first))
    for start, end in zip(gaps + 1, np.append(gaps[1:], len(ring)), strict=True):
        if end > start:
            yield points[start : end + 1]
