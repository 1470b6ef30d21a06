"""The table behind a chart: the same numbers as words, whatever the chart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kivy.graphics import Color, Rectangle

from kiosk.core.geometry import Rect
from kiosk.pages.figures.scale import Extent
from kiosk.pages.figures.screen.blocks import Block, Blocks, parted
from kiosk.pages.figures.screen.drawing import growth
from kiosk.pages.figures.screen.marks import Mark
from kiosk.pages.figures.screen.tag import source_marks
from kiosk.pages.figures.views import ChartView, RowView, SideView, ValueView
from kiosk.widgets.look import Look, Role
from kiosk.widgets.runs import Run, fill_lines
from kiosk.widgets.text import Text, family, plain

_BETWEEN = 40.0  # between columns, in design pixels
_PAD = 15.0  # above and below the words of a row
_LINE_GAP = 8.0
_MOST_TITLE = 0.34  # of the width
_LEAST_CELL = 215.0
_SWATCH = 0.62  # of the letters of a label
_LINE = 1.3
_LOOSE = 1.04  # of a line's own width: lines are filled with less


@dataclass(frozen=True, slots=True)
class Plan:
    """A column for the titles, and one for each side.

    Where they find no place beside each other, `title` is 0.0: titles stand above, and each number
    tells its side.
    """

    width: float
    title: float
    cell: float
    between: float
    sides: tuple[SideView, ...]
    shared_unit: str
    role: Role

    @property
    def is_wide(self) -> bool:
        """Whether every side has a column."""
        return self.title > 0

    def at(self, column: int) -> float:
        """How far to the right a side's column begins."""
        return self.title + self.between + column * (self.cell + self.between)


class Cell(Block):
    """Some words, with the sign of a side before them where they tell one."""

    def __init__(self, runs: Sequence[Run], side: SideView | None, look: Look) -> None:
        super().__init__()
        self._runs, self._side, self._look = runs, side, look
        self._swatch, self._words = Mark(), Text()
        self.add_widget(self._swatch)
        self.add_widget(self._words)

    def longest_word(self, role: Role) -> float:
        """The least width at which no word is torn."""
        words = fill_lines(self._runs, family(self._look, "text"), self._look.font_px(role), 1.0)
        return float(self._words.set(words, self._look, role=role).width) * _LOOSE

    def measure(self, width: float, role: Role) -> "Cell":
        """Take a width, and letters."""
        look = self._look
        self._size = size = look.font_px(role)
        self._px = round(size * _SWATCH) if self._side is not None else 0
        room = max(1.0, width - 2.4 * self._px)
        markup = fill_lines(self._runs, family(look, "text"), size, room)
        self._words.set(markup, look, role=role, width=room, line_height=_LINE)
        self.height = self._words.height
        return self

    def place(self, x: float, top: float) -> None:
        """Stand there."""
        if self._side is not None:
            middle = top - self._size * _LINE / 2
            self._swatch.stand(self._side, self._look, x, middle - self._px / 2, self._px)
            self._swatch.draw(Extent(1.6 * self._px, 1.6 * self._px))
        self._words.place(x + 2.4 * self._px, top)


class TableRow(Block):
    """What is counted, and the numbers for it, each in the column of its side or below."""

    def __init__(self, title: Cell, cells: Sequence[tuple[int, Cell]], look: Look) -> None:
        super().__init__()
        self._look, self._title, self._cells = look, title, cells
        with self.canvas.before:
            Color(*look.colour("line"))
            self._rule = Rectangle(size=(0, 0))
        for part in (title, *(cell for _, cell in cells)):
            self.add_widget(part)

    def measure(self, plan: Plan) -> "TableRow":
        """Take the columns."""
        look = self._look
        self._plan = plan
        self._title.measure(plan.title or plan.width, plan.role)
        for _, cell in self._cells:
            cell.measure(plan.cell if plan.is_wide else plan.width, plan.role)
        lines = [high for _, high in self._lines()]
        heights = self._title.height, max(lines, default=0.0)
        self.height = (max(heights) if plan.is_wide else sum(heights)) + 2 * look.px(_PAD)
        if not plan.is_wide and all(heights):
            self.height += look.px(_LINE_GAP)
        return self

    def _lines(self) -> Iterator[tuple[float, float]]:
        """Of each cell, how far below the first line it begins and ends."""
        gap = self._look.px(_LINE_GAP)
        used: dict[int, float] = {}
        for column, cell in self._cells:
            begin = used.get(column, 0.0)
            yield begin, begin + cell.height
            used[column] = begin + cell.height + gap

    def place(self, x: float, top: float) -> None:
        """Stand there."""
        look, plan = self._look, self._plan
        thick = max(1.0, look.px(1.5))
        self._rule.pos = (round(x), round(top - self.height))
        self._rule.size = (plan.width, thick)
        top -= look.px(_PAD)
        self._title.place(x, top)
        if not plan.is_wide and self._title.height:
            top -= self._title.height + look.px(_LINE_GAP)
        for (column, cell), (begin, _) in zip(self._cells, self._lines(), strict=True):
            cell.place(x + (plan.at(column) if plan.is_wide else 0.0), top - begin)


