"""A few large numbers, each with what it counts and who says so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kivy.graphics import Color, Rectangle

from kiosk.core.geometry import Rect
from kiosk.pages.figures.scale import even_leaves
from kiosk.pages.figures.screen.blocks import Block, Blocks, parted
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


class Cell(Block):
    """One number with its words below it, and above it, where it has one, a title of its own."""

    def __init__(self, title: str, view: ValueView, look: Look) -> None:
        super().__init__()
        self._view, self._look, self._words = view, look, title
        self._title, self._unit, self._label = Text(), Text(), Text()
        self._tag = NumberTag()
        for part in (self._title, self._tag, self._unit, self._label):
            self.add_widget(part)

    def wish(self, role: Role) -> float:
        """The width of its number in letters of that role."""
        bare = replace(self._view, unit="")
        size = self._look.font_px(role)
        return self._tag.set(bare, self._look, font_px=size, colour=self._view.side.colour)

    def measure(self, width: float, role: Role, title_height: float | None = None) -> float:
        """Take a width and the letters of the number; returns the height.

        `title_height` is that of the tallest title beside it.
        """
        look = self._look
        self._title.set(plain(self._words), look, role="body", width=width, line_height=1.25)
        self._title_height = self._title.height if title_height is None else title_height
        self.wish(role)
        unit = self._view.unit if self._view.is_known else ""
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

    def measure(self, width: float, columns: int, role: Role) -> "CellRow":
        """Take a width, how many cells stand side by side, and the letters of the numbers."""
        look = self._look
        across = look.px(_ACROSS)
        self._wide, self._columns = width, columns
        self._each = (width - across * (columns - 1)) / columns
        self._title.set(plain(self._words), look, role="body", face="strong", bold=True,
                        width=width, line_height=1.25)  # fmt: skip
        self._heights = []
        for line in self._lines:
            for cell in line:
                cell.measure(self._each, role)
            titles = max(cell.title_height for cell in line)
            self._heights.append(max(cell.measure(self._each, role, titles) for cell in line))
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
    """Where every row is a single number, several rows share a line."""

    def lay(self, chart: ChartView, look: Look, frame: Rect) -> int:
        """Take a chart for a frame; returns how many leaves it has there."""
        is_single = all(len(row.values) == 1 for row in chart.rows)
        count = len(chart.rows) if is_single else max(len(row.values) for row in chart.rows)
        values = [value for row in chart.rows for value in row.values]
        columns, role = _planned(values, count, look, frame.width)

        def measured(row: RowView) -> CellRow:
            title = "" if row.title == chart.title else row.title
            cells = [Cell("", value, look) for value in row.values]
            return CellRow(title, cells, look).measure(frame.width, columns, role)

        if is_single:
            cells = [Cell(row.title, row.values[0], look) for row in chart.rows]
            rows = [
                CellRow("", cells[first : first + columns], look).measure(
                    frame.width, columns, role
                )
                for first in range(0, len(cells), columns)
            ]
        else:
            rows = [row for view in chart.rows for row in parted(view, measured, frame.height)]
        return self.fill(rows, frame, look.px(_GAP), look.px(_WIDEST_GAP))

    def grow(self, share: float) -> None:
        """Numbers do not run: they appear."""
        self.opacity = share


def _planned(
    values: Sequence[ValueView], count: int, look: Look, width: float
) -> tuple[int, Role]:
    """How many numbers stand side by side, and in letters of which role.

    Rather fewer beside each other than in small letters.
    """
    across = look.px(_ACROSS)
    cells = [Cell("", value, look) for value in values]
    wishes = {role: max(cell.wish(role) for cell in cells) for role in _SIZES}
    least = max(look.px(_LEAST) * growth(look), min(wishes["heading"], width))
    fit = max(1, int((width + across) // (least + across)))
    lines = len(even_leaves(count, fit))
    columns = -(-count // lines)
    each = (width - across * (columns - 1)) / columns
    return columns, next((role for role in _SIZES if wishes[role] <= each), _SIZES[-1])
