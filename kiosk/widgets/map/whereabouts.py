"""Where a chart's features are: for a fingertip, for a name, for whoever asks; plain arithmetic."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.cartography.chart import Burst, Chart, Lettering, Points, Region, Spot, Trace
from kiosk.cartography.clip import clip_line, ring_area
from kiosk.core.geometry import Rect, clamp
from kiosk.widgets.map.arrays import Lengths, Point


@dataclass(frozen=True, slots=True)
class Fingertip:
    """Where a finger points and how far it may be off, in plane units, and at which share."""

    place: Point
    reach: float
    share: float


class Whereabouts:
    """The places of everything on one chart."""

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self.spots = _places(chart.spots)
        self.bursts = _places(chart.bursts)
        self._along = {trace: _along(trace.points) for trace in chart.traces}
        self._middles = [_middle_of_ring(region.rings[0]) for region in chart.regions]
        self._sizes = [abs(ring_area(region.rings[0])) for region in chart.regions]

    @property
    def origin(self) -> Point:
        """A place amid most of it, so that distances from there are short numbers."""
        points = [
            self.spots, self.bursts, *(trace.points for trace in self._chart.traces),
            *(ring for region in self._chart.regions for ring in region.rings),
            _places(self._chart.letterings),
        ]  # fmt: skip
        every = np.concatenate(points)
        if not len(every):
            return 0.0, 0.0
        return _point(np.median(every, axis=0))

    def position_of(self, id_: str, seen: Rect) -> Point | None:
        """The place of what has this id; of a route the one nearest its middle that is seen."""
        symbols: tuple[Spot | Burst, ...] = (*self._chart.spots, *self._chart.bursts)
        for symbol in symbols:
            if symbol.id == id_:
                return symbol.x, symbol.y
        for trace in self._chart.traces:
            if trace.id == id_:
                return self.middle_of_trace(trace, seen)
        for number, region in enumerate(self._chart.regions):
            if region.id == id_:
                return self.middle_of_region(number)
        return None

    def middle_of_region(self, number: int) -> Point:
        """The middle of an area's outline."""
        return self._middles[number]

    def middle_of_trace(self, trace: Trace, seen: Rect) -> Point:
        """The place on a route nearest its middle that is seen, else its middle itself."""
        along = self._along[trace]
        if not len(along):
            return 0.0, 0.0
        half = along[-1] / 2
        middle = _at(trace.points, along, half)
        if seen.contains(*middle):
            return middle
        ends = [_point(end) for piece in clip_line(trace.points, seen) for end in piece[[0, -1]]]
        return min(
            ends,
            key=lambda end: abs(_length_to(trace.points, along, end) - half),
            default=middle,
        )

    def head_of(self, trace: Trace, share: float) -> tuple[Point, float]:
        """How far a route is drawn, and the angle of its direction there against the clock."""
        along = self._along[trace]
        length = _drawn(trace, share) * float(along[-1])
        number = min(max(int(np.searchsorted(along, length, "right")) - 1, 0), len(along) - 2)
        step = trace.points[number + 1] - trace.points[number]
        return _at(trace.points, along, length), float(np.degrees(np.arctan2(step[1], step[0])))

    def symbol_at(
        self, tip: Fingertip, burst_radii: Lengths, spot_radius: float, shown: Collection[int]
    ) -> tuple[str | None, bool]:
        """The symbol or event that is meant, and whether it lies right beneath the fingertip.

        The nearest middle within reach, else the smallest disc beneath; radii in plane units,
        `shown` are the numbers of the spots that are seen.
        """
        numbers = np.array(sorted(shown), np.intp)
        features = [*(self._chart.spots[number] for number in numbers), *self._chart.bursts]
        if not features:
            return None, False
        places = np.concatenate((self.spots[numbers], self.bursts))
        radii = np.concatenate((np.full(len(numbers), spot_radius), burst_radii))
        away = np.hypot(*(places - tip.place).T)
        meant = away <= np.maximum(radii, tip.reach)
        meant &= np.array([feature.begins for feature in features]) <= tip.share
        if not meant.any():
            return None, False
        beyond = away > tip.reach
        first = int(np.lexsort((np.where(beyond, radii, away), beyond, ~meant))[0])
        return features[first].id, bool(away[first] <= radii[first])

    def trace_at(self, tip: Fingertip) -> str | None:
        """The nearest route within reach, as far as it is drawn."""
        best, nearest = None, tip.reach
        for trace in self._chart.traces:
            along = self._along[trace]
            if trace.begins <= tip.share and len(along) >= 2:
                drawn = _drawn(trace, tip.share) * float(along[-1])
                away = _distance(trace.points, along, drawn, tip.place)
                if away <= nearest:
                    best, nearest = trace.id, away
        return best

    def region_at(self, tip: Fingertip) -> str | None:
        """The smallest area in which the fingertip lies."""
        inside = [
            (self._sizes[number], number)
            for number, region in enumerate(self._chart.regions)
            if region.begins <= tip.share and _contains(region, tip.place)
        ]
        return self._chart.regions[min(inside)[1]].id if inside else None


