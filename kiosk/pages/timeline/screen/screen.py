"""Draws a timeline: the axis under the visitor's fingers, its tools, and the card beside it."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.cartography.camera import Steering
from kiosk.core.geometry import Rect
from kiosk.core.gestures import DoubleTap, Drag, Fling, Gesture, Pinch, Tap
from kiosk.core.intents import Intent, ShowItem, ToggleLayer
from kiosk.pages.timeline.screen.card import Card
from kiosk.pages.timeline.screen.chips import Chip, Toolbar
from kiosk.pages.timeline.screen.layout import Layout
from kiosk.pages.timeline.screen.rows import EventRow
from kiosk.pages.timeline.screen.strip import Strip
from kiosk.pages.timeline.views import EventView, RowView, TimelineView, TrackView
from kiosk.widgets.leaves import Leaves
from kiosk.widgets.page_screen import PageScreen, Setting
from kiosk.widgets.photo import Textures
from kiosk.widgets.target import Target
from kiosk.widgets.text import Text, plain

_STEP = 2.2  # one press of a zoom button, and a double tap
_REACH = 44.0  # design pixels beside a sign within which a finger means it
_FILLS = 0.85  # of what is free: as much a chosen stretch of time may take
_PLACE, _LEAST_PLACE = 0.35, 0.06  # of it: where what is chosen begins, so that its name fits
_LEAST_ROW, _LEAST_SWITCH = 440.0, 560.0  # design pixels wide, at normal text size


class TimelineScreen(PageScreen):
    """Built once; another timeline, event or language is rendered into it."""

    def __init__(self, send: Callable[[Intent], None], textures: Textures) -> None:
        super().__init__(send, textures)
        self._view: TimelineView | None = None
        self._setting: Setting | None = None
        self._steering = Steering()
        self._bounded: tuple[object, ...] | None = None
        self._brought: str | None = None
        self._went_to: float | None = None  # the scale at which an event was brought
        self._now = 0.0
        self._strip = Strip()
        self._kicker, self._heading = Text(), Text()
        self._tools = Toolbar(send, self._zoom, self._go_home)
        self._card = Card(send, textures, (self.previous, self.next), self.sources)
        self._listing: Leaves[RowView] = Leaves(
            "more-rows", lambda key: EventRow(key, lambda: send(ShowItem(key))), _LEAST_ROW
        )
        self._switches: Leaves[TrackView] = Leaves(
            "more-tracks", lambda key: Chip(key, lambda: send(ToggleLayer(key))), _LEAST_SWITCH
        )
        for part in (self._strip, self._kicker, self._heading, self._tools, self._card):
            self.add_widget(part)

    def begin(self) -> None:
        """Begin with all of the axis."""
        self._bounded = self._brought = self._went_to = None
        self._card.begin()
        self._listing.begin()
        self._switches.begin()

    def render(self, view: TimelineView, setting: Setting) -> None:
        """Show a timeline."""
        self._view, self._setting, self._now = view, setting, setting.now
        look = setting.look
        layout = Layout(look, setting.frame)
        self.dress_common(setting, items=True)
        inside = layout.inside
        top = self._set_heading(view, layout)
        most = top - 2 * layout.gap - inside.y - Strip.least(view, look)
        height = self._tools.set(view, setting, inside.width, 0.0 if view.listing else most)
        if layout.is_tall and height > most:  # the axis needs more, and the card may have less
            layout = replace(layout, most=layout.card.height - (height - most))
            inside = layout.inside
        self._card.show(view, setting, layout)
        self._tools.arrange(inside.x, inside.y, inside.width)
        low = inside.y + height + layout.gap
        rest = layout.rest
        room = Rect(rest.x, low, rest.width, max(1.0, top - layout.gap - low))
        panel = self._panel(view)
        for part in (self._strip, self._listing, self._switches):
            if part is panel and part.parent is None:
                self.add_widget(part)
            elif part is not panel and part.parent is not None:
                self.remove_widget(part)
        listed = Rect(inside.x, low, inside.width, room.height)
        if panel is self._switches:
            switches = [(track.id, track) for track in view.tracks]
            self._switches.show(switches, look, setting.words, listed)
        elif panel is self._listing:
            rows = [(row.key, row) for row in view.rows]
            self._listing.show(rows, look, setting.words, listed)
        else:
            self._show_strip(view, setting, room)
        self._dress_zoom(setting)

    def animate(self, now: float) -> None:
        """Let the camera move, rows find their places and the picture arrive."""
        self._now = now
        self._card.animate(now)
        if self._strip.parent is None:
            return
        if self._steering.advance(now):
            self._strip.look_from(self._steering.camera, now)
            if self._setting is not None and not self._steering.is_moving:
                self._dress_zoom(self._setting)
        self._strip.animate(now)

    def targets(self) -> tuple[Target, ...]:
        """What stands on the axis as a list, the tools, the card's buttons."""
        panels = (self._switches, self._listing, self._tools, self._card)
        return tuple(
            target for panel in panels if panel.parent is self for target in panel.targets()
        )

    def gesture(self, gesture: Gesture) -> None:
        """Pan, pinch, fling and tap on the axis; on the card, scroll and turn."""
        for leaves in (self._switches, self._listing):
            if leaves.parent is self and leaves.gesture(gesture):
                return
        if self._card.holds(gesture.x, gesture.y):
            if not self._card.gesture(gesture):
                super().gesture(gesture)
        elif self._strip.parent is self:
            self._steer(gesture)

    # ------------------------------------------------------------------------------ in detail

    @property
    def _glides(self) -> bool:
        return self._setting is not None and not self._setting.look.still

    def _panel(self, view: TimelineView) -> Strip | Leaves[RowView] | Leaves[TrackView]:
        if self._tools.lacks_room:
            return self._switches
        return self._listing if view.listing else self._strip

    def _set_heading(self, view: TimelineView, layout: Layout) -> float:
        """Write kicker and heading; returns the height of the window at which they end."""
        look, inside = layout.look, layout.inside
        self._kicker.set(plain(view.kicker.upper()), look, role="label", face="strong",
                         colour="brass", width=inside.width, bold=True)  # fmt: skip
        self._heading.set(plain(view.heading), look, role="heading", face="title", bold=True,
                          width=inside.width, balanced=True)  # fmt: skip
        top = self._kicker.place(inside.x, inside.top)
        return self._heading.place(inside.x, top - look.px(8 if view.kicker else 0))

    def _show_strip(self, view: TimelineView, setting: Setting, room: Rect) -> None:
        self._strip.hang(room, setting.look)
        self._strip.show(view)
        self._enter(view, room)
        self._strip.look_from(self._steering.camera, setting.now)
        self._bring(view, setting)
        self._steering.advance(setting.now)
        self._strip.look_from(self._steering.camera, setting.now)

    def _enter(self, view: TimelineView, room: Rect) -> None:
        """Take another axis, or another frame: all of it is seen, unless fingers came closer."""
        free = self._strip.free
        place = (view.axis, room, free)
        if place == self._bounded:
            return
        is_new = self._bounded is None or self._bounded[0] != view.axis
        was_whole = is_new or not self._steering.can_zoom_out
        self._bounded = place
        length = view.axis.length
        scale = free.width / length
        self._steering.reframe(room, free)
        bounds = Rect((room.x - free.x) / scale, 0.0, room.width / scale, 0.0)
        self._steering.bound(bounds, max(scale, free.width / view.axis.finest))
        if was_whole:
            self._steering.aim(Rect(0.0, 0.0, length, 0.0), self._now, glide=False)
            self._went_to = self._steering.destination.scale

    def _bring(self, view: TimelineView, setting: Setting) -> None:
        """Have the chosen event in sight, so close that it is told from its neighbours; once."""
        if view.chosen == self._brought:
            return
        self._brought = view.chosen
        event = next((one for one in view.events if one.key == view.chosen), None)
        if event is None:
            return
        steering, strip, free = self._steering, self._strip, self._strip.free
        scale = steering.destination.scale
        wanted = self._scale_for(event, view, scale)
        if wanted == scale and strip.is_in_sight(event.key):
            return
        if scale == self._went_to:  # fingers did not change it: as far off as may be
            wanted = self._scale_for(event, view, strip.whole)
        seen = free.width / wanted
        begins = event.begins - view.axis.starts
        place = max(_LEAST_PLACE, _PLACE - (event.ends - event.begins) / seen / 2)
        middle = begins + seen * (0.5 - place)
        steering.aim(Rect(middle - seen / 2, 0.0, seen, 0.0), setting.now, glide=self._glides)
        self._went_to = steering.destination.scale

    def _scale_for(self, event: EventView, view: TimelineView, scale: float) -> float:
        """That scale, unless the event has no name there or does not fit."""
        most = self._strip.free.width * _FILLS
        length = event.ends - event.begins
        if length * scale > most:
            return most / length
        closest = self._strip.free.width / view.axis.finest
        if length:
            closest = min(closest, most / length)
        return self._strip.scale_for(event.key, scale, max(scale, closest))

    def _steer(self, gesture: Gesture) -> None:
        match gesture:
            case Drag(dx=dx):
                self._steering.pan(dx, 0.0)
            case Pinch(x=x, factor=factor):
                self._steering.zoom(factor, x, 0.0)
            case Fling(vx=vx) if self._glides:
                self._steering.fling(vx, 0.0, self._now)
            case DoubleTap(x=x):
                self._steering.step(_STEP, x, 0.0, self._now, glide=self._glides)
            case Tap(x=x, y=y):
                self._tap(x, y)
            case _:
                return

    def _tap(self, x: float, y: float) -> None:
        """Open what is there; beside everything, nothing changes."""
        self._steering.touch()
        reach = 0.0 if self._setting is None else self._setting.look.px(_REACH)
        found = self._strip.event_at(x, y, reach)
        if found is not None:
            self.send(ShowItem(found))

    def _zoom(self, way: float) -> None:
        """Closer (1) or farther off (-1), about the chosen event or one in the middle."""
        factor, x = _STEP if way > 0 else 1 / _STEP, self._strip.place_to_hold()
        self._steering.step(factor, x, 0.0, self._now, glide=self._glides)

    def _go_home(self) -> None:
        if self._view is not None:
            whole = Rect(0.0, 0.0, self._view.axis.length, 0.0)
            self._steering.aim(whole, self._now, glide=self._glides)
            self._went_to = self._steering.destination.scale

    def _dress_zoom(self, setting: Setting) -> None:
        steering = self._steering
        self._tools.allow(setting, closer=steering.can_zoom_in, wider=steering.can_zoom_out)
        self._tools.paint_zoom()
