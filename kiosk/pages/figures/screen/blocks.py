"""Rows below each other: as many as fit are on a leaf, each of them whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.pages.figures.scale import balanced
from kiosk.pages.figures.screen.drawing import Drawing
from kiosk.pages.figures.views import RowView


class Block(Widget):
    """One row of a chart, already measured: its `height` is set."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))

    def place(self, x: float, top: float) -> None:
        """Stand with the upper left corner at (x, top)."""
        raise NotImplementedError

    def grow(self, share: float) -> None:
        """Draw as much of it, 0 to 1."""


class Blocks(Drawing):
    """A drawing made of blocks."""

    drop: ClassVar[float] = 0.0  # how much of the room that is left is above them

    def __init__(self) -> None:
        super().__init__()
        self._blocks: Sequence[Block] = ()
        self._seen: Sequence[Block] = ()
        self._starts = [0]
        self._gap = 0.0
        self._widest_gap = 0.0
        self._frame = Rect(0, 0, 0, 0)

    def fill(self, blocks: Sequence[Block], frame: Rect, gap: float, widest_gap: float) -> int:
        """Take measured blocks for a frame; returns the number of leaves.

        Where there is room, they stand farther apart than `gap`, up to `widest_gap`.
        """
        self._blocks, self._frame = blocks, frame
        self._gap, self._widest_gap = gap, widest_gap
        self._starts = balanced([block.height for block in blocks], frame.height, gap)
        return len(self._starts)

    @property
    def overflows(self) -> bool:
        """Whether a block is taller than the frame."""
        return any(block.height > self._frame.height + 1 for block in self._blocks)

    def show(self, leaf: int) -> None:
        """Draw the blocks of one leaf."""
        first = self._starts[leaf]
        last = [*self._starts[1:], len(self._blocks)][leaf]
        self._seen = self._blocks[first:last]
        self.clear_widgets()
        frame, gap = self._frame, self._gap
        top = frame.top
        if len(self._starts) == 1:
            spare = frame.height - sum(block.height for block in self._seen)
            between = max(1, len(self._seen) - 1)
            gap = min(self._widest_gap, spare / between)
            top -= max(0.0, spare - gap * between) * self.drop
        for block in self._seen:
            self.add_widget(block)
            block.place(frame.x, top)
            top -= block.height + gap

    def grow(self, share: float) -> None:
        """Grow the blocks in view."""
        for block in self._seen:
            block.grow(share)


B = TypeVar("B", bound=Block)


def parted(row: RowView, make: Callable[[RowView], B], height: float) -> Iterator[B]:
    """The block of a row, or, where it is taller than a leaf, blocks of some of its numbers each.

    `make` makes a block and measures it; each has the title of the row.
    """
    block = make(row)
    if block.height <= height or len(row.values) < 2:
        yield block
        return
    middle = (len(row.values) + 1) // 2
    for values in (row.values[:middle], row.values[middle:]):
        yield from parted(replace(row, values=values), make, height)


P = TypeVar("P")


def roomiest(tries: Iterable[tuple[P, list[B]]], height: float, gap: float) -> tuple[P, list[B]]:
    """The first way of drawing whose blocks fit one leaf; else the first with the fewest blocks.

    That tears no row apart if any does not. There must be a way.
    """
    rest: list[tuple[P, list[B]]] = []
    for plan, blocks in tries:
        if sum(block.height for block in blocks) + gap * (len(blocks) - 1) <= height:
            return plan, blocks
        rest.append((plan, blocks))
    return min(rest, key=lambda each: len(each[1]))
