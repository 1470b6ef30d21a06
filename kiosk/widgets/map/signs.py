"""Symbols and names: which are shown where, as pictures that hang on their places.

Placed anew when the map has come to rest or is seen at another scale; otherwise they move with
their places. Names of what has not begun have their room already, so nothing gives way later.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import floor, hypot

import numpy as np
from kivy.graphics import Mesh
from kivy.graphics.texture import Texture

from kiosk.cartography.camera import Camera
from kiosk.cartography.chart import Chart, Lettering, Points, Spot
from kiosk.cartography.labels import HIDDEN, Candidate, Placed, Slot, place_labels
from kiosk.core.geometry import Rect, clamp
from kiosk.widgets.look import Look
from kiosk.widgets.map.arrays import Floats, Lengths, Point
from kiosk.widgets.map.badges import badge_discs, badge_radius
from kiosk.widgets.map.captions import Caption, Captions, Kind
from kiosk.widgets.map.discs import COLUMNS, RISING, discs, piled
from kiosk.widgets.map.layer import Layer
from kiosk.widgets.map.sprites import pictures, straight_line
from kiosk.widgets.map.towns import suburbs, towns_to_write
from kiosk.widgets.map.whereabouts import Whereabouts

_MOST_NAMES = 300  # no screen holds more; measuring a name takes time
_GIVEN, _NAMELESS = -1, 1_000_000  # the ranks of what has its place, and only keeps names off
_BEYOND = 0.5  # of the frame's sides: symbols and names there are ready for a pan
_GAP = 5.0
_CORE = 16.0  # how much room a burst keeps from its own name at most
_LEADER = 4.0  # design pixels; half of it fades
_LEADER_DARK = 9.0
_DOT = 3.6  # at the end of a leader on a burst
_DOT_DARK = 6.0
_TOWN = 70.0  # design pixels; nearer to a symbol a town's name would be taken for that one's
_SAME = 70.0  # of two symbols with one name so near to each other, one is named
_DRIFT = 1.2  # names are placed anew when the scale has changed by more
_NAME_KINDS: tuple[Kind, ...] = ("first-name", "second-name", "other-name")


@dataclass(frozen=True, slots=True)
class _Sign:
    """Something with a symbol or a name; `number` counts within its kind."""

    key: str
    id: str
    place: Point
    caption: Caption | None
    rank: int
    begins: float = 0.0
    radius: float = 0.0
    always: bool = False
    spot: int | None = None
    reach: float = 0.0
    name: int | None = None


class Signs:
    """Draws badges on the layer `badges` and icons, leaders and names on the layer `sprites`."""

    def __init__(self, badges: Layer, sprites: Layer) -> None:
        self.captions = Captions()
        self.shown_spots: frozenset[int] = frozenset()
        self._badges, self._sprites = badges, sprites
        self._chart = Chart()
        self._where = Whereabouts(self._chart)
        self._origin: Point = (0.0, 0.0)
        self._look: Look | None = None
        self._radii: Lengths = np.empty(0)
        self._chosen: str | None = None
        self._slots: dict[str, Slot] = {}
        self._written: dict[str, tuple[str, Rect, Point, float]] = {}
        self._camera: Camera | None = None

    def lay(
        self,
        chart: Chart,
        where: Whereabouts,
        radii: Lengths,
        origin: Point,
        look: Look,
    ) -> None:
        """Take a chart with the radii of its bursts; placed when it is next looked at."""
        self._chart, self._where, self._radii = chart, where, radii
        self._origin, self._look = origin, look
        self._camera = None
        self.captions.dress(look)
        self.captions.keep(_captions(chart))
        for layer in (self._badges, self._sprites):
            layer.draw(())

    def choose(self, id_: str | None) -> bool:
        """Take note of what is chosen: it is always shown. Tells whether it has to be placed."""
        self._chosen = id_
        return any(
            spot.id == id_ and number not in self.shown_spots
            for number, spot in enumerate(self._chart.spots)
        )

    def serves(self, camera: Camera) -> bool:
        """Whether everything may stay where it is as seen from its place."""
        own = self._camera
        return own is not None and 1 / _DRIFT < camera.scale / own.scale < _DRIFT

    def is_steady(self, camera: Camera) -> bool:
        """Whether names are seen at the scale at which they were placed."""
        return self._camera is not None and camera.scale == self._camera.scale

    def texts(self, camera: Camera, frame: Rect, share: float) -> Mapping[str, Rect]:
        """The rectangles of all names shown now, in window pixels, by the id of their owner."""
        found: dict[str, Rect] = {}
        for id_, box, place, begins in self._written.values():
            if id_ and begins <= share:
                x, y = camera.to_window(frame, *place)
                found[id_] = Rect(x + box.x, y + box.y, box.width, box.height)
        return found

    def place(self, camera: Camera, frame: Rect, obstacles: Sequence[Rect]) -> None:
        """Decide anew what is shown where, and draw it."""
        look = self._look
        if look is None:
            return
        self._camera = camera
        signs = self._in_reach(camera, frame, look)
        placed = self._placed(signs, camera, frame, obstacles, look)
        self._hide_suburbs(signs, placed, look.px(_TOWN) / camera.scale)
        self._slots = {key: one.slot for key, one in placed.items() if one.slot is not None}
        shown = [sign for sign in signs if sign.spot is not None and placed[sign.key].symbol]
        self.shown_spots = frozenset(sign.spot for sign in shown if sign.spot is not None)
        tied = [sign for sign in signs if placed[sign.key].leader and sign.spot is None]
        self._draw_badges(tied, look)
        self._sprites.draw(self._drawn(signs, placed, camera, frame, look))

    def _placed(
        self,
        signs: Sequence[_Sign],
        camera: Camera,
        frame: Rect,
        obstacles: Sequence[Rect],
        look: Look,
    ) -> dict[str, Placed]:
        """First what touches the frame, then what may come into it while the map is moved."""
        candidates = list(self._candidates(signs, camera, frame))
        near = [one for one in candidates if _touches(one, frame)]
        far = [one for one in candidates if not _touches(one, frame)]
        gap = look.px(_GAP)
        placed = place_labels(near, frame, obstacles, self._slots, gap=gap)
        given = [
            replace(one, width=0.0, rank=_GIVEN, must_show_symbol=True)
            for one in near if placed[one.key].symbol
        ]  # fmt: skip
        beyond = frame.inset(-_BEYOND * frame.width, -_BEYOND * frame.height)
        return {
            **place_labels((*given, *far), beyond, (frame,), self._slots, gap=gap), **placed
        }  # fmt: skip

    def _candidates(
        self, signs: Sequence[_Sign], camera: Camera, frame: Rect
    ) -> Iterator[Candidate]:
        names = 0
        for sign in signs:
            width = height = 0.0
            if sign.caption is not None and names < _MOST_NAMES:
                names += 1
                width, height = self.captions.size(sign.caption)
            x, y = camera.to_window(frame, *sign.place)
            yield Candidate(
                sign.key, x, y, width, height, sign.radius, sign.rank,
                must_show_symbol=sign.always, reach=sign.reach,
            )  # fmt: skip

    def _in_reach(self, camera: Camera, frame: Rect, look: Look) -> list[_Sign]:
        """What may be seen, the best rank first; of one rank places, then the larger bursts."""
        beyond = frame.inset(-_BEYOND * frame.width, -_BEYOND * frame.height)
        region = camera.region(beyond)
        signs = [
            *self._spots(region, look), *self._bursts(region, look),
            *self._lines_and_areas(region), *self._names(region, look.px(_TOWN) / camera.scale),
        ]  # fmt: skip
        signs.sort(key=lambda sign: (sign.rank, sign.spot is None, -sign.reach))
        return list(_named_once(signs, look.px(_SAME) / camera.scale))

    def _spots(self, region: Rect, look: Look) -> Iterator[_Sign]:
        radius = badge_radius(look)
        for number in _within(self._where.spots, region):
            spot = self._chart.spots[number]
            chosen = spot.id == self._chosen
            yield _Sign(
                f"spot {spot.id}", spot.id, (spot.x, spot.y), _label(spot.label),
                0 if chosen else spot.rank, spot.begins, radius, chosen, number,
            )  # fmt: skip

    def _bursts(self, region: Rect, look: Look) -> Iterator[_Sign]:
        core = look.px(_CORE)
        numbers = _within(self._where.bursts, region)
        if len(numbers) > _MOST_NAMES:
            numbers = [number for number in numbers if self._chart.bursts[number].label]
        for number in numbers:
            burst = self._chart.bursts[number]
            chosen = burst.id == self._chosen
            yield _Sign(
                f"burst {burst.id}", burst.id, (burst.x, burst.y), _label(burst.label),
                0 if chosen else burst.rank if burst.label else _NAMELESS, burst.begins,
                min(core, float(self._radii[number])), always=True,
                reach=float(self._radii[number]),
            )  # fmt: skip

    def _lines_and_areas(self, region: Rect) -> Iterator[_Sign]:
        for trace in self._chart.traces:
            if trace.label and len(trace.points) >= 2:
                place = self._where.middle_of_trace(trace, region)
                yield _Sign(
                    f"trace {trace.id}", trace.id, place, _label(trace.label), trace.rank,
                    trace.begins,
                )  # fmt: skip
        for number, area in enumerate(self._chart.regions):
            if area.label:
                place = self._where.middle_of_region(number)
                yield _Sign(
                    f"region {area.id}", area.id, place, _label(area.label), area.rank, area.begins
                )

    def _names(self, region: Rect, apart: float) -> Iterator[_Sign]:
        names = self._chart.letterings
        seen = [
            number for number, name in enumerate(names)
            if name.text and region.contains(name.x, name.y)
        ]  # fmt: skip
        symbols = np.concatenate((self._where.spots, self._where.bursts))
        for number in towns_to_write(names, seen, symbols, apart):
            name = names[number]
            key = f"name {number} {name.text}"
            yield _Sign(key, "", (name.x, name.y), _name(name), name.rank, name=number)

    def _hide_suburbs(
        self, signs: Sequence[_Sign], placed: dict[str, Placed], apart: float
    ) -> None:
        keys = {sign.name: sign.key for sign in signs if sign.name is not None}
        written = {number for number, key in keys.items() if placed[key].text is not None}
        for number in suburbs(self._chart.letterings, written, apart):
            placed[keys[number]] = HIDDEN

    def _draw_badges(self, tied: Sequence[_Sign], look: Look) -> None:
        """The discs of symbols, and dots at the ends of leaders that lead to bursts."""
        numbers = sorted(self.shown_spots)
        spots = [self._chart.spots[number] for number in numbers]
        places = self._where.spots[np.array(numbers, np.intp)] - self._origin
        corners = np.concatenate(
            (badge_discs(spots, places, look), _dots(tied, self._origin, look))
        )
        self._badges.draw(self._badges.quads(corners))

    def _drawn(
        self,
        signs: Sequence[_Sign],
        placed: Mapping[str, Placed],
        camera: Camera,
        frame: Rect,
        look: Look,
    ) -> Iterator[Mesh]:
        """Icons, then leaders, then names; pictures that are no longer shown are let go."""
        yield from self._icons(look)
        self._written = {}
        leaders: list[Floats] = []
        names: list[Mesh] = []
        used = {self._icon(number) for number in self.shown_spots}
        for sign in signs:
            one = placed[sign.key]
            if one.text is None or sign.caption is None:
                continue
            used.add(sign.caption)
            place = (sign.place[0] - self._origin[0], sign.place[1] - self._origin[1])
            box = _seen_from(camera.to_window(frame, *sign.place), one.text)
            self._written[sign.key] = (sign.id, box, sign.place, sign.begins)
            if one.leader:
                rim = sign.radius if sign.spot is not None else look.px(_DOT)
                leaders += _leader(place, rim, box, sign.begins, look)
            texture = self.captions.picture(sign.caption)
            corners = pictures(
                np.array([place]), (box.x, box.y, box.right, box.top), texture.tex_coords,
                begins=sign.begins,
            )  # fmt: skip
            names += self._sprites.quads(corners, texture)
        if leaders:
            yield from self._sprites.quads(np.concatenate(leaders), _ramp())
        yield from names
        self.captions.keep(used)

    def _icons(self, look: Look) -> Iterator[Mesh]:
        """One mesh for each icon, however many wear it."""
        by_icon: dict[Caption, list[int]] = {}
        for number in sorted(self.shown_spots):
            by_icon.setdefault(self._icon(number), []).append(number)
        for icon, numbers in by_icon.items():
            texture = self.captions.picture(icon)
            width, height = texture.size
            spots = [self._chart.spots[number] for number in numbers]
            left, bottom = -(width // 2), -(height // 2)
            corners = pictures(
                self._where.spots[np.array(numbers, np.intp)] - self._origin,
                (left, bottom, left + width, bottom + height), texture.tex_coords,
                ink=[look.colour(spot.colour) for spot in spots],
                begins=[spot.begins for spot in spots],
            )  # fmt: skip
            yield from self._sprites.quads(corners, texture)

    def _icon(self, number: int) -> Caption:
        return _symbol(self._chart.spots[number])


def _captions(chart: Chart) -> set[Caption]:
    """All that may ever be written for a chart."""
    groups = (chart.spots, chart.bursts, chart.traces, chart.regions)
    return {
        *(Caption("label", one.label) for group in groups for one in group),
        *(_symbol(spot) for spot in chart.spots),
        *(_name(name) for name in chart.letterings),
    }


def _symbol(spot: Spot) -> Caption:
    return Caption("icon", spot.symbol)


def _name(name: Lettering) -> Caption:
    return Caption(_NAME_KINDS[min(max(name.rank, 1), len(_NAME_KINDS)) - 1], name.text)


@cache
def _ramp() -> Texture:
    """A picture that is white and clear at both its sides."""
    texture = Texture.create(size=(1, 4), colorfmt="rgba")
    alphas = (0, 255, 255, 0)
    texture.blit_buffer(bytes(v for a in alphas for v in (255, 255, 255, a)), colorfmt="rgba")
    texture.wrap = "clamp_to_edge"
    return texture


def _label(words: str) -> Caption | None:
    return Caption("label", words) if words else None


def _within(places: Points, region: Rect) -> list[int]:
    x, y = places[:, 0], places[:, 1]
    inside = (x >= region.x) & (x <= region.right) & (y >= region.y) & (y <= region.top)
    return [int(number) for number in np.flatnonzero(inside)]


def _touches(candidate: Candidate, frame: Rect) -> bool:
    x, y, radius = candidate.x, candidate.y, candidate.radius
    return frame.x - radius < x < frame.right + radius and frame.y - radius < y < frame.top + radius


def _seen_from(point: Point, text: Rect) -> Rect:
    """A rectangle as seen from a point, both moved to whole pixels."""
    x, y = floor(point[0] + 0.5), floor(point[1] + 0.5)
    return Rect(round(text.x) - x, round(text.y) - y, text.width, text.height)


def _named_once(signs: Sequence[_Sign], apart: float) -> Iterator[_Sign]:
    """The same signs; a symbol wears no name that one beside it wears already."""
    worn: dict[str, list[_Sign]] = {}
    for sign in signs:
        wearers = [] if sign.caption is None else worn.setdefault(sign.caption.words, [])
        if sign.radius <= 0.0:
            yield sign
        elif any(_are_one(sign, other, apart) for other in wearers):
            yield replace(sign, caption=None)
        else:
            wearers.append(sign)
            yield sign


def _are_one(sign: _Sign, other: _Sign, apart: float) -> bool:
    """Whether a sign may do without its name, as another one has it, as near and as early."""
    (x, y), (other_x, other_y) = sign.place, other.place
    return other.begins <= sign.begins and hypot(x - other_x, y - other_y) < apart


def _dots(tied: Sequence[_Sign], origin: Point, look: Look) -> Floats:
    """The corners of the ends of leaders on bursts."""
    if not tied:
        return np.empty((0, COLUMNS), np.float32)
    places = np.array([sign.place for sign in tied]) - origin
    begins = [sign.begins for sign in tied]
    return piled(
        *(
            discs(places, look.px(radius), look.colour(ink), begins=begins, flare=RISING)
            for radius, ink in ((_DOT_DARK, "scrim"), (_DOT, "paper"))
        )
    )


def _leader(place: Point, radius: float, box: Rect, begins: float, look: Look) -> list[Floats]:
    """A line from a symbol to the nearest point of its name."""
    x, y = clamp(0.0, box.x, box.right), clamp(0.0, box.y, box.top)
    away = max(1.0, (x * x + y * y) ** 0.5)
    start, end = (x / away * radius, y / away * radius), (x, y)
    return [
        straight_line(place, start, end, look.px(width), ink, begins)
        for width, ink in (
            (_LEADER_DARK, look.colour("scrim", 0.8)), (_LEADER, look.colour("paper", 0.8)),
        )
    ]  # fmt: skip
