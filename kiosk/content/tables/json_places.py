"""Finds values in the text of a sound JSON file, by walking to them; keeps no tree of places."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kiosk.content.document import span_of
from kiosk.content.references import Loc

_SPACE = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class _Value:
    """Where a value begins, and its key, if it has one."""

    start: int
    key_span: int | None = None


class JsonPlaces:
    """The places in one text; values that are passed by are skipped at the speed of the parser.

    `rows` is the key of the long list at the top: where its items begin is found once.
    """

    def __init__(self, text: str, rows: str) -> None:
        self._text = text
        self._rows = rows
        self._decoder = json.JSONDecoder(parse_constant=str)

    def find(self, loc: Loc) -> tuple[int, int | None]:
        """The span of the value at `loc` and of its key; segments that lead nowhere are skipped."""
        try:
            return self._find(loc)
        except RecursionError:  # what could just be read may be nested too deeply to be walked
            return 0, None

    def _find(self, loc: Loc) -> tuple[int, int | None]:
        here, rest = _Value(self._begin(0)), loc
        match loc:
            case (self._rows, int() as row, *inner) if row < len(self._row_starts):
                here, rest = _Value(self._row_starts[row]), tuple(inner)
        for segment in rest:
            here = self._step(here, segment) or here
        return span_of(here.start, self._end(here.start)), here.key_span

    @cached_property
    def _row_starts(self) -> list[int]:
        rows = self._step(_Value(self._begin(0)), self._rows)
        if rows is None or self._text[rows.start] != "[":
            return []
        return [item.start for item in self._items(rows.start)]

    def _step(self, value: _Value, segment: str | int) -> _Value | None:
        opening = self._text[value.start]
        if isinstance(segment, str) and opening == "{":
            members = self._members(value.start)
            return next((inner for key, inner in members if key == segment), None)
        if isinstance(segment, int) and opening == "[":
            items = enumerate(self._items(value.start))
            return next((inner for index, inner in items if index == segment), None)
        return None

    def _items(self, start: int) -> Iterator[_Value]:
        at = self._begin(start + 1)
        while self._text[at] != "]":
            yield _Value(at)
            at = self._begin(self._end(at))
            if self._text[at] == ",":
                at = self._begin(at + 1)

    def _members(self, start: int) -> Iterator[tuple[str, _Value]]:
        at = self._begin(start + 1)
        while self._text[at] != "}":
            key, key_end = self._decoder.raw_decode(self._text, at)
            value = self._begin(self._begin(key_end) + 1)
            yield key, _Value(value, span_of(at, key_end))
            at = self._begin(self._end(value))
            if self._text[at] == ",":
                at = self._begin(at + 1)

    def _end(self, start: int) -> int:
        """Where the value ends that begins at an offset."""
        return self._decoder.raw_decode(self._text, start)[1]

    def _begin(self, at: int) -> int:
        """Where the next value or mark begins, after spaces and ends of lines."""
        found = _SPACE.match(self._text, at)
        return found.end() if found is not None else at
