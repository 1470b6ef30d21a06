"""Cuts the text of a CSV file into cells; knows nothing of what stands in them."""

import re
from dataclasses import dataclass

_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}
_LINE_END = re.compile(r"\r\n|\r|\n")
_IN_QUOTES = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell and where it stands; `is_open` when its quotes are not closed."""

    text: str
    start: int
    end: int
    is_open: bool = False


class Grid:
    """A text and the separator that its first line uses most.

    Excel writes semicolons where commas are for decimals.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        first = next((line for line in _LINE_END.split(text) if line.strip()), "")
        unquoted = _IN_QUOTES.sub("", first)
        self._separator = max(_SEPARATORS, key=unquoted.count)
        ends = re.escape(self._separator) + r"\r\n"
        self._quoted = re.compile(rf'"([^"]*+(?:""[^"]*+)*+)"[ ]*(?=[{ends}]|\Z)')
        self._plain = re.compile(rf"[^{ends}]*")

    @property
    def separator(self) -> str:
        """The name of what stands between two cells."""
        return _SEPARATORS[self._separator]

    def row(self, start: int) -> tuple[list[Cell], int]:
        """The cells of the row that begins at an offset, and where the next row begins."""
        found = _LINE_END.search(self.text, start)
        end, after = found.span() if found is not None else (len(self.text), len(self.text))
        line = self.text[start:end]
        if '"' in line:
            return self._row_with_quotes(start)
        cells = []
        for words in line.split(self._separator):
            cells.append(Cell(words.strip(), start, start + len(words)))
            start += len(words) + len(self._separator)
        return cells, after

    def _row_with_quotes(self, at: int) -> tuple[list[Cell], int]:
        """Quoted cells may hold separators and ends of lines."""
        cells = []
        while True:
            cell = self._cell(at)
            cells.append(cell)
            if not self.text.startswith(self._separator, cell.end):
                line_end = _LINE_END.match(self.text, cell.end)
                return cells, line_end.end() if line_end is not None else len(self.text)
            at = cell.end + len(self._separator)

    def _cell(self, at: int) -> Cell:
        quoted = self._quoted.match(self.text, at)
        if quoted is not None:
            return Cell(quoted[1].replace('""', '"').strip(), at, quoted.end())
        plain = self._plain.match(self.text, at)
        words = plain[0] if plain is not None else ""
        return Cell(words.strip(), at, at + len(words), is_open=words.startswith('"'))
