"""The first line of a CSV file: which key of a record each column holds; reads no other line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.content.diagnostics import Problem
from kiosk.content.invisible import find_invisible, invisible_problem
from kiosk.content.positions import DEGREES, PIXELS, Axes
from kiosk.content.record import Record
from kiosk.content.suggest import closest
from kiosk.content.tables.cells import Cell
from kiosk.content.tables.columns import Column, Takes, columns_of, one_of
from kiosk.content.tables.sheet import FaultAt

_OTHER_NAMES = {"latitude": "lat", "longitude": "lon", "long": "lon", "lng": "lon"}
_MAX_QUOTED = 80
_MAX_NAMES = 5
_IN_A_LANGUAGE = re.compile(r"(\w+?)[\s_:(/-]+([A-Za-z]{2})\)?")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column of the file holds: a key, or one axis or one language of it (`part`).

    A column without a name holds none.
    """

    cell: Cell
    column: Column | None
    part: str = ""


class Headings:
    """All headings of a file, and what is wrong with them."""

    def __init__(self, cells: Sequence[Cell], record: type[Record], axes: Axes) -> None:
        self.axes = axes
        self._record = record
        self._columns = columns_of(record)
        self.faults: list[FaultAt] = []
        self._suggested: set[str] = set()
        self.all = [self._heading(cell) for cell in cells]
        self.faults.extend(self._twins())
        self.faults.extend(self._missing(cells[0]))

    def index(self, key: str | int, part: str | int) -> int | None:
        """The number of the column for a key, and for one of its axes or languages."""
        if isinstance(part, int):
            part = self.axes[part] if part < len(self.axes) else ""
        same = [
            index
            for index, heading in enumerate(self.all)
            if heading.column is not None and heading.column.key == key
        ]
        exact = (index for index in same if self.all[index].part == part)
        return next(exact, same[0] if same else None)

    @property
    def are_missing(self) -> bool:
        """Whether the line is no line of headings: hardly a word of it is a column's name."""
        known = sum(each.column is not None for each in self.all)
        return known == 0 and len(self._suggested) < max(1, len(self.all) // 3)

    def absence(self, below: "Headings") -> Problem:
        """What to say then; `below` is the next line, read as headings."""
        first = next(each.cell.text for each in self.all if each.cell.text)
        names = ", ".join(list(self._named_first())[:_MAX_NAMES])
        hint = "Write such a line above the others."
        if not below.are_missing:
            hint = f"Delete the line above them, which begins with '{first[:_MAX_QUOTED]}'."
        return Problem(f"The first line must name the columns: {names} ...", hint)

    def _named_first(self) -> Iterator[str]:
        """The columns, those first that must be there."""
        required = [each.key for each in self._columns.values() if each.is_required]
        point = any(each.geometry == "Point" for each in self._columns.values())
        yield from dict.fromkeys(
            (
                *(("id",) if "id" in self._columns else ()),
                *(self.axes if point else ()),
                *(key for key in required if self._columns[key].takes is not Takes.GEOMETRY),
                *self._known(),
            )
        )

    def _heading(self, cell: Cell) -> Heading:
        point = next((each for each in self._columns.values() if each.geometry == "Point"), None)
        if point is not None and cell.text in self.axes:
            return Heading(cell, point, cell.text)
        key, _, language = cell.text.partition(".")
        column = self._columns.get(key)
        can_be = column is not None and column.takes is not Takes.GEOMETRY
        if column is not None and can_be and (not language or column.takes is Takes.TEXT):
            return Heading(cell, column, language)
        if cell.text:
            self.faults.append(FaultAt(cell.start, self._unknown(cell.text)))
        return Heading(cell, None)

    def _unknown(self, name: str) -> Problem:
        known = list(self._known())
        spoken = _IN_A_LANGUAGE.fullmatch(name)
        if spoken is not None and self._takes_text(spoken[1].casefold()):
            key, dot, language = spoken[1].casefold(), ".", spoken[2].casefold()
        else:
            key, dot, language = name.partition(".")
        other = _OTHER_NAMES.get(name.casefold())
        guess = other if other in known else closest(key, known)
        hint = f"Columns known here: {', '.join(known)}."
        if guess is not None:
            self._suggested.add(guess)
            hint = f"Did you mean '{guess}{dot}{language}'?"
        if name in DEGREES + PIXELS and self.axes[0] in known:
            self._suggested.update(self.axes)
            hint = self._where()
        if (offset := find_invisible(name)) is not None:
            return invisible_problem(name[offset])
        return Problem(f"The column '{name[:_MAX_QUOTED]}' is not known here.", hint)

    def _takes_text(self, key: str) -> bool:
        column = self._columns.get(key)
        return column is not None and column.takes is Takes.TEXT

    def _known(self) -> Iterator[str]:
        for column in self._columns.values():
            if column.geometry == "Point":
                yield from self.axes
            elif column.takes is not Takes.GEOMETRY:
                yield column.key

    def _twins(self) -> Iterator[FaultAt]:
        seen: set[tuple[str, str]] = set()
        for heading in self.all:
            if heading.column is None:
                continue
            key, name = heading.column.key, heading.cell.text
            if (key, heading.part) in seen:
                problem = Problem(f"There are two columns '{name}'.", "Keep one of them.")
                yield FaultAt(heading.cell.start, problem)
            elif any(other == key and "" in {part, heading.part} for other, part in seen):
                problem = Problem(
                    f"There is a column '{key}' and one for a language.",
                    f"Keep '{key}' if it is the same in all languages, or one column for each.",
                )
                yield FaultAt(heading.cell.start, problem)
            seen.add((key, heading.part))

    def _missing(self, first: Cell) -> Iterator[FaultAt]:
        """The columns that a record cannot be without, unless one is misspelt."""
        parts = {(each.column.key, each.part) for each in self.all if each.column is not None}
        keys = {key for key, _ in parts}
        for column in self._columns.values():
            if column.geometry == "Point":
                for axis in self.axes:
                    if (column.key, axis) not in parts and axis not in self._suggested:
                        yield FaultAt(first.start, self._missing_axis(axis))
            elif column.takes is Takes.GEOMETRY:
                problem = Problem(
                    f"{one_of(self._record)} has too many positions for the cells of a table.",
                    "Write it in a GeoJSON file, or below 'features:'.",
                )
                yield FaultAt(first.start, problem)
            elif column.is_required and column.key not in keys | self._suggested:
                problem = Problem(
                    f"The column '{column.key}' is missing.",
                    f"'{column.key}': {column.description}.",
                )
                yield FaultAt(first.start, problem)

    def _missing_axis(self, axis: str) -> Problem:
        return Problem(f"The column '{axis}' is missing.", self._where())

    def _where(self) -> str:
        measure = "degrees" if self.axes == DEGREES else "pixels of the picture"
        return f"'{self.axes[0]}' and '{self.axes[1]}' tell where it is, in {measure}."
