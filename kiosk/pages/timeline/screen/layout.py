"""Where heading, axis, tools and card stand; arithmetic of rectangles only, in window pixels."""

from dataclasses import dataclass
from math import inf

from kiosk.core.geometry import Rect
from kiosk.widgets.look import Look

_EDGE, _TALL_EDGE = 48.0, 32.0
_ABOVE, _UNDER = 36.0, 28.0
_GAP = 20.0
_SIDE, _LEAST_SIDE, _WIDEST_SIDE = 0.31, 470.0, 0.42  # of a wide screen's width, for the card
_BELOW, _BELOW_GROWTH = 0.39, 0.12  # of a tall screen's height, for the card; more with large text
_LEAST_BELOW = 0.3
_BESIDE = 0.36  # of the card's width on a tall screen, for its picture
_HIGHEST = 0.68  # of its width, for a picture above the text
_LEAST_PICTURE = 0.3  # of the card's height; less with large text


def edge_px(look: Look) -> float:
    """The distance of words from the left and right edges of the screen."""
    return look.px(_TALL_EDGE if look.screen.is_tall else _EDGE)


@dataclass(frozen=True, slots=True)
class Layout:
    """What each part may take of a frame, in this look."""

    look: Look
    frame: Rect
    most: float = inf  # the height that is left for the card on a tall screen

    @property
    def gap(self) -> float:
        """The distance between parts."""
        return self.look.px(_GAP)

    @property
    def edge(self) -> float:
        """The distance from the edge of the screen."""
        return edge_px(self.look)

    @property
    def is_tall(self) -> bool:
        """Whether the card stands below the axis instead of beside it."""
        return self.look.screen.is_tall

    @property
    def card(self) -> Rect:
        """The card, which reaches to the edges of the screen."""
        frame = self.frame
        if self.is_tall:
            height = frame.height * (_BELOW + _BELOW_GROWTH * (self._growth - 1.0))
            height = min(height, max(self.most, frame.height * _LEAST_BELOW))
            return Rect(frame.x, frame.y, frame.width, round(height))
        least = self.look.px(_LEAST_SIDE) * self._growth
        width = round(min(frame.width * _WIDEST_SIDE, max(frame.width * _SIDE, least)))
        return Rect(frame.right - width, frame.y, width, frame.height)

    @property
    def rest(self) -> Rect:
        """What the card leaves."""
        frame, card = self.frame, self.card
        if self.is_tall:
            return Rect(frame.x, card.top, frame.width, frame.top - card.top)
        return Rect(frame.x, frame.y, card.x - frame.x, frame.height)

    @property
    def inside(self) -> Rect:
        """That without its margin."""
        rest, above, under = self.rest, self.look.px(_ABOVE), self.look.px(_UNDER)
        return Rect(rest.x + self.edge, rest.y + under, rest.width - 2 * self.edge,
                    rest.height - above - under)  # fmt: skip

    def words(self, *, pictured: bool) -> float:
        """The width of the words on the card."""
        card, edge = self.card, self.edge
        if self.is_tall and pictured:
            return card.width * (1 - _BESIDE) - 2 * edge
        return card.width - 2 * edge

    def divide(self, wish: float, *, pictured: bool) -> tuple[Rect | None, Rect]:
        """The picture and the words on the card, whose words would like to be `wish` high."""
        card, edge = self.card, self.edge
        words = card.inset(edge)
        if not pictured:
            return None, words
        if self.is_tall:
            width = round(card.width * _BESIDE)
            picture = Rect(card.x, card.y, width, card.height)
            return picture, Rect(picture.right + edge, words.y,
                                 card.right - picture.right - 2 * edge, words.height)  # fmt: skip
        free = card.height - wish - 2 * edge
        height = round(
            min(card.width * _HIGHEST, max(free, card.height * _LEAST_PICTURE / self._growth))
        )
        picture = Rect(card.x, card.top - height, card.width, height)
        return picture, Rect(words.x, words.y, words.width, words.height - height)

    @property
    def _growth(self) -> float:
        look = self.look
        return look.font_px("body") / look.px(look.theme.sizes.body)
