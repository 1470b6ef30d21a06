"""What can be wrong with figures only in view of more than one number; knows no file."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil
from types import MappingProxyType

from kiosk.content.diagnostics import Problem, Severity
from kiosk.content.references import Loc
from kiosk.content.suggest import did_you_mean
from kiosk.pages.figures.charts import Chart, Multiples, Pictograms
from kiosk.pages.figures.values import Row, Value
from kiosk.pages.page import Fault

MOST_SIGNS = 500
MOST_ROWS = 60

NO_NUMBERS = Problem(
    "There is no number in any of these charts.", "Write rows into their files, below the titles."
)
EMPTY_CHART = Problem("There is nothing in this chart.", "Give it 'rows' or 'data'.")


def of_value(sides: Sequence[str], value: Value) -> Iterator[Fault]:
    """A number of a side that is not described."""
    if value.side is not None and value.side not in sides:
        hint = did_you_mean(value.side, sides) or "Sides are described under 'sides'."
        yield Fault(("side",), Problem(f"There is no side '{value.side}'.", hint))


def of_chart(chart: Chart, *, sourced: bool) -> Iterator[Fault]:
    """What is wrong with a chart in view of all its rows; `sourced`: the page names sources.

    Each `loc` is within the chart.
    """
    values = [value for row in chart.every for value in row.values]
    if not sourced and not chart.sources:
        bare = sum(value.is_known and not value.sources for value in values)
        if bare:
            what = "this number comes" if bare == 1 else f"{bare:,} of these numbers come"
            problem = Problem(
                f"Nothing tells from where {what}.", "Name 'sources' of each, or of the chart."
            )
            yield Fault(_rows_loc(chart), problem, Severity.NOTICE)
    if len(chart.every) > MOST_ROWS:
        problem = Problem(
            f"This chart has {len(chart.every):,} rows; more than {MOST_ROWS} are hard to compare.",
            "Make several charts of it.",
        )
        yield Fault(_rows_loc(chart), problem, Severity.NOTICE)
    yield from _OF_KIND.get(type(chart), _nothing)(chart)


def _nothing(_chart: Chart) -> Iterator[Fault]:
    return iter(())


def _of_multiples(chart: Chart) -> Iterator[Fault]:
    """Two numbers for one column."""
    for number, row in enumerate(chart.every):
        side, count = Counter(value.side for value in row.values).most_common(1)[0]
        if count > 1:
            who = "" if side is None else f" of '{side}'"
            problem = Problem(
                f"{_quoted(row)} has {count} numbers{who}, but a column can show one.",
                "Write a range with 'low' and 'high', or show them as bars.",
            )
            yield Fault(_row_loc(chart, number), problem)


def _of_pictograms(chart: Chart) -> Iterator[Fault]:
    """More signs than anybody counts, or that fit a screen."""
    if not isinstance(chart, Pictograms):
        return
    for number, row in enumerate(chart.every):
        most = max(value.most for value in row.values)
        signs = ceil(most / chart.each)
        if signs > MOST_SIGNS:
            problem = Problem(
                f"{_quoted(row)} would need {signs:,} signs; at most {MOST_SIGNS} fit.",
                f"Let each stand for more: 'each: {_round_up(most / 100)}'.",
            )
            yield Fault(_row_loc(chart, number), problem)


_OF_KIND: Mapping[type[Chart], Callable[[Chart], Iterator[Fault]]] = MappingProxyType(
    {Multiples: _of_multiples, Pictograms: _of_pictograms}
)


def _rows_loc(chart: Chart) -> Loc:
    return ("rows",) if chart.data is None else ("data",)


def _row_loc(chart: Chart, number: int) -> Loc:
    """Where a row stands, as far as the page's own file tells."""
    return ("rows", number) if chart.data is None else ("data",)


def _quoted(row: Row) -> str:
    return f"'{next(iter(row.title.said.values()))[:40]}'"


def _round_up(least: float) -> int:
    """The least of 1, 2, 5, 10, 20 ... that is not below a number."""
    step = 1
    while True:
        for digit in (1, 2, 5):
            if digit * step >= least:
                return digit * step
        step *= 10
