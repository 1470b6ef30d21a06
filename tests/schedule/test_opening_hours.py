"""Opening hours as museums would write them, after the examples of OpenStreetMap's wiki."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.schedule.holidays import ClosedDays, HolidaysError, PublicHolidays
from kiosk.schedule.hours import ALWAYS_OPEN, LOOK_AHEAD_DAYS, OpeningHours
from kiosk.schedule.parsing import HoursError, parse_opening_hours

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
BERLIN = ZoneInfo("Europe/Berlin")
TET = ClosedDays([date(2026, 2, 17), date(2026, 2, 18)])

# 2026-11-23 is a Monday.
EXAMPLES = [
    ("24/7", "2026-11-23 03:00", True),
    ("24/7; PH off", "2026-02-17 12:00", False),
    ("Tu-Su 09:00-17:00", "2026-11-23 12:00", False),
    ("Tu-Su 09:00-17:00", "2026-11-24 08:59", False),
    ("Tu-Su 09:00-17:00", "2026-11-24 09:00", True),
    ("Tu-Su 09:00-17:00", "2026-11-24 16:59", True),
    ("Tu-Su 09:00-17:00", "2026-11-24 17:00", False),
    ("Mo-Fr 08:00-12:00,13:00-17:30", "2026-11-23 12:30", False),
    ("Mo-Fr 08:00-12:00, 13:00-17:30", "2026-11-23 13:00", True),
    ("Mo-Fr 08:00-12:00,13:00-17:30; Sa 08:00-12:00", "2026-11-28 13:30", False),
    ("Mo,We,Fr 10:00-18:00", "2026-11-24 12:00", False),
    ("Mo,We,Fr 10:00-18:00", "2026-11-25 12:00", True),
    ("Fr-Mo 10:00-18:00", "2026-11-26 12:00", False),
    ("Fr-Mo 10:00-18:00", "2026-11-23 12:00", True),
    ("Mo-Su 10:00-18:00; Th 10:00-20:00", "2026-11-26 19:00", True),
    ("10:00-18:00; Tu off", "2026-11-24 12:00", False),
    ("10:00-18:00; Tu closed", "2026-11-24 12:00", False),
    ("We-Su 10:00-18:00; PH off", "2026-02-18 12:00", False),
    ("We-Su 10:00-18:00; PH 10:00-14:00", "2026-02-17 13:00", True),
    ("Tu-Su,PH 10:00-18:00", "2026-02-17 13:00", True),
    ("PH off; Tu-Su 10:00-18:00", "2026-02-17 13:00", True),
    ("Apr-Sep 10:00-18:00; Oct-Mar 10:00-16:00", "2026-11-23 17:00", False),
    ("Apr-Sep 10:00-18:00; Oct-Mar 10:00-16:00", "2026-09-30 17:00", True),
    ("Nov-Feb: Sa,Su 11:00-16:00", "2026-01-31 12:00", True),
    ("Nov-Feb: Sa,Su 11:00-16:00", "2026-03-01 12:00", False),
    ("09:00-17:00; Dec 24-26 off", "2026-12-26 12:00", False),
    ("09:00-17:00; Dec 24-26 off", "2026-12-27 12:00", True),
    ("09:00-17:00; Dec 24-Jan 06 off", "2027-01-06 12:00", False),
    ("09:00-17:00; Dec 24-Jan 06 off", "2027-01-07 12:00", True),
    ("09:00-17:00; 2026 Dec 24-2027 Jan 06 off", "2026-01-03 12:00", True),
    ("09:00-17:00; 2026 Dec 24-2027 Jan 06 off", "2027-01-03 12:00", False),
    ("09:00-17:00; 2026 Dec 24-Jan 06 off", "2027-01-03 12:00", False),
    ("2026-2027 09:00-17:00", "2025-12-31 12:00", False),
    ("2026-2027 09:00-17:00", "2027-12-31 12:00", True),
    ("Su[1] 10:00-18:00", "2026-11-01 12:00", True),
    ("Su[1] 10:00-18:00", "2026-11-08 12:00", False),
    ("Su[-1] 10:00-18:00", "2026-11-29 12:00", True),
    ("Su[1,3] 10:00-18:00", "2026-11-15 12:00", True),
    ("Feb 29 10:00-18:00", "2028-02-29 12:00", True),
    ("Feb 10:00-18:00", "2028-02-29 12:00", True),
    ("Sa 18:00-02:00", "2026-11-28 23:59", True),
    ("Sa 18:00-02:00", "2026-11-29 01:59", True),
    ("Sa 18:00-02:00", "2026-11-29 02:00", False),
    ("Sa 18:00-02:00", "2026-11-28 01:00", False),
    ("Sa 18:00-26:00; Su off", "2026-11-29 01:00", True),
    ("Tu-Su 09:00-17:00, Th 19:00-21:00", "2026-11-26 12:00", True),
    ("Tu-Su 09:00-17:00, Th 19:00-21:00", "2026-11-26 20:00", True),
    ("Tu-Su 09:00-17:00; We 12:00-13:00 off", "2026-11-25 12:30", False),
    ("Tu-Su 09:00-17:00; We 12:00-13:00 off", "2026-11-25 13:00", True),
    ("24/7; 23:00-05:00 off", "2026-11-25 03:00", False),
    ("24/7; 23:00-05:00 off", "2026-11-25 05:00", True),
    ("24/7; Tu 23:00-05:00 off", "2026-11-25 03:00", False),
    ("24/7; Tu 23:00-05:00 off", "2026-11-24 03:00", True),
    ("Fr 20:00-04:00; Sa 00:00-06:00 off", "2026-11-28 01:00", False),
    ('Tu-Su 09:00-17:00 "last entry at 16:30"', "2026-11-24 12:00", True),
    ("Tu-Su 09:00-17:00 open; Mo off", "2026-11-23 12:00", False),
    ("Tu \u2013 Su 9:00 \u2013 17:00", "2026-11-24 09:00", True),
]

REFUSED = [
    ("9-17", 0, "'9-17' is not a time span.", "Write 09:00-17:00."),
    ("Mo-Fr 9-17", 6, "'9-17' is not a time span.", "Write 09:00-17:00."),
    ("Mo-Fr 9.00-17.30", 6, "'9.00-17.30' is not a time span.", "Write 09:00-17:30."),
    ("Mo-Fr 9h-17h30", 6, "'9h-17h30' is not a time span.", "Write 09:00-17:30."),
    ("Mo 9am-5pm", 3, "'9am-5pm' is not a time span.", "Write 09:00-17:00."),
    ("Mon-Fri 09:00-17:00", 0, "'Mon'", "Write 'Mo'."),
    ("Mo-Fri 09:00-17:00", 3, "'Fri'", "Write 'Fr'."),
    ("Monday 09:00-17:00", 0, "'Monday'", "Write 'Mo'."),
    ("Di-So 09:00-17:00", 0, "'Di'", "Write 'Tu'."),
    ("Sonnabend off", 0, "'Sonnabend'", "Write 'Sa'."),
    ("Thứ Hai-Thứ Sáu 08:00-17:00", 0, "'Thứ Hai'", "Write 'Mo'."),
    ("T3-CN 08:00-17:00", 0, "'T3'", "Write 'Tu'."),
    ("Tu-Chủ nhật 08:00-17:00", 3, "'Chủ nhật'", "Write 'Su'."),
    ("Mo bis Fr 09:00-17:00", 3, "'bis'", "Write '-'."),
    ("Tu-Su 09:00-17:00; Mo geschlossen", 22, "'geschlossen'", "Write 'off'."),
    ("Tu-Su 09:00-17:00; Feiertage off", 19, "'Feiertage'", "Write 'PH'."),
    ("2026-12-24 off", 0, "'2026-12-24'", "Write 2026 Dec 24."),
    ("24.12.2026 off", 0, "'24.12.2026'", "Write 2026 Dec 24."),
    ("Mo-Fr 25:00-26:00", 6, "25:00 is not a time.", "Hours go from 00 to 24"),
    ("Mo-Fr 09:60-17:00", 6, "09:60 is not a time.", "minutes from 00 to 59"),
    ("Mo-Fr 09:00", 11, "The end of this span is missing.", "such as 09:00-17:00"),
    ("Mo-Fr 09:00-17:00+", 17, "An open end is not understood.", "Write when it closes."),
    ("Mo 09:00-09:00", 3, "This span has no length.", "00:00-24:00"),
    ("Mo,Tu,09:00-17:00", 6, "No days follow this comma.", "Delete the comma."),
    ("Tu-Su 09:00-17:00 Mo off", 18, "'Mo' begins another rule here.", "Write ';' before it."),
    ("Feb 30 off", 4, "There is no day 30 in Feb.", ""),
    ("Dec 26-24 off", 7, "before the first", "the earlier day first"),
    ("2027-2026 09:00-17:00", 5, "before the first", "Swap"),
    ("Dec 24-Jan off", 11, "Only one of these two months has a day.", "for both"),
    ("Su[6] off", 3, "'6' is not a place in a month.", "1 to 5"),
    ("SH 09:00-17:00", 0, "school holidays", ""),
    ("week 5 09:00-17:00", 0, "weeks of the year", ""),
    ("sunrise-sunset", 0, "the sun", ""),
    ("Mo 09:00-17:00 || off", 15, "last resort", "';'"),
    ("", 0, "no opening hours", "Tu-Su 09:00-17:00"),
    ('"by appointment"', 0, "no opening hours", ""),
]


def at(text: str, zone: ZoneInfo = HANOI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def changes(hours: OpeningHours, start: datetime, count: int) -> list[str]:
    found = []
    for _ in range(count):
        change = hours.next_change(start)
        assert change is not None
        found.append(f"{change:%Y-%m-%d %H:%M}")
        start = change
    return found


@pytest.mark.parametrize(("text", "when", "is_open"), EXAMPLES)
def test_they_are_read_as_museums_mean_them(text: str, when: str, is_open: bool) -> None:
    assert parse_opening_hours(text, TET).is_open(at(when)) is is_open


@pytest.mark.parametrize(("text", "offset", "message", "hint"), REFUSED)
def test_what_is_not_understood_is_refused_with_a_hint(
    text: str, offset: int, message: str, hint: str
) -> None:
    with pytest.raises(HoursError) as refused:
        parse_opening_hours(text)
    assert message in refused.value.message
    assert hint in refused.value.hint
    assert refused.value.offset == offset


def test_every_hint_that_gives_a_spelling_gives_one_that_is_read() -> None:
    """A hint that is itself refused sends people in circles."""
    for slip in ("9-17", "9.00-17.30", "9h-17h30", "9am-5pm", "12am-12pm", "9 Uhr - 17 Uhr"):
        with pytest.raises(HoursError) as refused:
            parse_opening_hours(f"Mo-Fr {slip}")
        meant = refused.value.hint.removeprefix("Write ").removesuffix(".")
        assert parse_opening_hours(f"Mo-Fr {meant}").rules


def test_changes_are_told_in_turn() -> None:
    hours = parse_opening_hours("Tu-Su 09:00-12:00,13:00-17:00; PH off", TET)
    assert changes(hours, at("2026-11-22 16:00"), 4) == [
        "2026-11-22 17:00", "2026-11-24 09:00", "2026-11-24 12:00", "2026-11-24 13:00",
    ]  # fmt: skip
    assert changes(hours, at("2026-02-15 18:00"), 1) == ["2026-02-19 09:00"]


def test_midnight_within_a_span_is_no_change() -> None:
    hours = parse_opening_hours("Fr 18:00-02:00; Sa 00:00-24:00; Su 00:00-03:00")
    assert changes(hours, at("2026-11-27 12:00"), 2) == ["2026-11-27 18:00", "2026-11-29 03:00"]


def test_what_never_changes_says_so() -> None:
    assert ALWAYS_OPEN.is_open(at("2026-11-23 03:00"))
    assert ALWAYS_OPEN.next_change(at("2026-11-23 03:00")) is None
    assert parse_opening_hours("off").next_change(at("2026-11-23 03:00")) is None
    assert parse_opening_hours("2020 09:00-17:00").next_change(at("2026-11-23 03:00")) is None


def test_the_hands_of_the_clock_count_when_summer_time_begins_and_ends() -> None:
    hours = parse_opening_hours("09:00-17:00")
    spring, autumn = at("2026-03-28 18:00", BERLIN), at("2026-10-24 18:00", BERLIN)
    for evening, length in ((spring, 14), (autumn, 16)):
        opens = hours.next_change(evening)
        assert opens is not None
        assert f"{opens:%H:%M}" == "09:00"
        assert opens.astimezone(UTC) - evening.astimezone(UTC) == timedelta(hours=length)
    opens = hours.next_change(at("2026-03-28 18:00", HANOI))
    assert opens is not None
    assert opens.astimezone(UTC) - at("2026-03-28 18:00", HANOI).astimezone(UTC) == timedelta(
        hours=15
    )


def test_the_hour_that_happens_twice_looks_forward() -> None:
    hours = parse_opening_hours("Sa 20:00-02:45")
    second = at("2026-10-25 02:30", BERLIN).replace(fold=1)
    change = hours.next_change(second)
    assert hours.is_open(second)
    assert change is not None
    assert change.astimezone(UTC) - second.astimezone(UTC) == timedelta(minutes=15)


def test_the_hour_that_never_happens_does_not_hide_a_change() -> None:
    hours = parse_opening_hours("Sa 20:00-02:30")
    before, after = at("2026-03-29 01:59", BERLIN), at("2026-03-29 03:00", BERLIN)
    assert hours.is_open(before)
    assert not hours.is_open(after)
    assert changes(hours, before, 1) == ["2026-03-29 02:30"]


def test_a_clock_that_jumps_gets_the_answer_of_where_it_stands() -> None:
    hours = parse_opening_hours("Tu-Su 09:00-17:00; PH off", PublicHolidays("VN"))
    noon, past = at("2026-11-25 12:00"), at("1970-01-02 12:00")
    future = at("2106-02-07 12:00")
    first = [(hours.is_open(when), hours.next_change(when)) for when in (noon, past, future)]
    again = [(hours.is_open(when), hours.next_change(when)) for when in (noon, past, future)]
    assert first == again
    assert first[0][0]


def test_holidays_are_a_country_s_or_those_of_a_part_of_it() -> None:
    assert PublicHolidays("VN").covers(date(2026, 9, 2))
    assert not PublicHolidays("VN").covers(date(2026, 9, 10))
    assert PublicHolidays("DE-BY").covers(date(2026, 1, 6))
    assert not PublicHolidays("DE-HH").covers(date(2026, 1, 6))


@pytest.mark.parametrize("place", ["", "Bavaria", "vn", "DE-XX", "XX", "VN-", "HolidayBase"])
def test_a_place_without_known_holidays_is_refused(place: str) -> None:
    with pytest.raises(HolidaysError, match="are not known") as refused:
        PublicHolidays(place)
    assert "VN" in refused.value.hint


# ------------------------------------------------------------------------------- for any hours

SPANS = st.tuples(st.integers(0, 47), st.integers(1, 47)).map(
    lambda pair: (
        f"{pair[0] // 2:02}:{pair[0] % 2 * 30:02}-"
        f"{(pair[0] + pair[1]) % 48 // 2:02}:{(pair[0] + pair[1]) % 2 * 30:02}"
    )
)
DAYS = st.sampled_from([
    "", "Mo", "Tu-Su", "Fr-Mo", "Sa,Su", "PH", "Su[-1]", "Feb", "Dec 24-Jan 06", "Feb 29",
    "2026 Nov", "Oct-Mar Tu-Su", "Mo-Fr,PH",
])  # fmt: skip
RULES = st.builds(
    lambda days, spans, state: " ".join(part for part in (days, ",".join(spans), state) if part),
    DAYS, st.lists(SPANS, max_size=2), st.sampled_from(["open", "off", "open"]),
)  # fmt: skip
HOURS = st.lists(RULES, min_size=1, max_size=4).map("; ".join)
TIMES = st.datetimes(datetime(1970, 1, 2), datetime(2106, 1, 1))  # noqa: DTZ001


@given(HOURS, TIMES.map(lambda time: time.replace(tzinfo=UTC)))
def test_between_now_and_the_next_change_nothing_changes(text: str, start: datetime) -> None:
    hours = parse_opening_hours(text, TET)
    change = hours.next_change(start)
    end = start + timedelta(days=LOOK_AHEAD_DAYS - 1) if change is None else change
    assert change is None or (change > start and hours.is_open(change) is not hours.is_open(start))
    # Every half hour of the first fortnight, then the last minutes before it.
    when = start.replace(minute=start.minute // 30 * 30, second=0, microsecond=0)
    for number in range(1, 14 * 48):
        later = when + timedelta(minutes=30 * number)
        if later >= end:
            break
        assert hours.is_open(later) is hours.is_open(start)
    last = end - timedelta(microseconds=1)
    assert last < start or hours.is_open(last) is hours.is_open(start)
