"""Bars that lie below each other, all from one line at zero."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kivy.graphics import Color, Rectangle
from kivy.uix.widget import Widget

from kiosk.core.geometry import Rect, clamp
from kiosk.pages.figures.scale import Scale, longest
from kiosk.pages.figures.screen.blocks import Block, Blocks, parted, roomiest
from kiosk.pages.figures.screen.drawing import growth
from kiosk.pages.figures.screen.marks import Mark
from kiosk.pages.figures.screen.tag import NumberTag, has_label, label_width, set_label
from kiosk.pages.figures.views import ChartView, RowView, ValueView
from kiosk.widgets.look import Look
from kiosk.widgets.text import Text, plain

_THICK, _THICKEST = 44.0, 120.0  # design pixels
_GAP, _WIDEST_GAP = 34.0, 96.0  # between rows
_BETWEEN = 16.0  # between the bars of a row
_BESIDE = 20.0  # between a bar and its number, and between that and the label
_LEAST_LABEL, _MOST_LABEL = 210.0, 340.0  # kept free for a label beside a number
_LEAST_SHARE = 0.34  # of the width, for the longest bar: with less, labels stand above
_MOST_SHARE, _SHORTEST = 0.66, 0.2
_LABEL_GAP, _TITLE_GAP, _STACKED_GAP = 6.0, 12.0, 20.0
_THIN = 0.55  # of a usual bar: before the numbers of a row are torn apart


@dataclass(frozen=True, slots=True)
class Style:
    """How large numbers and bars are; `unit_apart`: the unit is told with the words."""

    number_px: int
    thick: float
    unit_apart: bool = False

    def numbered(self, view: ValueView) -> ValueView:
        """What is said at the end of a bar."""
        return replace(view, unit="") if self.unit_apart else view

    def worded(self, view: ValueView) -> ValueView:
        """What is said in words."""
        if not (self.unit_apart and view.unit):
            return view
        return replace(view, note=" \u00b7 ".join(part for part in (view.unit, view.note) if part))


@dataclass(frozen=True, slots=True)
class Plan:
    """How all bars of a chart are drawn: on what scale, and with labels beside or above them."""

    width: float
    scale: Scale
    style: Style
    beside: bool


class Chip(Widget):
    """How many of a number are of a certain sort, in letters on that part of the bar."""

    def __init__(self) -> None:
        super().__init__(size_hint=(None, None))
        self._number = Text()
        with self.canvas:
            self._tint = Color(0, 0, 0, 0)
            self._ground = Rectangle(size=(0, 0))
        self.add_widget(self._number)

    def lie(self, view: ValueView, look: Look, part: Rect) -> None:
        """Stand in the middle of a part of a bar; where that is too small, not at all."""
        self._number.set(plain(view.part_number), look, role="label", face="numbers", bold=True,
                         colour="ink")  # fmt: skip
        wide, high = self._number.width + look.px(12), self._number.height
        if wide > part.width - look.px(6) or high > part.height - look.px(6):
            self._number.set("", look)
        x, y = part.centre
        self._number.place(x - self._number.width / 2, y + high / 2)
        is_seen = bool(self._number.text)
        self._tint.rgba = look.colour(view.side.colour)
        self._ground.pos = (round(x - wide / 2), round(y - high / 2))
        self._ground.size = (wide, high) if is_seen else (0, 0)


class Bar(Block):
    """One number: its bar, the number at its end, and who says so beside or above."""

    def __init__(self, view: ValueView, look: Look) -> None:
        super().__init__()
        self.view, self._look = view, look
        self._tag = NumberTag()
        self._label = Text()
        self._mark, self._chip = Mark(), Chip()
        for part in (self._mark, self._chip, self._tag, self._label):
            self.add_widget(part)

    def wish(self, style: Style) -> float:
        """The width of its number."""
        return self._tag.set(style.numbered(self.view), self._look, font_px=style.number_px)

    @property
    def has_label_above(self) -> bool:
        """Whether it begins with words."""
        return bool(self._label.text) and not self._plan.beside

    def measure(self, plan: Plan) -> float:
        """Take a plan; returns the height."""
        look, view = self._look, self.view
        self._plan, self._thick = plan, plan.style.thick
        self._extent = plan.scale.extent(view.least, view.most, view.part)
        self.wish(plan.style)
        width = plan.width
        if plan.beside:
            width -= self._extent.most + 2 * look.px(_BESIDE) + self._tag.width
        set_label(self._label, plan.style.worded(view), look, max(1.0, width))
        body = max(plan.style.thick, self._tag.height)
        self.height = max(body, self._label.height) if plan.beside else body
        if not plan.beside and self._label.text:
            self.height += self._label.height + look.px(_LABEL_GAP)
        return float(self.height)

    def place(self, x: float, top: float) -> None:
        """Stand there."""
        look, gap = self._look, self._look.px(_BESIDE)
        middle = top - self.height / 2
        if not self._plan.beside and self._label.text:
            low = self._label.place(x, top) - look.px(_LABEL_GAP)
            middle = (low + top - self.height) / 2
        low = middle - self._thick / 2
        self._mark.stand(self.view.side, look, x, low, self._thick)
        self._chip.lie(self.view, look, Rect(x, low, self._extent.part, self._thick))
        end = x + self._extent.most
        beside = gap if self.view.is_known else look.px(12)
        self._tag.place(end + beside, middle)
        if self._plan.beside:
            self._label.place(end + 2 * gap + self._tag.width, middle + self._label.height / 2)

    def grow(self, share: float) -> None:
        """Lengthen the bar."""
        if self.view.is_known:
            self._mark.draw(self._extent, share)
        self._chip.opacity = share


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
            Color(*look.colour("mute", 0.7))
            self._zero = Rectangle(size=(0, 0))
        for bar in self.bars:
            self.add_widget(bar)

    def measure(self, plan: Plan) -> "BarRow":
        """Take a plan."""
        look = self._look
        self._title.set(plain(self._words), look, role="body", face="strong", bold=True,
                        width=plan.width, line_height=1.25)  # fmt: skip
        heights = sum(bar.measure(plan) for bar in self.bars)
        gaps = look.px(_BETWEEN) * (len(self.bars) - 1)
        self.height = self._title.height + self._below + heights + gaps
        return self

    @property
    def _below(self) -> float:
        gap = _TITLE_GAP if not self.bars[0].has_label_above else _STACKED_GAP
        return self._look.px(gap) if self._title.text else 0.0

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
    """All rows to one scale; few bars are thick, and their numbers large."""

    drop = 0.3

    def lay(self, chart: ChartView, look: Look, frame: Rect) -> int:
        """Take a chart for a frame; returns how many leaves it has there."""
        bars = [Bar(value, look) for row in chart.rows for value in row.values]
        gap = look.px(_GAP)
        tries = (
            (plan, _rows(chart, look, plan, frame.height))
            for plan in _plans(chart, bars, look, frame.width)
        )
        plan, rows = roomiest(tries, frame.height, gap)
        height = sum(row.height for row in rows) + gap * (len(rows) - 1)
        spare = max(0.0, frame.height - height) / len(bars)
        style = plan.style
        thick = max(style.thick, min(style.thick + 0.6 * spare, look.px(_THICKEST)))
        for row in rows:
            row.measure(replace(plan, style=replace(style, thick=thick)))
        return self.fill(rows, frame, gap, look.px(_WIDEST_GAP))


def _rows(chart: ChartView, look: Look, plan: Plan, height: float) -> list[BarRow]:
    def measured(view: RowView) -> BarRow:
        return BarRow(view, chart, look).measure(plan)

    return [row for view in chart.rows for row in parted(view, measured, height)]


def _plans(chart: ChartView, bars: Sequence[Bar], look: Look, width: float) -> Iterator[Plan]:
    """With large numbers, then with smaller ones, then with thin bars; none with short bars.

    At last one that may have them.
    """
    thick = look.px(_THICK) * min(growth(look), 1.25)
    large, usual, small = (look.font_px(role) for role in ("heading", "lead", "body"))
    for style in (
        Style(large, thick),
        Style(round(usual * 1.14), thick),
        Style(small, thick * _THIN),
    ):
        plan = _planned(chart, bars, look, width, style)
        if plan.scale.length >= width * _SHORTEST:
            yield plan
    yield _planned(chart, bars, look, width, Style(small, thick * _THIN, unit_apart=True))


def _planned(chart: ChartView, bars: Sequence[Bar], look: Look, width: float, style: Style) -> Plan:
    """Labels beside the numbers, unless that would leave the bars too short."""
    gap = look.px(_BESIDE)
    usual, most = (look.px(each) * growth(look) for each in (_LEAST_LABEL, _MOST_LABEL))
    shares = [bar.view.most / chart.most if chart.most else 0.0 for bar in bars]
    wishes = [gap + bar.wish(style) for bar in bars]
    labels = [
        gap + clamp(label_width(view, look), usual, most) if has_label(view) else 0.0
        for view in (style.worded(bar.view) for bar in bars)
    ]
    both = (wish + label for wish, label in zip(wishes, labels, strict=True))
    beside = longest(width, zip(shares, both, strict=True))
    if beside >= width * _LEAST_SHARE:
        length = min(beside, width * _MOST_SHARE)
        return Plan(width, Scale(chart.most, length), style, beside=True)
    length = longest(width, zip(shares, wishes, strict=True))
    return Plan(width, Scale(chart.most, min(length, width)), style, beside=False)
