"""The numbers of a chart as a table: a row for each row, a column for each side."""

from collections.abc import Iterator, Sequence

from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect
from kiosk.pages.figures.screen.blocks import Block, Blocks
from kiosk.pages.figures.screen.drawing import growth
from kiosk.pages.figures.screen.swatch import Swatch
from kiosk.pages.figures.screen.tag import source_marks
from kiosk.pages.figures.views import ChartView, RowView, SideView, ValueView
from kiosk.widgets.look import Look
from kiosk.widgets.runs import Run, fill_lines
from kiosk.widgets.text import Text, family, plain

_FIRST = 0.3  # of the width, for what is counted
_LEAST_COLUMN = 210.0  # design pixels, which grow with the text; with less, sides stand below
_PAD, _GUTTER = 12.0, 24.0
_NONE = "\u2013"


class Grid:
    """How wide the columns are; on a narrow screen there is one."""

    def __init__(self, chart: ChartView, look: Look, width: float) -> None:
        gutter = look.px(_GUTTER)
        number = len(chart.sides)
        first = width * _FIRST
        self.width = width
        self.each = (width - first) / number - gutter
        self.is_single = self.each < look.px(_LEAST_COLUMN) * growth(look)
        self.first = width if self.is_single else first
        self.starts = [first + gutter + index * (self.each + gutter) for index in range(number)]


class TableRow(Block):
    """What is counted, and the numbers for it, over a line."""

    def __init__(self, view: RowView, chart: ChartView, grid: Grid, look: Look) -> None:
        super().__init__()
        self._grid, self._look = grid, look
        self._title = Text().set(plain(view.title), look, role="body", width=grid.first,
                                 face="strong", line_height=1.25)  # fmt: skip
        if grid.is_single:
            runs = [_paragraphs(value, look, named=chart.has_sides) for value in view.values]
            self._cells = [_cell(each, look, grid.width - look.px(_GUTTER)) for each in runs]
        else:
            self._cells = [
                _cell(_side_paragraphs(view, side, look), look, grid.each) for side in chart.sides
            ]
        with self.canvas.before:
            Color(*look.colour("line"))
            self._line = Rectangle(size=(0, 0))
        for part in (self._title, *self._cells):
            self.add_widget(part)
        heights = [cell.height for cell in self._cells]
        inner = (
            sum(heights) + self._title.height
            if grid.is_single
            else max(self._title.height, *heights)
        )
        self.height = inner + 2 * look.px(_PAD)

    def place(self, x: float, top: float) -> None:
        """Stand there."""
        look, grid = self._look, self._grid
        at = top - look.px(_PAD)
        below = self._title.place(x, at)
        for index, cell in enumerate(self._cells):
            if grid.is_single:
                below = cell.place(x + look.px(_GUTTER), below)
            else:
                cell.place(x + grid.starts[index], at)
        wide = max(1.0, look.px(1.5))
        self._line.pos = (round(x), round(top - self.height))
        self._line.size = (round(grid.width), wide)


class TableHead(Widget):
    """The sides at the heads of their columns."""

    def __init__(self, chart: ChartView, grid: Grid, look: Look) -> None:
        super().__init__(size_hint=(None, None))
        self._look, self._grid, self._sides = look, grid, chart.sides
        self._swatch_side = look.font_px("label") * 0.8
        indent = self._swatch_side + look.px(12)
        self._names, self._swatches = [], []
        for side in chart.sides:
            named = side.key is not None
            width = grid.each - indent if named else grid.each
            text = Text().set(plain(side.title or chart.number), look, role="label",
                              face="strong", bold=True, colour="mute", width=width,
                              line_height=1.25)  # fmt: skip
            self._names.append(text)
            self._swatches.append(Swatch())
            self.add_widget(text)
            if named:
                self.add_widget(self._swatches[-1])
        self.height = max(text.height for text in self._names) + look.px(_PAD)
        with self.canvas.before:
            Color(*look.colour("mute", 0.7))
            self._line = Rectangle(size=(0, 0))

    def place(self, x: float, top: float) -> None:
        """Stand there."""
        look, side = self._look, self._swatch_side
        row = look.font_px("label") * 1.25
        for start, text, swatch, view in zip(
            self._grid.starts, self._names, self._swatches, self._sides, strict=True
        ):
            left = x + start
            if view.key is not None:
                swatch.show(view, look, Rect(left, top - (row + side) / 2, side, side))
                left += side + look.px(12)
            text.place(left, top)
        wide = max(1.0, look.px(2))
        self._line.pos = (round(x), round(top - self.height))
        self._line.size = (round(self._grid.width), wide)


class TableDrawing(Blocks):
    """Whole rows below a head that stands on every leaf."""

    def lay(self, chart: ChartView, look: Look, frame: Rect) -> int:
        """Take a chart for a frame; returns how many leaves it has there."""
        grid = Grid(chart, look, frame.width)
        self._head = None if grid.is_single else TableHead(chart, grid, look)
        self._top, self._left = frame.top, frame.x
        below = 0.0 if self._head is None else self._head.height
        room = Rect(frame.x, frame.y, frame.width, frame.height - below)
        rows = [TableRow(row, chart, grid, look) for row in chart.rows]
        return self.fill(rows, room, 0.0, 0.0)

    def show(self, leaf: int) -> None:
        """Draw the head and the rows of one leaf."""
        super().show(leaf)
        if self._head is not None:
            self.add_widget(self._head)
            self._head.place(self._left, self._top)


Paragraph = Sequence[Run]


def _side_paragraphs(row: RowView, side: SideView, look: Look) -> list[Paragraph]:
    """All that one side says, or a dash."""
    values = row.of(side)
    if not values:
        return [[Run(_NONE, colour=look.hex("mute"))]]
    return [each for value in values for each in _paragraphs(value, look, named=False)]


def _paragraphs(value: ValueView, look: Look, *, named: bool) -> list[Paragraph]:
    """A number in words, and below it what else is said."""
    return [each for each in (list(_said(value, look, named=named)), _remark(value, look)) if each]


def _said(value: ValueView, look: Look, *, named: bool) -> Iterator[Run]:
    mute, small = look.hex("mute"), look.font_px("label")
    if named and value.side.title:
        yield Run(f"{value.side.title}: ", colour=mute, size_px=small)
    if value.before:
        yield Run(f"{value.before} ", size_px=small)
    yield Run(value.number, bold=value.is_known, italic=not value.is_known,
              colour="" if value.is_known else mute)  # fmt: skip
    after = " ".join(part for part in (value.after, value.unit) if part)
    if after:
        yield Run(f" {after}", size_px=small)
    yield from source_marks(value, look)


def _remark(value: ValueView, look: Look) -> Paragraph:
    if not value.remark:
        return ()
    return [Run(value.remark, colour=look.hex("mute"), size_px=look.font_px("label"))]


def _cell(paragraphs: Sequence[Paragraph], look: Look, width: float) -> Text:
    name, size = family(look, "text"), look.font_px("body")
    markup = "\n".join(fill_lines(each, name, size, width) for each in paragraphs)
    return Text().set(markup, look, role="body", width=width, line_height=1.25)
