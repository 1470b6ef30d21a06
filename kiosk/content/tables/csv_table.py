"""Reads CSV files, however a spreadsheet wrote them; knows no record by name.

The first line has the keys. Two columns make a position, `title.vi` is the title in Vietnamese, and
an empty cell is a key that is not written.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from kiosk.content.collector import held_back
from kiosk.content.degrees import degrees_in
from kiosk.content.diagnostics import Diagnostic, Problem, Severity
from kiosk.content.document import Document, span_of
from kiosk.content.plain_text import Expected, at_offset, control_character, text_of
from kiosk.content.positions import DEGREES, Axes, is_number
from kiosk.content.record import Record
from kiosk.content.references import Loc
from kiosk.content.shapes import no_number
from kiosk.content.slips import thousands
from kiosk.content.tables.cells import Cell, Grid
from kiosk.content.tables.columns import Takes, split_words
from kiosk.content.tables.headings import Heading, Headings
from kiosk.content.tables.sheet import MAX_ROWS, FaultAt, Row, Sheet

MAX_BYTES = 8 << 20

_SAVE_AS = "In Excel, save it as 'CSV UTF-8 (Comma delimited)'."
_EXPECTED = Expected(
    MAX_BYTES,
    Problem(f"The file is larger than {MAX_BYTES >> 20} MB.", "Spread it over several layers."),
    office="an Excel workbook",
    instead_of_office=_SAVE_AS,
    encoding_hint=_SAVE_AS,
)
_EMPTY = Problem("The file is empty.", "Its first line names the columns.")
_TOO_MANY_ROWS = Problem(
    f"The file has more than {MAX_ROWS:,} rows.", "Spread them over several layers."
)
_UNCLOSED = Problem(
    "This quotation mark is not closed where its cell ends.",
    'Write its partner; within a cell that is in quotes, write "" for each quotation mark.',
)
_NAMELESS = Problem("The column of this cell has no name in the first line.", "Give it one.")
_WHOLE = re.compile(r"-?[0-9]+")
_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,20})?(?:[eE][-+]?[0-9]{1,3})?")


def parse_csv(raw: bytes, name: str, record: type[Record], axes: Axes = DEGREES) -> Sheet:
    """The rows of a CSV file for records of one type; never raises.

    `axes` are the names of the two columns that make a position.
    """
    document = text_of(raw, name, _EXPECTED)
    if document.has_errors:
        return Sheet(document)
    control = control_character(document)
    if control is not None:
        return Sheet(replace(document, diagnostics=(control,)))
    grid = Grid(document.text)
    cells, at = _first_row(grid)
    if not cells:
        return _refused(document, [FaultAt(0, _EMPTY)])
    headings = Headings(cells, record, axes)
    if headings.are_missing:
        below = Headings(grid.row(at)[0] or cells, record, axes)
        return _refused(document, [FaultAt(cells[0].start, headings.absence(below))])
    if headings.faults:
        return _refused(document, headings.faults)
    reader = _Reader(grid, headings)
    with held_back():
        end = reader.read(at)
    if end is not None:
        return _refused(document, [FaultAt(end, _TOO_MANY_ROWS)])
    found = replace(document, finder=_Finder(grid, headings, reader.starts))
    faults = (_told(found, each, Severity.ERROR) for each in reader.faults)
    notices = (_told(found, each, Severity.NOTICE) for each in reader.notices)
    return Sheet(found, reader.rows, (*faults, *notices))


def _told(document: Document, fault: FaultAt, severity: Severity) -> Diagnostic:
    told = at_offset(document, fault.offset, "table", fault.problem)
    return replace(told, severity=severity, heading=fault.heading)


def _first_row(grid: Grid) -> tuple[list[Cell], int]:
    """The first row in which anything is written, and where the next one begins."""
    at = 0
    while at < len(grid.text):
        cells, at = grid.row(at)
        if any(cell.text for cell in cells):
            return cells, at
    return [], at


def _refused(document: Document, faults: Sequence[FaultAt]) -> Sheet:
    told = (at_offset(document, each.offset, "table", each.problem) for each in faults)
    return Sheet(replace(document, diagnostics=tuple(told)))


class _Reader:
    """Reads the rows below the headings; `starts` has the offsets of all that are not empty."""

    def __init__(self, grid: Grid, headings: Headings) -> None:
        self._grid = grid
        self._headings = headings
        self.rows: list[Row] = []
        self.starts: array[int] = array("L")
        self.faults: list[FaultAt] = []
        self.notices: list[FaultAt] = []

    def read(self, at: int) -> int | None:
        """Read all rows; the offset of the first that is too many, if any."""
        while at < len(self._grid.text):
            cells, after = self._grid.row(at)
            if any(cell.text for cell in cells):
                if len(self.starts) == MAX_ROWS:
                    return at
                self._take(cells)
                self.starts.append(at)
            at = after
        return None

    def _take(self, cells: list[Cell]) -> None:
        faults = list(self._misfits(cells))
        if not faults:
            data, faults = self._data(cells)
            if not faults:
                self.rows.append(Row(len(self.starts), data))
        self.faults.extend(faults)

    def _data(self, cells: list[Cell]) -> tuple[dict[str, Any], list[FaultAt]]:
        data: dict[str, Any] = {}
        faults = []
        for heading, cell in zip(self._headings.all, cells, strict=False):
            column = heading.column
            if column is None or not cell.text:
                continue
            if column.takes is Takes.GEOMETRY:
                number = _number(cell.text)
                if number is None:
                    problem = _no_coordinate(cell.text)
                    faults.append(FaultAt(cell.start, problem, heading.cell.text))
                    continue
                position = data.setdefault(column.key, [0.0, 0.0])
                position[self._headings.axes.index(heading.part)] = number
            elif column.takes is Takes.WORDS:
                data[column.key] = split_words(cell.text)
            elif heading.part:
                data.setdefault(column.key, {})[heading.part] = cell.text
            else:
                data[column.key] = cell.text
                if column.takes is Takes.VALUE:
                    for slip in thousands(cell.start, cell.text):
                        notice = FaultAt(slip.offset, slip.problem, heading.cell.text)
                        self.notices.append(notice)
        return data, faults

    def _misfits(self, cells: list[Cell]) -> Iterator[FaultAt]:
        """Cells that are not closed, too many, too few, or empty where something must stand."""
        unclosed = next((cell for cell in cells if cell.is_open), None)
        if unclosed is not None:
            yield FaultAt(unclosed.start, _UNCLOSED, "")
            return
        named = len(self._headings.all)
        surplus = next((cell for cell in cells[named:] if cell.text), None)
        if surplus is not None:
            hint = f"A cell with a {self._grid.separator} in it needs double quotes around it."
            if self._grid.separator == "comma" and self._has_decimal_commas(cells):
                hint = f"Decimals need a point here: 21.03, not 21,03. {hint}"
            yield FaultAt(surplus.start, self._uneven(cells, hint), "")
        elif len(cells) < named:
            hint = f"A cell that is left empty needs its {self._grid.separator}, too."
            yield FaultAt(cells[0].start, self._uneven(cells, hint), "")
        else:
            yield from self._empty_or_nameless(cells)

    def _has_decimal_commas(self, cells: list[Cell]) -> bool:
        """Whether the first number of a position seems to have been cut in two."""
        found = (
            index
            for index, heading in enumerate(self._headings.all)
            if heading.column is not None and heading.column.takes is Takes.GEOMETRY
        )
        first = next(found, None)
        if first is None:
            return False
        return all(_WHOLE.fullmatch(cell.text) for cell in cells[first : first + 2])

    def _uneven(self, cells: list[Cell], hint: str) -> Problem:
        named = len(self._headings.all)
        counted = f"{len(cells)} cells" if len(cells) > 1 else "one cell"
        return Problem(f"This row has {counted}, but the first line names {named} columns.", hint)

    def _empty_or_nameless(self, cells: list[Cell]) -> Iterator[FaultAt]:
        pairs = list(zip(self._headings.all, cells, strict=False))
        written = {
            heading.column.key
            for heading, cell in pairs
            if heading.column is not None and cell.text
        }
        for heading, cell in pairs:
            if heading.column is None and cell.text:
                yield FaultAt(cell.start, _NAMELESS, "")
            elif _must_be_written(heading, written) and not cell.text:
                problem = Problem(
                    f"There is nothing in the column '{heading.cell.text}' here.",
                    "Write it, or delete the row.",
                )
                yield FaultAt(cell.start, problem, heading.cell.text)


def _no_coordinate(text: str) -> Problem:
    """What to say where a number of degrees or pixels is expected."""
    said, meant = no_number(text), degrees_in(text)
    if meant is None:
        return said
    if "," in text:
        return Problem(said.message, f"Write {meant}, with a point instead of the comma.")
    return Problem(said.message, f"Write {meant}: degrees with decimals, south and west negative.")


def _number(text: str) -> float | None:
    number = float(text) if _NUMBER.fullmatch(text) else None
    return number if is_number(number) else None


def _must_be_written(heading: Heading, written: set[str]) -> bool:
    """Of a position both numbers, of a text at least one language."""
    column = heading.column
    if column is None or not column.is_required:
        return False
    return column.takes is Takes.GEOMETRY or column.key not in written


class _Finder:
    """Finds the cell of a value: rows are cut anew, for places are seldom asked."""

    def __init__(self, grid: Grid, headings: Headings, starts: "array[int]") -> None:
        self._grid = grid
        self._headings = headings
        self._starts = starts
        self._cells = lru_cache(maxsize=64)(lambda place: grid.row(starts[place])[0])

    def find(self, loc: Loc) -> tuple[int, int | None]:
        """The cell that `loc` speaks of, and the heading of its column."""
        place, key, part = (*loc, "", "", "")[:3]
        if not isinstance(place, int) or place >= len(self._starts):
            return 0, None
        cells = self._cells(place)
        index = self._headings.index(key, part)
        if index is None or index >= len(cells):
            start = next(cell.start for cell in cells if cell.text)
            return span_of(start, cells[-1].end), None
        heading, cell = self._headings.all[index], cells[index]
        start = cell.start
        if heading.column is not None and heading.column.takes is Takes.WORDS:
            start = self._start_of_word(cell, part)
        return span_of(start, cell.end), span_of(heading.cell.start, heading.cell.end)

    def _start_of_word(self, cell: Cell, number: str | int) -> int:
        """Where a word of a cell begins, by its number; without one, the cell."""
        start = cell.start
        for index, word in enumerate(split_words(cell.text)):
            found = self._grid.text.find(word, start, cell.end)
            if found < 0:
                break
            if index == number:
                return found
            start = found + len(word)
        return cell.start
