"""A few large numbers, each with what it counts and who says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kivy.graphics import Color, Rectangle

from kiosk.core.geometry import Rect
from kiosk.pages.figures.scale import even_leaves
from kiosk.pages.figures.screen.blocks import Block, Blocks, parted, roomiest
from kiosk.pages.figures.screen.drawing import growth
from kiosk.pages.figures.screen.tag import NumberTag, set_label
from kiosk.pages.figures.views import ChartView, RowView, ValueView
from kiosk.widgets.look import Look, Role
from kiosk.widgets.text import Text, plain

_LEAST = 330.0  # design pixels of a cell
_ACROSS = 56.0  # between cells
_GAP, _WIDEST_GAP = 40.0, 84.0  # between lines of them
_SIZES: tuple[Role, ...] = ("display", "title", "heading", "lead")
_TITLE_GAP, _UNIT_GAP, _LABEL_GAP, _RULE_GAP = 8.0, 2.0, 12.0, 26.0
_RULE = 2.0


@dataclass(frozen=True, slots=True)
class Plan:
    """How many numbers stand side by side, and how each is set: `unit_below` it or at its end."""

    columns: int
    role: Role
    unit_below: bool


class Cell(Block):
    """One number with its words below it, and above it, where it has one, a title of its own."""

    def __init__(self, title: str, view: ValueView, look: Look) -> None:
        super().__init__()
        self._view, self._look, self._words = view, look, title
        self._title, self._unit, self._label = Text(), Text(), Text()
        self._tag = NumberTag()
        for part in (self._title, self._tag, self._unit, self._label):
            self.add_widget(part)

    def wish(self, plan: Plan) -> float:
        """The width of its number."""
        view = replace(self._view, unit="") if plan.unit_below else self._view
        size = self._look.font_px(plan.role)
        return self._tag.set(view, self._look, font_px=size, colour=view.side.colour)

    def measure(self, plan: Plan, width: float, title_height: float = 0.0) -> float:
        """Take a plan and a width; returns the height.

        `title_height` is that of the tallest title beside it.
        """
        look = self._look
        self._title.set(plain(self._words), look, role="body", width=width, line_height=1.25)
        self._title_height = max(title_height, self._title.height)
        self.wish(plan)
        unit = self._view.unit if plan.unit_below else ""
        self._unit.set(plain(unit), look, role="body", width=width, line_height=1.25)
        set_label(self._label, self._view, look, width)
        self.height = self._tag.height
        if self._title_height:
            self.height += self._title_height + look.px(_TITLE_GAP)
        if self._unit.text:
            self.height += self._unit.height + look.px(_UNIT_GAP)
        if self._label.text:
            self.height += self._label.height + look.px(_LABEL_GAP)
        return float(self.height)

    @property
    def title_height(self) -> float:
        """The height of its own title."""
        return float(self._title.height)

    def place(self, x: float, top: float) -> None:
        """Stand there."""
        look = self._look
        if self._title_height:
            self._title.place(x, top)
            top -= self._title_height + look.px(_TITLE_GAP)
        self._tag.place(x, top - self._tag.height / 2)
        top -= self._tag.height
        if self._unit.text:
            top = self._unit.place(x, top - look.px(_UNIT_GAP))
        self._label.place(x, top - look.px(_LABEL_GAP))


class CellRow(Block):
    """Cells beside each other, in as many lines as they need, below a title and a fine rule."""

    def __init__(self, title: str, cells: Sequence[Cell], look: Look) -> None:
        super().__init__()
        self._cells, self._look, self._words = cells, look, title
        self._title = Text()
        self.add_widget(self._title)
        for cell in cells:
            self.add_widget(cell)
        with self.canvas.before:
            Color(*look.colour("line"))
            self._rule = Rectangle(size=(0, 0))

    def measure(self, plan: Plan, width: float) -> "CellRow":
        """Take a plan and a width."""
        look = self._look
        self._wide, self._columns = width, plan.columns
        self._each = _each(plan.columns, look, width)
        self._title.set(plain(self._words), look, role="body", face="strong", bold=True,
                        width=width, line_height=1.25)  # fmt: skip
        self._heights = []
        for line in self._lines:
            for cell in line:
                cell.measure(plan, self._each)
            titles = max(cell.title_height for cell in line)
            self._heights.append(max(cell.measure(plan, self._each, titles) for cell in line))
        self.height = look.px(_RULE_GAP) + sum(self._heights)
        self.height += look.px(_GAP) * (len(self._heights) - 1)
        if self._title.text:
            self.height += self._title.height + look.px(_TITLE_GAP)
        return self

    @property
    def _lines(self) -> Iterator[Sequence[Cell]]:
        for first in range(0, len(self._cells), self._columns):
            yield self._cells[first : first + self._columns]

    def place(self, x: float, top: float) -> None:
        """Stand there."""
        look = self._look
        thick = max(1.0, look.px(_RULE))
        self._rule.pos, self._rule.size = (round(x), round(top - thick)), (self._wide, thick)
        top -= look.px(_RULE_GAP)
        if self._title.text:
            top = self._title.place(x, top) - look.px(_TITLE_GAP)
        for line, height in zip(self._lines, self._heights, strict=True):
            for place, cell in enumerate(line):
                cell.place(x + place * (self._each + look.px(_ACROSS)), top)
            top -= height + look.px(_GAP)


class CountersDrawing(Blocks):
    """Numbers in letters as large as there is room for.

    Where every row is a single number, several rows share a line.
    """

    def lay(self, chart: ChartView, look: Look, frame: Rect) -> int:
        """Take a chart for a frame; returns how many leaves it has there."""
        gap = look.px(_GAP)
        tries = (
            (plan, list(_rows(chart, look, plan, frame)))
            for plan in _plans(chart, look, frame.width)
        )
        _, rows = roomiest(tries, frame.height, gap)
        return self.fill(rows, frame, gap, look.px(_WIDEST_GAP))

    def grow(self, share: float) -> None:
        """Numbers do not run: they appear."""
        self.opacity = share


def _is_single(chart: ChartView) -> bool:
    return all(len(row.values) == 1 for row in chart.rows)


def _rows(chart: ChartView, look: Look, plan: Plan, frame: Rect) -> Iterator[CellRow]:
    """The lines of a chart."""
    if _is_single(chart):
        cells = [Cell(row.title, row.values[0], look) for row in chart.rows]
        for first in range(0, len(cells), plan.columns):
            line = cells[first : first + plan.columns]
            yield CellRow("", line, look).measure(plan, frame.width)
        return

    def measured(row: RowView) -> CellRow:
        title = "" if row.title == chart.title else row.title
        cells = [Cell("", value, look) for value in row.values]
        return CellRow(title, cells, look).measure(plan, frame.width)

    for view in chart.rows:
        yield from parted(view, measured, frame.height)


def _plans(chart: ChartView, look: Look, width: float) -> Iterator[Plan]:
    """The ways in which no number is wider than its cell, the largest letters first.

    At last one in which it may be.
    """
    is_single = _is_single(chart)
    count = len(chart.rows) if is_single else max(len(row.values) for row in chart.rows)
    cells = [Cell("", value, look) for row in chart.rows for value in row.values]
    across = look.px(_ACROSS)
    least = look.px(_LEAST) * growth(look)
    small = Plan(1, "lead", unit_below=True)
    for role in _SIZES:
        for unit_below in (False, True):
            wish = max(cell.wish(Plan(1, role, unit_below)) for cell in cells)
            fit = int((width + across) // (max(least, wish) + across))
            lines = len(even_leaves(count, fit))
            small = Plan(-(-count // lines), role, unit_below)
            if wish <= _each(small.columns, look, width):
                yield small
    yield small


def _each(columns: int, look: Look, width: float) -> float:
    """The width of a cell."""
    return (width - look.px(_ACROSS) * (columns - 1)) / columns
