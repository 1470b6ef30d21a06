"""Which symbols and names a map shows where, in window pixels.

Nothing covers anything, and nobody can take a name for that of something else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import floor, hypot
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kiosk.cartography.occupancy import Box, Covered, Mark, Marks, Sieve
from kiosk.core.geometry import Rect, clamp

GAP_PX = 4.0


class Slot(NamedTuple):
    """To which side of its place a name stands, and how much farther off in lines of its height."""

    across: int
    up: int
    aside: int = 0
    rise: int = 0

    @property
    def is_far(self) -> bool:
        """Whether it does not stand right beside its place."""
        return self.aside > 0 or self.rise > 0


RIGHT, LEFT, ABOVE, BELOW = Slot(1, 0), Slot(-1, 0), Slot(0, 1), Slot(0, -1)
ON = Slot(0, 0)  # right on its place: only for what has no symbol

_STRAIGHT = (RIGHT, LEFT, ABOVE, BELOW)
_SLANTING = (Slot(1, 1), Slot(1, -1), Slot(-1, 1), Slot(-1, -1))


def _farther(slots: Sequence[Slot], aside: int, rise: int) -> tuple[Slot, ...]:
    """The same sides so many lines farther off."""
    return tuple(
        Slot(across, up, abs(across) * aside, abs(up) * rise) for across, up, _, _ in slots
    )


BESIDE_A_SYMBOL = (*_STRAIGHT, *_SLANTING)
TIED_TO_A_SYMBOL = (
    *_farther(_SLANTING, 2, 1), *_farther(_STRAIGHT, 2, 2), *_farther(_SLANTING, 3, 3),
)  # fmt: skip
WITHOUT_A_SYMBOL = (ON, ABOVE, BELOW, RIGHT, LEFT)
AWAY_FROM_A_CROWD = tuple(
    slot for lines in (2, 3, 4) for slot in _farther((*_STRAIGHT, *_SLANTING), lines, lines)
)
_GREAT_RANK = 1  # names as great as this may stand away from a crowd rather than not at all

_APART = 0.5  # of a line's height between two names, lest they read as one
_OFF = 0.25  # of a line's height between a name that belongs to no symbol and any symbol
_BESIDE = 0.75  # of a line's height between such a name and its place, if it is not right there
_AWAY_OFF = 0.5  # the same if it stands away from its place
_FAR_OFF = 1.0  # the same of a name that is tied to its symbol by a line
_STRAY, _CROWD = 0.5, 0.5  # of the way from a crowd: a name is as far from other symbols
_NARROW = 0.6  # of a symbol's radius is what no leader line may cross
_STEP_PX, _HALF_PX = 6.0, 3.0  # a leader line as squares


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be shown at the place (x, y): a symbol of that radius (0: none), a name that size.

    `rank` 1 goes before 2; a name without width is none. `reach` is the radius of a disc around
    the symbol, which other names respect.
    """

    key: str
    x: float
    y: float
    width: float
    height: float
    radius: float
    rank: int
    must_show_symbol: bool = False
    reach: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """What is shown of a candidate: its symbol, its name in this rectangle, a leader line to it."""

    symbol: bool
    text: Rect | None = None
    leader: bool = False
    slot: Slot | None = None


HIDDEN = Placed(symbol=False)
BARE = Placed(symbol=True)


def place_labels(
    candidates: Sequence[Candidate],
    frame: Rect,
    obstacles: Sequence[Rect],
    previous: Mapping[str, Slot],
    *,
    gap: float = GAP_PX,
) -> Mapping[str, Placed]:
    """What is shown of every candidate, by its key.

    The better rank chooses first, then the earlier candidate: first all symbols, then all names,
    of each rank those that find room beside their places before those that go farther off.
    A name tries the slot it had before, so that it does not jump while the map moves a little.
    It never leaves the frame, covers nothing, and no symbol or disc is nearer to it than its own,
    unless a line ties it to that; it goes where its symbol goes. A place that an obstacle covers
    is not named.
    """
    window = _box(frame)
    panels = [_box(obstacle) for obstacle in obstacles]
    sheet = _Sheet(window)
    placed = dict.fromkeys((candidate.key for candidate in candidates), HIDDEN)
    shown = [one for one in sorted(candidates, key=lambda one: one.rank) if sheet.takes_symbol(one)]
    placed.update((one.key, BARE) for one in shown if one.radius > 0.0)
    named = [one for one in shown if one.width > 0.0 and _is_open(one, window, panels)]
    for panel in panels:
        sheet.cover(panel)
    for _, peers in groupby(named, key=lambda one: one.rank):
        waiting = list(peers)
        for is_far in (False, True):
            rooms = sheet.rooms(waiting, gap, is_far=is_far)
            for one, room in zip(waiting, rooms, strict=True):
                tried = _sooner(room, previous.get(one.key))
                found = next((each for each in tried if sheet.takes_name(one, *each)), None)
                if found is not None:
                    placed[one.key] = _named(one, *found)
            waiting = [one for one in waiting if placed[one.key].text is None]
    return placed


