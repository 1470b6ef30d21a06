"""The axis with its tracks, under the visitor's fingers; no buttons, no clock of its own."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from math import floor, hypot, log

import numpy as np
from kivy.graphics import InstructionGroup
from kivy.graphics.scissor_instructions import ScissorPop, ScissorPush
from kivy.uix.widget import Widget
from numpy.typing import NDArray

from kiosk.cartography.camera import Camera
from kiosk.core.geometry import Rect, clamp, ease_in_out, mix
from kiosk.pages.timeline.bands import Band, Sizes, divided, has_room, most_rows
from kiosk.pages.timeline.lanes import Candidate, Lane, Measure, is_point, lanes, rows_wanted
from kiosk.pages.timeline.screen.crowd import CrowdSigns, draw_crowd
from kiosk.pages.timeline.screen.flag import Flag
from kiosk.pages.timeline.screen.heads import Heads
from kiosk.pages.timeline.screen.marks import Mark, Name, Standing
from kiosk.pages.timeline.screen.scale import Scale, Sight
from kiosk.pages.timeline.views import EventView, TimelineView
from kiosk.widgets.look import Look
from kiosk.widgets.text import Face, shortened, text_width

_SIDE = 64.0  # beside the ends of the axis, while all of it is seen
_BEYOND = 14.0  # the ends, names may reach
_RADIUS, _SMALL_RADIUS = 11.0, 8.0
_NAME_GAP = 10.0
_APART = 16.0
_ROW_PAD, _LEAST_PAD = 15.0, 5.0  # a row is so much higher than the words in it
_CROWD, _BAND_GAP = 16.0, 6.0
_CROWD_DOT = 9.0
_WIDEST_NAME = 430.0  # at normal text size; a longer name is cut, and told in full on the card
_WIDEST_SHARE = 0.4  # of the axis
_CLOSE_UP = 2.5  # times as large as the whole, events of the last rank are named
_LEVEL = 1.12  # between two spreads of the axis for which the rows are found anew
_MOVE_SECONDS = 0.3
_SEEK, _TRIES = 1.7, 6  # so much closer with each try, until an event has a name

Point = tuple[float, float]


class Strip(Widget):
    """Shows events through a camera whose plane is seconds from where the axis starts."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._view: TimelineView | None = None
        self._look: Look | None = None
        self._camera: Camera | None = None
        self._frame = Rect(0, 0, 0, 0)
        self._bands: tuple[Band, ...] = ()
        self._names: dict[str, Name] = {}
        self._lanes: Mapping[str, Lane] = {}
        self._level: int | None = None
        self._led: str | None = None  # who found room before all others
        self._heights: dict[str, float] = {}  # of each event that has moved: where it came from
        self._moved_at = -_MOVE_SECONDS
        self._begins: NDArray[np.float64] = np.empty(0)
        self._ends: NDArray[np.float64] = np.empty(0)
        self._marks: dict[str, Mark] = {}
        self._seen: dict[str, Rect] = {}  # what a finger may mean, and where it is
        with self.canvas.before:
            self._clip = ScissorPush(x=0, y=0, width=0, height=0)
        with self.canvas.after:
            ScissorPop()
        self._scale = Scale()
        self._heads = Heads()
        self._crowd = InstructionGroup()
        self._flag = Flag()
        self._layer = Widget(size_hint=(None, None))
        self._layer.canvas.before.add(self._crowd)
        for part in (self._scale, self._flag.stem, self._heads, self._layer, self._flag):
            self.add_widget(part)

    # ------------------------------------------------------------------------- what is shown

    @property
    def free(self) -> Rect:
        """The part of its frame in which all of the axis stands."""
        side = 0.0 if self._look is None else self._look.px(_SIDE)
        return self._frame.inset(min(side, self._frame.width / 4), 0)

    def hang(self, frame: Rect, look: Look) -> None:
        """Take a place on the screen and a look."""
        frame = Rect(*map(float, map(round, (frame.x, frame.y, frame.width, frame.height))))
        if (frame, look) == (self._frame, self._look):
            return
        self._frame, self._look = frame, look
        self.pos, self.size = (frame.x, frame.y), (frame.width, frame.height)
        self._clip.pos = (int(frame.x), int(frame.y))
        self._clip.size = (int(frame.width), int(frame.height))
        self._forget()

    def show(self, view: TimelineView) -> None:
        """Take what stands on the axis."""
        before, self._view = self._view, view
        look = self._look
        if look is None:
            return
        shown = [track for track in view.tracks if track.shown]
        is_new = before is None or before.events is not view.events or before.axis != view.axis
        if is_new or self._level is None:
            self._forget()
            self._begins = np.array([event.begins for event in view.events], np.float64)
            self._ends = np.array([event.ends for event in view.events], np.float64)
            self._names = {event.key: self._name(event, look) for event in view.events}
            self._bands = ()
            self._bands = self._divided(view, max(1, len(shown)), look)
            self._heads.show(shown, self._bands, self._frame, look)
        if before is not None and before.chosen != view.chosen:
            for key in (before.chosen, view.chosen):
                self._undress(key)

    def look_from(self, camera: Camera, now: float) -> None:
        """See it through a camera."""
        self._camera = camera
        self._draw(now)

    def animate(self, now: float) -> None:
        """Let events go to their new rows."""
        if self._heights and self._camera is not None:
            if now - self._moved_at >= _MOVE_SECONDS:
                self._heights = {}
            self._draw(now)

    # ------------------------------------------------------------------------- what is asked

    @staticmethod
    def least(view: TimelineView, look: Look) -> float:
        """The height without which a track would have no row, in window pixels."""
        tracks = max(1, sum(track.shown for track in view.tracks))
        row = _line(look) + look.px(_LEAST_PAD + _CROWD)
        return Scale.depth(look) + tracks * row

    def event_at(self, x: float, y: float, reach: float) -> str | None:
        """The event that a fingertip means: the nearest sign or name within reach."""
        if not self._frame.contains(x, y):
            return None

        def away(rect: Rect) -> float:
            return hypot(clamp(x, rect.x, rect.right) - x, clamp(y, rect.y, rect.top) - y)

        found = min(((away(rect), key) for key, rect in self._seen.items()), default=None)
        return None if found is None or found[0] > reach else found[1]

    def place_to_hold(self) -> float:
        """The place across the window that stays when a button spreads the axis.

        That of the chosen event, else of the one nearest the middle.
        """
        middle = self._frame.centre[0]
        marks = {key: mark.rect.centre[0] for key, mark in self._marks.items() if key in self._seen}
        chosen = None if self._view is None else marks.get(self._view.chosen or "")
        nearest = min(marks.values(), key=lambda x: abs(x - middle), default=middle)
        return clamp(nearest if chosen is None else chosen, self._frame.x, self._frame.right)

    def is_plain(self, key: str) -> bool:
        """Whether an event is named where it stands, wherever that is."""
        lane = self._lanes.get(key)
        return lane is not None and lane.row is not None and lane.side != "none"

    @property
    def whole(self) -> float:
        """The scale at which all of the axis is seen."""
        return self.free.width / self._view.axis.length if self._view is not None else 1.0

    def is_in_sight(self, key: str) -> bool:
        """Whether an event is seen with its name."""
        mark = self._marks.get(key)
        return mark is not None and mark.has_name and self.free.contains(*mark.rect.centre)

    def scale_for(self, key: str, scale: float, closest: float) -> float:
        """The scale, from the one given to the closest, at which an event has a name anyway."""
        for _ in range(_TRIES):
            lane = self._lane_at(scale, key)
            if lane is None or lane.side != "none" or scale >= closest:
                break
            scale = min(closest, scale * _SEEK)
        return scale

    # ---------------------------------------------------------------------------- in detail

    def _forget(self) -> None:
        """Set everything anew when it is next drawn."""
        self._level, self._lanes, self._heights = None, {}, {}
        for key in tuple(self._marks):
            self._undress(key)

    def _undress(self, key: str | None) -> None:
        mark = self._marks.pop(key, None) if key is not None else None
        if mark is not None:
            self._layer.remove_widget(mark)

    def _name(self, event: EventView, look: Look) -> Name:
        face: Face = "strong" if event.rank == 1 else "text"
        growth = look.font_px("label") / look.px(look.theme.sizes.label)
        most = min(look.px(_WIDEST_NAME) * growth, self._frame.width * _WIDEST_SHARE)
        return _fitted(event.title, look, face, most)

    def _divided(self, view: TimelineView, tracks: int, look: Look) -> tuple[Band, ...]:
        line = _line(look)
        head = line + look.px(6) if view.tracks else 0.0
        sizes = Sizes(head, line + look.px(_ROW_PAD), look.px(_CROWD), look.px(_BAND_GAP))
        if not has_room(self._room, tracks, sizes):
            low = Sizes(line if head else 0.0, line + look.px(_LEAST_PAD), sizes.crowd, 0.0)
            sizes = low if has_room(self._room, tracks, low) else replace(sizes, head=0.0)
        candidates = self._candidates(self.whole)
        most = most_rows(self._room, tracks, sizes)
        wanted = rows_wanted(candidates, tracks, self._measure(self.whole), most)
        return divided(self._room, wanted, sizes)

    @property
    def _room(self) -> Rect:
        """The tracks, above the axis."""
        frame, look = self._frame, self._look
        below = 0.0 if look is None else Scale.depth(look)
        return Rect(frame.x, frame.y + below, frame.width, max(1.0, frame.height - below))

    def _candidates(self, scale: float, first: str | None = None) -> list[Candidate]:
        view = self._view
        if view is None:
            return []
        starts = view.axis.starts
        return [
            Candidate(event.key, event.track, (event.begins - starts) * scale,
                      (event.ends - starts) * scale, self._names[event.key].width,
                      0 if event.key == first else event.rank)
            for event in view.events
        ]  # fmt: skip

    def _measure(self, scale: float) -> Measure:
        look, view = self._look, self._view
        if look is None or view is None:
            return Measure(1.0, 1.0, 1.0, 1.0)
        beyond = look.px(_BEYOND)
        return Measure(
            radius=look.px(_RADIUS), gap=look.px(_NAME_GAP), pad=look.px(_APART),
            first=-beyond, last=view.axis.length * scale + beyond,
            named_rank=self._named_rank(scale, look),
        )  # fmt: skip

    def _lane_at(self, scale: float, key: str) -> Lane | None:
        """The lane that an event would have at a scale, without any favour."""
        near = self._neighbours(scale, key)
        rows = [band.rows for band in self._bands]
        return lanes(near, rows, self._measure(scale), {}).get(key)

    def _neighbours(self, scale: float, key: str) -> list[Candidate]:
        """The event and those of its track that may stand in its way."""
        every = self._candidates(scale)
        one = next((each for each in every if each.key == key), None)
        if one is None:
            return []
        reach = self._frame.width
        return [
            each
            for each in every
            if each.track == one.track and each.x1 > one.x0 - reach and each.x0 < one.x1 + reach
        ]

    def _named_rank(self, scale: float, look: Look) -> int:
        """The last rank that is named; in rows that are too low none is."""
        if any(band.row < _line(look) for band in self._bands):
            return -1
        return 3 if scale >= _CLOSE_UP * self.whole else 2

    def _laid_at(
        self, scale: float, previous: Mapping[str, Lane], first: str | None
    ) -> Mapping[str, Lane]:
        """The lanes at a scale; the event that is to be named `first` finds room before all."""
        rows = [band.rows for band in self._bands]
        return lanes(self._candidates(scale, first), rows, self._measure(scale), previous)

    def _lay(self, camera: Camera, now: float) -> None:
        """Find the rows for this spread of the axis: a little closer, what fitted fits."""
        whole = self.whole
        level = max(0, floor(log(max(1.0, camera.scale / whole)) / log(_LEVEL) + 1e-6))
        chosen = None if self._view is None else self._view.chosen
        is_told = chosen is None or chosen == self._led or self.is_plain(chosen)
        if level == self._level and is_told:
            return
        is_first, before = self._level is None, self._lanes
        previous = {} if level == 0 else before
        self._level, self._led = level, chosen
        self._lanes = self._laid_at(whole * _LEVEL**level, previous, chosen)
        still = self._look is None or self._look.still
        if is_first or still or self._view is None:
            self._heights = {}
            return
        heights = {}
        for event in self._view.events:
            was, lane = before.get(event.key), self._lanes[event.key]
            if was is not None and was.row != lane.row:
                heights[event.key] = self._height(event, was, now)
        self._heights, self._moved_at = heights, now

    def _height(self, event: EventView, lane: Lane, now: float) -> float:
        """The middle of an event's row, or where it is on its way there."""
        target = self._bands[event.track].middle(lane.row)
        came_from = self._heights.get(event.key)
        if came_from is None:
            return target
        return mix(came_from, target, ease_in_out((now - self._moved_at) / _MOVE_SECONDS))

    def _draw(self, now: float) -> None:
        view, look, camera, frame = self._view, self._look, self._camera, self._frame
        if view is None or look is None or camera is None or not self._bands:
            return
        self._lay(camera, now)
        left, scale = camera.region(frame).x + view.axis.starts, camera.scale
        x0 = frame.x + (self._begins - left) * scale
        x1 = frame.x + (self._ends - left) * scale
        measure = self._measure(scale)
        reach = look.px(_WIDEST_NAME) * 2
        numbers = np.flatnonzero((x1 >= frame.x - reach) & (x0 <= frame.right + reach))
        self._seen, drawn, crowd = {}, set(), []
        for number in numbers.tolist():
            event = view.events[number]
            lane = self._lanes[event.key]
            y = self._height(event, lane, now)
            if lane.row is None and event.key != view.chosen:
                crowd.append((float(x0[number]), float(x1[number]), y, event))
                continue
            drawn.add(event.key)
            one = Candidate(event.key, 0, float(x0[number]), float(x1[number]), 0.0, 0)
            self._stand(event, one, lane, y, measure)
        for key in self._marks.keys() - drawn:
            self._undress(key)
        self._draw_crowd(crowd, look)
        self._plant_flag(view, look)
        flag = self._flag.rect if self._flag.opacity else None
        self._scale.draw(Sight(camera, frame, self._room, view.axis, look, view.language), flag)

    def _stand(
        self, event: EventView, one: Candidate, lane: Lane, y: float, measure: Measure
    ) -> None:
        look, view = self._look, self._view
        if look is None or view is None:
            return
        mark = self._marks.get(event.key)
        if mark is None:
            mark = self._marks[event.key] = Mark()
            self._layer.add_widget(mark)
            mark.dress(self._names[event.key], event.colour, look, great=event.rank == 1,
                       chosen=event.key == view.chosen)  # fmt: skip
        band = self._bands[event.track]
        mark.stand(
            Standing(
                x0=one.x0, x1=one.x1, y=y, row=min(band.row, look.px(64)),
                side=lane.side, moves=event.key in self._heights,
                clear=self._frame.inset(look.px(14), 0), is_point=is_point(one, measure),
                radius=look.px(_SMALL_RADIUS if event.rank > 2 else _RADIUS),
            ),
            measure.gap,
        )  # fmt: skip
        if mark.rect.overlaps(self._frame):
            name = mark.name_rect
            self._seen[event.key] = mark.rect if name is None else mark.rect.joined(name)

    def _draw_crowd(self, crowd: list[tuple[float, float, float, EventView]], look: Look) -> None:
        """What has no row, those in one place drawn once."""
        side, frame, colours = look.px(_CROWD_DOT), self._frame, {}
        boxes: dict[tuple[int, int, int], Rect] = {}
        for x0, x1, y, event in crowd:
            half = max(side, x1 - x0) / 2
            low = max(frame.x, (x0 + x1) / 2 - half)
            width = min(frame.right, (x0 + x1) / 2 + half) - low
            if width > 0.0:
                box = Rect(low, y - side / 2, width, side)
                self._seen[event.key] = box
                boxes[round(low / 3), round(width / 3), event.track] = box
                colours[event.track] = event.colour
        drawn = (
            CrowdSigns([box for key, box in boxes.items() if key[2] == track], colour)
            for track, colour in colours.items()
        )
        draw_crowd(self._crowd, tuple(drawn), look, side)

    def _plant_flag(self, view: TimelineView, look: Look) -> None:
        """The time of the chosen event, where it is on the axis."""
        mark = self._marks.get(view.chosen or "")
        room = self._room
        if mark is None or not mark.rect.overlaps(self._frame):
            self._flag.away()
            return
        begins = mark.rect.x if mark.rect.width > mark.rect.height * 1.5 else mark.rect.centre[0]
        x = clamp(begins, self._frame.x, self._frame.right)
        self._flag.stand(view.flag, x, mark.rect.y, room.y, self._frame, look)


def _line(look: Look) -> float:
    return look.font_px("label") * 1.3


@lru_cache(maxsize=8192)
def _fitted(title: str, look: Look, face: Face, most: float) -> Name:
    """A name as far as it fits into `most` pixels."""
    width = text_width(title, look, face=face)
    if width > most:
        title = shortened(title, look, most, face=face)
        width = text_width(title, look, face=face)
    return Name(title, width + 2)
