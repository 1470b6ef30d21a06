"""Where the parts of a quiz stand on this screen; pure arithmetic on window pixels."""

from dataclasses import dataclass

from kiosk.core.geometry import Rect, clamp
from kiosk.widgets.look import Look

_SHARE = 0.48  # of a wide screen, for the picture or the question
_WIDEST = 1120.0  # design pixels: rows wider than this are hard to follow
_TALL_LEAST, _TALL_MOST = 0.13, 0.4  # of a tall screen's height, for the picture
_MOST_TOLD = 0.72  # of a wide screen's height, for what is told below a picture
_CREDIT = 18.0  # design pixels around a line below a picture
_BETWEEN = 34.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A frame divided in two: `aside` for the picture or the question, `main` for the rows.

    Side by side on a wide screen, one above the other on a tall one.
    """

    look: Look
    frame: Rect
    has_picture: bool
    has_rows: bool
    words_height: float = 0.0  # that all words would like on a tall screen, without margins

    @property
    def is_tall(self) -> bool:
        """Whether everything stands in one column."""
        return self.look.screen.is_tall

    @property
    def is_single(self) -> bool:
        """Whether there is nothing to stand on the other side."""
        return not self.has_picture and (self.is_tall or not self.has_rows)

    @property
    def ground(self) -> str:
        """The colour behind the main side, by its role."""
        return "ink" if self.is_single else "panel"

    @property
    def is_short(self) -> bool:
        """Whether a tall screen has too little height for the words and a picture."""
        return self.is_tall and self._picture_share < _TALL_LEAST

    @property
    def aside(self) -> Rect:
        """The whole of the one side, without margins."""
        frame, look = self.frame, self.look
        if self.is_single:
            return Rect(frame.x, frame.top, 0, 0)
        if self.is_tall:
            high = round(frame.height * clamp(self._picture_share, _TALL_LEAST, _TALL_MOST))
            return Rect(frame.x, frame.top - high, frame.width, high)
        widest = look.px(_WIDEST) + 1.9 * look.margin
        across = round(max(frame.width * _SHARE, frame.width - widest))
        return Rect(frame.x, frame.y, across, frame.height)

    @property
    def _picture_share(self) -> float:
        """What the words leave of a tall screen's height."""
        return 1 - (self.words_height + 1.6 * self.look.margin) / self.frame.height

    @property
    def main(self) -> Rect:
        """The whole of the other side."""
        frame, aside = self.frame, self.aside
        if self.is_single:
            return frame
        if self.is_tall:
            return Rect(frame.x, frame.y, frame.width, aside.y - frame.y)
        return Rect(aside.right, frame.y, frame.right - aside.right, frame.height)

    @property
    def column(self) -> Rect:
        """The words of the main side, within its margins."""
        main, look = self.main, self.look
        margin = look.margin
        if self.is_single and not self.is_tall:
            wide = min(main.width - 2 * margin, look.px(1100))
            left = main.x + (main.width - wide) / 2
            return Rect(left, main.y + margin * 0.75, wide, main.height - 1.75 * margin)
        above = margin * (0.9 if self.is_tall and self.has_picture else 1.0)
        return Rect(main.x + margin * (1.0 if self.is_tall else 0.95), main.y + margin * 0.7,
                    main.width - margin * (2.0 if self.is_tall else 1.9),
                    main.height - margin * 0.7 - above)  # fmt: skip

    @property
    def beside(self) -> Rect:
        """The words of the other side, within its margins; on a wide screen only."""
        aside, margin = self.aside, self.look.margin
        return Rect(aside.x + margin, aside.y + margin * 0.7,
                    aside.width - 1.9 * margin, aside.height - 1.7 * margin)  # fmt: skip

    def leaves_a_picture(self, wish: float) -> bool:
        """Whether words that would like a height leave enough of the picture above them."""
        return wish <= self.aside.height * _MOST_TOLD

    def below_picture(self, wish: float, *, brief: bool) -> tuple[Rect, Rect]:
        """The picture and, below it, words that would like a height; a `brief` line lies closer."""
        aside, look = self.aside, self.look
        if wish <= 0:
            return aside, Rect(aside.x, aside.y, 0, 0)
        low = look.px(_CREDIT) if brief else look.margin * 0.7
        above = look.px(_CREDIT if brief else _BETWEEN)
        height = clamp(wish, 0, aside.height * _MOST_TOLD)
        words = Rect(self.beside.x, aside.y + low, self.beside.width, height)
        picture = Rect(aside.x, words.top + above, aside.width, aside.top - words.top - above)
        return picture, words
