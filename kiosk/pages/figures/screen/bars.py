"""Bars that lie below each other, all from one line at zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from kivy.graphics import Color, Rectangle

from kiosk.core.geometry import Rect, clamp
from kiosk.pages.figures.scale import Scale, longest
from kiosk.pages.figures.screen.blocks import Block, Blocks, parted
from kiosk.pages.figures.screen.drawing import growth
from kiosk.pages.figures.screen.marks import Mark
from kiosk.pages.figures.screen.tag import NumberTag, set_label
from kiosk.pages.figures.views import ChartView, RowView, ValueView
from kiosk.widgets.look import Look
from kiosk.widgets.text import Text, plain

_THICK, _THICKEST = 44.0, 92.0  # design pixels
_GAP, _WIDEST_GAP = 34.0, 88.0  # between rows
_BETWEEN = 16.0  # between the bars of a row
_BESIDE = 20.0  # between a bar and its number, and between that and the label
_LEAST_LABEL = 250.0  # of a label beside a number
_LEAST_SHARE = 0.34  # of the width, for the longest bar: with less, labels stand above
_MOST_SHARE = 0.66


class Bar(Block):
    """One number: its bar, the number at its end, and who says so beside or above."""

    def __init__(self, view: ValueView, look: Look) -> None:
        super().__init__()
        self.view, self._look = view, look
        self.tag = NumberTag()
        self.tag.set(view, look, font_px=round(look.font_px("lead") * 1.14))
        self._label = Text()
        self._mark = Mark()
        for part in (self._mark, self.tag, self._label):
            self.add_widget(part)

    @property
    def has_label(self) -> bool:
        """Whether there is anything to say beside the number."""
        return bool(self.view.side.title or self.view.remark or self.view.marks)

    def measure(self, plan: "Plan", thick: float) -> float:
        """Take a plan and a thickness; returns the height."""
        look, view = self._look, self.view
        self._plan, self._thick = plan, thick
        self._extent = plan.scale.extent(view.least, view.most, view.part)
        width = plan.width
        if plan.beside:
            width -= self._extent.most + 2 * look.px(_BESIDE) + self.tag.width
        set_label(self._label, view, look, max(1.0, width))
        body = max(thick, self.tag.height)
        self.height = max(body, self._label.height) if plan.beside else body
        if not plan.beside and self._label.text:
            self.height += self._label.height + look.px(6)
        return float(self.height)

    def place(self, x: float, top: float) -> None:
        """Stand there."""
        look, gap = self._look, self._look.px(_BESIDE)
        middle = top - self.height / 2
        if not self._plan.beside and self._label.text:
            low = self._label.place(x, top) - look.px(6)
            middle = (low + top - self.height) / 2
        self._mark.stand(self.view.side, look, x, middle - self._thick / 2, self._thick)
        end = x + self._extent.most
        beside = gap if self.view.is_known else look.px(12)
        self.tag.place(end + beside, middle)
        if self._plan.beside:
            self._label.place(end + 2 * gap + self.tag.width, middle + self._label.height / 2)

    def grow(self, share: float) -> None:
        """Lengthen the bar."""
        if self.view.is_known:
            self._mark.draw(self._extent, share)


@dataclass(frozen=True, slots=True)
class Plan:
    """How all bars of a chart are drawn: on what scale, and with labels beside or above them."""

    width: float
    scale: Scale
    beside: bool


class BarRow(Block):
    """What is counted, and the bars for it."""

    def __init__(self, view: RowView, chart: ChartView, look: Look) -> None:
        super().__init__()
        self._look = look
        self._title = Text()
        self._words = "" if view.title == chart.title else view.title
        self.bars = [Bar(value, look) for value in view.values]
        self.add_widget(self._title)
        with self.canvas.before:
            self._tint = Color(*look.colour("mute", 0.7))
            self._zero = Rectangle(size=(0, 0))
        for bar in self.bars:
            self.add_widget(bar)

    def measure(self, plan: Plan, thick: float) -> float:
        """Take a plan and a thickness; returns the height."""
        look = self._look
        self._title.set(plain(self._words), look, role="body", face="strong", bold=True,
                        width=plan.width, line_height=1.25)  # fmt: skip
        heights = sum(bar.measure(plan, thick) for bar in self.bars)
        gaps = look.px(_BETWEEN) * (len(self.bars) - 1)
        self.height = self._title.height + self._below + heights + gaps
        return float(self.height)

    @property
    def _below(self) -> float:
        return self._look.px(12) if self._title.text else 0.0

    def place(self, x: float, top: float) -> None:
        """Stand there."""
        look = self._look
        at = first = self._title.place(x, top) - self._below
        for bar in self.bars:
            bar.place(x, at)
            at -= bar.height + look.px(_BETWEEN)
        low = at + look.px(_BETWEEN)
        wide = max(2.0, look.px(2))
        self._zero.pos = (round(x - wide), round(low - look.px(4)))
        self._zero.size = (wide, round(first - low + look.px(8)))

    def grow(self, share: float) -> None:
        """Lengthen the bars."""
        for bar in self.bars:
            bar.grow(share)


class BarsDrawing(Blocks):
    """All rows to one scale."""

    def lay(self, chart: ChartView, look: Look, frame: Rect) -> int:
        """Take a chart for a frame; returns how many leaves it has there."""
        bars = [Bar(value, look) for row in chart.rows for value in row.values]
        plan = _planned(chart, bars, look, frame.width)
        gap = look.px(_GAP)
        thick = look.px(_THICK) * min(growth(look), 1.25)

        def measured(view: RowView) -> BarRow:
            row = BarRow(view, chart, look)
            row.measure(plan, thick)
            return row

        rows = [row for view in chart.rows for row in parted(view, measured, frame.height)]
        height = sum(row.height for row in rows) + gap * (len(rows) - 1)
        spare = (frame.height - height) / max(1, len(bars)) * 0.6
        thicker = clamp(thick + spare, thick, look.px(_THICKEST))
        for row in rows:
            row.measure(plan, thicker)
        return self.fill(rows, frame, gap, look.px(_WIDEST_GAP))


def _planned(chart: ChartView, bars: Sequence[Bar], look: Look, width: float) -> Plan:
    """Labels beside the numbers, unless that would leave the bars too short."""
    gap = look.px(_BESIDE)
    least = look.px(_LEAST_LABEL) * growth(look) + gap

    def length(*, labels: bool) -> float:
        return longest(
            width,
            (
                (
                    bar.view.most / chart.most if chart.most else 0.0,
                    gap + bar.tag.width + (least if labels and bar.has_label else 0.0),
                )
                for bar in bars
            ),
        )

    beside = min(length(labels=True), width * _MOST_SHARE)
    if beside >= width * _LEAST_SHARE:
        return Plan(width, Scale(chart.most, beside), beside=True)
    return Plan(width, Scale(chart.most, min(length(labels=False), width)), beside=False)
