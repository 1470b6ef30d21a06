"""The rows of a screen, one below the other; what does not fit stands on further leaves."""

from collections.abc import Callable, Sequence

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.core.intents import Intent
from kiosk.core.leaves import leaf_starts
from kiosk.pages.quiz.screen.rows import ChoiceRow
from kiosk.pages.quiz.views import RowView
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.look import Look

_GAP = 10.0
_JUDGED = ("right", "wrong")


class Listing(Widget):
    """Measured for a width, then arranged from the top of a frame; `more` turns the leaf.

    Rows never scroll in parts: a row is whole, or on another leaf.
    """

    def __init__(self, send: Callable[[Intent], None]) -> None:
        super().__init__(size_hint=(None, None))
        self._send = send
        self._rows: list[ChoiceRow] = []
        self._heights: list[float] = []
        self._first = 0  # the row at the head of the leaf that is shown
        self._starts = [0]
        self._gap = 0.0
        self._frame = Rect(0, 0, 0, 0)
        self.low = 0.0  # the lower edge of the rows shown, in window pixels
        self.more = PushButton("more-rows", lambda: self._turn(1))
        self.more.show(shown=False)

    def begin(self) -> None:
        """Show the first leaf when it is next arranged."""
        self._first = 0

    def show_judged(self, views: Sequence[RowView]) -> None:
        """Show the leaf with the first answer that was right, or taken for right."""
        judged = (index for index, view in enumerate(views) if view.mood in _JUDGED)
        self._first = next(judged, self._first)

    def set(self, views: Sequence[RowView], look: Look, more: str, width: float) -> float:
        """Take rows for a width; returns the height that all of them need (window pixels).

        `more` are the words for the way to those on other leaves.
        """
        self._keep([view.name for view in views])
        self._heights = [
            row.set(view, look, width) for row, view in zip(self._rows, views, strict=True)
        ]
        self._gap = look.px(_GAP)
        self.more.dress(Face(icon="chevron-down", words=more), look)
        return sum(self._heights) + self._gap * max(0, len(self._heights) - 1)

    def arrange(self, frame: Rect) -> None:
        """Stand in a frame as wide as the rows were measured for."""
        self._frame = frame
        self._starts = leaf_starts(self._heights, frame.height, self._gap)
        self.more.show(shown=len(self._starts) > 1)
        self._lay()

    def targets(self) -> tuple[ChoiceRow, ...]:
        """The rows of this leaf that can be pressed."""
        return tuple(row for row in self._rows if row.is_live)

    @property
    def _leaf(self) -> int:
        return max(leaf for leaf, start in enumerate(self._starts) if start <= self._first)

    def _turn(self, step: int) -> None:
        self._first = self._starts[(self._leaf + step) % len(self._starts)]
        self._lay()

    def _lay(self) -> None:
        leaf = self._leaf
        first = self._starts[leaf]
        last = [*self._starts[1:], len(self._rows)][leaf]
        top = self.low = self._frame.top
        for index, (row, height) in enumerate(zip(self._rows, self._heights, strict=True)):
            row.show(shown=first <= index < last)
            if row.shown:
                row.place(self._frame.x, top - height, self._frame.width, height)
                self.low = top - height
                top = self.low - self._gap
        self.more.turn("chevron-up" if leaf == len(self._starts) - 1 else "chevron-down")

    def _keep(self, names: Sequence[str]) -> None:
        """Exactly the rows of these names."""
        if [row.name for row in self._rows] == list(names):
            return
        self.clear_widgets()
        self._rows = [ChoiceRow(name, self._send) for name in names]
        for row in self._rows:
            self.add_widget(row)
