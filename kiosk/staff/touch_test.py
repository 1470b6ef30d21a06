"""The touch test: crosses to touch, then the whole glass to paint; knows no widget and no words.

All positions are window pixels, y upwards.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from math import hypot
from statistics import fmean
from typing import Literal

from kiosk.core.geometry import Size, clamp

State = Literal["crosses", "verdict", "painting"]
Finding = Literal["fine", "turned", "off", "uneven"]
Point = tuple[float, float]

INSET = 0.08  # of the window's width and height: where the crosses in the corners stand
FINE_MM, ROUGH_MM = 7.0, 14.0
"""How far from a cross a finger may be felt, in the mean of all crosses and at any one."""
_FINE_PX, _ROUGH_PX = 30.0, 60.0  # of a screen 1080 high, where its size is not known
_COLUMNS_LONG, _COLUMNS_SHORT = 16, 9
_BETTER = 0.5  # how much of the deviation must go for the glass to count as turned

_SHARES: tuple[Point, ...] = (
    (INSET, 1 - INSET),
    (1 - INSET, 1 - INSET),
    (0.5, 0.5),
    (INSET, INSET),
    (1 - INSET, INSET),
)


@dataclass(frozen=True, slots=True)
class Glass:
    """The window in pixels, and pixels to a millimetre where that is known."""

    size: Size
    px_per_mm: float | None = None

    @property
    def fine_px(self) -> float:
        """How far fingers may miss on the average."""
        return self._px(FINE_MM, _FINE_PX)

    @property
    def rough_px(self) -> float:
        """How far one finger may miss."""
        return self._px(ROUGH_MM, _ROUGH_PX)

    def _px(self, mm: float, design: float) -> float:
        if self.px_per_mm is not None:
            return mm * self.px_per_mm
        return design * min(self.size.width, self.size.height) / 1080.0


@dataclass(frozen=True, slots=True)
class Cross:
    """A cross, and where the finger was felt that meant it (None: not yet)."""

    x: float
    y: float
    felt: Point | None = None

    @property
    def deviation(self) -> Point:
        """How far from the cross the finger was felt, to the right and upwards; (0, 0) if not."""
        if self.felt is None:
            return (0.0, 0.0)
        return (self.felt[0] - self.x, self.felt[1] - self.y)

    @property
    def distance(self) -> float:
        """The length of the deviation."""
        return hypot(*self.deviation)


@dataclass(frozen=True, slots=True)
class TouchVerdict:
    """What the crosses say. `off` is the mean deviation, to the right and upwards.

    `worst` is the number of the cross, from 0, that was missed most.
    """

    finding: Finding
    off: Point
    worst: int
    distances: tuple[float, ...]

    @property
    def is_fine(self) -> bool:
        """Whether visitors press what they touch."""
        return self.finding == "fine"


def judge(crosses: Sequence[Cross], glass: Glass) -> TouchVerdict:
    """Judge crosses that have all been touched."""
    distances = tuple(cross.distance for cross in crosses)
    worst = max(range(len(crosses)), key=distances.__getitem__)
    off = (
        fmean(cross.deviation[0] for cross in crosses),
        fmean(cross.deviation[1] for cross in crosses),
    )
    rest = max(hypot(cross.deviation[0] - off[0], cross.deviation[1] - off[1]) for cross in crosses)
    finding: Finding = "fine"
    if max(distances) > glass.rough_px or hypot(*off) > glass.fine_px:
        finding = "off" if rest <= glass.rough_px else "uneven"
    if finding != "fine" and _is_turned(crosses, glass.size):
        finding = "turned"
    return TouchVerdict(finding, off, worst, distances)


class TouchTest:
    """One run of the test on a glass."""

    def __init__(self, glass: Glass) -> None:
        self.glass = glass
        width, height = glass.size.width, glass.size.height
        self.crosses = [Cross(x * width, y * height) for x, y in _SHARES]
        self.state: State = "crosses"
        self.touched_cells: frozenset[tuple[int, int]] = frozenset()
        is_tall = height > width
        self.columns = _COLUMNS_SHORT if is_tall else _COLUMNS_LONG
        self.rows = _COLUMNS_LONG if is_tall else _COLUMNS_SHORT
        self._last: dict[object, Point] = {}

    @property
    def current(self) -> int | None:
        """The number of the cross to touch now, from 0."""
        return next((n for n, cross in enumerate(self.crosses) if cross.felt is None), None)

    @property
    def verdict(self) -> TouchVerdict | None:
        """What the crosses say, once all have been touched."""
        return judge(self.crosses, self.glass) if self.current is None else None

    def down(self, finger: object, x: float, y: float) -> None:
        """A finger arrives: it means the cross that is asked for, or paints."""
        current = self.current
        if self.state == "crosses" and current is not None:
            cross = self.crosses[current]
            self.crosses[current] = Cross(cross.x, cross.y, (x, y))
            if self.current is None:
                self.state = "verdict"
        elif self.state == "painting":
            self._last[finger] = (x, y)
            self._paint((x, y), (x, y))

    def move(self, finger: object, x: float, y: float) -> None:
        """A finger moves: it paints."""
        if self.state == "painting":
            self._paint(self._last.get(finger, (x, y)), (x, y))
            self._last[finger] = (x, y)

    def up(self, finger: object) -> None:
        """A finger leaves."""
        self._last.pop(finger, None)

    def paint_freely(self) -> None:
        """Go on to painting the glass."""
        self.state = "painting"

    def _paint(self, start: Point, end: Point) -> None:
        """Every field between two points a finger was felt at: fast fingers leave gaps."""
        size = self.glass.size
        field = min(size.width / self.columns, size.height / self.rows)
        steps = max(1, int(2 * hypot(end[0] - start[0], end[1] - start[1]) / field))
        cells = set(self.touched_cells)
        for step in range(steps + 1):
            x = start[0] + (end[0] - start[0]) * step / steps
            y = start[1] + (end[1] - start[1]) * step / steps
            cells.add(
                (
                    int(clamp(x / size.width * self.columns, 0, self.columns - 1)),
                    int(clamp(y / size.height * self.rows, 0, self.rows - 1)),
                )
            )
        if len(cells) > len(self.touched_cells):
            self.touched_cells = frozenset(cells)


def _is_turned(crosses: Sequence[Cross], size: Size) -> bool:
    """Whether another way of laying touch over picture explains the deviations far better."""
    straight = _misfit(crosses, size, lambda x, y: (x, y))
    ways = (_way(*way) for way in product((False, True), repeat=3) if any(way))
    return min(_misfit(crosses, size, way) for way in ways) < _BETTER * straight


def _way(swap: bool, flip_x: bool, flip_y: bool) -> Callable[[float, float], Point]:  # noqa: FBT001
    def turned(x: float, y: float) -> Point:
        if swap:
            x, y = y, x
        return (1 - x if flip_x else x, 1 - y if flip_y else y)

    return turned


def _misfit(crosses: Sequence[Cross], size: Size, way: Callable[[float, float], Point]) -> float:
    """The mean distance, in pixels, if touches are read that way."""
    distances = []
    for cross in crosses:
        felt = cross.felt or (cross.x, cross.y)
        x, y = way(felt[0] / size.width, felt[1] / size.height)
        distances.append(hypot(x * size.width - cross.x, y * size.height - cross.y))
    return fmean(distances)
