"""The charts of a page, as a curator writes them: rows of numbers, and how they are drawn."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field

from kiosk.content.links import Destination
from kiosk.content.record import Record
from kiosk.content.references import NewItemId, ProseText, SourceId
from kiosk.content.sounds import SoundIds
from kiosk.content.text import Line, Name, Title
from kiosk.pages.figures.symbols import Symbol
from kiosk.pages.figures.values import CounterEntry, CounterRow, Entry, Row, with_entries


class Chart(Record):
    """Numbers of one unit that are drawn to one scale, which begins at zero."""

    makes: ClassVar[type[Row]] = Row
    holds: ClassVar[type[Entry]] = Entry
    is_complete: ClassVar[bool] = False  # every row has a place for every side

    kind: Line = Field(description="bars, counters, multiples or pictograms")
    id: NewItemId | None = Field(None, description="the name by which links find this chart")
    title: Title = Field(description="what is shown: Aircraft lost")
    unit: Name | None = Field(None, description="what the numbers count: aircraft, tonnes")
    unit_of_one: Name | None = Field(None, description="the same for a single one: tonne")
    text: ProseText | None = Field(None, description="what to say about it, in Markdown")
    opens: Destination | None = Field(
        None, description="a page that tells more, or an item of it: page#item"
    )
    data: Line | None = Field(None, description="a CSV file in the exhibit's folder")
    sources: tuple[SourceId, ...] = Field((), description="ids of the sources of all of it")
    sounds: SoundIds | None = Field(
        None, description="ids of sounds to listen to here, instead of the page's"
    )

    @property
    def every(self) -> tuple[Row, ...]:
        """All its rows."""
        raise NotImplementedError

    def with_entries(self, entries: tuple[Record, ...]) -> Self:
        """The chart with the numbers of its table."""
        rows: Any = with_entries(self.every, entries, self.makes)
        return self.model_copy(update={"rows": rows})


class Bars(Chart):
    """Bars that lie one below the other, those of a row together."""

    kind: Literal["bars"] = Field(description="what kind of chart this is")
    rows: tuple[Row, ...] = Field((), description="what is counted, from top to bottom")

    @property
    def every(self) -> tuple[Row, ...]:
        """The rows."""
        return self.rows


class Counters(Chart):
    """A few large numbers."""

    makes: ClassVar[type[Row]] = CounterRow
    holds: ClassVar[type[Entry]] = CounterEntry

    kind: Literal["counters"] = Field(description="what kind of chart this is")
    rows: tuple[CounterRow, ...] = Field((), description="what is counted, the first one first")

    @property
    def every(self) -> tuple[CounterRow, ...]:
        """The rows."""
        return self.rows


class Multiples(Chart):
    """A small chart of columns for each side, all with the same rows and to the same scale."""

    is_complete: ClassVar[bool] = True

    kind: Literal["multiples"] = Field(description="what kind of chart this is")
    rows: tuple[Row, ...] = Field((), description="what is counted, from left to right")

    @property
    def every(self) -> tuple[Row, ...]:
        """The rows."""
        return self.rows


class Pictograms(Chart):
    """Signs to be counted, each for so many."""

    kind: Literal["pictograms"] = Field(description="what kind of chart this is")
    symbol: Symbol = Field(Symbol.CIRCLE, description="the sign")
    each: Annotated[int, Field(ge=1, le=1_000_000_000)] = Field(
        1, description="how many one sign stands for"
    )
    rows: tuple[Row, ...] = Field((), description="what is counted, from top to bottom")

    @property
    def every(self) -> tuple[Row, ...]:
        """The rows."""
        return self.rows


AnyChart = Annotated[Bars | Counters | Multiples | Pictograms, Field(discriminator="kind")]
