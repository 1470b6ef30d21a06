"""A file's plain data and where in the file each value stands; knows no YAML."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, TypeAlias

from kiosk.content.diagnostics import Diagnostic, Problem, Severity
from kiosk.content.references import Loc

_SPAN_BITS = 28  # files are refused far below 2**28 characters
_NEWLINE = re.compile(r"\r\n|\r|\n")
_BLOCK_HEADER = re.compile(r"[|>][^\r\n]*")


@dataclass(slots=True)
class MappingMarks:
    """Where a mapping, its keys and its values stand."""

    span: int
    keys: dict[str, int] = field(default_factory=dict)
    values: "dict[str, Marks]" = field(default_factory=dict)


@dataclass(slots=True)
class ListMarks:
    """Where a list and its values stand."""

    span: int
    values: "list[Marks]" = field(default_factory=list)


Marks: TypeAlias = int | MappingMarks | ListMarks
"""A tree as deep as the data; a plain value is only its span."""


class Finder(Protocol):
    """Finds places on demand, in files of too many values for a tree of marks."""

    def find(self, loc: Loc) -> tuple[int, int | None]:
        """The span of the value at `loc`, and of the last key on the way to it.

        Segments that lead nowhere are skipped.
        """


def start_of(span: int) -> int:
    """The first offset of a span."""
    return span >> _SPAN_BITS


def span_of(start: int, end: int) -> int:
    """Two character offsets as one number: 50,000 of them cost no more than a short list."""
    return start << _SPAN_BITS | end


@dataclass(frozen=True)
class Document:
    """One file as read. With an error among `diagnostics`, `data` is None.

    `name` is the file as shown to curators; `data` is made of dict, list, str, int, float, bool
    and None; `text` is what was read, in NFC. Where there is a `finder`, it knows the places.
    """

    name: str
    data: Any
    marks: Marks = 0
    text: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    finder: Finder | None = None

    @property
    def has_errors(self) -> bool:
        """Whether it could not be read."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)

    def at(
        self,
        loc: Loc,
        code: str,
        problem: Problem,
        *,
        key: bool = False,
        severity: Severity = Severity.ERROR,
    ) -> Diagnostic:
        """A diagnostic at the value at `loc`, or at its key; unknown segments are skipped."""
        span, key_span = self._find(loc)
        line, column = self.place(start_of(key_span if key and key_span is not None else span))
        return Diagnostic(
            self.name, line, column, code, problem.message, problem.hint, severity,
            self._heading(loc, key_span),
        )  # fmt: skip

    def within(self, loc: Loc, text: str, offset: int, code: str, problem: Problem) -> Diagnostic:
        """A diagnostic at character `offset` of `text`, the value at `loc`.

        Indentation, folding and quotes make a text differ from the file, so the word at `offset`
        is counted in the text and the same one is looked for in the file; a word that is written
        otherwise there (an escape) is given the place where the text begins.
        """
        line, column = self.place(self._offset_within(loc, text, offset))
        _, key_span = self._find(loc)
        return Diagnostic(
            self.name, line, column, code, problem.message, problem.hint,
            heading=self._heading(loc, key_span),
        )  # fmt: skip

    def line_of(self, loc: Loc, *, key: bool = False) -> int:
        """The line of the value at `loc`, or of its key, from 1."""
        return self.place(self._offset(loc, key=key))[0]

    def rest_of_line(self, loc: Loc) -> str:
        """What stands in the file from the key of the value at `loc` to the end of its line."""
        rest = self.text[self._offset(loc, key=True) :]
        return _NEWLINE.split(rest, maxsplit=1)[0]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of a character offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _NEWLINE.finditer(self.text))]

    def _offset(self, loc: Loc, *, key: bool) -> int:
        span, key_span = self._find(loc)
        return start_of(key_span if key and key_span is not None else span)

    def _heading(self, loc: Loc, key_span: int | None) -> str | None:
        """What is written above the column of a table, or before the value of a feature."""
        if self.finder is None or not loc:
            return None
        if key_span is None:
            return ""
        return self.text[start_of(key_span) : key_span & (1 << _SPAN_BITS) - 1].strip('"')

    def _find(self, loc: Loc) -> tuple[int, int | None]:
        """The span of the value at `loc`, and of the last key on the way to it."""
        if self.finder is not None:
            return self.finder.find(loc)
        marks, key_span = self.marks, None
        for segment in loc:
            match marks:
                case MappingMarks() if segment in marks.values:
                    key_span = marks.keys[str(segment)]
                    marks = marks.values[str(segment)]
                case ListMarks() if isinstance(segment, int) and segment < len(marks.values):
                    key_span = None
                    marks = marks.values[segment]
                case _:
                    continue  # what a validator put there: a union's tag, "[key]", a short form
        return marks if isinstance(marks, int) else marks.span, key_span

    def _offset_within(self, loc: Loc, text: str, offset: int) -> int:
        span, _ = self._find(loc)
        start, end = start_of(span), span & (1 << _SPAN_BITS) - 1
        header = _BLOCK_HEADER.match(self.text, start, end)
        begin = header.end() if header else start
        word = _first_word(text, offset)
        if not word:
            return start
        found = begin
        for _ in range(text.count(word, 0, offset) + 1):
            found = self.text.find(word, found, end)
            if found < 0:
                return start
            found += len(word)
        return found - len(word)


def _first_word(text: str, offset: int) -> str:
    match = re.compile(r"\S{1,40}").match(text, offset)
    return match[0] if match else ""
