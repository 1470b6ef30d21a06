"""Small charts of columns, one for each side: the same rows, the same scale."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect, clamp
from kiosk.pages.figures.scale import Extent, Scale, even_leaves
from kiosk.pages.figures.screen.drawing import Drawing, growth
from kiosk.pages.figures.screen.marks import Mark
from kiosk.pages.figures.screen.tag import marked, source_marks
from kiosk.pages.figures.views import ChartView, SideView, ValueView
from kiosk.widgets.look import Look, Role
from kiosk.widgets.text import Text, plain, text_width

UNKNOWN = "?"
_LEAST_PLOT = 96.0  # design pixels of the tallest column
_LEAST_STEP, _WIDEST_STEP = 44.0, 200.0  # from one column to the next
_BETWEEN = 14.0  # between what stands above neighbouring columns
_COLUMN = 0.56  # of a step
_GAP = 44.0  # between the small charts
_HEAD_GAP, _ABOVE, _BELOW = 14.0, 6.0, 10.0
_SETTINGS: tuple[tuple[Role, bool], ...] = (
    ("lead", False),
    ("body", False),
    ("body", True),
    ("label", True),
)
_LINE = 1.15


@dataclass(frozen=True, slots=True)
class Plan:
    """What all columns have in common: the letters, and the distance from one to the next."""

    role: Role
    marks_above: bool  # the numbers of the sources, instead of beside the number
    step: float = 0.0


class Column(Widget):
    """One number: a column on the line of zero, the number above it, what is counted below."""

    def __init__(self, title: str, view: ValueView, look: Look, plan: Plan) -> None:
        super().__init__(size_hint=(None, None))
        self._view, self._look, self._plan = view, look, plan
        self._mark = Mark(upright=True)
        self._number, self._title = Text(), Text()
        for part in (self._mark, self._number, self._title):
            self.add_widget(part)
        _set_number(self._number, view, look, plan)
        self._title.set(plain(title), look, role="label", colour="mute", align="center",
                        width=plan.step - look.px(_BETWEEN), line_height=1.2)  # fmt: skip

    @property
    def above(self) -> float:
        """The height of what stands above it."""
        return float(self._number.height) + self._look.px(_ABOVE)

    @property
    def below(self) -> float:
        """The height of what stands below it."""
        return float(self._title.height) + self._look.px(_BELOW)

    def place(self, x: float, zero: float, scale: Scale) -> None:
        """Stand with its middle at x, on a line at `zero`."""
        look, view = self._look, self._view
        self._extent = scale.extent(view.least, view.most, view.part)
        thick = clamp(self._plan.step * _COLUMN, look.px(12), look.px(84))
        self._mark.stand(view.side, look, x - thick / 2, zero, thick)
        top = zero + self._extent.most + look.px(_ABOVE)
        self._number.place(x - self._number.width / 2, top + self._number.height)
        self._title.place(x - self._title.width / 2, zero - look.px(_BELOW))

    def grow(self, share: float) -> None:
        """Lengthen the column."""
        if self._view.is_known:
            self._mark.draw(self._extent, share)


class SmallChart(Widget):
    """The columns of one side, below its name."""

    def __init__(self, side: SideView, columns: Sequence[Column], look: Look, step: float) -> None:
        super().__init__(size_hint=(None, None))
        self._side, self._look, self._step = side, look, step
        self._columns = columns
        self._swatch = Mark()
        self._name = Text()
        with self.canvas.before:
            Color(*look.colour("mute", 0.7))
            self._zero = Rectangle(size=(0, 0))
        self.add_widget(self._name)
        self.add_widget(self._swatch)
        for column in columns:
            self.add_widget(column)

    def measure(self, width: float) -> float:
        """Take a width for its name; returns the height of everything but the columns."""
        look = self._look
        self._swatch_px = round(look.font_px("body") * 0.7)
        room = width - 2 * self._swatch_px - look.px(_HEAD_GAP)
        self._name.set(plain(self._side.title), look, role="body", face="strong", bold=True,
                       width=room, line_height=1.25)  # fmt: skip
        head = self._name.height + look.px(_HEAD_GAP) if self._name.text else 0.0
        return float(head + self._above + self._below)

    @property
    def _above(self) -> float:
        return max(column.above for column in self._columns)

    @property
    def _below(self) -> float:
        return max(column.below for column in self._columns)

    def place(self, x: float, top: float, height: float, most: float) -> None:
        """Stand there, the column of a number `most` being `height` high."""
        look = self._look
        if self._name.text:
            swatch = self._swatch_px
            line = self._name.height / max(1, round(self._name.height / (swatch * 1.7)))
            self._swatch.stand(self._side, look, x, top - line / 2 - swatch / 2, swatch)
            self._swatch.draw(Extent(2 * swatch, 2 * swatch))
            top = self._name.place(x + 2 * swatch + look.px(_HEAD_GAP), top) - look.px(_HEAD_GAP)
        zero = round(top - self._above - height)
        thick = max(2.0, look.px(2))
        self._zero.pos = (round(x), zero - thick)
        self._zero.size = (self._step * len(self._columns), thick)
        scale = Scale(most, height)
        for place, column in enumerate(self._columns):
            column.place(x + (place + 0.5) * self._step, zero, scale)

    def grow(self, share: float) -> None:
        """Lengthen the columns."""
        for column in self._columns:
            column.grow(share)


class MultiplesDrawing(Drawing):
    """The small charts stand below each other, so that columns of one row do, too.

    Rows that find no place beside each other, and sides below, are on further leaves.
    """

    @staticmethod
    def explanation(chart: ChartView) -> str:
        """The unit, and how a number looks that nobody knows."""
        unknown = f"{UNKNOWN} = {chart.not_known}" if chart.has_unknown else ""
        return "  \u00b7  ".join(part for part in (chart.unit, unknown) if part)

    def lay(self, chart: ChartView, look: Look, frame: Rect) -> int:
        """Take a chart for a frame; returns how many leaves it has there."""
        self._chart, self._look, self._frame = chart, look, frame
        self._seen: list[SmallChart] = []
        plan = _planned(chart, look, frame.width)
        least = look.px(_LEAST_PLOT)
        fit = max(1, int(frame.width // plan.step))
        self._set_columns(plan, fit, look.px(_WIDEST_STEP) * growth(look))
        while self._head + least > frame.height and fit > 1:
            fit -= 1  # fewer beside each other are wider, and their titles less high
            self._set_columns(plan, fit, frame.width)
        gap = look.px(_GAP)
        fit = max(1, int((frame.height + gap) // (self._head + least + gap)))
        self._down = even_leaves(len(chart.sides), fit)
        rows = max(last - first for first, last in _spans(self._down, len(chart.sides)))
        self._plot = max(1.0, (frame.height - gap * (rows - 1)) / rows - self._head)
        return len(self._across) * len(self._down)

    @property
    def overflows(self) -> bool:
        """Whether even one small chart finds no room for its columns."""
        return self._plot < self._look.px(_LEAST_PLOT) - 1.0

    def _set_columns(self, plan: Plan, fit: int, widest: float) -> None:
        """Have at most so many columns beside each other, no more than `widest` pixels apart."""
        chart, frame = self._chart, self._frame
        self._across = even_leaves(len(chart.rows), fit)
        spans = _spans(self._across, len(chart.rows))
        most = max(last - first for first, last in spans)
        step = min(frame.width / most, widest)
        self._plan = replace(plan, step=step)
        self._head = max(
            small.measure(frame.width)
            for span in spans
            for small in self._made(span, (0, len(chart.sides)))
        )

    def show(self, leaf: int) -> None:
        """Draw some rows of some sides."""
        chart, look, frame = self._chart, self._look, self._frame
        across, down = divmod(leaf, len(self._down))  # the sides of the same rows follow each other
        rows = _spans(self._across, len(chart.rows))[across]
        self.clear_widgets()
        self._seen = self._made(rows, _spans(self._down, len(chart.sides))[down])
        top = frame.top
        for small in self._seen:
            self.add_widget(small)
            small.measure(frame.width)
            small.place(frame.x, top, self._plot, chart.most)
            top -= self._head + self._plot + look.px(_GAP)

    def grow(self, share: float) -> None:
        """Lengthen the columns."""
        for small in self._seen:
            small.grow(share)

    def _made(self, rows: tuple[int, int], sides: tuple[int, int]) -> list[SmallChart]:
        chart, look, plan = self._chart, self._look, self._plan
        return [
            SmallChart(
                side,
                [
                    Column(row.title, value, look, plan)
                    for row in chart.rows[rows[0] : rows[1]]
                    for value in row.of(side)[:1]
                ],
                look,
                plan.step,
            )
            for side in chart.sides[sides[0] : sides[1]]
        ]


def _planned(chart: ChartView, look: Look, width: float) -> Plan:
    """The first setting in which all numbers stand beside each other; else the narrowest."""
    ruler = Text()
    between = look.px(_BETWEEN)
    words = [word for row in chart.rows for word in row.title.split()]
    values = [value for row in chart.rows for value in row.values]
    labels = max((text_width(word, look) for word in words), default=0.0)

    def planned(role: Role, *, marks_above: bool) -> Plan:
        plan = Plan(role, marks_above)
        numbers = max(_set_number(ruler, value, look, plan).width for value in values)
        return replace(plan, step=max(look.px(_LEAST_STEP), max(labels, numbers) + between))

    plans = [planned(role, marks_above=above) for role, above in _SETTINGS]
    fits = (plan for plan in plans if plan.step * len(chart.rows) <= width)
    return next(fits, plans[-1])


def _set_number(text: Text, view: ValueView, look: Look, plan: Plan) -> Text:
    """A number with the raised numbers of its sources, as narrow as can be."""
    role = plan.role
    if not view.is_known:
        return text.set(UNKNOWN, look, role=role, colour="mute", line_height=_LINE)
    marks = marked(source_marks(view, look))
    number = plain(view.short + view.number)
    markup = f"{marks}\n{number}" if marks and plan.marks_above else f"{number}{marks}"
    return text.set(markup, look, role=role, face="numbers", bold=True, align="center",
                    line_height=_LINE)  # fmt: skip


def _spans(starts: Sequence[int], count: int) -> list[tuple[int, int]]:
    """The first of every leaf, and the one after its last."""
    return list(zip(starts, [*starts[1:], count], strict=True))
