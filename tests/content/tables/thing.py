"""Records such as stand in tables: a thing at a point, a way, a meadow."""

from typing import Annotated

from pydantic import Field

from kiosk.content.diagnostics import Diagnostic, in_reading_order
from kiosk.content.positions import Geometry, Position, Positions, at_least
from kiosk.content.record import Record
from kiosk.content.references import NewItemId, SourceId
from kiosk.content.shapes import parse_record
from kiosk.content.tables.sheet import Sheet
from kiosk.content.text import Line, Name


class Thing(Record):
    id: NewItemId | None = None
    title: Name | None = None
    at: Position = Field(description="where it is")
    size: Annotated[float, Field(ge=0)] = 1.0
    rank: int = 3
    word: Line | None = None
    phases: tuple[Line, ...] = ()
    sources: tuple[SourceId, ...] = ()


class Way(Record):
    title: Name | None = None
    line: Annotated[Positions, Geometry("LineString"), at_least(2, "A way")]


class Meadow(Record):
    id: NewItemId | None = None
    title: Name | None = None
    rank: int = 3
    rings: Annotated[tuple[Positions, ...], Geometry("Polygon")]


def said(sheet: Sheet) -> list[str]:
    """Everything wrong with a file and its rows, as `line:column message`."""
    return [f"{each.line}:{each.column} {each.message}" for each in everything(sheet, Thing)]


def everything(sheet: Sheet, record: type[Record]) -> tuple[Diagnostic, ...]:
    """All that is told, in reading order."""
    told = [*sheet.document.diagnostics, *sheet.diagnostics]
    for row in sheet.rows:
        found = parse_record(record, row.data, sheet.document, (row.place,))
        if isinstance(found, tuple):
            told.extend(found)
    return in_reading_order(told)
