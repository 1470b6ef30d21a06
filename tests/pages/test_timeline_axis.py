"""The axis holds all events, is marked as densely as its words allow, and gives each a row."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.moments import EPOCH
from kiosk.core.geometry import Rect
from kiosk.pages.timeline.axis import axis_of, placed_events
from kiosk.pages.timeline.bands import Sizes, divided, has_room, most_rows
from kiosk.pages.timeline.lanes import (
    Candidate,
    Lane,
    Measure,
    is_point,
    lanes,
    rows_wanted,
    shared_rows,
)
from kiosk.pages.timeline.ticks import STEPS, Step, step_for, ticks, zebra_of
from tests.pages.timelines import timeline

A_DAY = 86_400.0
MEASURE = Measure(radius=10.0, gap=5.0, pad=8.0, last=1000.0)


def second(*clock: int) -> float:
    return (dt.datetime(*clock) - EPOCH).total_seconds()  # type: ignore[arg-type]  # noqa: DTZ001


class TestAxis:
    """As long as the curator says, else as long as its events need."""

    def test_has_a_margin_around_its_events(self) -> None:
        page = timeline({"at": "1972-12-18 12:00"}, {"at": "1972-12-28 12:00"})
        axis = axis_of(page, placed_events(page))
        assert axis.starts < second(1972, 12, 18, 12) < second(1972, 12, 28, 12) < axis.ends
        assert axis.length == pytest.approx(10.6 * A_DAY)

    def test_is_what_the_page_says_to_the_end_of_its_last_day(self) -> None:
        page = timeline({"at": "1972-12-20"}, start="1972-12-18", end="1972-12-30")
        axis = axis_of(page, placed_events(page))
        assert (axis.starts, axis.ends) == (second(1972, 12, 18), second(1972, 12, 31))

    @pytest.mark.parametrize(
        ("at", "finest"),
        [
            ("1972-12-18 12:00", 3600.0),
            ("1972-12-18", 2 * A_DAY),
            ("1972-12", 60 * A_DAY),
            (1972, 5 * 365 * A_DAY),
        ],
    )
    def test_goes_no_closer_than_its_times_are_known(self, at: object, finest: float) -> None:
        page = timeline({"at": 1900}, {"at": at})
        assert axis_of(page, placed_events(page)).finest == finest

    def test_a_single_moment_has_a_length(self) -> None:
        page = timeline({"at": "1972-12-18 12:00"})
        assert axis_of(page, placed_events(page)).length > 0

    def test_one_end_beyond_all_events_still_leaves_an_axis(self) -> None:
        page = timeline({"at": 1900}, start=1950)
        placed = placed_events(page)
        assert placed == ()
        assert axis_of(page, placed).length > 0

    def test_what_lies_beyond_its_ends_is_left_out_and_what_reaches_in_is_not(self) -> None:
        page = timeline(
            {"id": "before", "at": 1890},
            {"id": "into", "start": 1895, "end": 1901},
            {"id": "within", "at": 1950},
            start=1900, end=1990,
        )  # fmt: skip
        assert [one.key for one in placed_events(page)] == ["into", "within"]

    def test_clocks_of_other_zones_stand_where_the_first_one_would_show_them(self) -> None:
        page = timeline(
            {"id": "hanoi", "at": "1972-12-18 19:44 +07:00"},
            {"id": "washington", "at": "1972-12-18 06:44 -05:00"},
        )
        hanoi, washington = sorted(placed_events(page), key=lambda one: one.key)
        assert hanoi.begins == second(1972, 12, 18, 19, 44)
        assert washington.begins == second(1972, 12, 18, 18, 44)

    def test_who_has_no_id_is_named_by_its_place_in_time(self) -> None:
        page = timeline({"at": 1950}, {"at": 1900})
        assert [one.key for one in placed_events(page)] == ["event.1", "event.2"]
        assert [one.event.first.iso for one in placed_events(page)] == ["1900", "1950"]


class TestTicks:
    """Marks at round times, as many as their words leave room for."""

    @pytest.mark.parametrize(
        ("px_per_day", "expected"),
        [
            (100.0 * 24 * 60, ("minute", 1)),
            (100.0 * 24 * 4, ("minute", 15)),
            (100.0 * 24, ("hour", 1)),
            (100.0, ("day", 1)),
            (30.0, ("day", 5)),
            (4.0, ("month", 1)),
            (0.3, ("year", 1)),
            (100.0 / 3650, ("year", 10)),
            (1e-6, ("year", 1000)),
        ],
    )
    def test_the_finest_step_that_fits(self, px_per_day: float, expected: tuple[str, int]) -> None:
        step = step_for(px_per_day / A_DAY, lambda _: 90.0)
        assert (step.unit, step.count) == expected

    def test_days_of_a_month_begin_with_the_first(self) -> None:
        five = next(step for step in STEPS if (step.unit, step.count) == ("day", 5))
        marks = ticks(five, second(1972, 2, 1), second(1972, 3, 11))
        days = [(mark.moment.month, mark.moment.day) for mark in marks]
        assert days == [(2, 1), (2, 5), (2, 10), (2, 15), (2, 20), (2, 25), (3, 1), (3, 5), (3, 10)]

    def test_years_are_round(self) -> None:
        twenty = next(step for step in STEPS if (step.unit, step.count) == ("year", 20))
        marks = ticks(twenty, second(1890, 6, 1), second(1990, 1, 1))
        assert [mark.moment.year for mark in marks] == [1880, 1900, 1920, 1940, 1960, 1980]

    def test_behind_hours_every_other_day_is_lighter(self) -> None:
        hour = next(step for step in STEPS if step.unit == "hour")
        marks = list(ticks(zebra_of(hour), second(1972, 12, 30, 5), second(1973, 1, 2)))
        assert [mark.moment.day for mark in marks] == [30, 31, 1]
        assert [mark.number % 2 for mark in marks] in ([0, 1, 0], [1, 0, 1])

    @pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.count} {step.unit}")
    @given(start=st.integers(-30_000_000_000, 250_000_000_000), length=st.integers(1, 300))
    def test_marks_follow_each_other_from_before_the_start(
        self, step: Step, start: int, length: int
    ) -> None:
        end = start + length * step.seconds
        marks = list(ticks(step, start, end))
        seconds = [mark.second for mark in marks]
        assert seconds == sorted(set(seconds))
        assert seconds[0] <= max(start, second(1, 1, 1))
        assert all(each < end for each in seconds)
        apart = [later - sooner for sooner, later in pairwise(seconds)]
        assert all(each >= step.seconds for each in apart)

    def test_the_calendar_ends_without_a_word(self) -> None:
        century = next(step for step in STEPS if (step.unit, step.count) == ("year", 100))
        marks = list(ticks(century, second(9850, 1, 1), 1e12))
        assert [mark.moment.year for mark in marks] == [9800, 9900]


def candidates(*stretches: tuple[float, float, float, int]) -> list[Candidate]:
    """One of each (from, to, width of its name, rank), on one track."""
    return [
        Candidate(f"event-{number}", 0, x0, x1, name, rank)
        for number, (x0, x1, name, rank) in enumerate(stretches)
    ]


class TestLanes:
    """Nothing covers anything; whoever ranks first keeps its name."""

    def test_what_fits_stands_in_one_row(self) -> None:
        found = lanes(candidates((100, 100, 80, 2), (300, 300, 80, 2)), [3], MEASURE, {})
        assert set(found.values()) == {Lane(0, "right")}

    def test_what_collides_stands_below(self) -> None:
        found = lanes(candidates((100, 100, 80, 2), (120, 120, 80, 2)), [2], MEASURE, {})
        assert [found["event-0"].row, found["event-1"].row] == [0, 1]

    def test_a_better_rank_keeps_its_name_and_the_other_its_dot(self) -> None:
        found = lanes(candidates((100, 100, 80, 2), (140, 140, 80, 1)), [1], MEASURE, {})
        assert found["event-1"] == Lane(0, "right")
        assert found["event-0"] == Lane(0, "left"), "there is room on its other side"

    def test_without_any_room_it_joins_the_crowd(self) -> None:
        found = lanes(candidates((100, 100, 80, 1), (102, 102, 80, 2)), [1], MEASURE, {})
        assert found["event-1"] == Lane(None)

    def test_a_name_that_would_leave_the_axis_stands_on_the_other_side(self) -> None:
        found = lanes(candidates((980, 980, 80, 2)), [1], MEASURE, {})
        assert found["event-0"].side == "left"

    def test_a_name_wider_than_the_axis_is_not_written(self) -> None:
        found = lanes(candidates((500, 500, 1200, 1)), [1], MEASURE, {})
        assert found["event-0"] == Lane(0, "none")

    def test_the_last_rank_has_no_name_from_afar(self) -> None:
        afar = Measure(10.0, 5.0, 8.0, 1000.0, named_rank=2)
        found = lanes(candidates((100, 100, 80, 3)), [1], afar, {})
        assert found["event-0"] == Lane(0, "none")

    @pytest.mark.parametrize(("length", "side"), [(200, "upon"), (60, "right")])
    def test_a_name_stands_on_a_bar_that_holds_it(self, length: float, side: str) -> None:
        found = lanes(candidates((100, 100 + length, 100, 2)), [1], MEASURE, {})
        assert found["event-0"].side == side

    def test_it_stays_in_the_row_it_had(self) -> None:
        found = lanes(candidates((100, 100, 80, 2)), [3], MEASURE, {"event-0": Lane(2, "right")})
        assert found["event-0"].row == 2

    def test_a_row_that_is_no_more_is_forgotten(self) -> None:
        found = lanes(candidates((100, 100, 80, 2)), [1], MEASURE, {"event-0": Lane(5, "right")})
        assert found["event-0"].row == 0

    def test_a_short_bar_is_a_dot(self) -> None:
        short, long = candidates((100, 115, 80, 2), (100, 125, 80, 2))
        assert is_point(short, MEASURE)
        assert not is_point(long, MEASURE)

    @given(
        st.lists(
            st.tuples(st.floats(0, 1000), st.floats(0, 400), st.floats(0, 300), st.integers(1, 3)),
            max_size=40,
        ),
        st.integers(1, 4),
    )
    def test_nothing_in_a_row_covers_anything(
        self, stretches: list[tuple[float, float, float, int]], rows: int
    ) -> None:
        given_ = candidates(
            *((x0, x0 + length, name, rank) for x0, length, name, rank in stretches)
        )
        found = lanes(given_, [rows], MEASURE, {})
        assert set(found) == {one.key for one in given_}
        for row in range(rows):
            inked = sorted(_ink(one, found[one.key]) for one in given_ if found[one.key].row == row)
            for (_, end), (start, _) in pairwise(inked):
                assert end <= start

    def test_so_many_rows_are_wanted_that_all_are_named(self) -> None:
        crowd = candidates(*((100 + number, 100 + number, 50, 2) for number in range(4)))
        assert rows_wanted(crowd, 1, MEASURE, 9) == [4]
        assert rows_wanted(crowd, 1, MEASURE, 3) == [3]

    def test_rows_go_to_whoever_lacks_most(self) -> None:
        assert shared_rows([6, 3, 1], 7) == [4, 2, 1]
        assert shared_rows([1, 1], 9) == [1, 1], "what nobody wants is nobody's"
        assert shared_rows([5, 5, 5], 2) == [1, 1, 1], "but each has one"


def _ink(one: Candidate, lane: Lane) -> tuple[float, float]:
    """From where to where an event and its name are drawn."""
    low, high = one.x0, one.x1
    if is_point(one, MEASURE):
        middle = (low + high) / 2
        low, high = middle - MEASURE.radius, middle + MEASURE.radius
    name = one.name + MEASURE.gap
    match lane.side:
        case "right":
            return low, high + name
        case "left":
            return low - name, high
        case "upon":
            return low, max(high, low + name)
        case _:
            return low, high


class TestBands:
    """The room above the axis is divided without a gap or an overlap."""

    ROOM = Rect(0, 100, 800, 500)
    SIZES = Sizes(head=40.0, row=50.0, crowd=10.0, gap=6.0)

    @pytest.mark.parametrize("wanted", [[1], [9], [3, 2], [1, 8, 2], [2, 2, 2, 2]])
    def test_they_lie_within_it_one_below_the_other(self, wanted: list[int]) -> None:
        bands = divided(self.ROOM, wanted, self.SIZES)
        assert bands[0].top == self.ROOM.top
        assert bands[-1].y >= self.ROOM.y - 1e-6
        for above, below in pairwise(bands):
            assert above.y - below.top == pytest.approx(self.SIZES.gap)
        for band in bands:
            lowest = band.middle(band.rows - 1) - band.row / 2
            assert band.first <= band.top - band.head + 1e-6
            assert lowest >= band.middle(None) - 1e-6
            assert band.y <= band.middle(None) <= band.y + self.SIZES.crowd

    def test_where_there_is_no_room_rows_are_lower(self) -> None:
        low = Rect(0, 0, 800, 120)
        assert not has_room(low, 3, self.SIZES)
        assert most_rows(low, 3, self.SIZES) == 3
        bands = divided(low, [1, 1, 1], self.SIZES)
        assert all(0 < band.row < self.SIZES.row for band in bands)
