"""Land and water as instructions for one bake: what of a level is seen at one scale, no more.

Knows levels and shapes, not where their picture ends up.
"""

from collections.abc import Iterator
from math import log2

import numpy as np
from kivy.graphics import ChangeState
from kivy.graphics.instructions import Instruction
from kivy.graphics.texture import Texture

from kiosk.cartography.camera import Camera
from kiosk.cartography.chart import Points
from kiosk.cartography.clip import clip_ring
from kiosk.cartography.ground import Level, Polygon
from kiosk.cartography.tessellate import triangulate
from kiosk.core.geometry import Rect, clamp
from kiosk.widgets.map.layer import Layer
from kiosk.widgets.map.palette import Palette, Rgb, Stroke
from kiosk.widgets.map.programs import INSET, PEN, TERRAIN
from kiosk.widgets.map.strands import Strands
from kiosk.widgets.map.strokes import strokes

_CELL_PX = 0.7  # half the diagonal of such a cell is half a pixel
_MARGIN_PX = 16.0  # shapes are cut this far outside of the picture, where their edges are not seen
_ENDLESS = 1e12
_FRINGE = 0.1  # of the shorter side of a level, or of the frame, in which it fades


class Areas:
    """Polygons of one kind, found by where they lie."""

    def __init__(self, polygons: tuple[Polygon, ...]) -> None:
        sound = [polygon for polygon in polygons if len(polygon.rings[0]) >= 3]
        self._outlines = Strands.of([polygon.rings[0] for polygon in sound])
        rings = [
            (number, ring)
            for number, polygon in enumerate(sound) for ring in polygon.rings if len(ring) >= 3
        ]  # fmt: skip
        self._polygon_of = np.array([number for number, _ in rings], np.intp)
        self.shores = Strands.of([ring for _, ring in rings], rings=True)

    def cut(self, region: Rect, cell: float, least: float) -> Iterator[list[Points]]:
        """The rings of what lies in a region and is not too small, each with fewer points."""
        wanted = self._outlines.near(region, least)[self._polygon_of]
        strands = self.shores.only(wanted).simplified(cell)
        inside = strands.inside(region).tolist()
        starts = strands.starts.tolist()
        rings: list[Points] = []
        polygon = -1
        for number, owner in enumerate(self._polygon_of[wanted].tolist()):
            if owner != polygon:
                if rings:
                    yield rings
                rings, polygon = [], owner
            ring = strands.points[starts[number] : starts[number + 1] - 1]
            if not inside[number]:
                ring = clip_ring(ring, region)
            rings.append(ring)
        if rings:
            yield rings


class Brushes:
    """The programs that paint a ground, made once: making one takes longer than painting."""

    def __init__(self) -> None:
        self.land, self.water, self.lines = Layer(TERRAIN), Layer(TERRAIN), Layer(PEN)
        self.inset = Layer(INSET)

    def look(self, camera: Camera, frame: Rect, origin: tuple[float, float]) -> None:
        """See what lies at `origin` and around through a camera."""
        for layer in (self.land, self.water, self.lines):
            layer.look(camera, frame, origin)

    def clean(self) -> None:
        """Let go of all that was painted last."""
        for layer in (self.land, self.water, self.lines, self.inset):
            layer.draw(())