def named_at(at: Point, texts: Mapping[str, Rect]) -> str | None:
    """Whose name is written at a point of the window."""
    return next((id_ for id_, rect in texts.items() if rect.contains(*at)), None)


def _places(features: Sequence[Spot | Burst | Lettering]) -> Points:
    return np.array([(one.x, one.y) for one in features], np.float64).reshape(-1, 2)


def _drawn(trace: Trace, share: float) -> float:
    """How much of a route is drawn, 0 to 1."""
    if trace.ends <= trace.begins:
        return 1.0
    return clamp((share - trace.begins) / (trace.ends - trace.begins), 0.0, 1.0)


def _point(place: Lengths) -> Point:
    return float(place[0]), float(place[1])


def _along(points: Points) -> Lengths:
    if not len(points):
        return np.empty(0)
    return np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))))


def _at(points: Points, along: Lengths, length: float) -> Point:
    return (
        float(np.interp(length, along, points[:, 0])),
        float(np.interp(length, along, points[:, 1])),
    )


def _length_to(points: Points, along: Lengths, place: Point) -> float:
    """How far along a line the point of it lies that is nearest to a place."""
    shares, away = _nearest(points, place)
    number = int(np.argmin(away))
    return float(along[number] + shares[number] * (along[number + 1] - along[number]))


def _distance(points: Points, along: Lengths, drawn: float, at: Point) -> float:
    """From a place to the part of a line up to a length."""
    last = int(np.searchsorted(along, drawn, "left"))
    part = np.concatenate((points[: max(1, last)], [_at(points, along, drawn)]))
    return float(_nearest(part, at)[1].min())


def _nearest(points: Points, at: Point) -> tuple[Lengths, Lengths]:
    """For each stretch, the share of it nearest to a place, and how far away that is."""
    starts, steps = points[:-1], np.diff(points, axis=0)
    squares = (steps * steps).sum(axis=1)
    shares = ((at - starts) * steps).sum(axis=1) / np.where(squares > 0.0, squares, 1.0)
    shares = np.clip(shares, 0.0, 1.0)
    return shares, np.hypot(*(starts + steps * shares[:, None] - at).T)


def _middle_of_ring(ring: Points) -> Point:
    """The centre of gravity, or the mean of the corners of what has no area."""
    x, y = (ring - ring[0]).T
    next_x, next_y = np.roll(x, -1), np.roll(y, -1)
    cross = x * next_y - next_x * y
    area = cross.sum() / 2
    if abs(area) < 1e-12:
        return _point(ring.mean(axis=0))
    return (
        float(ring[0, 0] + ((x + next_x) * cross).sum() / (6 * area)),
        float(ring[0, 1] + ((y + next_y) * cross).sum() / (6 * area)),
    )


def _contains(region: Region, at: Point) -> bool:
    """Whether a place lies within an odd number of the rings."""
    crossings = 0
    for ring in region.rings:
        x, y = ring.T
        next_x, next_y = np.roll(x, -1), np.roll(y, -1)
        spans = (y > at[1]) != (next_y > at[1])
        rise = np.where(spans, next_y - y, 1.0)
        crossings += int((spans & (at[0] < x + (at[1] - y) / rise * (next_x - x))).sum())
    return crossings % 2 == 1
