"""The map itself: ground, marks and names in a frame; no panels, no fingers, no clock."""

from collections.abc import Iterator, Sequence

import numpy as np
from kivy.graphics.scissor_instructions import ScissorPop, ScissorPush
from kivy.uix.widget import Widget

from kiosk.cartography.camera import Camera
from kiosk.cartography.chart import Burst, Chart, Spot
from kiosk.cartography.ground import Ground, Scanned
from kiosk.core.geometry import Rect
from kiosk.widgets.look import Look
from kiosk.widgets.map.arrays import Lengths, Point
from kiosk.widgets.map.backdrop import Backdrop
from kiosk.widgets.map.badges import badge_radius
from kiosk.widgets.map.bursts import burst_discs, burst_radii
from kiosk.widgets.map.discs import COLUMNS, discs
from kiosk.widgets.map.heads import Heads
from kiosk.widgets.map.layer import Layer
from kiosk.widgets.map.palette import palette_of
from kiosk.widgets.map.programs import DISC, SPRITE
from kiosk.widgets.map.routes import Routes
from kiosk.widgets.map.signs import Signs
from kiosk.widgets.map.whereabouts import Fingertip, Whereabouts, named_at
from kiosk.widgets.photo import Textures

_RING = 3.2  # of brass around what is chosen
_RING_GAP = 4.0


