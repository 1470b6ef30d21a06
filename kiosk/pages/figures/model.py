"""What a curator writes for a page of figures, and what is asked of it; knows no drawing."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import Field

from kiosk.content.record import NOT_EMPTY, Record
from kiosk.content.references import Loc, PictureId, ProseText
from kiosk.content.text import LocalizedText, Title
from kiosk.pages.figures import faults
from kiosk.pages.figures.charts import AnyChart, Chart
from kiosk.pages.figures.values import Entry, Side
from kiosk.pages.page import Fault, Page, Table


class FiguresPage(Page):
    """Charts, one at a time."""

    headline: Title | None = Field(None, description="the large heading; left out, it is the title")
    text: ProseText | None = Field(
        None, description="what to say about charts without a text of their own, in Markdown"
    )
    picture: PictureId | None = Field(None, description="the id of the picture for its card")
    sides: tuple[Side, ...] = Field((), description="who counts, in the order of the bars")
    charts: Annotated[tuple[AnyChart, ...], NOT_EMPTY] = Field(description="the charts, in order")

    @property
    def cover(self) -> str | None:
        """The picture for its card."""
        return self.picture

    @property
    def items(self) -> tuple[str, ...]:
        """The charts that have an id."""
        return tuple(chart.id for chart in self.charts if chart.id is not None)

    def title_of(self, item: str) -> LocalizedText | None:
        """A chart's own title."""
        return next((chart.title for chart in self.charts if chart.id == item), None)

    def own_sounds(self, index: int) -> tuple[str, ...] | None:
        """A chart's own sounds, else the page's."""
        return self.shown[index].sounds

    @property
    def tables(self) -> tuple[Table, ...]:
        """The files in which numbers stand."""
        return tuple(
            Table(("charts", index, "data"), chart.data, chart.holds)
            for index, chart in enumerate(self.charts)
            if chart.data is not None
        )

    def with_rows(self, rows: Mapping[Loc, tuple[Record, ...]]) -> Self:
        """The page with the numbers of its files after those written in it."""
        charts = tuple(
            chart.with_entries(rows.get(("charts", index, "data"), ()))
            for index, chart in enumerate(self.charts)
        )
        return self.model_copy(update={"charts": charts})

    @property
    def shown(self) -> tuple[Chart, ...]:
        """The charts that there are numbers for."""
        return tuple(chart for chart in self.charts if chart.every)

    def faults(self) -> Iterator[Fault]:
        """Charts without anything, and numbers of sides that there are not."""
        known = [side.id for side in self.sides]
        for index, chart in enumerate(self.charts):
            if chart.data is None and not chart.every:
                yield Fault(("charts", index), faults.EMPTY_CHART)
            for number, row in enumerate(chart.every):
                for place, value in enumerate(row.values):
                    for fault in faults.of_value(known, value):
                        loc = ("charts", index, "rows", number, "values", place, *fault.loc)
                        yield Fault(loc, fault.problem, fault.severity)

    def row_faults(self, table: Table, row: Record) -> Iterator[Fault]:
        """The faults of a number that stands in a file."""
        if isinstance(row, Entry):
            yield from faults.of_value([side.id for side in self.sides], row)

    def common_faults(self) -> Iterator[Fault]:
        """What only all numbers of a chart together can tell."""
        if not self.shown and any(chart.data is not None for chart in self.charts):
            yield Fault(("charts",), faults.NO_NUMBERS)
        for index, chart in enumerate(self.charts):
            for fault in faults.of_chart(chart, sourced=bool(self.sources)):
                yield Fault(("charts", index, *fault.loc), fault.problem, fault.severity)
