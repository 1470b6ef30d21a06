"""Numbers with who says so and where, as a curator writes them; knows no chart."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from kiosk.content.diagnostics import Problem
from kiosk.content.record import NOT_EMPTY, Record, refused
from kiosk.content.references import NewItemId, SourceId
from kiosk.content.text import Line, LocalizedText, Name

Colour = Literal["fire", "sky", "brass", "paper", "mute"]

_MOST = 1e12
_RANGE = re.compile(r"\s*([0-9.]+)\s*(?:-|\u2013|to)\s*([0-9.]+)\s*")


def _not_a_range(value: object) -> object:
    """Refuses two numbers in one: a spreadsheet would take 10-12 for a day in October."""
    match = _RANGE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value
    raise refused(
        Problem(
            f"A single number is expected here, found '{value}'.",
            f"Write 'low: {match[1]}' and 'high: {match[2]}' instead.",
        )
    )


Number = Annotated[float, BeforeValidator(_not_a_range), Field(ge=0, le=_MOST)]


class Qualifier(StrEnum):
    """How sure a number is; it is printed with it."""

    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"


class Side(Record):
    """Who counts: a country, an archive, a newspaper."""

    id: NewItemId = Field(description="a name for this side")
    title: Name = Field(description="what visitors read of it: According to the city archive")
    colour: Colour = Field("paper", description="fire, sky, brass, paper or mute")


class Part(Record):
    """How much of a number is of a certain sort: of 34 lost, 16 in the city."""

    value: Number = Field(description="the number")
    title: Name = Field(description="of what sort they are: in the city")


class Value(Record):
    """A number, or a range from `low` to `high`; with neither, nobody knows it."""

    has_keys: ClassVar[bool] = True  # beside each value: a table has them at its head alone

    side: Line | None = Field(None, description="the id of the side that counts so")
    value: Number | None = Field(None, description="the number; left out, it is not known")
    low: Number | None = Field(None, description="the lowest of a range, instead of 'value'")
    high: Number | None = Field(None, description="the highest of a range")
    qualifier: Qualifier | None = Field(
        None, description="about, at least, more than, at most or less than"
    )
    note: Name | None = Field(None, description="a few words beside the number")
    sources: tuple[SourceId, ...] = Field((), description="ids of its sources")

    @model_validator(mode="after")
    def _one_number(self) -> Self:
        wrong = self._wrong_numbers()
        if wrong is not None:
            key, message, hint = wrong
            raise refused(Problem(message, hint), key=key if self.has_keys else "")
        return self

    def _wrong_numbers(self) -> tuple[str, str, str] | None:
        """What is wrong with its numbers: at which key, in words, and a hint."""
        if self.value is not None and (self.low is not None or self.high is not None):
            hint = "Write 'value' for one number, or 'low' and 'high' for a range."
            return "value", "This is a single number and a range at once.", hint
        if self.low is not None and self.high is None:
            hint = "Write 'high', or 'value' with 'qualifier: at least'."
            return "low", "This range has no upper end.", hint
        if self.low is None and self.high is not None:
            hint = "Write 'low', or 'value' with 'qualifier: at most'."
            return "high", "This range has no lower end.", hint
        if self.low is not None and self.high is not None and self.low >= self.high:
            hint = "Exchange them, or write 'value' for one number."
            return "high", "The upper end of this range is not above the lower.", hint
        if self.qualifier is not None and not self.is_known:
            hint = "Write the number, or delete 'qualifier'."
            return "qualifier", f"There is no number that could be '{self.qualifier}'.", hint
        if self.qualifier not in {None, Qualifier.ABOUT} and self.value is None:
            hint = "With a range, only 'about' makes sense."
            return "qualifier", f"A range cannot be '{self.qualifier}'.", hint
        return None

    @property
    def is_known(self) -> bool:
        """Whether anybody knows the number."""
        return self.value is not None or self.low is not None

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.low is not None

    @property
    def least(self) -> float:
        """The number, or the lowest of its range; 0.0 where it is not known."""
        return next((end for end in (self.value, self.low) if end is not None), 0.0)

    @property
    def most(self) -> float:
        """The number, or the highest of its range; 0.0 where it is not known."""
        return next((end for end in (self.value, self.high) if end is not None), 0.0)


class PartedValue(Value):
    """A number of which a part may be told."""

    part: Part | None = Field(None, description="how much of it is of a certain sort")

    @model_validator(mode="after")
    def _part_of_it(self) -> Self:
        if self.part is not None and not self.is_known:
            hint = "Write 'value', or delete 'part'."
            raise refused(Problem("There is no number of which this is a part.", hint), key="part")
        if self.part is not None and self.part.value > self.least:
            message = f"A part of {self.least:g} cannot be {self.part.value:g}."
            raise refused(Problem(message, "Are the two exchanged?"), key="part")
        return self


class Row(Record):
    """What is counted, and the numbers that different sides give for it."""

    title: Name = Field(description="what is counted")
    values: Annotated[tuple[PartedValue, ...], NOT_EMPTY] = Field(description="the numbers")


class CounterRow(Row):
    """A row that may have a unit of its own."""

    unit: Name | None = Field(None, description="what it is measured in, instead of the chart's")
    unit_of_one: Name | None = Field(None, description="the same for a single one: day")


class Entry(Value):
    """A number in a line of a table, with what is counted."""

    has_keys: ClassVar[bool] = False

    title: Name = Field(description="what is counted; lines with the same title make one row")


class CounterEntry(Entry):
    """A line of a table that may have a unit of its own."""

    unit: Name | None = Field(None, description="what it is measured in, instead of the chart's")


def with_entries(rows: Iterable[Any], entries: Iterable[Record], row: type[Row]) -> tuple[Any, ...]:
    """The rows of a chart, those of its table after those written in it.

    Entries with one title are one row; they join a row of that title that is written already.
    """
    titled: dict[object, Row] = {_key(each.title): each for each in rows}
    for entry in entries:
        if isinstance(entry, Entry):
            key = _key(entry.title)
            titled[key] = _joined(entry, titled.get(key), row)
    return tuple(titled.values())


def _key(title: LocalizedText) -> object:
    """What two titles share that say the same, in whatever order of languages."""
    return frozenset(title.said.items())


def _joined(entry: Entry, known: Row | None, row: type[Row]) -> Row:
    """A row with one more number."""
    fields = PartedValue.model_fields
    value = PartedValue(**{key: told for key, told in entry if key in fields})
    if known is not None:
        return known.model_copy(update={"values": (*known.values, value)})
    own = {key: told for key, told in entry if key in row.model_fields}
    return row(**{**own, "values": (value,)})


def sides_of(rows: Iterable[Row]) -> Iterator[str | None]:
    """The sides that numbers in these rows are of, each once, in order."""
    yield from dict.fromkeys(value.side for row in rows for value in row.values)
