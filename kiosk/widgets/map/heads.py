"""The markers at the heads of routes while they are being drawn."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from kiosk.cartography.chart import Chart, Points, Trace
from kiosk.widgets.look import Look
from kiosk.widgets.map.arrays import Floats, Point
from kiosk.widgets.map.badges import badge_radius
from kiosk.widgets.map.captions import Caption, Captions
from kiosk.widgets.map.discs import COLUMNS, discs, piled
from kiosk.widgets.map.layer import Layer
from kiosk.widgets.map.programs import DISC, SPRITE
from kiosk.widgets.map.sprites import turned_pictures
from kiosk.widgets.map.whereabouts import Whereabouts

_SIZE = 0.86  # of a badge
_RING = 1.5
_NOSES: Mapping[str, float] = MappingProxyType({"plane": 0.0, "rocket": 45.0, "triangle": 90.0})
"""Where icons that turn with their route point to, in degrees against the clock from the right."""


class Heads:
    """Add the contexts of `layers` to a canvas in their order."""

    def __init__(self) -> None:
        self._discs = Layer(DISC)
        self._icons = Layer(SPRITE)
        self.layers = (self._discs, self._icons)
        self._traces: tuple[Trace, ...] = ()
        self._where: Whereabouts | None = None
        self._captions = Captions()
        self._origin: Point = (0.0, 0.0)
        self._look: Look | None = None
        self._moving = False

    def lay(self, chart: Chart, where: Whereabouts, origin: Point, look: Look) -> None:
        """Take the routes of a chart."""
        self._traces = tuple(
            trace for trace in chart.traces
            if trace.symbol and trace.ends > trace.begins and len(trace.points) >= 2
        )  # fmt: skip
        self._where, self._origin, self._look = where, origin, look
        self._captions.dress(look)
        self._captions.keep({Caption("icon", trace.symbol) for trace in self._traces})

    def light(self, share: float) -> None:
        """Stand where the routes end now; nothing is touched while none is being drawn."""
        moving = [trace for trace in self._traces if trace.begins < share < trace.ends]
        if self._look is not None and (moving or self._moving):
            self._draw(moving, share, self._look)
        self._moving = bool(moving)

    def _draw(self, moving: list[Trace], share: float, look: Look) -> None:
        if self._where is None:
            return
        heads = [self._where.head_of(trace, share) for trace in moving]
        places = np.array([place for place, _ in heads]).reshape(-1, 2) - self._origin
        inks = [look.colour(trace.colour) for trace in moving]
        self._discs.draw(self._discs.quads(self._badges(places, inks, look)))
        meshes = []
        for number, (trace, (_, angle)) in enumerate(zip(moving, heads, strict=True)):
            texture = self._captions.picture(Caption("icon", trace.symbol))
            turn = angle - _NOSES[trace.symbol] if trace.symbol in _NOSES else 0.0
            size = (texture.width * _SIZE, texture.height * _SIZE)
            corners = turned_pictures(
                places[number : number + 1], size, turn, texture.tex_coords, ink=inks[number]
            )
            meshes += self._icons.quads(corners, texture)
        self._icons.draw(meshes)

    def _badges(self, places: Points, inks: Sequence[tuple[float, ...]], look: Look) -> Floats:
        if not inks:
            return np.empty((0, COLUMNS), np.float32)
        radius, width = _SIZE * badge_radius(look), look.px(_RING)
        return piled(
            discs(places, radius, look.colour("scrim", 0.9)),
            discs(places, radius - width / 2, inks, line=width),
        )
