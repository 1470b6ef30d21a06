"""Gives the rows of the tables that pages name their shapes (the second phase); knows no kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from kiosk.content.collector import held_back
from kiosk.content.diagnostics import Problem, Severity
from kiosk.content.paths import ContentRoot
from kiosk.content.plain_text import read_bytes, refused, shown_name
from kiosk.content.positions import Axes
from kiosk.content.record import Record
from kiosk.content.shapes import parse_record
from kiosk.content.tables import csv_table, geojson
from kiosk.content.tables.sheet import Sheet
from kiosk.exhibit.parts import Findings, Part, Shaped
from kiosk.pages.page import Page, Table


@dataclass(frozen=True, slots=True)
class ShapedTable:
    """A table of a page and its rows. Each is a part: a faulty one leaves the page sound."""

    table: Table
    rows: tuple[Shaped[Record], ...]


@dataclass(frozen=True, slots=True)
class _Format:
    """A way to write rows: how it is read, and how much of it."""

    parse: Callable[[bytes, str, type[Record], Axes], Sheet]
    max_bytes: int


_CSV = _Format(csv_table.parse_csv, csv_table.MAX_BYTES)
_GEOJSON = _Format(geojson.parse_geojson, geojson.MAX_BYTES)
_FORMATS: Mapping[str, _Format] = {
    ".csv": _CSV,
    ".tsv": _CSV,
    ".geojson": _GEOJSON,
    ".json": _GEOJSON,
}


def shape_tables(
    page: Shaped[Page], folder: ContentRoot, findings: Findings
) -> tuple[ShapedTable, ...]:
    """The tables of a page; one that cannot be read at all makes the page faulty."""
    return tuple(_shaped(page.part, table, folder, findings) for table in page.record.tables)


def _shaped(page: Part, table: Table, folder: ContentRoot, findings: Findings) -> ShapedTable:
    sheet = _read(table, folder)
    if isinstance(sheet, Problem):
        findings.add(page, page.at(table.loc, "file", sheet))
        return ShapedTable(table, ())
    findings.add(page, *sheet.document.diagnostics)
    findings.tell(*sheet.diagnostics)
    if not sheet.rows and not sheet.document.diagnostics and not sheet.diagnostics:
        problem = Problem(
            f"Nothing stands in '{table.file}'.", "Write some, or take the file away."
        )
        findings.tell(page.at(table.loc, "empty", problem, severity=Severity.NOTICE))
    rows = []
    with held_back():
        for row in sheet.rows:
            loc = (row.place,)
            record = parse_record(table.record, row.data, sheet.document, loc)
            if isinstance(record, tuple):
                findings.tell(*record)
            else:
                rows.append(Shaped(record, Part(sheet.document, loc, row.data)))
    return ShapedTable(table, tuple(rows))


def _read(table: Table, folder: ContentRoot) -> Sheet | Problem:
    path = folder.find(table.file)
    if isinstance(path, Problem):
        return path
    form = _FORMATS.get(PurePosixPath(table.file).suffix.casefold())
    if form is None:
        return Problem(
            f"'{table.file}' is neither a CSV nor a GeoJSON file.",
            "Save it as one of these, so that its name ends in .csv or .geojson.",
        )
    name = shown_name(path, folder.folder.parent.parent)
    raw = read_bytes(path, form.max_bytes)
    if isinstance(raw, Problem):
        return Sheet(refused(name, "file", raw))
    return form.parse(raw, name, table.record, table.axes)
