"""Figures: every number says who counts so, in what, and where it is written; nothing is 0 that
nobody knows.
"""

from collections.abc import Iterator

import pytest
from pydantic import ValidationError

from kiosk.content.diagnostics import Severity
from kiosk.content.references import Loc
from kiosk.content.text import LocalizedText
from kiosk.core.intents import GoBack, Intent, Next, Previous, ToggleList, TogglePlay
from kiosk.exhibit.model import Exhibit
from kiosk.pages.figures.model import FiguresPage
from kiosk.pages.figures.presenter import FiguresPresenter
from kiosk.pages.figures.symbols import ICON_OF, Symbol
from kiosk.pages.figures.values import CounterRow, Entry, PartedValue, Row
from kiosk.pages.figures.views import FiguresView, RowView, ValueView
from kiosk.pages.page import Fault
from kiosk.pages.presenting import Place
from kiosk.widgets.icons import ICONS
from tests.pages.reading import reader

PLACE = Place(5, "The tally")
TABLE: Loc = ("charts", 0, "data")


class Counting:
    """Someone before a page of figures."""

    def __init__(self, exhibit: Exhibit, item: str | None = None) -> None:
        page = exhibit.page("tally")
        assert isinstance(page, FiguresPage)
        self.exhibit = exhibit
        self.presenter = FiguresPresenter(page, exhibit)
        self.presenter.open(item, 3.0)

    def look(self, language: str = "en") -> FiguresView:
        return self.presenter.view(reader(self.exhibit, language), PLACE)

    def do(self, *intents: Intent, now: float = 10.0) -> bool:
        return [self.presenter.handle(intent, now) for intent in intents][-1]

    def sources(self) -> tuple[str, ...]:
        return self.presenter.source_ids(reader(self.exhibit))

    def row(self, title: str) -> RowView:
        return next(row for row in self.look().chart.rows if row.title == title)

    def numbers(self, side: str) -> list[str]:
        return [
            value.number
            for row in self.look().chart.rows
            for value in row.values
            if value.side.key == side
        ]


@pytest.fixture
def tally(harbour: Exhibit) -> Counting:
    return Counting(harbour)


def a_page(**chart: object) -> FiguresPage:
    """A page with one chart of bars, some of its keys written otherwise."""
    row = {"title": "Boats", "values": [{"value": 1}]}
    whole = {"kind": "bars", "title": "Lost", "rows": [row], **chart}
    side = {"id": "port", "title": "The port"}
    return FiguresPage.model_validate(
        {"kind": "figures", "id": "tally", "title": "Tally", "sides": [side], "charts": [whole]}
    )


# ------------------------------------------------------------------------------ what is written


def test_a_number_is_one_or_a_range_or_not_known() -> None:
    one = PartedValue(value=34)
    several = PartedValue(low=25, high=27)
    none = PartedValue(note="nobody counted")
    assert (one.is_known, one.is_range, one.least, one.most) == (True, False, 34, 34)
    assert (several.is_known, several.is_range, several.least, several.most) == (True, True, 25, 27)
    assert (none.is_known, none.is_range) == (False, False)


def test_zero_is_a_number() -> None:
    assert PartedValue(value=0).is_known


