"""Days and clock times as curators write them, and the order they are in."""
# ruff: noqa: DTZ001  # clocks on the wall, as the curator saw them

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kiosk.content.moments import HistoricMoment, Moment, clock_at

MOMENT: TypeAdapter[Moment] = TypeAdapter(HistoricMoment)


def moment(text: object) -> Moment:
    return MOMENT.validate_python(text)


def refusal(text: object) -> str:
    with pytest.raises(ValidationError) as caught:
        moment(text)
    (error,) = caught.value.errors()
    return f"{error['msg']} {error['ctx']['hint']}"


@pytest.mark.parametrize(
    ("text", "clock", "zone"),
    [
        ("1972-12-26", dt.datetime(1972, 12, 26), None),
        ("1972-12-26 22:30", dt.datetime(1972, 12, 26, 22, 30), None),
        ("1972-12-26 8:05", dt.datetime(1972, 12, 26, 8, 5), None),
        ("1972-12-26T22:30:15", dt.datetime(1972, 12, 26, 22, 30, 15), None),
        (" 1972-12-26  22:30 +07:00 ", dt.datetime(1972, 12, 26, 22, 30), 420),
        ("1972-12-26 22:30-0330", dt.datetime(1972, 12, 26, 22, 30), -210),
        ("1972-12-26 22:30Z", dt.datetime(1972, 12, 26, 22, 30), 0),
    ],
)
def test_what_the_clock_showed(text: str, clock: dt.datetime, zone: int | None) -> None:
    found = moment(text)
    assert (found.clock, found.zone) == (clock, zone)
    assert found.has_time is (":" in text)


@pytest.mark.parametrize(
    "value",
    [
        *("", "1972", "1972-12", "26 December", "1972-12-26 22", "1972-12-26 22h30"),
        *("1972-12-26 +07:00", "1972-12-26 22:30 +7", "1972-12-26 22:30 ICT", "٢٠٢٢-01-01"),
        *(1972, 19721226, 1.5, True, None, [], {}),
    ],
)
def test_what_is_no_moment(value: object) -> None:
    assert refusal(value).startswith("A day or a time is expected here, found ")


@pytest.mark.parametrize("day", ["1972-02-30", "1972-13-01", "0000-01-01", "1972-12-26 24:00"])
def test_days_that_never_were(day: str) -> None:
    assert refusal(day).startswith(f"There is no '{day}' in the calendar.")


@pytest.mark.parametrize("turned", ["26.12.1972", "12/26/1972 22:30", "1-1-1973"])
def test_a_spreadsheet_turns_dates_round(turned: str) -> None:
    assert refusal(turned).endswith(
        "Write the year first, then the month, then the day: 1972-12-26 22:30."
    )


def test_there_is_no_zone_beyond_the_date_line() -> None:
    assert refusal("1972-12-26 22:30 +15:00") == (
        "There is no zone '+15:00'. Zones run from -12:00 to +14:00."
    )


def test_a_day_as_an_end_lasts_until_midnight() -> None:
    day, next_day = moment("1972-12-26"), moment("1972-12-27")
    assert day.last_second == next_day.second - 1
    assert moment("1972-12-26 22:30").last_second == moment("1972-12-26 22:30").second


def test_zones_put_times_in_order() -> None:
    """Half past ten at night in Hanoi is the afternoon of Greenwich."""
    assert moment("1972-12-26 22:30 +07:00").second == moment("1972-12-26 15:30 Z").second


def test_the_calendar_day_is_that_of_the_place() -> None:
    assert moment("1972-12-27 01:00 +07:00").date == "1972-12-27"


@given(st.datetimes(dt.datetime(1, 1, 2), dt.datetime(9998, 1, 1)), st.integers(-720, 840))
def test_the_clock_can_be_told_from_the_second(clock: dt.datetime, zone: int) -> None:
    whole = clock.replace(second=0, microsecond=0)
    sign = "-" if zone < 0 else "+"
    text = f"{whole:%H:%M} {sign}{abs(zone) // 60:02}:{abs(zone) % 60:02}"
    found = moment(f"{whole.year:04}-{whole:%m-%d} {text}")
    assert clock_at(found.second, found.zone) == whole


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_a_sentence(text: str) -> None:
    try:
        found: Moment | None = moment(text)
    except ValidationError:
        found = None
    if found is None:
        assert refusal(text).partition(". ")[2]
    else:
        assert found.second <= found.last_second
