"""What is told to curators about their files; knows neither YAML nor any page kind."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

MAX_DIAGNOSTICS = 50  # of one file; a curator mends the first ones first
_MAX_QUOTED = 40


class Severity(StrEnum):
    """An error keeps a page from the screen; a notice does not."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a value, before it is known where the value stands."""

    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing for a curator to look at.

    `file` is shown as the curator knows it (`exhibits/hanoi-1972/exhibit.yaml`); `line` and
    `column` count from 1; `code` is a stable word for programs; `message` and `hint` are
    sentences for people. `heading` is the name of its column in a table, "" if it is about a whole
    row, and None outside of tables.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    heading: str | None = None

    @property
    def is_error(self) -> bool:
        """Whether it keeps a page from the screen."""
        return self.severity is Severity.ERROR


def described(value: object) -> str:
    """What a curator wrote, in words: `the number 12`, `a list`."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the word {str(value).lower()}"
        case int() | float():
            return f"the number {value}"
        case str():
            cut = value if len(value) <= _MAX_QUOTED else f"{value[:_MAX_QUOTED]}…"
            return f"the text '{cut.strip()}'"
        case list() | tuple():
            return "a list"
        case _:
            return "keys with values"


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sorted by place, each said once; files keep the order in which they first appear.

    Those with mistakes come before those with notices only.
    """
    unique = list(dict.fromkeys(diagnostics))
    mistaken = [d.file for d in unique if d.is_error]
    files = {
        file: rank
        for rank, file in enumerate(dict.fromkeys((*mistaken, *(d.file for d in unique))))
    }
    return tuple(sorted(unique, key=lambda d: (files[d.file], d.line, d.column)))


def first_ones(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Of each file as many errors, and as many notices, as a curator can read at a time."""
    told: Counter[tuple[str, Severity]] = Counter()
    kept = []
    for diagnostic in diagnostics:
        of_its_kind = diagnostic.file, diagnostic.severity
        told[of_its_kind] += 1
        if told[of_its_kind] <= MAX_DIAGNOSTICS:
            kept.append(diagnostic)
    return tuple(kept)


def render_text(diagnostics: Iterable[Diagnostic]) -> str:
    """`file:line:column: message`, a hint indented below it; editors make the place a link."""
    lines = []
    for diagnostic in diagnostics:
        prefix = "" if diagnostic.is_error else "notice: "
        place = f"{diagnostic.file}:{diagnostic.line}:{diagnostic.column}"
        lines.append(f"{place}: {prefix}{_one_line(diagnostic.message)}")
        if diagnostic.hint:
            lines.append(f"    hint: {_one_line(diagnostic.hint)}")
    return "\n".join(lines)


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON list of objects with the fields of `Diagnostic` but the last, for programs."""
    told = [asdict(diagnostic) for diagnostic in diagnostics]
    for each in told:
        del each["heading"]
    return json.dumps(told, ensure_ascii=False)


def _one_line(text: str) -> str:
    """What a curator wrote may be quoted in a message: it must not break lines or a terminal."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
