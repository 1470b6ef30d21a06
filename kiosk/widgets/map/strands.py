"""Many lines in one array, so that a hundred thousand points are worked on at once; no pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kiosk.cartography.chart import Points
from kiosk.core.geometry import Rect
from kiosk.widgets.map.arrays import Flags, Lengths, Numbers


@dataclass(frozen=True, eq=False)
class Strands:
    """Lines behind one another: line i has the points from `starts[i]` to before `starts[i + 1]`.

    A ring ends where it begins. `along` is how far each point is along its line; it stays what it
    was when points are left out, so that dashes do not crawl.
    """

    points: Points
    starts: Numbers
    along: Lengths

    @classmethod
    def of(cls, lines: Sequence[Points], *, rings: bool = False) -> "Strands":
        """These lines, without those that have fewer than two points; rings are closed here."""
        lines = [line for line in lines if len(line) >= 2]
        if rings:
            lines = [np.concatenate((line, line[:1])) for line in lines]
        counts = [len(line) for line in lines]
        starts = np.concatenate(([0], np.cumsum(counts, dtype=np.intp)))
        points = np.concatenate(lines) if lines else np.empty((0, 2))
        return cls(points, starts, _lengths(points, starts))

    def __len__(self) -> int:
        return len(self.starts) - 1

    @cached_property
    def boxes(self) -> NDArray[np.float64]:
        """Left, bottom, right and top of each line."""
        if not len(self):
            return np.empty((0, 4))
        firsts = self.starts[:-1]
        lows = np.minimum.reduceat(self.points, firsts)
        return np.column_stack((lows, np.maximum.reduceat(self.points, firsts)))

    @property
    def lengths(self) -> list[float]:
        """How long each line is."""
        return self.along[self.starts[1:] - 1].tolist() if len(self) else []

    def line_of(self) -> Numbers:
        """For each point, the number of its line."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def near(self, rect: Rect, least: float = 0.0) -> Flags:
        """Which lines come near a rectangle and measure `least` or more one way or the other."""
        left, bottom, right, top = self.boxes.T
        return (
            (left <= rect.right) & (right >= rect.x) & (bottom <= rect.top) & (top >= rect.y)
            & (np.maximum(right - left, top - bottom) >= least)
        )  # fmt: skip

    def inside(self, rect: Rect) -> Flags:
        """Which lines lie wholly in a rectangle."""
        left, bottom, right, top = self.boxes.T
        return (left >= rect.x) & (right <= rect.right) & (bottom >= rect.y) & (top <= rect.top)

    def only(self, wanted: Flags) -> "Strands":
        """The lines that are wanted."""
        if wanted.all():
            return self
        kept = np.repeat(wanted, np.diff(self.starts))
        starts = np.concatenate(([0], np.cumsum(np.diff(self.starts)[wanted])))
        return Strands(self.points[kept], starts, self.along[kept])

    def simplified(self, cell: float) -> "Strands":
        """Lines through some of their points: of those that follow each other in a square, one.

        Ends stay, so a ring stays closed.
        """
        if not len(self):
            return self
        squares = np.floor(self.points / cell)
        kept = np.ones(len(self.points), np.bool_)
        kept[1:] = (squares[1:] != squares[:-1]).any(axis=1)
        kept[self.starts[:-1]] = kept[self.starts[1:] - 1] = True
        starts = np.concatenate(([0], np.cumsum(kept)))[self.starts]
        return Strands(self.points[kept], starts, self.along[kept])


def _lengths(points: Points, starts: Numbers) -> Lengths:
    if not len(points):
        return np.empty(0)
    steps = np.hypot(*np.diff(points, axis=0, prepend=points[:1]).T)
    along = np.cumsum(steps)
    return along - np.repeat(along[starts[:-1]], np.diff(starts))
