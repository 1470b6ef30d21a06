"""Draws a map page: the map under the visitor's fingers, its panels, and a card's pictures."""

from collections.abc import Callable

from kiosk.cartography.camera import Steering, fitting
from kiosk.cartography.ground import Drawn, Scanned
from kiosk.core.geometry import Rect
from kiosk.core.gestures import DoubleTap, Drag, Fling, Gesture, Pinch, Tap
from kiosk.core.intents import CloseItem, Intent, ShowItem
from kiosk.pages.map.screen.gallery import Gallery
from kiosk.pages.map.screen.panels import Panels, Spot
from kiosk.pages.map.screen.tools import Tools
from kiosk.pages.map.views import MapView, Terrain
from kiosk.widgets.button import Face
from kiosk.widgets.look import Look
from kiosk.widgets.map.canvas import MapCanvas
from kiosk.widgets.map.preparation import prepare
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.photo import Textures
from kiosk.widgets.target import Target

_STEP = 1.8  # one press of a zoom button
_CLOSEST_PX = 14.0  # of the window to the finest detail of the base map
_CLOSEST_SCAN_PX = 3.0  # to a pixel of a scanned map
_REACH = 44.0  # design pixels beside a sign within which a finger means it
_FLASH_SECONDS = 1.2


class MapScreen(PageScreen):
    """Built once; another map, phase or language is rendered into it."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(send, textures)
        self._view: MapView | None = None
        self._setting: Setting | None = None
        self._terrain: Terrain | None = None
        self._aimed = -1
        self._bounded: Rect | None = None  # the frame for which the bounds were drawn
        self._brought: tuple[object, ...] | None = None  # what was last brought into sight, and how
        self._now = 0.0
        self._steering = Steering()
        self._canvas = MapCanvas(textures)
        tools = Tools()
        self._zoom_in = tools.add("zoom-in", lambda: self._zoom(_STEP))
        self._zoom_out = tools.add("zoom-out", lambda: self._zoom(1 / _STEP))
        self._home = tools.add("whole-map", self._go_home)
        self._panels = Panels(send, self.sources, tools)
        self._gallery = Gallery(send, textures)
        self.add_widget(self._canvas)

    def prepare(self, look: Look) -> None:
        """Have the graphics card learn how maps are drawn."""
        self.remove_widget(self._canvas)
        prepare(self._canvas, look)
        self.add_widget(self._canvas, index=len(self.children))

    def begin(self) -> None:
        """Begin where the map begins."""
        self._panels.restart()
        self._terrain = None

    def render(self, view: MapView, setting: Setting) -> None:
        """Show a map."""
        self._view, self._setting, self._now = view, setting, setting.now
        self.dress_common(setting, items=False)
        self._dress_zoom(setting)
        self._panels.begin(view, setting)
        self._canvas.hang(setting.frame, setting.look)
        self._enter(view, setting)
        self._canvas.look_from(self._steering.camera)
        self._canvas.show(view.chart, self._panels.frames)
        self._canvas.choose(view.chosen)
        if view.chosen is None:
            self._brought = None
        spot = None if view.chosen is None else self._seen(view.chosen, setting)
        self._panels.finish(spot)
        self._canvas.show(view.chart, self._panels.frames)  # now that it is known what covers it
        self._show_gallery(view, setting)
        self.animate(setting.now)

    def animate(self, now: float) -> None:
        """Let the camera move, the phase play and pictures arrive."""
        view, setting, self._now = self._view, self._setting, now
        if view is None or setting is None:
            return
        if self._steering.advance(now):
            self._canvas.look_from(self._steering.camera)
        elif not self._steering.is_moving:
            self._rest()
        share, flash = 1.0, 0.0
        if view.play is not None:
            share = view.play.share(now)
            flash = 0.0 if setting.look.still else _FLASH_SECONDS / view.play.seconds
        self._canvas.light(share, flash if share < 1.0 else 0.0)
        self._panels.tell(now)
        self._canvas.animate(now)
        if self._gallery.parent is not None:
            self._gallery.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """The buttons of the picture that fills the page, or of the panels."""
        if self._gallery.parent is not None:
            return self._gallery.targets()
        return self._panels.targets()

    def gesture(self, gesture: Gesture) -> None:
        """Pan, pinch, fling and tap on the map; on a panel, whatever that does with it."""
        if self._gallery.parent is not None:
            self._gallery.gesture(gesture)
        elif not self._panels.gesture(gesture):
            self._steer(gesture)

    # ------------------------------------------------------------------------------ in detail

    @property
    def _glides(self) -> bool:
        return self._setting is not None and not self._setting.look.still

    def _steer(self, gesture: Gesture) -> None:
        match gesture:
            case Drag(dx=dx, dy=dy):
                self._steering.pan(dx, dy)
            case Pinch(x=x, y=y, factor=factor):
                self._steering.zoom(factor, x, y)
            case Fling(vx=vx, vy=vy) if self._glides:
                self._steering.fling(vx, vy, self._now)
            case DoubleTap(x=x, y=y):
                self._steering.step(_STEP, x, y, self._now, glide=self._glides)
            case Tap(x=x, y=y):
                self._tap(x, y)
            case _:
                return

    def _tap(self, x: float, y: float) -> None:
        """Open what is there; beside everything, close what is open."""
        self._steering.touch()
        reach = 0.0 if self._setting is None else self._setting.look.px(_REACH)
        found = self._canvas.feature_at(x, y, reach)
        self.send(CloseItem() if found is None else ShowItem(found))

    def _zoom(self, factor: float) -> None:
        x, y = self._panels.free.centre
        self._steering.step(factor, x, y, self._now, glide=self._glides)

    def _go_home(self) -> None:
        if self._view is not None:
            self._steering.aim(self._view.aim.box, self._now, glide=self._glides)

    def _enter(self, view: MapView, setting: Setting) -> None:
        """Take another map, another frame, or another part of the map to look at."""
        terrain = view.terrain
        is_new = terrain is not self._terrain
        is_elsewhere = is_new or view.aim.number != self._aimed
        self._steering.reframe(setting.frame, self._panels.free)
        if is_elsewhere or setting.frame != self._bounded:
            self._bounded = setting.frame  # what opens and closes on the map moves nothing
            bounds = _bounds(view, setting.frame, self._panels.free)
            self._steering.bound(bounds, _closest(terrain))
        if is_new:
            self._terrain = terrain
            self._canvas.lay(terrain.ground)
        if is_elsewhere:
            self._aimed = view.aim.number
            glide = self._glides and not is_new
            self._steering.aim(view.aim.box, setting.now, glide=glide)

    def _seen(self, chosen: str, setting: Setting) -> Spot | None:
        """Where the chosen feature is in the window; what was out of sight is brought into it."""
        spot = self._canvas.position_of(chosen)
        occasion = (chosen, setting.look, setting.frame)
        if occasion == self._brought or spot is None or self._panels.is_clear(spot):
            return spot
        self._brought = occasion  # once: after that, the map goes where fingers lead it
        x, y = self._steering.camera.to_plane(setting.frame, *spot)
        room = self._panels.clear_room().inset(setting.look.px(_REACH))
        self._steering.uncover(x, y, room, setting.now, glide=self._glides)
        return self._steering.destination.to_window(setting.frame, x, y)

    def _rest(self) -> None:
        """The camera stands still: draw sharply, and say how far one can still zoom."""
        self._canvas.settle()
        steering, setting = self._steering, self._setting
        can = (steering.can_zoom_in, steering.can_zoom_out)
        if setting is not None and can != (self._zoom_in.enabled, self._zoom_out.enabled):
            self._dress_zoom(setting)
            self._zoom_in.paint()
            self._zoom_out.paint()

    def _dress_zoom(self, setting: Setting) -> None:
        """Zoom buttons that lead nowhere say so."""
        look, words, steering = setting.look, setting.words, self._steering
        self._zoom_in.dress(Face(icon="plus"), look, spoken=words.say("zoom_in"),
                            enabled=steering.can_zoom_in)  # fmt: skip
        self._zoom_out.dress(Face(icon="minus"), look, spoken=words.say("zoom_out"),
                             enabled=steering.can_zoom_out)  # fmt: skip
        self._home.dress(Face(icon="current-location"), look, spoken=words.say("whole_map"))

    def _show_gallery(self, view: MapView, setting: Setting) -> None:
        """The picture that fills the page, or the panels."""
        wanted = self._panels
        if view.picture is not None and view.card is not None:
            self._gallery.show(view.card.pictures, view.picture, setting)
            wanted = self._gallery
        for layer in (self._panels, self._gallery):
            if layer is wanted and layer.parent is None:
                self.add_widget(layer)
            elif layer is not wanted and layer.parent is not None:
                self.remove_widget(layer)


def _bounds(view: MapView, frame: Rect, free: Rect) -> Rect:
    """How far one may look: over the whole map, and as far as its views need to be seen whole.

    On a screen of another shape that is beyond the map's edge. A scanned map is a view too.
    """
    terrain = view.terrain
    bounds, closest = terrain.bounds, _closest(terrain)
    views = [terrain.home, view.aim.box]
    if isinstance(terrain.ground, Scanned):
        views.append(terrain.bounds)
    for box in views:
        bounds = bounds.joined(fitting(box, frame, free, closest).region(frame))
    return bounds


def _closest(terrain: Terrain) -> float:
    """The most window pixels to a plane unit: closer, there is nothing more to see."""
    match terrain.ground:
        case Drawn(levels):
            return _CLOSEST_PX / levels[-1].resolution
        case Scanned():
            return _CLOSEST_SCAN_PX
        case None:
            return _CLOSEST_PX
