"""Says numbers in a visitor's language: with their unit, who says so, and where it is written."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from kiosk.content.reading import Reader
from kiosk.content.text import LocalizedText
from kiosk.pages.figures.charts import Chart, Pictograms
from kiosk.pages.figures.symbols import ICON_OF
from kiosk.pages.figures.values import (
    CounterRow,
    PartedValue,
    Qualifier,
    Row,
    Side,
    Value,
    sides_of,
)
from kiosk.pages.figures.views import ChartView, RowView, SideView, ValueView

_WORDS: Mapping[Qualifier, str] = MappingProxyType(
    {
        Qualifier.ABOUT: "number_about",
        Qualifier.AT_LEAST: "number_at_least",
        Qualifier.MORE_THAN: "number_more_than",
        Qualifier.AT_MOST: "number_at_most",
        Qualifier.LESS_THAN: "number_less_than",
    }
)
_SIGNS: Mapping[Qualifier, str] = MappingProxyType(
    {
        Qualifier.ABOUT: "\u2248",
        Qualifier.AT_LEAST: "\u2265",
        Qualifier.MORE_THAN: ">",
        Qualifier.AT_MOST: "\u2264",
        Qualifier.LESS_THAN: "<",
    }
)
_UNSAID = "paper"  # the colour of a number of which nobody is told to say it


class Teller:
    """Tells one chart; `sides` are those of its page, `numbered` the sources in their order."""

    def __init__(
        self, chart: Chart, sides: Sequence[Side], numbered: Sequence[str], reader: Reader
    ) -> None:
        self._chart = chart
        self._reader = reader
        self._numbers = {source: index for index, source in enumerate(numbered, start=1)}
        self._sides = self._side_views(sides)

    def chart(self) -> ChartView:
        """The whole of it."""
        chart, reader = self._chart, self._reader
        values = [value for row in chart.every for value in row.values]
        signs = chart if isinstance(chart, Pictograms) else None
        return ChartView(
            kind=chart.kind,
            title=reader.text(chart.title),
            unit=reader.text(chart.unit),
            rows=tuple(self._row(row) for row in chart.every),
            sides=tuple(self._sides.values()),
            most=max((value.most for value in values), default=0.0),
            not_known=reader.words.say("not_known"),
            number=reader.words.say("number"),
            icon="" if signs is None else ICON_OF[signs.symbol],
            each=1.0 if signs is None else float(signs.each),
            remark="" if signs is None else self._each_sign(signs),
        )

    def _side_views(self, sides: Sequence[Side]) -> dict[str | None, SideView]:
        """The sides that count here, in the order of the page; without one, at last."""
        used = set(sides_of(self._chart.every))
        views: dict[str | None, SideView] = {
            side.id: SideView(side.id, self._reader.text(side.title), side.colour, index)
            for index, side in enumerate(sides)
            if side.id in used
        }
        if None in used or not views:
            views[None] = SideView(None, "", _UNSAID, 0)
        return views

    def _row(self, row: Row) -> RowView:
        """A row, its numbers in the order of the sides."""
        values = list(row.values)
        if self._chart.is_complete:
            told = {value.side for value in values}
            values += (PartedValue(side=side) for side in self._sides if side not in told)
        order = list(self._sides)
        values.sort(key=lambda value: order.index(value.side))
        return RowView(
            self._reader.text(row.title), tuple(self._value(value, row) for value in values)
        )

    def _value(self, value: PartedValue, row: Row) -> ValueView:
        words = self._reader.words
        side = self._sides[value.side]
        sources = value.sources or (self._chart.sources if value.is_known else ())
        marks = tuple(sorted({self._numbers[each] for each in sources if each in self._numbers}))
        note = self._reader.text(value.note)
        if not value.is_known:
            said = words.say("not_known")
            return ValueView(side, is_known=False, number=said, note=note, marks=marks)
        before, after = self._around(value)
        return ValueView(
            side=side,
            is_known=True,
            least=value.least,
            most=value.most,
            number=self._number(value),
            before=before,
            after=after,
            short="" if value.qualifier is None else _SIGNS[value.qualifier],
            unit=self._unit(value, row),
            part=None if value.part is None else value.part.value,
            part_number="" if value.part is None else self._reader.number(value.part.value),
            part_words=self._part(value),
            note=note,
            marks=marks,
        )

    def _number(self, value: Value) -> str:
        least = self._reader.number(value.least)
        return f"{least}\u2013{self._reader.number(value.most)}" if value.is_range else least

    def _around(self, value: Value) -> tuple[str, str]:
        """What stands before and after the number, where it is not exact."""
        if value.qualifier is None:
            return "", ""
        said = self._reader.words.say(_WORDS[value.qualifier], number="\0")
        before, _, after = said.partition("\0")
        return before.strip(), after.strip()

    def _unit(self, value: Value, row: Row) -> str:
        """What it counts, in the singular of a single one."""
        own = row if isinstance(row, CounterRow) and row.unit is not None else self._chart
        is_one = value.value == 1 and own.unit_of_one is not None
        unit: LocalizedText | None = own.unit_of_one if is_one else own.unit
        return self._reader.text(unit)

    def _part(self, value: PartedValue) -> str:
        if value.part is None:
            return ""
        number = self._reader.number(value.part.value)
        title = self._reader.text(value.part.title)
        return self._reader.words.say("of_which", number=number, title=title)

    def _each_sign(self, chart: Pictograms) -> str:
        """How many one sign stands for."""
        unit = chart.unit_of_one if chart.each == 1 and chart.unit_of_one else chart.unit
        said = f"{self._reader.number(chart.each)} {self._reader.text(unit)}".strip()
        return self._reader.words.say("each_sign", number=said)
