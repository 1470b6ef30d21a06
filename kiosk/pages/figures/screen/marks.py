"""Bars and columns: a pattern for each side, hatched where a number is uncertain."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from kivy.graphics import Color, Ellipse, InstructionGroup, Line, Rectangle, RoundedRectangle
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.pages.figures.hatching import diagonals
from kiosk.pages.figures.scale import Extent
from kiosk.pages.figures.views import SideView
from kiosk.widgets.look import Look

_FAINT = 0.62  # what is left of the colour where a number is not of the sort that is told
_PATTERN = 0.5  # how dark patterns are
_ROUND = 7.0
_LEAST = 3.0  # design pixels of a zero


class Mark(Widget):
    """One number as a bar to the right, or `upright` as a column."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__(size_hint=(None, None))
        self._upright = upright
        self._drawn = InstructionGroup()
        self.canvas.add(self._drawn)

    def stand(self, side: SideView, look: Look, x: float, y: float, thick: float) -> None:
        """Begin at (x, y), the lower left corner; `thick` window pixels across."""
        self._side, self._look = side, look
        self._x, self._y, self._thick = round(x), round(y), round(thick)

    def draw(self, extent: Extent, share: float = 1.0) -> None:
        """Draw as much of a number as `share`, 0 to 1, of its length."""
        group, look, colour = self._drawn, self._look, self._side.colour
        group.clear()
        seen = extent.most * share
        least, part = min(seen, extent.least), min(seen, extent.part)
        if extent.most <= 0:
            group.add(Color(*look.colour(colour)))
            _fill(group, self._rect(0.0, max(2.0, look.px(_LEAST))))
            return
        if least > 0:
            whole = self._rect(0.0, least)
            group.add(Color(*look.colour(colour, _FAINT if extent.part else 1.0)))
            if extent.most > extent.least:
                _fill(group, whole)
            else:
                self._round(whole)
            if part > 0:
                group.add(Color(*look.colour("ink")))
                _fill(group, self._rect(0.0, part))
                group.add(Color(*look.colour(colour)))
                _fill(group, self._rect(0.0, max(0.0, part - look.px(2))))
            pattern = _PATTERNS.get(self._side.index % 4)
            if pattern is not None:
                group.add(Color(*look.colour("ink", _PATTERN)))
                pattern(group, whole, look, upright=self._upright)
        if seen > extent.least and extent.most > extent.least:
            self._hatch(self._rect(extent.least, seen))

    def _rect(self, start: float, end: float) -> Rect:
        if self._upright:
            return Rect(self._x, self._y + start, self._thick, end - start)
        return Rect(self._x + start, self._y, end - start, self._thick)

    def _round(self, rect: Rect) -> None:
        """A rectangle with round corners away from zero."""
        radius = min(self._look.px(_ROUND), rect.width / 2, rect.height / 2)
        corners = (radius, radius, 0, 0) if self._upright else (0, radius, radius, 0)
        self._drawn.add(
            RoundedRectangle(pos=(rect.x, rect.y), size=(rect.width, rect.height), radius=corners)
        )

    def _hatch(self, rect: Rect) -> None:
        """From the lower end of a range to its upper."""
        look, colour, group = self._look, self._side.colour, self._drawn
        line = max(1.0, look.px(1.3))
        group.add(Color(*look.colour(colour, 0.16)))
        _fill(group, rect)
        group.add(Color(*look.colour(colour)))
        inner = rect.inset(min(line, rect.width / 2), min(line, rect.height / 2))
        for segment in diagonals(inner, look.px(13)):
            group.add(Line(points=segment, width=line))
        group.add(Line(rectangle=(inner.x, inner.y, inner.width, inner.height), width=line))


class Pattern(Protocol):
    """Draws the pattern of a side over a bar."""

    def __call__(self, group: InstructionGroup, rect: Rect, look: Look, *, upright: bool) -> None:
        """Add it to a group."""


def _fill(group: InstructionGroup, rect: Rect) -> None:
    group.add(Rectangle(pos=(rect.x, rect.y), size=(rect.width, rect.height)))


def _rail(group: InstructionGroup, rect: Rect, look: Look, *, upright: bool) -> None:
    """A line along the middle."""
    wide = max(2.0, look.px(4))
    x, y = rect.centre
    if upright:
        _fill(group, Rect(round(x - wide / 2), rect.y, wide, max(0.0, rect.height - look.px(6))))
    else:
        _fill(group, Rect(rect.x, round(y - wide / 2), max(0.0, rect.width - look.px(6)), wide))


def _dots(group: InstructionGroup, rect: Rect, look: Look, *, upright: bool) -> None:
    """Points along the middle."""
    side, step = look.px(8), look.px(24)
    x, y = rect.centre
    length = rect.height if upright else rect.width
    for number in range(int((length - side) // step)):
        at = step * (number + 0.75)
        place = (x - side / 2, rect.y + at) if upright else (rect.x + at, y - side / 2)
        group.add(Ellipse(pos=place, size=(side, side)))


def _ticks(group: InstructionGroup, rect: Rect, look: Look, *, upright: bool) -> None:
    """Lines across."""
    wide, step = max(2.0, look.px(3)), look.px(18)
    length = rect.height if upright else rect.width
    for number in range(1, int(length // step)):
        at = step * number
        if upright:
            _fill(group, Rect(rect.x, rect.y + at, rect.width, wide))
        else:
            _fill(group, Rect(rect.x + at, rect.y, wide, rect.height))


_PATTERNS: Mapping[int, Pattern] = MappingProxyType({1: _rail, 2: _dots, 3: _ticks})
"""By a side's number; the first one is plain."""
