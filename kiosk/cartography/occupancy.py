"""What of a window is covered already, found by the squares of a coarse grid; in window pixels."""

from collections.abc import Iterator, Sequence
from math import hypot
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_CELL_PX = 96.0
_GRAIN_PX = 8.0

Box = tuple[float, float, float, float]
"""left, bottom, right, top: cheaper than a Rect where there are thousands."""


class Mark(NamedTuple):
    """A symbol that is seen, with the radius of the disc around it if it has a larger one."""

    key: str
    x: float
    y: float
    radius: float
    reach: float


class Covered:
    """Boxes within a window."""

    def __init__(self, window: Box) -> None:
        self._window = window
        self._cells: dict[tuple[int, int], list[Box]] = {}
        self.boxes: list[Box] = []

    def add(self, box: Box) -> None:
        """Cover what of a box lies in the window."""
        window = self._window
        left, bottom = max(box[0], window[0]), max(box[1], window[1])
        right, top = min(box[2], window[2]), min(box[3], window[3])
        if left >= right or bottom >= top:
            return
        seen = (left, bottom, right, top)
        self.boxes.append(seen)
        cells = self._cells
        for row in range(int(bottom // _CELL_PX), int(top // _CELL_PX) + 1):
            for column in range(int(left // _CELL_PX), int(right // _CELL_PX) + 1):
                cell = cells.get((column, row))
                if cell is None:
                    cells[column, row] = [seen]
                else:
                    cell.append(seen)

    def is_free(self, box: Box) -> bool:
        """Whether nothing covers any of it."""
        left, bottom, right, top = box
        cells = self._cells
        columns = range(int(left // _CELL_PX), int(right // _CELL_PX) + 1)
        for row in range(int(bottom // _CELL_PX), int(top // _CELL_PX) + 1):
            for column in columns:
                for low, under, high, over in cells.get((column, row), ()):
                    if left < high and low < right and bottom < over and under < top:
                        return False
        return True


class Sieve:
    """Tells of many boxes at once which cannot be free: a fine grid of points, covered or not."""

    def __init__(self, window: Box, boxes: Sequence[Box]) -> None:
        self._corner = np.array((window[0], window[1]) * 2)
        size = np.array((window[2] - window[0], window[3] - window[1]))
        self._ends = np.tile(np.maximum(0, size // _GRAIN_PX).astype(np.intp) + 1, 2)
        points = np.zeros(self._ends[1::-1], np.int32)
        for left, bottom, right, top in self._inside(np.array(boxes).reshape(-1, 4)).tolist():
            points[bottom:top, left:right] = 1
        self._sums = np.zeros(self._ends[1::-1] + 1, np.int32)
        self._sums[1:, 1:] = points.cumsum(axis=0).cumsum(axis=1)

    def is_open(self, boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
        """For each box (a row) that lies in the window, whether no point inside it is covered."""
        left, bottom, right, top = self._inside(boxes).T
        sums = self._sums
        upper, lower = sums[top, right] - sums[top, left], sums[bottom, right] - sums[bottom, left]
        free: NDArray[np.bool_] = upper == lower
        return free

    def _inside(self, boxes: NDArray[np.float64]) -> NDArray[np.intp]:
        """The columns and rows of points inside: the first ones, and those after the last."""
        grains = (boxes - self._corner) / _GRAIN_PX
        numbers = np.concatenate((np.floor(grains[:, :2]) + 1, np.ceil(grains[:, 2:])), axis=1)
        inside: NDArray[np.intp] = np.clip(numbers, 0, self._ends).astype(np.intp)
        inside[:, 2:] = np.maximum(inside[:, :2], inside[:, 2:])
        return inside


class Marks:
    """Symbols and their discs."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Mark]] = {}

    def add(self, mark: Mark) -> None:
        """Take a symbol."""
        x, y, reach = mark.x, mark.y, mark.reach
        for place in _cells((x - reach, y - reach, x + reach, y + reach)):
            self._cells.setdefault(place, []).append(mark)

    def near(self, box: Box, away: float) -> list[tuple[Mark, float]]:
        """All whose discs come so near to a box, each with its middle's distance from that.

        Some of them more than once.
        """
        left, bottom, right, top = box
        found = []
        for place in _cells((left - away, bottom - away, right + away, top + away)):
            for mark in self._cells.get(place, ()):
                _, x, y, _, reach = mark
                dx = left - x if x < left else x - right if x > right else 0.0
                dy = bottom - y if y < bottom else y - top if y > top else 0.0
                if dx < away + reach and dy < away + reach:
                    found.append((mark, hypot(dx, dy)))
        return found


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    left, bottom, right, top = box
    for row in range(int(bottom // _CELL_PX), int(top // _CELL_PX) + 1):
        for column in range(int(left // _CELL_PX), int(right // _CELL_PX) + 1):
            yield column, row
