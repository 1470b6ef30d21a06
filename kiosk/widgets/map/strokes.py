"""Lines as rectangles, one a stretch, for the program that draws them; knows no width, no colour.

Where two stretches meet their rectangles end on the line that halves the angle, so no point is
covered twice. The program rounds joints and ends, as it knows how far a point is from the stretch.
"""

import numpy as np

from kiosk.cartography.chart import Points
from kiosk.core.geometry import Rect
from kiosk.widgets.map.arrays import Flags, Floats, Lengths, Numbers, Point
from kiosk.widgets.map.strands import Strands

COLUMNS = 9
"""place (2), lean (3), run (4): see LINE in programs.py."""

_SHARPEST = -0.3  # cosine between the directions of two stretches that still share an edge


def strokes(strands: Strands, origin: Point, within: Rect | None = None) -> tuple[Floats, Numbers]:
    """Four corners for each stretch, and for each stretch the number of its line.

    `within` leaves out stretches that stay outside of it.
    """
    points = strands.points
    if len(points) < 2:
        return np.empty((0, COLUMNS), np.float32), np.empty(0, np.intp)
    along = strands.along
    first = _stretches(strands)
    steps = points[first + 1] - points[first]
    directions = steps / np.hypot(*steps.T)[:, None]
    lines = strands.line_of()[first]
    before, after = _neighbours(strands, first, lines)
    if within is not None:
        seen = _touching(points[first], points[first + 1], within)
        first, lines = first[seen], lines[seen]
        before, after = before[seen], after[seen]
    else:
        seen = np.ones(len(first), np.bool_)
    own = directions[seen]
    places = points - origin
    corners = np.empty((len(first), 4, COLUMNS), np.float32)
    for end, other, outwards in ((0, before, -1.0), (1, after, 1.0)):
        lean, slide = _joints(own, directions[other])
        for side, sign in ((0, 1.0), (1, -1.0)):
            corner = corners[:, 2 * end + side]
            flat = (other < 0) | np.isnan(slide)
            squared = sign * np.column_stack((-own[:, 1], own[:, 0])) + outwards * own
            corner[:, 0:2] = places[first + end]
            corner[:, 2:4] = np.where(flat[:, None], squared, sign * lean)
            corner[:, 4] = np.where(flat, outwards, sign * slide)
            corner[:, 5] = along[first]
            corner[:, 6] = along[first + 1]
            corner[:, 7] = end
            corner[:, 8] = sign
    return corners.reshape(-1, COLUMNS), lines


def _stretches(strands: Strands) -> Numbers:
    """The numbers of the points at which a stretch of some length begins."""
    begins = np.ones(len(strands.points), np.bool_)
    begins[strands.starts[1:] - 1] = False
    begins[:-1] &= (strands.points[1:] != strands.points[:-1]).any(axis=1)
    return np.flatnonzero(begins)


def _neighbours(strands: Strands, first: Numbers, lines: Numbers) -> tuple[Numbers, Numbers]:
    """For each stretch the one before and the one after it in its line, -1 for none."""
    count = len(first)
    before, after = np.arange(count) - 1, np.arange(count) + 1
    parted = np.flatnonzero(np.diff(lines)) + 1
    heads = np.concatenate(([0], parted)) if count else parted
    tails = np.concatenate((parted, [count])) - 1 if count else parted
    own = lines[heads]
    closed = (
        strands.points[strands.starts[own]] == strands.points[strands.starts[own + 1] - 1]
    ).all(axis=1)
    before[heads] = np.where(closed, tails, -1)
    after[tails] = np.where(closed, heads, -1)
    return before, after


def _joints(own: Points, towards: Points) -> tuple[Points, Lengths]:
    """To where a rectangle's left corner leans at one end, and how much of that is along itself.

    Both for a line that reaches one unit to either side; not a number where the turn is too sharp.
    """
    cosine = (own * towards).sum(axis=1)
    soft = np.where(cosine > _SHARPEST, 1.0 + cosine, np.nan)
    middle = own + towards
    lean = np.column_stack((-middle[:, 1], middle[:, 0])) / soft[:, None]
    return lean, (lean * own).sum(axis=1)


def _touching(starts: Points, ends: Points, rect: Rect) -> Flags:
    low, high = np.minimum(starts, ends), np.maximum(starts, ends)
    return (
        (low[:, 0] <= rect.right) & (high[:, 0] >= rect.x)
        & (low[:, 1] <= rect.top) & (high[:, 1] >= rect.y)
    )  # fmt: skip