class Terrain:
    """One level, ready to be painted again and again."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self._origin = level.bounds.centre  # distances from it are short numbers
        self._land = Areas(level.land)
        self._lakes = Areas(level.lakes)
        self._coasts = Strands.of(level.coasts)
        self._borders = Strands.of(level.borders)
        ranks = sorted({stream.rank for stream in level.rivers}, reverse=True)
        self._rivers = [
            (rank, Strands.of([one.points for one in level.rivers if one.rank == rank]))
            for rank in ranks
        ]

    def paint(
        self,
        brushes: Brushes,
        camera: Camera,
        frame: Rect,
        palette: Palette,
        relief: Texture | None,
    ) -> list[Instruction]:
        """Everything that `camera` sees of it in `frame` (pixels), from the ground up."""
        margin = _MARGIN_PX / camera.scale
        seen = camera.region(frame.inset(-_MARGIN_PX)).cut(self.level.bounds.inset(-margin))
        if not (seen.width and seen.height):
            return []
        land, water, lines = brushes.land, brushes.water, brushes.lines
        brushes.look(camera, frame, self._origin)
        self._shade(land, palette, relief, camera.scale)
        _flatten(water, palette.sea[:3])
        cell, least = _CELL_PX / camera.scale, palette.least_px / camera.scale
        land.draw(self._fill(land, self._land, seen, cell, least, relief))
        least_lake = palette.least_lake_px / camera.scale
        water.draw(self._fill(water, self._lakes, seen, cell, least_lake, None))
        lines.draw(self._lines(lines, seen, cell, palette, camera.scale))
        return [land.context, water.context, lines.context]

    def inset(
        self, brushes: Brushes, camera: Camera, frame: Rect, picture: Texture
    ) -> list[Instruction]:
        """A picture of `frame` wherever this level lies, fading into what coarser ones show there.

        A level that ended as if cut with a knife showed its edges in hills, lakes and rivers.
        """
        bounds = self.level.bounds
        left, bottom = camera.to_window(frame, bounds.x, bounds.y)
        right, top = camera.to_window(frame, bounds.right, bounds.top)
        fringe = _FRINGE * min(right - left, top - bottom, frame.width, frame.height)
        brushes.inset.set(
            size=(float(frame.width), float(frame.height)), edges=(left, bottom, right, top),
            fringe=float(fringe),
        )  # fmt: skip
        seen = Rect(left, bottom, right - left, top - bottom).cut(frame)
        corners = [
            (seen.x, seen.top), (seen.x, seen.y), (seen.right, seen.top), (seen.right, seen.y)
        ]  # fmt: skip
        brushes.inset.draw(brushes.inset.quads(np.array(corners, np.float32), picture))
        return [brushes.inset.context]

    def _shade(self, land: Layer, palette: Palette, relief: Texture | None, scale: float) -> None:
        _flatten(land, palette.land)
        if relief is None or self.level.relief is None:
            return
        bounds, (x, y) = self.level.relief.bounds, self._origin
        land.set(
            shaded=_strength(bounds.width * scale / relief.width),
            dark=palette.dark,
            bright=palette.bright,
            sheet=(bounds.x - x, bounds.top - y, bounds.width, bounds.height),
        )

    def _fill(
        self, layer: Layer, areas: Areas, seen: Rect, cell: float, least: float,
        texture: Texture | None,
    ) -> list[Instruction]:  # fmt: skip
        corners, indices, count = [], [], 0
        for rings in areas.cut(seen, cell, least):
            own, triangles = triangulate(rings, self._origin)
            corners.append(own)
            indices.append(triangles + np.uint32(count))
            count += len(own)
        if not corners:
            return []
        return layer.triangles(np.concatenate(corners), np.concatenate(indices), texture)

    def _lines(
        self, layer: Layer, seen: Rect, cell: float, palette: Palette, scale: float
    ) -> Iterator[Instruction]:
        """From the least to the most important; the coast lies over the edges of the land."""
        least, least_lake = palette.least_px / scale, palette.least_lake_px / scale
        for rank, rivers in self._rivers:
            yield from self._stroke(layer, rivers, seen, cell, palette.river(rank), least)
        yield from self._stroke(layer, self._lakes.shores, seen, cell, palette.shore, least_lake)
        yield from self._stroke(layer, self._borders, seen, cell, palette.border, least)
        yield from self._stroke(layer, self._coasts, seen, cell, palette.coast, least)

    def _stroke(
        self, layer: Layer, strands: Strands, seen: Rect, cell: float, stroke: Stroke, least: float
    ) -> Iterator[Instruction]:
        fewer = strands.only(strands.near(seen, least)).simplified(cell)
        corners, _ = strokes(fewer, self._origin, seen)
        if not len(corners):
            return
        half = stroke.width / 2
        yield ChangeState(
            ink=stroke.ink, pen=(half, stroke.dash, stroke.gap, half), life=(0.0, 0.0, _ENDLESS)
        )
        yield from layer.quads(corners)


def _strength(texel_px: float) -> float:
    """How much of a relief is shown whose texels are that large: great ones are mere blots."""
    return clamp(1.3 - 0.25 * log2(max(1.0, texel_px)), 0.25, 1.0)


def _flatten(layer: Layer, colour: Rgb) -> None:
    layer.set(
        shaded=0.0, sheet=(0.0, 0.0, 1.0, 1.0), even=colour, dark=colour, bright=colour,
    )  # fmt: skip
