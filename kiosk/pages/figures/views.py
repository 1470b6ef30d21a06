"""Figures ready to be drawn, in a visitor's language; knows no widget."""

from dataclasses import dataclass

from kiosk.content.reading import LinkView, ProseView


@dataclass(frozen=True, slots=True)
class SideView:
    """Who counts; `index` from 0 gives the pattern of its marks, `colour` is a theme's role."""

    key: str | None
    title: str
    colour: str
    index: int


@dataclass(frozen=True, slots=True)
class ValueView:
    """A number: where it is drawn, and how it is said.

    `least` and `most` are the ends of a range, equal for a single number; of one that `is_known` to
    nobody, both are 0.0 and `number` says so. `before` and `after` stand around the number, as in
    "at least"; `short` is a sign for the same, where there is little room. `part` is drawn within
    it as `part_number` and told by `part_words`. `marks` are the numbers of its sources on this
    page.
    """

    side: SideView
    is_known: bool
    number: str
    least: float = 0.0
    most: float = 0.0
    before: str = ""
    after: str = ""
    short: str = ""
    unit: str = ""
    part: float | None = None
    part_number: str = ""
    part_words: str = ""
    note: str = ""
    marks: tuple[int, ...] = ()

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.most > self.least

    @property
    def remark(self) -> str:
        """What is said besides the number."""
        return " · ".join(part for part in (self.part_words, self.note) if part)


@dataclass(frozen=True, slots=True)
class RowView:
    """What is counted, and the numbers for it."""

    title: str
    values: tuple[ValueView, ...]

    def of(self, side: SideView) -> tuple[ValueView, ...]:
        """The numbers of one side."""
        return tuple(value for value in self.values if value.side == side)


@dataclass(frozen=True, slots=True)
class ChartView:
    """Rows drawn to one scale, from zero to `most`.

    `kind` names how; `icon` and `each` are those of pictograms, `remark` explains their signs.
    `not_known` are the words for a number that nobody knows, `number` those at the head of a column
    of numbers.
    """

    kind: str
    title: str
    unit: str
    rows: tuple[RowView, ...]
    sides: tuple[SideView, ...]
    most: float
    not_known: str
    number: str
    icon: str = ""
    each: float = 1.0
    remark: str = ""

    @property
    def has_unknown(self) -> bool:
        """Whether a number is missing."""
        return any(not value.is_known for row in self.rows for value in row.values)


@dataclass(frozen=True, slots=True)
class FiguresView:
    """One chart of a page, or the table of its numbers.

    `since` is the second from which on it grows.
    """

    kicker: str
    heading: str
    prose: ProseView
    links: tuple[LinkView, ...]
    chart: ChartView
    as_table: bool
    since: float
    index: int
    count: int
    progress: str
