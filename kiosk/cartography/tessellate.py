"""Areas as triangles, in portions that a graphics card of the small kind takes."""

from collections.abc import Iterator, Sequence

import mapbox_earcut
import numpy as np
from numpy.typing import NDArray

from kiosk.cartography.chart import Points

Vertices = NDArray[np.float32]
Indices = NDArray[np.uint32]

MOST = 65_535
"""What an index of 16 bits can count: corners, and indices themselves."""


def triangulate(
    rings: Sequence[Points], origin: tuple[float, float] = (0.0, 0.0)
) -> tuple[Vertices, Indices]:
    """Corners and, three by three, which of them make the triangles of an area.

    The first ring is the outline, the others are holes; rings of fewer than three points count for
    nothing. Corners are given from `origin`, because their short numbers are only precise near 0.
    """
    outline, holes = (rings[0], rings[1:]) if rings else (np.empty((0, 2)), ())
    if len(outline) < 3:
        return np.empty((0, 2), np.float32), np.empty(0, np.uint32)
    whole = [outline, *(hole for hole in holes if len(hole) >= 3)]
    corners = np.concatenate(whole) - origin
    ends = np.cumsum([len(ring) for ring in whole], dtype=np.uint32)
    return corners.astype(np.float32), mapbox_earcut.triangulate_float64(corners, ends)


def chunks(
    indices: Indices, limit: int = MOST
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.uint16]]]:
    """The triangles in portions of at most `limit` indices, hence no more corners than that.

    Each portion says which corners it takes and makes its triangles of those.
    """
    step = limit // 3 * 3
    for start in range(0, len(indices), step):
        taken, own = np.unique(indices[start : start + step], return_inverse=True)
        yield taken.astype(np.intp), own.astype(np.uint16)
