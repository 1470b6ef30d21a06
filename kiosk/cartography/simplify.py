"""Lines with fewer points where the eye could not tell them apart."""

import numpy as np

from kiosk.cartography.chart import Points


def simplified(points: Points, cell: float, *, closed: bool = False) -> Points:
    """A line through some of the points, nowhere farther off than half the diagonal of a cell.

    Of points that follow each other within one square only the first is kept, so a million are
    done at once. A line keeps both its ends; a ring (`closed`) that comes down to fewer than three
    points is gone: the result is empty.
    """
    fewest = 3 if closed else 2
    if len(points) < fewest:
        return np.empty((0, 2)) if closed else points
    if not cell > 0.0:
        return points
    squares = np.floor(points * (2.0 / cell))
    kept = np.empty(len(points), dtype=np.bool_)
    kept[0] = True
    np.any(squares[1:] != squares[:-1], axis=1, out=kept[1:])
    if closed:
        kept[-1] &= bool((squares[-1] != squares[0]).any())
        return points[kept] if kept.sum() >= fewest else np.empty((0, 2))
    kept[-1] = True
    return points[kept]