@pytest.mark.parametrize(
    "written",
    [
        {"value": 5, "low": 3, "high": 9},
        {"low": 3},
        {"high": 9},
        {"low": 9, "high": 3},
        {"low": 3, "high": 3},
        {"value": -1},
        {"value": "278-289"},
        {"value": float("inf")},
        {"qualifier": "about"},
        {"low": 3, "high": 9, "qualifier": "at least"},
        {"value": 5, "part": {"value": 6, "title": "of wood"}},
        {"low": 3, "high": 9, "part": {"value": 4, "title": "of wood"}},
        {"part": {"value": 6, "title": "of wood"}},
    ],
    ids=str,
)
def test_what_is_no_number_is_refused(written: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        PartedValue.model_validate(written)


def test_lines_of_a_table_with_one_title_are_one_row() -> None:
    page = a_page(data="boats.csv")
    entries = (
        Entry(title="Ferries", side="port", value=2),
        Entry(title="Boats", side="port", value=3),
        Entry(title="Ferries", low=4, high=5),
    )
    (chart,) = page.with_rows({TABLE: entries}).charts
    assert [str(row.title.said[""]) for row in chart.every] == ["Boats", "Ferries"]
    assert [[value.most for value in row.values] for row in chart.every] == [[1, 3], [2, 5]]


def test_titles_are_the_same_in_whatever_order_of_languages_they_stand() -> None:
    written = [{"title": {"vi": "Phà", "en": "Ferries"}, "values": [{"value": 1}]}]
    page = a_page(data="boats.csv", rows=written)
    entry = Entry.model_validate({"title": {"en": "Ferries", "vi": "Phà"}, "value": 2})
    (chart,) = page.with_rows({TABLE: (entry,)}).charts
    assert len(chart.every) == 1


def test_a_chart_of_counters_takes_units_from_its_table() -> None:
    page = a_page(kind="counters", rows=[], data="counts.csv")
    (table,) = page.tables
    entry = table.record.model_validate({"title": "Rice", "value": "20000", "unit": "tonnes"})
    (chart,) = page.with_rows({TABLE: (entry,)}).charts
    (row,) = chart.every
    assert isinstance(row, CounterRow)
    assert row.unit == LocalizedText("tonnes")


def test_every_symbol_has_a_sign_in_the_icon_font() -> None:
    assert {ICON_OF[symbol] for symbol in Symbol} <= set(ICONS)


# ------------------------------------------------------------------------------ what is told


def said(page: FiguresPage) -> list[str]:
    return [fault.problem.message for fault in _faults(page)]


def _faults(page: FiguresPage) -> Iterator[Fault]:
    yield from page.faults()
    yield from page.common_faults()


def test_a_chart_without_anything_is_told() -> None:
    assert "There is nothing in this chart." in said(a_page(rows=[]))
    assert "There is nothing in this chart." not in said(a_page(rows=[], data="boats.csv"))


def test_a_side_that_is_not_there_is_told_where_it_stands() -> None:
    row = {"title": "Boats", "values": [{"value": 1}, {"side": "prt", "value": 1}]}
    (fault,) = a_page(rows=[row]).faults()
    assert fault.loc == ("charts", 0, "rows", 0, "values", 1, "side")
    assert "port" in fault.problem.hint


def test_a_number_from_nowhere_is_noticed_unless_chart_or_page_name_a_source() -> None:
    (fault,) = a_page().common_faults()
    assert fault.severity is Severity.NOTICE
    assert list(a_page(sources=["S1"]).common_faults()) == []
    named = a_page().model_copy(update={"sources": ("S1",)})
    assert list(named.common_faults()) == []


def test_a_number_that_nobody_knows_needs_no_source() -> None:
    rows = [{"title": "Boats", "values": [{"note": "nobody counted"}]}]
    assert list(a_page(rows=rows).common_faults()) == []


def test_a_column_shows_one_number_and_two_are_told() -> None:
    rows = [{"title": "Monday", "values": [{"value": 1}, {"value": 2}]}]
    assert len(said(a_page(kind="multiples", rows=rows, sources=["S1"]))) == 1
    assert said(a_page(kind="bars", rows=rows, sources=["S1"])) == []


def test_more_signs_than_fit_are_told_with_a_number_that_does() -> None:
    rows = [{"title": "People", "values": [{"value": 75_000}]}]
    (fault,) = a_page(kind="pictograms", rows=rows, sources=["S1"]).common_faults()
    assert "75,000 signs" in fault.problem.message
    fewer = a_page(kind="pictograms", rows=rows, sources=["S1"], each=1000)
    assert "each: 1000" in fault.problem.hint
    assert list(fewer.common_faults()) == []


def test_a_chart_with_more_rows_than_anybody_compares_is_noticed() -> None:
    rows = [{"title": f"Day {day}", "values": [{"value": day}]} for day in range(61)]
    (fault,) = a_page(rows=rows, sources=["S1"]).common_faults()
    assert fault.severity is Severity.NOTICE
    assert list(a_page(rows=rows[1:], sources=["S1"]).common_faults()) == []


# ------------------------------------------------------------------------------ how it is said


def test_two_counts_stand_side_by_side_and_are_never_made_one(tally: Counting) -> None:
    barges = tally.row("Barges")
    assert [(value.side.title, value.number) for value in barges.values] == [
        ("The port", "10–12"),
        ("The town", "34"),
    ]


def test_numbers_stand_in_the_order_of_the_sides_however_they_were_written(
    tally: Counting,
) -> None:
    assert [side.key for side in tally.look().chart.sides] == ["port", "town"]
    for row in tally.look().chart.rows:
        assert [value.side.key for value in row.values] == ["port", "town"]


def test_a_number_is_said_with_its_unit_its_part_its_note_and_how_sure_it_is(
    tally: Counting,
) -> None:
    port, town = tally.row("Barges").values
    assert (town.number, town.unit, town.part_words, town.part) == (
        "34", "boats", "16 of them of wood", 16,
    )  # fmt: skip
    assert (port.before, port.short, port.number) == ("about", "≈", "10–12")
    assert port.remark == "by the log"
    assert town.remark == "16 of them of wood"


def test_one_has_a_unit_of_its_own(tally: Counting) -> None:
    ferries = tally.row("Ferries").values
    assert [value.unit for value in ferries] == ["boat", ""]
    tally.do(Next(), Next())
    assert [value.unit for row in tally.look().chart.rows for value in row.values] == [
        "people",
        "day",
    ]


def test_numbers_are_written_as_the_visitor_writes_them(harbour: Exhibit) -> None:
    counting = Counting(harbour, "people")

    def first(language: str) -> ValueView:
        return counting.look(language).chart.rows[0].values[0]

    assert (first("en").before, first("en").number) == ("at least", "1,624")
    assert (first("vi").before, first("vi").number) == ("ít nhất", "1.624")


def test_what_nobody_knows_is_said_to_be_not_known_and_never_zero(tally: Counting) -> None:
    _, town = tally.row("Ferries").values
    assert (town.is_known, town.number, town.unit) == (False, "not known", "")
    tally.do(Next())
    assert tally.numbers("port") == ["0", "not known", "not known"]


def test_a_side_that_is_silent_on_a_day_has_its_place_there_all_the_same(tally: Counting) -> None:
    tally.do(Next())
    days = tally.look().chart.rows
    assert [row.title for row in days] == ["Monday", "Tuesday", "Wednesday"]
    assert all(len(row.values) == 2 for row in days)
    assert tally.numbers("town") == ["3", "4–9", "not known"]
    assert tally.look().chart.has_unknown


def test_bars_have_no_place_for_who_says_nothing() -> None:
    row = Row.model_validate({"title": "Boats", "values": [{"side": "port", "value": 1}]})
    assert len(row.values) == 1


def test_the_scale_ends_with_the_greatest_number_and_ranges_count_with_their_upper_end(
    tally: Counting,
) -> None:
    assert tally.look().chart.most == 34
    tally.do(Next())
    assert tally.look().chart.most == 9


def test_every_number_bears_the_marks_of_its_own_sources(tally: Counting) -> None:
    numbered = {source: index for index, source in enumerate(tally.sources(), start=1)}
    port, town = tally.row("Barges").values
    assert set(town.marks) == {numbered["S3"], numbered["S1"]}
    assert list(town.marks) == sorted(town.marks)
    assert port.marks == (numbered["S2"],)


def test_a_number_without_sources_bears_those_of_its_chart_unless_nobody_knows_it(
    tally: Counting,
) -> None:
    tally.do(Next())
    numbered = {source: index for index, source in enumerate(tally.sources(), start=1)}
    marks = {
        (row.title, value.side.key): value.marks
        for row in tally.look().chart.rows
        for value in row.values
    }
    assert marks["Monday", "port"] == (numbered["S1"],)
    assert marks["Tuesday", "town"] == (numbered["S3"],)
    assert marks["Wednesday", "port"] == ()


def test_sources_are_in_the_order_of_the_text_then_of_the_numbers(tally: Counting) -> None:
    assert tally.sources() == ("S1", "S3", "S2", "S4")
    assert dict(tally.look().prose.numbers)["S1"] == 1


def test_a_chart_without_a_text_of_its_own_has_that_of_the_page(tally: Counting) -> None:
    tally.do(Next())
    (block,) = tally.look().prose.prose.blocks
    assert block.spans[0].text == "They differ."


def test_links_of_the_text_and_of_the_chart_lead_on(tally: Counting) -> None:
    assert [(link.page, link.item) for link in tally.look().links] == [
        ("docks", None),
        ("ships", "tug"),
    ]


def test_signs_tell_how_many_each_stands_for(tally: Counting) -> None:
    tally.do(Next(), Next(), Next())
    chart = tally.look().chart
    assert (chart.kind, chart.icon, chart.each) == ("pictograms", "sailboat", 3)
    assert chart.remark == "Each sign stands for 3 boats"


# ------------------------------------------------------------------------------ what can be done


def test_charts_are_turned_to_either_end_and_no_further(tally: Counting) -> None:
    assert not tally.do(Previous())
    assert tally.do(Next(), Next(), Next())
    assert not tally.do(Next())
    assert tally.presenter.position == ("4", 3, 4)
    assert tally.look().progress == "Chart 4 of 4"


def test_a_link_opens_its_chart(harbour: Exhibit) -> None:
    assert Counting(harbour, "people").presenter.position == ("people", 2, 4)


def test_the_table_is_one_press_away_and_so_is_the_way_back(tally: Counting) -> None:
    assert tally.do(ToggleList())
    assert tally.look().as_table
    assert tally.do(GoBack())
    assert not tally.look().as_table
    assert not tally.do(GoBack())


def test_who_reads_tables_goes_on_reading_tables(tally: Counting) -> None:
    tally.do(ToggleList(), Next())
    assert tally.look().as_table


def test_a_chart_grows_from_when_it_came_up(tally: Counting) -> None:
    assert tally.look().since == 3.0
    tally.do(Next(), now=10.0)
    assert tally.look().since == 10.0
    tally.do(ToggleList(), now=12.0)
    tally.do(ToggleList(), now=14.0)
    assert tally.look().since == 14.0


def test_what_is_no_wish_of_this_page_changes_nothing(tally: Counting) -> None:
    before = tally.look()
    assert not tally.do(TogglePlay())
    assert tally.look() == before