_Room = Sequence[tuple[Slot, Box]]


class _Sheet:
    """What is on the map so far."""

    def __init__(self, window: Box) -> None:
        self._window = window
        self._covered = Covered(window)  # by symbols and panels
        self._written = Covered(window)  # names with room to both sides, and leader lines
        self._panels: list[Box] = []
        self._marks = Marks()

    def cover(self, panel: Box) -> None:
        """Let nothing be written there."""
        self._panels.append(panel)
        self._covered.add(panel)

    def takes_symbol(self, one: Candidate) -> bool:
        """Claim the square of a symbol; what has none passes."""
        x, y, radius = one.x, one.y, one.radius
        if radius <= 0.0:
            return True
        square = (x - radius, y - radius, x + radius, y + radius)
        if not _overlap(square, self._window):
            return False
        if not one.must_show_symbol and not self._covered.is_free(square):
            return False
        self._covered.add(square)
        self._marks.add(Mark(one.key, x, y, radius, max(radius, one.reach)))
        return True

    @cached_property
    def _sieve(self) -> Sieve:
        return Sieve(self._window, self._covered.boxes)

    def rooms(self, named: Sequence[Candidate], gap: float, *, is_far: bool) -> Sequence[_Room]:
        """For each candidate the slots, and the boxes there, that symbols and panels leave open.

        All symbols and panels are there when this is first asked.
        """
        rooms: list[list[tuple[Slot, Box]]] = [[] for _ in named]
        by_slots: dict[tuple[Slot, ...], list[int]] = {}
        for number, candidate in enumerate(named):
            by_slots.setdefault(_slots(candidate, is_far=is_far), []).append(number)
        by_slots.pop((), None)
        for slots, numbers in by_slots.items():
            boxes = _text_boxes([named[number] for number in numbers], slots, gap)
            is_open = _are_in(boxes, self._window)
            is_open[is_open] = self._sieve.is_open(boxes[is_open])
            left_open = (axis.tolist() for axis in np.nonzero(is_open))
            for number, slot, box in zip(*left_open, boxes[is_open].tolist(), strict=True):
                rooms[numbers[number]].append((slots[slot], box))
        return rooms

    def takes_name(self, one: Candidate, slot: Slot, box: Box) -> bool:
        """Claim the room of a name, and of its leader line, if nothing speaks against it."""
        if not (
            self._written.is_free(box)
            and self._covered.is_free(box)
            and self._is_its_own(one, slot, box)
        ):
            return False
        line: list[Box] = []
        if _is_tied(one, slot):
            line += _leader(one, box)
            if not self._is_clear(one, line):
                return False
        room = _APART * one.height
        for part in ((box[0] - room, box[1], box[2] + room, box[3]), *line):
            self._written.add(part)
        return True

    def _is_its_own(self, one: Candidate, slot: Slot, box: Box) -> bool:
        """Whether nobody takes a name there for that of another symbol or disc."""
        if one.radius <= 0.0:
            return self._stands_alone(one, slot, box)
        if slot.is_far:
            room = _FAR_OFF * one.height
            return not any(
                away < mark.radius + room or (away < mark.reach and not _lies_on(one, mark))
                for mark, away in self._others(one, box, room)
            )
        centre = _distance(one, box)
        rim = max(0.0, centre - max(one.radius, one.reach))
        return not any(
            away < centre or (max(0.0, away - mark.reach) < rim and not _lies_on(one, mark))
            for mark, away in self._others(one, box, centre)
        )

    def _stands_alone(self, one: Candidate, slot: Slot, box: Box) -> bool:
        """The same of a name without a symbol; one beside a crowd keeps off whatever is no crowd.

        The crowd is what lies around its place, not as far off as itself.
        """
        away_from_place = _distance(one, box)
        room = one.height * (_AWAY_OFF if slot.is_far else _OFF)
        stray = _STRAY * away_from_place
        return not any(
            away < mark.radius + room
            or (
                slot.is_far
                and away < max(stray, mark.reach)
                and _apart(one, mark) > _CROWD * away_from_place
            )
            for mark, away in self._others(one, box, max(room, stray))
        )

    def _others(self, one: Candidate, box: Box, away: float) -> Iterator[tuple[Mark, float]]:
        """The symbols of others near a box."""
        return (each for each in self._marks.near(box, away) if each[0].key != one.key)

    def _is_clear(self, one: Candidate, line: Sequence[Box]) -> bool:
        """Whether a leader line crosses no name, no other line, no panel and no other symbol."""
        return not any(
            not self._written.is_free(square)
            or any(_overlap(square, panel) for panel in self._panels)
            or any(
                away < _NARROW * mark.radius
                for mark, away in self._marks.near(square, 0.0)
                if _apart(one, mark) > mark.radius
            )
            for square in line
        )


