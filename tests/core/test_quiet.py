from datetime import UTC, datetime

import pytest

from kiosk.core.quiet import QuietHours, parse_quiet_hours


def at(text: str) -> datetime:
    hours, minutes = text.split(":")
    return datetime(2022, 12, 18, int(hours), int(minutes), 59, tzinfo=UTC)


def test_without_any_it_is_never_quiet() -> None:
    assert not QuietHours().covers(at("0:00"))


def test_a_span_begins_at_its_first_minute_and_is_over_at_its_last() -> None:
    quiet = parse_quiet_hours("12:00-13:30")
    assert [quiet.covers(at(time)) for time in ("11:59", "12:00", "13:29", "13:30")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_span_goes_on_over_midnight() -> None:
    quiet = parse_quiet_hours("20:00 \u2013 8:00")
    assert [quiet.covers(at(time)) for time in ("19:59", "23:59", "0:00", "7:59", "8:00")] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_there_may_be_several_and_one_that_lasts_until_midnight() -> None:
    quiet = parse_quiet_hours("6:00-7:00, 22:30-24:00")
    assert quiet.covers(at("6:30"))
    assert quiet.covers(at("23:59"))
    assert not quiet.covers(at("0:00"))


@pytest.mark.parametrize("text", ["", "noon", "12-13", "12:60-13:00", "25:00-26:00", "24:30-1:00",
                                  "8:00-8:00", "12:00-13:00;", "12:00-13:00-14:00"])  # fmt: skip
def test_what_is_no_span_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="is not a span of the day"):
        parse_quiet_hours(text)
