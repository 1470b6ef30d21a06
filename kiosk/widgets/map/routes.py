"""Routes and areas of a chart as lines and fills, prepared for a view and drawn by share.

Knows their geometry and time; the program that draws them follows camera and clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.cartography.camera import Camera
from kiosk.cartography.chart import Chart, Region, Trace
from kiosk.cartography.clip import clip_ring
from kiosk.cartography.simplify import simplified
from kiosk.cartography.tessellate import triangulate
from kiosk.core.geometry import Rect
from kiosk.widgets.look import Look
from kiosk.widgets.map.arrays import Floats, Numbers, Point
from kiosk.widgets.map.coverage import Coverage
from kiosk.widgets.map.layer import Layer, stacked
from kiosk.widgets.map.palette import draws_with_lines
from kiosk.widgets.map.programs import AREA, LINE
from kiosk.widgets.map.strands import Strands
from kiosk.widgets.map.strokes import strokes

_CELL_PX = 0.7
_MOST_PX = 1e9  # lines have no buffer that could be too large
_WIDTH = 2.5
_CASING = 1.5  # of dark to either side of a route
_DASH, _GAP = 13.0, 9.0
_FILL = 0.15
_RANGE = 0.1  # of all ranges, should they lie on one another
_OUTLINE = 1.8
_DOT, _BETWEEN = 1.9, 4.6
_CHOSEN = 1.9  # times as wide is what is chosen


@dataclass(frozen=True, slots=True)
class _Pen:
    """How one pass over a line is drawn; window pixels."""

    ink: tuple[float, ...]
    half: float
    dash: float = 0.0
    gap: float = 0.0
    inset: float = 0.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a feature: the passes over it from the lowest up, and when it is drawn."""

    id: str
    passes: tuple[_Pen, ...]
    chosen: tuple[_Pen, ...]
    begins: float
    ends: float
    length: float


class Routes:
    """Add the contexts of `layers` to a canvas in their order."""

    def __init__(self) -> None:
        self._areas = Layer(AREA)
        self._lines = Layer(LINE)
        self._chosen_lines = Layer(LINE)
        self.layers = (self._areas, self._lines, self._chosen_lines)
        self._regions: tuple[Region, ...] = ()
        self._strands = Strands.of([])
        self._described: tuple[_Line, ...] = ()
        self._origin: Point = (0.0, 0.0)
        self._look: Look | None = None
        self._chosen: str | None = None
        self._coverage: Coverage | None = None

    def lay(self, chart: Chart, origin: Point, look: Look, *, on_paper: bool) -> None:
        """Take the routes and areas of a chart; drawn when they are next looked at.

        `on_paper` tells that they lie on a scanned map, which may be of any brightness.
        """
        rings = [
            (region, np.concatenate((ring, ring[:1])))
            for region in chart.regions for ring in region.rings if len(ring) >= 3
        ]  # fmt: skip
        traces = [trace for trace in chart.traces if len(trace.points) >= 2]
        self._strands = Strands.of([*(ring for _, ring in rings), *(one.points for one in traces)])
        self._described = (
            *(
                _outline(region, length, look, on_paper=on_paper)
                for (region, _), length in zip(rings, self._strands.lengths, strict=False)
            ),
            *(
                _route(trace, length, look)
                for trace, length in zip(traces, self._strands.lengths[len(rings) :], strict=True)
            ),
        )
        self._regions, self._origin, self._look = chart.regions, origin, look
        self._coverage = None
        for layer in self.layers:
            layer.draw(())

    def choose(self, id_: str | None) -> None:
        """Mark what has this id."""
        if id_ != self._chosen:
            self._chosen = id_
            if self._coverage is not None:
                self._draw_lines(self._coverage)

    def look_from(self, camera: Camera, frame: Rect) -> None:
        """Prepare what a camera sees, unless that was done."""
        coverage = self._coverage
        if coverage is None or coverage.frame != frame or not coverage.serves(camera):
            self._prepare(camera, frame)

    def settle(self, camera: Camera, frame: Rect) -> None:
        """Prepare lines for the size in which they are seen now."""
        coverage = self._coverage
        if coverage is None or coverage.frame != frame or not coverage.serves_at_rest(camera):
            self._prepare(camera, frame)

    def _prepare(self, camera: Camera, frame: Rect) -> None:
        self._coverage = Coverage.around(camera, frame, _MOST_PX)
        if self._look is not None:
            self._fill(self._coverage, self._look)
            self._draw_lines(self._coverage)

    def _fill(self, coverage: Coverage, look: Look) -> None:
        cell, region = 2 * _CELL_PX / coverage.camera.scale, coverage.region
        strong = draws_with_lines(look)
        ranges = sum(feature.dashed for feature in self._regions)
        corners, indices, count = [], [], 0
        for feature in self._regions:
            rings = [
                clip_ring(simplified(ring, cell, closed=True), region) for ring in feature.rings
            ]
            own, triangles = triangulate(rings, self._origin)
            if not len(triangles):
                continue
            alpha = (_RANGE / ranges if feature.dashed else _FILL) * (1.4 if strong else 1.0)
            ink = np.broadcast_to(look.colour(feature.colour, alpha), (len(own), 4))
            corners.append(stacked(own, ink, np.full(len(own), feature.begins)))
            indices.append(triangles + np.uint32(count))
            count += len(own)
        self._areas.draw(
            self._areas.triangles(np.concatenate(corners), np.concatenate(indices))
            if corners
            else ()
        )

    def _draw_lines(self, coverage: Coverage) -> None:
        region = coverage.region
        near = self._strands.near(region)
        strands = self._strands.only(near).simplified(_CELL_PX / coverage.camera.scale)
        corners, lines = strokes(strands, self._origin, region)
        lines = np.flatnonzero(near)[lines]
        passes = [line.passes for line in self._described]
        chosen = [line.chosen if line.id == self._chosen else () for line in self._described]
        for layer, pens in ((self._lines, passes), (self._chosen_lines, chosen)):
            layer.draw(layer.quads(self._drawn(corners, lines, pens)))

    def _drawn(self, corners: Floats, lines: Numbers, pens: Sequence[tuple[_Pen, ...]]) -> Floats:
        """The corners once for each pass, line by line, so that a line crosses those before it."""
        if not len(corners):
            return np.empty((0, LINE.columns), np.float32)
        most = max(len(each) for each in pens)
        quads = corners.reshape(-1, 4, corners.shape[1])
        drawn, order = [], []
        for number in range(most):
            styles = np.array(
                [_columns(line, each[number] if number < len(each) else None)
                 for line, each in zip(self._described, pens, strict=True)],
                np.float32,
            )  # fmt: skip
            wanted = styles[lines, 4] > 0.0
            style = np.repeat(styles[lines[wanted]][:, None], 4, axis=1)
            drawn.append(np.concatenate((quads[wanted], style), axis=2))
            order.append(lines[wanted] * most + number)
        if not drawn:
            return np.empty((0, LINE.columns), np.float32)
        by_line = np.argsort(np.concatenate(order), kind="stable")
        return np.concatenate(drawn)[by_line].reshape(-1, LINE.columns)


