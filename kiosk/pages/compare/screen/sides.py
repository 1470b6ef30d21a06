"""The three buttons that do with a tap what dragging the divider does."""

from collections.abc import Callable
from functools import partial

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.pages.compare.presenter import MIDDLE, CompareView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.flow import GAP, Actions
from kiosk.widgets.look import Look

_INSET, _PAD = 28.0, 20.0
_SHARES = (1.0, MIDDLE, 0.0)  # of the first picture, by button


class Sides(Widget):
    """One picture, both, the other: beneath their sides of the frame where there is room."""

    def __init__(self, go: Callable[[float], None]) -> None:
        super().__init__(size_hint=(None, None))
        names = ("before", "both", "after")
        self._actions = Actions(
            tuple(
                PushButton(name, partial(go, share))
                for name, share in zip(names, _SHARES, strict=True)
            )
        )
        self._words = ("", "", "")
        self._chosen = MIDDLE
        for button in self._actions.main:
            self.add_widget(button)

    def set(self, view: CompareView, both: str, look: Look, width: float) -> float:
        """Take a pair for `width` window pixels; returns the height it needs."""
        self._look = look
        self._words = (view.before_label, both, view.after_label)
        self._dress()
        return self._row_height(width) + 2 * look.px(_PAD)

    def choose(self, share: float) -> None:
        """Show which of them has brought the divider there, if any has."""
        if share != self._chosen:
            before, self._chosen = self._chosen, share
            self._dress()
            for button, own in zip(self._actions.main, _SHARES, strict=True):
                if own in (before, share):
                    button.paint()

    def arrange(self, rect: Rect) -> None:
        """Stand in a rectangle as high as `set` asked for."""
        look, pad = self._look, self._look.px(_PAD)
        inside = rect.inset(look.px(_INSET), pad)
        wide = self._width_in_a_row(rect.width)
        if wide is None:
            self._actions.place(look, inside.x, inside.y, inside.width)
            return
        left, middle = inside.x, inside.centre[0] - wide / 2
        for button, x in zip(self._actions.main, (left, middle, inside.right - wide), strict=True):
            button.place(x, inside.y, wide, look.button_px)

    def targets(self) -> tuple[PushButton, ...]:
        """The buttons, in reading order."""
        return self._actions.shown

    def _dress(self) -> None:
        for button, words, own in zip(self._actions.main, self._words, _SHARES, strict=True):
            button.dress(Face(words=words, filled=own == self._chosen), self._look)

    def _row_height(self, width: float) -> float:
        if self._width_in_a_row(width) is not None:
            return self._look.button_px
        return self._actions.height(self._look, width - 2 * self._look.px(_INSET))

    def _width_in_a_row(self, width: float) -> float | None:
        """How wide each of them is when all are alike; None where that leaves too little."""
        look = self._look
        third = (width - 2 * look.px(_INSET) - 2 * look.px(GAP)) / 3
        wish = max(button.wish(look) for button in self._actions.main)
        return max(wish, min(third, 2 * look.button_px)) if wish <= third else None
