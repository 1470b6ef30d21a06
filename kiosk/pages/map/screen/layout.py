"""Where the panels of a map stand; arithmetic of rectangles only, in window pixels."""

from dataclasses import dataclass

from kiosk.core.geometry import Rect
from kiosk.widgets.look import Look

_EDGE, _TALL_EDGE = 40.0, 24.0
_GAP = 18.0
_SIDE = 0.3  # of a wide screen's width, for the card
_LEAST_SIDE = 430.0
_WIDEST_SIDE = 0.46
_WIDEST_CORNER = 0.45  # for heading and legend
_TALLEST = 0.42  # of a tall screen's height, for the card
_LEAST_CARD, _LEAST_MAP = 0.32, 0.24  # of it, for the card and for what is seen of the map


@dataclass(frozen=True, slots=True)
class Layout:
    """What panels may take of a frame, in this look."""

    look: Look
    frame: Rect

    @property
    def gap(self) -> float:
        """The distance between panels."""
        return self.look.px(_GAP)

    @property
    def inside(self) -> Rect:
        """The frame without its margin."""
        return self.frame.inset(self.look.px(_TALL_EDGE if self._is_tall else _EDGE))

    @property
    def card_width(self) -> float:
        """The card's width: all of a tall screen."""
        width = self.inside.width
        if self._is_tall:
            return width
        growth = self.look.font_px("body") / self.look.px(self.look.theme.sizes.body)
        least = self.look.px(_LEAST_SIDE) * growth
        return min(width * _WIDEST_SIDE, max(width * _SIDE, least))

    def corner_width(self, wish: float) -> float:
        """The width of what stands in the upper left corner: all of a tall screen."""
        if self._is_tall:
            return self.inside.width
        return min(wish, self.tools_width, self.inside.width * _WIDEST_CORNER)

    @property
    def tools_width(self) -> float:
        """The width of what stands beside the card."""
        if self._is_tall:
            return self.inside.width
        return self.inside.width - self.card_width - self.gap

    def card(self, height: float, above: float, below: float, *, aside: bool) -> Rect:
        """Where a card of that height stands between two heights of the window.

        It hangs right, or on a tall screen stands below; `aside`, on the other side.
        """
        inside, width = self.inside, self.card_width
        room = max(0.0, above - below)
        height = min(height, room)
        if self._is_tall:
            whole = self.frame.height
            most = min(whole * _TALLEST, max(whole * _LEAST_CARD, room - whole * _LEAST_MAP))
            height = min(height, most)
            return Rect(inside.x, above - height if aside else below, width, height)
        return Rect(inside.x if aside else inside.right - width, above - height, width, height)

    @property
    def _is_tall(self) -> bool:
        return self.look.screen.is_tall
