"""The parts that an exhibit is written in, wherever they stand; knows no kind of page."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from kiosk.content.diagnostics import Diagnostic, Problem, Severity
from kiosk.content.document import Document
from kiosk.content.record import Record
from kiosk.content.references import Loc
from kiosk.pages.page import Fault, RowsFault

_RecordT_co = TypeVar("_RecordT_co", bound=Record, covariant=True)


@dataclass(frozen=True, eq=False)
class Part:
    """Something written at one place: a whole file, or a group of keys within one.

    Locations given to it begin at the part. Each part is only equal to itself.
    """

    document: Document
    loc: Loc
    data: Any

    def below(self, segment: str | int) -> "Part":
        """The part at a key or position of this one, which must have it."""
        return Part(self.document, (*self.loc, segment), self.data[segment])

    def at(
        self,
        loc: Loc,
        code: str,
        problem: Problem,
        *,
        key: bool = False,
        severity: Severity = Severity.ERROR,
    ) -> Diagnostic:
        """A diagnostic at the value at `loc`, or at its key."""
        return self.document.at((*self.loc, *loc), code, problem, key=key, severity=severity)

    def fault(self, fault: Fault) -> Diagnostic:
        """A diagnostic of what is wrong in view of a whole page."""
        return self.at(fault.loc, "fault", fault.problem, severity=fault.severity)

    def within(self, loc: Loc, text: str, offset: int, code: str, problem: Problem) -> Diagnostic:
        """A diagnostic at character `offset` of `text`, the value at `loc`."""
        return self.document.within((*self.loc, *loc), text, offset, code, problem)

    def where(self, loc: Loc, other: "Part") -> str:
        """The place of `loc` as told to someone who looks at `other`: "at line 3"."""
        line = self.document.line_of((*self.loc, *loc))
        is_same_file = self.document.name == other.document.name
        return f"at line {line}" if is_same_file else f"in {self.document.name} at line {line}"


@dataclass(frozen=True, eq=False)
class Shaped(Generic[_RecordT_co]):
    """A record and the part in which it is written."""

    record: _RecordT_co
    part: Part


@dataclass(slots=True)
class Findings:
    """What one phase found, and which parts it found faulty."""

    diagnostics: list[Diagnostic] = field(default_factory=list)
    faulty: set[Part] = field(default_factory=set)

    def add(self, part: Part, *diagnostics: Diagnostic) -> None:
        """Say something about a part; an error makes it faulty."""
        self.diagnostics.extend(diagnostics)
        if any(diagnostic.is_error for diagnostic in diagnostics):
            self.faulty.add(part)

    def add_to(self, rows: Sequence[Part], fault: RowsFault) -> None:
        """Say something about rows of a table, once."""
        document, loc = rows[0].document, () if fault.loc is None else (*rows[0].loc, *fault.loc)
        self.tell(document.at(loc, "fault", fault.problem, severity=fault.severity))
        if fault.severity is Severity.ERROR:
            self.faulty.update(rows)

    def tell(self, *diagnostics: Diagnostic) -> None:
        """Say something that leaves every part as sound as it was."""
        self.diagnostics.extend(diagnostics)

    @property
    def has_errors(self) -> bool:
        """Whether the phases that follow are not worth reporting."""
        return any(diagnostic.is_error for diagnostic in self.diagnostics)
