"""Signs to be counted: each stands for so many."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kivy.core.text import Label as CoreLabel
from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics.texture import Texture

from kiosk.core.geometry import Rect, clamp
from kiosk.pages.figures.screen.blocks import Block, Blocks, parted
from kiosk.pages.figures.screen.drawing import growth
from kiosk.pages.figures.screen.tag import NumberTag, set_label
from kiosk.pages.figures.signs import Count, Grid, Sort, fitting
from kiosk.pages.figures.views import ChartView, RowView, ValueView
from kiosk.widgets.families import ICON_FAMILY
from kiosk.widgets.icons import ICONS
from kiosk.widgets.look import Look
from kiosk.widgets.text import Text, plain

_SMALLEST, _LARGEST = 22.0, 74.0  # design pixels of a sign with the room around it
_FILLED = 0.9  # of that room
_STRENGTH: Mapping[Sort, float] = MappingProxyType(
    {Sort.PLAIN: 1.0, Sort.OTHER: 0.5, Sort.UNCERTAIN: 0.3}
)
"""What is left of the colour."""
_GAP, _WIDEST_GAP, _BETWEEN = 38.0, 84.0, 28.0
_TITLE_GAP, _SIGNS_GAP, _BESIDE, _AFTER_TITLE = 12.0, 10.0, 20.0, 36.0
_MOST_BESIDE = 0.68  # of the width, for a title and a number on one line


class Signs(Block):
    """One number: the number, who says so, and below it its signs."""

    def __init__(self, view: ValueView, each: float, look: Look) -> None:
        super().__init__()
        self._view, self._look = view, look
        self.count = Count(view.least / each, view.most / each, (view.part or 0.0) / each)
        self._tag, self._label = NumberTag(), Text()
        self._drawn = InstructionGroup()
        self._tag.set(view, look, font_px=round(look.font_px("lead") * 1.14))
        self.add_widget(self._tag)
        self.add_widget(self._label)
        self.canvas.add(self._drawn)

    @property
    def number_width(self) -> float:
        """The width of the number."""
        return float(self._tag.width)

    def measure_head(self, width: float, indent: float) -> float:
        """Take a width, and how much of it is taken already; returns the height above the signs."""
        look = self._look
        self._indent = indent
        beside = width - indent - self._tag.width - look.px(_BESIDE)
        self._is_beside = indent > 0 or beside >= width * 0.4
        set_label(self._label, self._view, look, beside if self._is_beside else width)
        heights = (self._tag.height, self._label.height)
        self._head = max(heights) if self._is_beside else sum(heights)
        return float(self._head) + (look.px(_SIGNS_GAP) if self.count.whole else 0.0)

    @property
    def head_height(self) -> float:
        """The height of all but the signs."""
        return float(self._head)

    def measure(self, grid: Grid, texture: Texture | None) -> float:
        """Take places for the signs and their picture; returns the height."""
        self._grid, self._texture = grid, texture
        self.height = self._head
        if self.count.whole:
            self.height += self._look.px(_SIGNS_GAP) + grid.height(self.count.whole)
        return float(self.height)

    def place(self, x: float, top: float) -> None:
        """Stand there."""
        look = self._look
        if self._is_beside:
            middle = top - self._head / 2
            self._tag.place(x + self._indent, middle)
            beside = x + self._indent + self._tag.width + look.px(_BESIDE)
            self._label.place(beside, middle + self._label.height / 2)
        else:
            self._tag.place(x, top - self._tag.height / 2)
            self._label.place(x, top - self._tag.height)
        below = top - self._head - look.px(_SIGNS_GAP)
        self._places = list(self._grid.places(self.count.whole, x, below))

    def grow(self, share: float) -> None:
        """Draw the first of the signs."""
        group, count = self._drawn, self.count
        group.clear()
        if self._texture is None:
            return
        for start, end, sort in count.runs():
            group.add(Color(*self._look.colour(self._view.side.colour, _STRENGTH[sort])))
            _draw(group, self._texture, self._places, start, min(end, count.most * share))


class SignRow(Block):
    """What is counted, and the signs of each number for it."""

    def __init__(self, view: RowView, chart: ChartView, look: Look, width: float) -> None:
        super().__init__()
        self._look = look
        self._title = Text()
        words = "" if view.title == chart.title else view.title
        self._title.set(plain(words), look, role="body", face="strong", bold=True, width=width,
                        line_height=1.25)  # fmt: skip
        self.numbers = [Signs(value, chart.each, look) for value in view.values]
        self.add_widget(self._title)
        for each in self.numbers:
            self.add_widget(each)
        self._indent = self._free_beside_title(width)
        heads = sum(each.measure_head(width, self._indent) for each in self.numbers)
        self.bare = heads + self._title_height + self._between
        self.view = view

    def measure(self, grid: Grid, texture: Texture | None) -> "SignRow":
        """Take places for the signs and their picture."""
        heights = sum(each.measure(grid, texture) for each in self.numbers)
        self.height = heights + self._title_height + self._between
        return self

    def _free_beside_title(self, width: float) -> float:
        """Where a single number begins if it stands beside the title; 0.0: it stands below."""
        look = self._look
        if not self._title.text or len(self.numbers) > 1:
            return 0.0
        line = Text().set(self._title.text, look, role="body", face="strong", bold=True)
        indent = line.width + look.px(_AFTER_TITLE)
        taken = indent + self.numbers[0].number_width + look.px(_BESIDE)
        return indent if taken <= width * _MOST_BESIDE else 0.0

    @property
    def _title_height(self) -> float:
        if not self._title.text or self._indent:
            return 0.0
        return float(self._title.height) + self._look.px(_TITLE_GAP)

    @property
    def _between(self) -> float:
        return self._look.px(_BETWEEN) * (len(self.numbers) - 1)

    def place(self, x: float, top: float) -> None:
        """Stand there."""
        first = self.numbers[0].head_height if self._indent else self._title.height
        self._title.place(x, top - (first - self._title.height) / 2)
        top -= self._title_height
        for each in self.numbers:
            each.place(x, top)
            top -= each.height + self._look.px(_BETWEEN)

    def grow(self, share: float) -> None:
        """Draw the first of the signs."""
        for each in self.numbers:
            each.grow(share)


class PictogramsDrawing(Blocks):
    """All signs are of one size, as large as there is room for."""

    @staticmethod
    def explanation(chart: ChartView) -> str:
        """What a sign stands for."""
        return chart.remark

    def lay(self, chart: ChartView, look: Look, frame: Rect) -> int:
        """Take a chart for a frame; returns how many leaves it has there."""
        rows = [SignRow(view, chart, look, frame.width) for view in chart.rows]
        gap = look.px(_GAP)
        bare = sum(row.bare for row in rows) + gap * (len(rows) - 1)
        counts = [each.count.whole for row in rows for each in row.numbers]
        least = look.px(_SMALLEST) * min(growth(look), 1.2)
        grid = fitting(counts, frame.width, frame.height - bare, least, look.px(_LARGEST))
        texture = _sign(chart.icon, grid.side * _FILLED)

        def measured(view: RowView) -> SignRow:
            return SignRow(view, chart, look, frame.width).measure(grid, texture)

        blocks = [row for view in chart.rows for row in parted(view, measured, frame.height)]
        return self.fill(blocks, frame, gap, look.px(_WIDEST_GAP))


def _sign(icon: str, font_px: float) -> Texture | None:
    """An icon in white, to be tinted."""
    character = ICONS.get(icon)
    if character is None:
        return None
    label = CoreLabel(text=character, font_size=round(font_px), font_name=ICON_FAMILY)
    label.refresh()
    texture: Texture = label.texture
    return texture


def _draw(
    group: InstructionGroup, texture: Texture, places: Sequence[Rect], start: float, end: float
) -> None:
    """The signs from one count to another, of the first and the last maybe a part."""
    wide, high = texture.size
    for number in range(int(start), len(places)):
        left = clamp(start - number, 0.0, 1.0) * wide
        right = clamp(end - number, 0.0, 1.0) * wide
        if right - left < 0.5:
            continue
        x, y = places[number].centre
        cut = texture.get_region(left, 0, right - left, high)
        group.add(
            Rectangle(
                texture=cut,
                pos=(round(x - wide / 2) + left, round(y - high / 2)),
                size=(right - left, high),
            )
        )