class TableDrawing(Blocks):
    """A line for each row, below the names of the sides, which stand on every leaf."""

    @staticmethod
    def explanation(chart: ChartView) -> str:
        """The unit, where all numbers have the same."""
        return _shared_unit(chart)

    def lay(self, chart: ChartView, look: Look, frame: Rect) -> int:
        """Take a chart for a frame; returns how many leaves it has there."""
        leaves = self._lay(chart, look, frame, "body")
        return leaves if leaves == 1 else self._lay(chart, look, frame, "label")

    def _lay(self, chart: ChartView, look: Look, frame: Rect, role: Role) -> int:
        plan = _planned(chart, look, frame.width, role)
        self._x, self._top = frame.x, frame.top
        heads = [
            (column, Cell([Run(side.title, bold=True)], side, look))
            for column, side in enumerate(plan.sides)
            if plan.is_wide and side.title
        ]
        empty = Cell([], None, look)
        self._head = TableRow(empty, heads, look).measure(plan) if heads else None
        taken = 0.0 if self._head is None else self._head.height

        def measured(row: RowView) -> TableRow:
            return _made(row, plan, look).measure(plan)

        below = Rect(frame.x, frame.y, frame.width, max(1.0, frame.height - taken))
        rows = [row for view in chart.rows for row in parted(view, measured, below.height)]
        return self.fill(rows, below, 0.0, 0.0)

    def show(self, leaf: int) -> None:
        """Draw the rows of one leaf below the names of the sides."""
        super().show(leaf)
        if self._head is not None:
            self.add_widget(self._head)
            self._head.place(self._x, self._top)


def _made(row: RowView, plan: Plan, look: Look) -> TableRow:
    columns = {side: column for column, side in enumerate(plan.sides)}
    cells = [
        (
            columns[value.side] if plan.is_wide else 0,
            Cell(
                list(_said(value, plan, look)),
                None if plan.is_wide or not value.side.title else value.side,
                look,
            ),
        )
        for value in row.values
    ]
    return TableRow(Cell([Run(row.title, bold=True)], None, look), cells, look)


def _said(value: ValueView, plan: Plan, look: Look) -> Iterator[Run]:
    """A number as it is read: who, about, how many of what, where that is written, what else."""
    mute = look.hex("mute")
    if value.side.title and not plan.is_wide:
        yield Run(f"{value.side.title}: ")
    if value.before:
        yield Run(f"{value.before} ", colour=mute)
    yield Run(value.number, bold=value.is_known, italic=not value.is_known,
              colour="" if value.is_known else mute)  # fmt: skip
    unit = "" if value.unit == plan.shared_unit else value.unit
    after = " ".join(part for part in (value.after, unit) if part)
    if after:
        yield Run(f" {after}", colour=mute)
    yield from source_marks(value, look)
    if value.remark:
        yield Run(f" \u2013 {value.remark}", colour=mute)


def _shared_unit(chart: ChartView) -> str:
    """The unit of all numbers that are known; "" where they have several."""
    units = {value.unit for row in chart.rows for value in row.values if value.is_known}
    return units.pop() if len(units) == 1 else ""


def _planned(chart: ChartView, look: Look, width: float, role: Role) -> Plan:
    """A column for each side, if they are wide enough for words."""
    between = look.px(_BETWEEN)
    titles = max(_title_width(row, look, role) for row in chart.rows)
    title = min(titles, width * _MOST_TITLE)
    count = len(chart.sides)
    cell = (width - title - between * count) / count
    plan = Plan(width, title, cell, between, chart.sides, _shared_unit(chart), role)
    longest = max(
        Cell(list(_said(value, plan, look)), None, look).longest_word(role)
        for row in chart.rows
        for value in row.values
    )
    if cell >= max(look.px(_LEAST_CELL) * growth(look), longest):
        return plan
    return replace(plan, title=0.0, cell=width)


def _title_width(row: RowView, look: Look, role: Role) -> float:
    """The width of a title on one line."""
    title = Text().set(plain(row.title), look, role=role, bold=True)
    return title.width * _LOOSE + look.px(2)