def _columns(line: _Line, pen: _Pen | None) -> tuple[float, ...]:
    """Ink, pen and life as the program reads them; a half width of 0 draws nothing."""
    if pen is None:
        return (0.0,) * 11
    life = (line.begins, line.ends, line.length)
    return (*pen.ink, pen.half, pen.dash, pen.gap, pen.inset, *life)


def _route(trace: Trace, length: float, look: Look) -> _Line:
    half = max(0.8, look.px(_WIDTH) / 2)
    dash, gap = (look.px(_DASH), look.px(_GAP)) if trace.dashed else (0.0, 0.0)
    casing, wide = look.colour("scrim", 0.8), _CHOSEN * half
    return _Line(
        trace.id,
        (
            _Pen(casing, half + look.px(_CASING), dash, gap, half),
            _Pen(look.colour(trace.colour), half, dash, gap, half),
        ),
        (
            _Pen(look.colour("scrim"), wide + look.px(_CASING), dash, gap, wide),
            _Pen(look.colour("brass"), wide, dash, gap, wide),
        ),
        trace.begins,
        trace.ends,
        length,
    )


def _outline(region: Region, length: float, look: Look, *, on_paper: bool) -> _Line:
    strong = on_paper or draws_with_lines(look)
    width = (_DOT if region.dashed else _OUTLINE) * (1.5 if strong else 1.0)
    half = max(0.6, look.px(width) / 2)
    between = look.px(_BETWEEN * (1.6 if on_paper else 1.0))
    dash, gap = (2 * half, between) if region.dashed else (0.0, 0.0)
    inset = half if region.dashed else 0.0
    alpha = 1.0 if strong else 0.7 if region.dashed else 0.9
    pens = [_Pen(look.colour(region.colour, alpha), half, dash, gap, inset)]
    if on_paper:
        dark = look.colour("scrim", 0.8)
        pens.insert(0, _Pen(dark, half + max(1.0, look.px(_CASING)), dash, gap, inset))
    chosen = (_Pen(look.colour("brass"), _CHOSEN * half),)
    return _Line(region.id, tuple(pens), chosen, region.begins, region.begins, length)