def _lies_on(one: Candidate, mark: Mark) -> bool:
    """Whether a place lies on the disc of another."""
    return _apart(one, mark) < mark.reach


def _apart(one: Candidate, mark: Mark) -> float:
    return hypot(one.x - mark.x, one.y - mark.y)


def _is_tied(one: Candidate, slot: Slot) -> bool:
    """Whether a name there needs a leader line."""
    return one.radius > 0.0 and slot.is_far


def _distance(one: Candidate, box: Box) -> float:
    """From a place to the nearest point of a box."""
    return hypot(clamp(one.x, box[0], box[2]) - one.x, clamp(one.y, box[1], box[3]) - one.y)


def _is_open(candidate: Candidate, window: Box, panels: Sequence[Box]) -> bool:
    """Whether a candidate's place itself can be seen."""
    point = (candidate.x, candidate.y, candidate.x, candidate.y)
    return _lies_in(point, window) and not any(_lies_in(point, panel) for panel in panels)


def _slots(candidate: Candidate, *, is_far: bool) -> tuple[Slot, ...]:
    """The slots beside its place or farther off, one after the other."""
    if candidate.radius > 0.0:
        return TIED_TO_A_SYMBOL if is_far else BESIDE_A_SYMBOL
    if is_far:
        return AWAY_FROM_A_CROWD if candidate.rank <= _GREAT_RANK else ()
    return WITHOUT_A_SYMBOL


def _sooner(room: _Room, before: Slot | None) -> _Room:
    """The same, the slot it had before first."""
    return room if before is None else sorted(room, key=lambda each: each[0] != before)


def _text_boxes(
    candidates: Sequence[Candidate], slots: tuple[Slot, ...], gap: float
) -> NDArray[np.float64]:
    """Where names stand in slots: (candidates, slots, 4)."""
    across, up, aside, rise = np.array(slots, np.float64).T
    x, y, width, height, radius = np.array(
        [(one.x, one.y, one.width, one.height, one.radius) for one in candidates]
    ).T[:, :, None]
    bare = np.where(aside + rise > 0.0, 0.0, _BESIDE * height)
    clear = np.where(radius > 0.0, radius, bare)
    clear = clear + np.where((across * up != 0.0) & (aside == 0.0), 0.0, gap)
    left = x + across * (clear + aside * height) + (across - 1) / 2 * width
    bottom = y + up * (clear + rise * height) + (up - 1) / 2 * height
    return np.stack((left, bottom, left + width, bottom + height), axis=-1)


def _are_in(boxes: NDArray[np.float64], window: Box) -> NDArray[np.bool_]:
    return (
        (boxes[..., 0] >= window[0]) & (boxes[..., 1] >= window[1])
        & (boxes[..., 2] <= window[2]) & (boxes[..., 3] <= window[3])
    )  # fmt: skip


def _leader(candidate: Candidate, box: Box) -> Iterator[Box]:
    """The line from the rim of a symbol to the nearest point of its name, as small squares."""
    x, y = candidate.x, candidate.y
    dx, dy = clamp(x, box[0], box[2]) - x, clamp(y, box[1], box[3]) - y
    length = hypot(dx, dy)
    along = candidate.radius + _HALF_PX
    while along < length - _HALF_PX:
        at_x = x + floor(dx * along / length + 0.5)
        at_y = y + floor(dy * along / length + 0.5)
        yield at_x - _HALF_PX, at_y - _HALF_PX, at_x + _HALF_PX, at_y + _HALF_PX
        along += _STEP_PX


def _named(candidate: Candidate, slot: Slot, box: Box) -> Placed:
    rect = Rect(box[0], box[1], candidate.width, candidate.height)
    return Placed(candidate.radius > 0.0, rect, leader=_is_tied(candidate, slot), slot=slot)


def _box(rect: Rect) -> Box:
    return rect.x, rect.y, rect.right, rect.top


def _overlap(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _lies_in(box: Box, other: Box) -> bool:
    return other[0] <= box[0] and box[2] <= other[2] and other[1] <= box[1] and box[3] <= other[3]
