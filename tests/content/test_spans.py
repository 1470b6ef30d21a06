"""Times as far as they are known, and the whole time that each of them covers."""

import pytest
from pydantic import TypeAdapter, ValidationError

from kiosk.content.spans import HistoricSpan, Precision, Span

SPAN: TypeAdapter[Span] = TypeAdapter(HistoricSpan)
A_DAY = 86_400.0


def span(written: object) -> Span:
    return SPAN.validate_python(written)


def refusal(written: object) -> str:
    with pytest.raises(ValidationError) as caught:
        span(written)
    (error,) = caught.value.errors()
    return f"{error['msg']} {error['ctx']['hint']}"


@pytest.mark.parametrize(
    ("written", "precision", "iso", "days"),
    [
        (1972, Precision.YEAR, "1972", 366),
        ("1973", Precision.YEAR, "1973", 365),
        (" 0938 ", Precision.YEAR, "0938", 365),
        ("1972-02", Precision.MONTH, "1972-02", 29),
        ("1972-12", Precision.MONTH, "1972-12", 31),
        ("1972-12-18", Precision.DAY, "1972-12-18", 1),
        ("1972-12-18 19:44 +07:00", Precision.CLOCK, "1972-12-18", 0),
    ],
)
def test_covers_all_of_the_time_that_is_meant(
    written: object, precision: Precision, iso: str, days: int
) -> None:
    found = span(written)
    assert (found.precision, found.iso) == (precision, iso)
    assert found.ends(None) - found.begins(None) == days * A_DAY
    assert found.is_instant is (days == 0)


def test_the_end_of_a_year_is_where_the_next_begins() -> None:
    assert span(1972).ends(None) == span(1973).begins(None)
    assert span("1972-11").ends(None) == span("1972-12").begins(None)
    assert span("1972-12-31").ends(None) == span("1973-01-01").begins(None)


def test_a_clock_is_told_by_the_clock_of_another_zone() -> None:
    in_hanoi, in_washington = span("1972-12-18 19:44 +07:00"), span("1972-12-18 07:44 -05:00")
    assert in_hanoi.begins(420) == in_washington.begins(420)
    assert in_hanoi.begins(420) - in_hanoi.begins(-300) == 12 * 3600


def test_a_day_is_a_day_by_any_clock() -> None:
    assert span("1972-12-18").begins(420) == span("1972-12-18").begins(None)


def test_a_span_is_taken_as_it_is() -> None:
    found = span("1972-12")
    assert span(found) is found


@pytest.mark.parametrize("written", ["1972-13", "1972-00", "0000"])
def test_months_that_never_were(written: str) -> None:
    assert refusal(written) == (
        f"There is no '{written}' in the calendar. "
        "Write the year, then the month from 01 to 12: 1972-12."
    )


@pytest.mark.parametrize("written", ["", "about 1972", 72, 19721218, True, 1.5, [], "1972-1-1"])
def test_what_is_no_time(written: object) -> None:
    assert refusal(written).startswith("A day or a time is expected here, found ")
