"""Rows to press, flowing through columns; what does not fit stands on further leaves."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from kivy.uix.widget import Widget

from kiosk.content.words import Words
from kiosk.core.geometry import Rect
from kiosk.core.gestures import Gesture, Swipe
from kiosk.core.leaves import leaf_starts
from kiosk.widgets.button import Face, PushButton
from kiosk.widgets.look import Look
from kiosk.widgets.shade import Ground
from kiosk.widgets.target import Target

_PAD = 22.0
_GAP = 10.0

V = TypeVar("V")
V_contra = TypeVar("V_contra", contravariant=True)


class Row(Protocol[V_contra]):
    """A target that shows a value of one type."""

    key: str

    def set(self, view: V_contra, look: Look, words: Words, width: float) -> float:
        """Take a value for a row of `width`; returns the height it needs (window pixels)."""

    def place(self, x: float, y: float, width: float, height: float) -> None:
        """Stand there and draw."""


class Leaves(Widget, Generic[V]):
    """Shows values with the rows that `make` makes for their keys; `more` turns the leaf."""

    def __init__(self, more: str, make: Callable[[str], Row[V]], least_width: float) -> None:
        super().__init__(size_hint=(None, None))
        self._make = make
        self._least_width = least_width
        self._ground = Ground()
        self._more = PushButton(more, lambda: self._turn(1))
        self._rows: list[Row[V]] = []
        self._ruler = make("")
        self._keyed: tuple[tuple[str, V], ...] = ()
        self._starts = [0]
        self._leaf = 0
        self.frame = Rect(0, 0, 0, 0)
        self.add_widget(self._ground)
        self.add_widget(self._more)

    def begin(self) -> None:
        """Show the first leaf when it is next shown."""
        self._leaf = 0

    def show(self, keyed: Sequence[tuple[str, V]], look: Look, words: Words, frame: Rect) -> None:
        """Fill a frame; other keys begin at the first leaf.

        Where everything fits in a lower frame, it stands at the top of this one.
        """
        if [key for key, _ in keyed] != [key for key, _ in self._keyed]:
            self._leaf = 0
        self._keyed, self._look, self._words = tuple(keyed), look, words
        self._more.dress(Face(icon="chevron-down", words=words.say("more")), look)
        self._room = frame
        self._lay()

    def targets(self) -> tuple[Target, ...]:
        """The rows of this leaf and the way to the next."""
        more = (self._more,) if self._more.is_live else ()
        return (*self._rows, *more)

    def gesture(self, gesture: Gesture) -> bool:
        """A swipe turns the leaf; tells whether the gesture was made here."""
        if not self.frame.contains(gesture.x, gesture.y):
            return False
        if isinstance(gesture, Swipe):
            self._turn(gesture.direction)
        return True

    def _turn(self, step: int) -> None:
        self._leaf = (self._leaf + step) % len(self._starts)
        self._lay()

    def _lay(self) -> None:
        look = self._look
        pad, gap = look.px(_PAD), look.px(_GAP)
        inside = self._room.inset(pad)
        growth = look.font_px("label") / look.px(look.theme.sizes.label)
        least = look.px(self._least_width) * growth
        columns = max(1, int((inside.width + gap) // (least + gap)))
        width = (inside.width - gap * (columns - 1)) / columns
        heights = [self._ruler.set(view, look, self._words, width) for _, view in self._keyed]
        floor = self._divide(heights, columns, inside, gap)
        first = self._starts[self._leaf]
        ends = [*self._starts[1:], len(self._keyed)]
        shown = self._keyed[first : ends[self._leaf]]
        self._keep([key for key, _ in shown])
        x, top, lowest = inside.x, inside.top, inside.top
        for row, (_, view) in zip(self._rows, shown, strict=True):
            height = row.set(view, look, self._words, width)
            if top < inside.top and top - height < floor - 0.5:
                x, top = x + width + gap, inside.top
            row.place(x, top - height, width, height)
            lowest = min(lowest, top - height)
            top -= height + gap
        several = len(self._starts) > 1
        low = inside.y if several else lowest
        right = inside.right if several else x + width
        self.frame = Rect(self._room.x, low - pad, right + pad - self._room.x,
                          self._room.top - low + pad)  # fmt: skip
        self._ground.lay(self.frame, look, role="ink", alpha=0.97, rounded=True)
        self._more.show(shown=several)
        wish = self._more.wish(look)
        self._more.place(inside.right - wish, inside.y, wish, look.button_px)

    def _divide(self, heights: Sequence[float], columns: int, inside: Rect, gap: float) -> float:
        """Find the first row of every leaf; returns the height down to which rows may reach.

        More than one leaf needs room for the way to the next.
        """
        floor = inside.y
        self._starts = leaf_starts(heights, inside.height, gap, columns=columns)
        if len(self._starts) > 1:
            floor += self._look.button_px + gap
            self._starts = leaf_starts(heights, inside.top - floor, gap, columns=columns)
        self._leaf = min(self._leaf, len(self._starts) - 1)
        return floor

    def _keep(self, keys: Sequence[str]) -> None:
        """Exactly the rows of this leaf."""
        if [row.key for row in self._rows] == list(keys):
            return
        for row in self._rows:
            self.remove_widget(row)
        self._rows = [self._make(key) for key in keys]
        for row in self._rows:
            self.add_widget(row)