class MapCanvas(Widget):
    """Shows ground and chart through a camera; draws anew only what has changed.

    Hang it, lay the ground, show a chart, then look from a camera: the work is done when it is
    next looked at. All points and rectangles are in window pixels.
    """

    def __init__(self, textures: Textures) -> None:
        super().__init__(size_hint=(None, None))
        self._frame = Rect(0, 0, 0, 0)
        self._look: Look | None = None
        self._chart = Chart()
        self._obstacles: tuple[Rect, ...] = ()
        self._camera: Camera | None = None  # the one asked for
        self._seen: Camera | None = None  # the same, moved to whole pixels
        self._origin: Point = (0.0, 0.0)
        self._where = Whereabouts(self._chart)
        self._radii: Lengths = np.empty(0)
        self._share, self._flash = 0.0, 0.0
        self._chosen: str | None = None
        self._on_paper = False
        self._stale = self._names_stale = self._settled = False
        self._backdrop = Backdrop(textures)
        self._routes = Routes()
        self._bursts, self._badges = Layer(DISC), Layer(DISC)
        self._ring, self._sprites = Layer(DISC), Layer(SPRITE)
        self._signs = Signs(self._badges, self._sprites)
        self._heads = Heads()
        self._layers = (
            *self._routes.layers, self._bursts, self._badges, self._ring, *self._heads.layers,
            self._sprites,
        )  # fmt: skip
        self._build()

    def hang(self, frame: Rect, look: Look) -> None:
        """Take a place on the screen and a look."""
        frame = Rect(*(float(round(side)) for side in _sides(frame)))
        if (frame, look) == (self._frame, self._look):
            return
        redressed = look != self._look
        self._frame, self._look = frame, look
        self.pos, self.size = (frame.x, frame.y), (frame.width, frame.height)
        self._clip.pos = (int(frame.x), int(frame.y))
        self._clip.size = (int(frame.width), int(frame.height))
        self._backdrop.hang(frame, palette_of(look))
        if redressed:
            self._lay_chart()
        self._stale = self._names_stale = True

    def lay(self, ground: Ground | None) -> None:
        """Take the ground; the same object again changes nothing."""
        if not self._backdrop.lay(ground):
            return
        self._stale = True
        on_paper = isinstance(ground, Scanned)
        if on_paper != self._on_paper:
            self._on_paper = on_paper
            self._lay_chart()
            self._names_stale = True

    def show(self, chart: Chart, obstacles: Sequence[Rect]) -> None:
        """Take what lies on the ground, and where names may not stand."""
        obstacles = tuple(obstacles)
        if chart is not self._chart:
            self._chart = chart
            self._where = Whereabouts(chart)
            self._origin = self._where.origin
            self._lay_chart()
            self._stale = self._names_stale = True
        if obstacles != self._obstacles:
            self._obstacles = obstacles
            self._stale = self._names_stale = True

    def look_from(self, camera: Camera) -> None:
        """See the map through a camera; cheap while it only moves."""
        if camera != self._camera or self._stale:
            self._see(camera, at_rest=False)

    def settle(self) -> None:
        """The camera has come to rest: make everything sharp and place the names anew."""
        if self._camera is not None and (self._stale or not self._settled):
            self._names_stale = True
            self._see(self._camera, at_rest=True)

    def light(self, share: float, flash: float) -> None:
        """Show as much of the passage; what begins flashes for a share `flash` of it (0: not).

        When the passage is over nothing flashes any more.
        """
        flash = 0.0 if share >= 1.0 else flash
        if (share, flash) == (self._share, self._flash):
            return
        self._share, self._flash = share, flash
        for layer in self._layers:
            layer.set(clock=float(share), flash=float(flash))
        self._heads.light(share)

    def choose(self, id_: str | None) -> None:
        """Ring what is chosen; None: nothing."""
        if id_ == self._chosen:
            return
        self._chosen = id_
        self._routes.choose(id_)
        if self._signs.choose(id_) and self._seen is not None:
            self._signs.place(self._seen, self._frame, self._obstacles)
        self._draw_ring()

    def feature_at(self, x: float, y: float, reach_px: float) -> str | None:
        """What a fingertip there means: symbols, names, routes, areas; only what is to be seen."""
        camera, look = self._seen, self._look
        if camera is None or look is None or not self._frame.contains(x, y):
            return None
        scale = camera.scale
        tip = Fingertip(camera.to_plane(self._frame, x, y), reach_px / scale, self._share)
        symbol, is_beneath = self._where.symbol_at(
            tip, self._radii / scale, badge_radius(look) / scale, self._signs.shown_spots
        )
        if is_beneath:
            return symbol
        texts = self._signs.texts(camera, self._frame, self._share)
        return (
            named_at((x, y), texts)
            or symbol
            or self._where.trace_at(tip)
            or self._where.region_at(tip)
        )

    def position_of(self, id_: str) -> Point | None:
        """Where what has this id is seen, even outside of the frame; None if there is no such."""
        camera = self._seen
        if camera is None:
            return None
        place = self._where.position_of(id_, camera.region(self._frame))
        return None if place is None else camera.to_window(self._frame, *place)

    @property
    def is_busy(self) -> bool:
        """Whether pictures of the ground are still to come."""
        return self._backdrop.is_busy

    @property
    def bakes(self) -> int:
        """How often the ground has been drawn."""
        return self._backdrop.bakes

    def animate(self, now: float) -> None:
        """Take in pictures that have arrived."""
        if self._stale and self._camera is not None:
            self._see(self._camera, at_rest=False)
        self._backdrop.animate()

    def _build(self) -> None:
        with self.canvas.before:
            self._clip = ScissorPush(x=0, y=0, width=0, height=0)
        with self.canvas.after:
            ScissorPop()
        self.canvas.add(self._backdrop.group)
        for layer in self._layers:
            self.canvas.add(layer.context)

    def _see(self, camera: Camera, *, at_rest: bool) -> None:
        if self._look is None:
            return
        self._stale, self._settled, self._camera = False, at_rest, camera
        if at_rest:
            seen = self._backdrop.settle(camera)
            self._routes.settle(seen, self._frame)
        else:
            seen = self._backdrop.look_from(camera)
            self._routes.look_from(seen, self._frame)
        self._seen = seen
        if self._names_stale or not self._signs.serves(seen):
            self._names_stale = False
            self._signs.place(seen, self._frame, self._obstacles)
        for layer in self._layers:
            layer.look(seen, self._frame, self._origin)
        for layer in (self._badges, self._ring, self._sprites):
            layer.set(steady=float(self._signs.is_steady(seen)))

    def _lay_chart(self) -> None:
        """Take the chart into all layers, in the look of now."""
        look = self._look
        if look is None:
            return
        chart, origin = self._chart, self._origin
        self._radii = burst_radii(chart.bursts, look)
        corners = burst_discs(chart.bursts, self._radii, self._where.bursts - origin, look)
        self._bursts.draw(self._bursts.quads(corners))
        self._routes.lay(chart, origin, look, on_paper=self._on_paper)
        self._signs.lay(chart, self._where, self._radii, origin, look)
        self._heads.lay(chart, self._where, origin, look)
        self._heads.light(self._share)
        self._draw_ring()

    def _draw_ring(self) -> None:
        look = self._look
        if look is None:
            return
        gap, width = look.px(_RING_GAP), look.px(_RING)
        rings = [np.empty((0, 4, COLUMNS), np.float32)]
        for symbol, radius in self._chosen_symbols(look):
            place = np.array([(symbol.x, symbol.y)]) - self._origin
            brass, begins = look.colour("brass"), symbol.begins
            rings.append(discs(place, radius + gap, brass, line=width, begins=begins))
        self._ring.draw(self._ring.quads(np.concatenate(rings).reshape(-1, COLUMNS)))

    def _chosen_symbols(self, look: Look) -> Iterator[tuple[Spot | Burst, float]]:
        """What wears the ring, with its radius."""
        for spot in self._chart.spots:
            if spot.id == self._chosen:
                yield spot, badge_radius(look)
        for burst, radius in zip(self._chart.bursts, self._radii, strict=True):
            if burst.id == self._chosen:
                yield burst, float(radius)


def _sides(rect: Rect) -> tuple[float, float, float, float]:
    return rect.x, rect.y, rect.width, rect.height
