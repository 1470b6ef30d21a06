"""The rows of one file: plain data for records of one type; knows no format."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.content.diagnostics import Diagnostic, Problem
from kiosk.content.document import Document

MAX_ROWS = 50_000


@dataclass(frozen=True, slots=True)
class Row:
    """The data of one record, and its place in the document."""

    place: int
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FaultAt:
    """Something wrong at a character of the file; `heading` is the column's, "" of a whole row."""

    offset: int
    problem: Problem
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of rows as read. With an error in `document`, nothing of it can be used.

    `diagnostics` tell why the rows that are missing from `rows` were refused.
    """

    document: Document
    rows: Sequence[Row] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
