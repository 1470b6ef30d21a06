"""What stands side by side in the ledger, below what it has in common."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.pages.credits.screen.cell import Cell
from kiosk.pages.credits.views import EntryView, GroupView
from kiosk.widgets.look import Look
from kiosk.widgets.photo import Textures
from kiosk.widgets.text import Text, plain

_ABOVE, _BELOW = 34.0, 14.0  # a group's heading
_GUTTER = 40.0


@dataclass(frozen=True, slots=True)
class StripView:
    """A few entries in a row of so many columns; `group` above them, where one begins."""

    entries: tuple[EntryView, ...]
    columns: int
    group: GroupView | None = None
    is_first: bool = False


def strips(entries: Sequence[EntryView], columns: int) -> tuple[StripView, ...]:
    """The entries in rows; each group begins a row of its own."""
    return tuple(_strips(entries, columns))


def largest_group(entries: Sequence[EntryView]) -> int:
    """How many entries at most have something in common; at least 1."""
    return max(Counter(entry.group for entry in entries).values(), default=1)


def _strips(entries: Iterable[EntryView], columns: int) -> Iterator[StripView]:
    is_first = True
    for group, members in groupby(entries, lambda entry: entry.group):
        alike = tuple(members)
        for start in range(0, len(alike), columns):
            above = group if start == 0 else None
            yield StripView(alike[start : start + columns], columns, above, is_first)
            is_first = False


class Strip(Widget):
    """Set for one row, and again for another one when it has scrolled away."""

    def __init__(self, textures: Textures) -> None:
        super().__init__(size_hint=(None, None))
        self._textures = textures
        self._title = Text()
        self._note = Text()
        self._cells: list[Cell] = []
        self.add_widget(self._title)
        self.add_widget(self._note)

    def set(self, view: StripView, look: Look, width: float) -> float:
        """Take a row for `width`; returns the height it needs (window pixels)."""
        self._look, self._view = look, view
        group = view.group or GroupView("", "")
        self._title.set(plain(group.title), look, role="label", face="strong", colour="brass",
                        bold=True, width=width, line_height=1.3)  # fmt: skip
        self._note.set(plain(group.note), look, role="label", colour="mute", width=width,
                       line_height=1.3)  # fmt: skip
        self._above = look.px(_ABOVE) if view.group is not None and not view.is_first else 0.0
        self._below = look.px(_BELOW) if view.group is not None else 0.0
        head = self._above + self._title.height + self._note.height + self._below
        gutter = look.px(_GUTTER)
        self._column = (width - gutter * (view.columns - 1)) / view.columns
        while len(self._cells) > len(view.entries):
            self.remove_widget(self._cells.pop())
        while len(self._cells) < len(view.entries):
            self._cells.append(Cell(self._textures))
            self.add_widget(self._cells[-1])
        cells = zip(self._cells, view.entries, strict=True)
        self._row = max(cell.set(entry, look, self._column) for cell, entry in cells)
        return float(head) + self._row

    def stand(self, x: float, top: float, now: float) -> None:
        """Stand with the upper left corner at (x, top)."""
        top = self._title.place(x, top - self._above)
        top = self._note.place(x, top) - self._below
        step = self._column + self._look.px(_GUTTER)
        for column, cell in enumerate(self._cells):
            cell.stand(Rect(x + column * step, top - self._row, self._column, self._row), now)

    def leave(self, now: float) -> None:
        """Hold no pictures: this is out of view."""
        for cell in self._cells:
            cell.leave(now)

    def animate(self, now: float) -> None:
        """Let the pictures arrive."""
        for cell in self._cells:
            cell.animate(now)
