"""Fingers on glass to gestures; pure, in pixels and seconds, and blind to what lies beneath.

Coordinates are window pixels with y upwards, as the toolkit gives them. A gesture begun on a
button never comes here.
"""

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass
from math import hypot

DOUBLE_TAP_SECONDS = 0.35
_FLING_SECONDS = 0.1  # the last stretch of a drag, whose speed it goes on with
_TRAIL = 32  # moves of it that are remembered: more than any glass tells in that time


@dataclass(frozen=True, slots=True)
class Tap:
    """A finger went down and up in one place."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class DoubleTap:
    """Two taps in one place within DOUBLE_TAP_SECONDS."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drag:
    """The fingers moved by (dx, dy) since the last drag; (x, y) is where the gesture began."""

    x: float
    y: float
    dx: float
    dy: float
    fingers: int


@dataclass(frozen=True, slots=True)
class Pinch:
    """Two or more fingers spread by `factor` about (x, y) since the last pinch."""

    x: float
    y: float
    factor: float


@dataclass(frozen=True, slots=True)
class Swipe:
    """One finger flicked sideways from (x, y): `direction` is +1 for the next."""

    x: float
    y: float
    direction: int


@dataclass(frozen=True, slots=True)
class Fling:
    """A drag from (x, y) ended while the finger moved at (vx, vy) pixels a second."""

    x: float
    y: float
    vx: float
    vy: float


Gesture = Tap | DoubleTap | Drag | Pinch | Swipe | Fling


class Gestures:
    """Recognises gestures of any number of fingers.

    `slop_px` is how far a finger may wander and still tap; `swipe_px` how far it must travel
    sideways to turn a page.
    """

    def __init__(self, slop_px: float, swipe_px: float) -> None:
        self._slop_px = slop_px
        self._swipe_px = swipe_px
        self._fingers: dict[Hashable, tuple[float, float]] = {}
        self._start = (0.0, 0.0)
        self._moved = False
        self._most_fingers = 0
        self._last_tap: tuple[float, float, float] | None = None
        self._trail: deque[tuple[float, float, float]] = deque(maxlen=_TRAIL)

    def scale_to(self, slop_px: float, swipe_px: float) -> None:
        """Take the distances of another screen size."""
        self._slop_px = slop_px
        self._swipe_px = swipe_px

    def clear(self) -> None:
        """Forget every finger, as when the screen beneath is taken away."""
        self._fingers.clear()
        self._last_tap = None
        self._most_fingers = 0

    def down(self, finger: Hashable, x: float, y: float) -> None:
        """A finger arrives."""
        if not self._fingers:
            self._start = (x, y)
            self._moved = False
            self._most_fingers = 0
            self._trail.clear()
        self._fingers[finger] = (x, y)
        self._most_fingers = max(self._most_fingers, len(self._fingers))

    def move(self, finger: Hashable, x: float, y: float, now: float) -> tuple[Gesture, ...]:
        """A finger moves; gives what that means for the picture beneath."""
        if finger not in self._fingers:
            return ()
        self._trail.append((x, y, now))
        before_x, before_y, before_spread = self._shape()
        if not self._moved and len(self._fingers) == 1:
            if hypot(x - self._start[0], y - self._start[1]) < self._slop_px:
                return ()
            self._moved = True
        self._moved = self._moved or len(self._fingers) > 1
        self._fingers[finger] = (x, y)
        after_x, after_y, after_spread = self._shape()
        drag = Drag(*self._start, after_x - before_x, after_y - before_y, len(self._fingers))
        if before_spread > self._slop_px and after_spread > self._slop_px:
            return (drag, Pinch(after_x, after_y, after_spread / before_spread))
        return (drag,)

    def up(self, finger: Hashable, x: float, y: float, now: float) -> tuple[Gesture, ...]:
        """A finger leaves; the last one decides between tap, double tap and swipe."""
        if finger not in self._fingers:
            return ()
        del self._fingers[finger]
        if self._fingers or self._most_fingers > 1:
            return ()
        dx, dy = x - self._start[0], y - self._start[1]
        if hypot(dx, dy) < self._slop_px and not self._moved:
            return (self._tap(x, y, now),)
        vx, vy = self._speed(x, y, now)
        fling = (Fling(*self._start, vx, vy),) if vx or vy else ()
        if abs(dx) >= self._swipe_px and abs(dx) > 1.5 * abs(dy):
            return (*fling, Swipe(*self._start, -1 if dx > 0 else 1))
        return fling

    def _speed(self, x: float, y: float, now: float) -> tuple[float, float]:
        """Pixels a second over the last stretch; a finger that rested before it left has none."""
        recent = [spot for spot in self._trail if now - spot[2] <= _FLING_SECONDS]
        if not recent or now <= recent[0][2]:
            return 0.0, 0.0
        first_x, first_y, since = recent[0]
        return (x - first_x) / (now - since), (y - first_y) / (now - since)

    def _tap(self, x: float, y: float, now: float) -> Gesture:
        last, self._last_tap = self._last_tap, (x, y, now)
        if last is None or now - last[2] > DOUBLE_TAP_SECONDS:
            return Tap(x, y)
        if hypot(x - last[0], y - last[1]) > 3 * self._slop_px:
            return Tap(x, y)
        self._last_tap = None
        return DoubleTap(x, y)

    def _shape(self) -> tuple[float, float, float]:
        """The fingers' middle and their mean distance from it, in pixels."""
        count = len(self._fingers)
        x = sum(point[0] for point in self._fingers.values()) / count
        y = sum(point[1] for point in self._fingers.values()) / count
        spread = sum(hypot(px - x, py - y) for px, py in self._fingers.values()) / count
        return x, y, spread
