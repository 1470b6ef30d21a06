"""Opening hours as museums write them: each means what it says, or is refused in words."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.schedule.holidays import ClosedDays
from kiosk.schedule.parsing import MONTHS, WEEKDAYS, HoursError, parse_opening_hours

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MONDAY = dt.date(2026, 11, 23)
HOLIDAY = dt.date(2026, 11, 26)  # a Thursday


def at(moment: str) -> dt.datetime:
    return dt.datetime.fromisoformat(moment).replace(tzinfo=HANOI)


@pytest.mark.parametrize(
    ("text", "open_at", "closed_at"),
    [
        ("24/7", ["2026-11-23 00:00", "2026-11-29 23:59"], []),
        ("Mo-Fr 09:00-17:00", ["2026-11-23 09:00", "2026-11-27 16:59"],
         ["2026-11-23 08:59", "2026-11-23 17:00", "2026-11-28 12:00"]),
        ("Tu-Su 09:00-12:00,13:30-17:00", ["2026-11-24 09:30", "2026-11-29 13:30"],
         ["2026-11-23 09:30", "2026-11-24 12:00", "2026-11-24 13:29"]),
        ("Sa-Mo 10:00-11:00", ["2026-11-28 10:00", "2026-11-30 10:30"], ["2026-11-24 10:30"]),
        ("09:00-17:00; Mo off", ["2026-11-24 09:00"], ["2026-11-23 12:00"]),
        ("Mo-Su 09:00-17:00; Fr 12:00-20:00", ["2026-11-27 19:00"], ["2026-11-27 10:00"]),
        ("Mo-Su 09:00-17:00, Fr 19:00-22:00", ["2026-11-27 10:00", "2026-11-27 20:00"],
         ["2026-11-27 18:00"]),
        ("Mo-Su 09:00-17:00; We 12:00-13:00 off", ["2026-11-25 09:00", "2026-11-25 13:00"],
         ["2026-11-25 12:30"]),
        ("Mo-Su 09:00-17:00; PH off", ["2026-11-25 12:00"], ["2026-11-26 12:00"]),
        ("Mo-We 09:00-17:00; PH 10:00-12:00", ["2026-11-26 11:00"], ["2026-11-27 11:00"]),
        ("Su,PH 10:00-12:00", ["2026-11-26 11:00", "2026-11-29 11:00"], ["2026-11-27 11:00"]),
        ("Apr-Sep: Mo-Su 09:00-18:00; Oct-Mar Mo-Su 10:00-16:00",
         ["2026-09-30 17:00", "2026-10-01 10:00", "2027-02-01 15:59"],
         ["2026-10-01 09:30", "2026-09-30 18:00"]),
        ("Mo-Su 09:00-17:00; Dec 24-26 off", ["2026-12-23 12:00", "2026-12-27 12:00"],
         ["2026-12-24 12:00", "2027-12-26 12:00"]),
        ("Mo-Su 09:00-17:00; Dec 24-Jan 06 off", ["2026-12-23 12:00", "2027-01-07 12:00"],
         ["2026-12-24 12:00", "2027-01-06 12:00"]),
        ("Mo-Su 09:00-17:00; 2026 Dec 24-2027 Jan 06 off", ["2027-12-24 12:00"],
         ["2026-12-24 12:00", "2027-01-06 12:00"]),
        ("Mo-Su 09:00-17:00; 2026 Dec 31 off", ["2027-12-31 12:00"], ["2026-12-31 12:00"]),
        ("2027-2028 Mo-Su 09:00-17:00", ["2027-01-01 12:00", "2028-12-31 12:00"],
         ["2026-11-24 12:00", "2029-01-01 12:00"]),
        ("Feb 29 10:00-12:00", ["2028-02-29 11:00"], ["2027-03-01 11:00", "2027-02-28 11:00"]),
        ("Su[1] 10:00-12:00", ["2026-12-06 11:00"], ["2026-12-13 11:00"]),
        ("Su[-1] 10:00-12:00", ["2026-11-29 11:00"], ["2026-11-22 11:00"]),
        ("Su[1,-2] 10:00-12:00", ["2026-11-01 11:00", "2026-11-22 11:00"], ["2026-11-08 11:00"]),
        ("Fr 20:00-02:00", ["2026-11-27 23:00", "2026-11-28 01:59"],
         ["2026-11-28 02:00", "2026-11-27 01:00", "2026-11-28 20:00"]),
        ("Fr 20:00-26:00", ["2026-11-28 01:59"], ["2026-11-28 02:00"]),
        ("Mo-Su 00:00-24:00", ["2026-11-23 00:00", "2026-11-23 23:59"], []),
        ('Mo-Fr 09:00\u201317:00 open "with a guide"', ["2026-11-23 10:00"], ["2026-11-28 10:00"]),
        ("off", [], ["2026-11-23 10:00"]),
    ],
)  # fmt: skip
def test_it_means_what_it_says(text: str, open_at: list[str], closed_at: list[str]) -> None:
    hours = parse_opening_hours(text, ClosedDays([HOLIDAY]))
    assert {moment: hours.is_open(at(moment)) for moment in open_at} == dict.fromkeys(open_at, True)
    found = {moment: hours.is_open(at(moment)) for moment in closed_at}
    assert found == dict.fromkeys(closed_at, False)


@pytest.mark.parametrize(
    ("text", "offset", "hint"),
    [
        ("", 0, "Write it like 'Tu-Su 09:00-17:00; PH off'."),
        ("9-17", 0, "Write 09:00-17:00."),
        ("Mo-Fr 9-17", 6, "Write 09:00-17:00."),
        ("Mo 9.00-17.00", 3, "Write 09:00-17:00."),
        ("Mon-Fri 09:00-17:00", 0, "Write 'Mo'."),
        ("Di-So 10:00-18:00", 0, "Write 'Tu'."),
        ("lundi 10:00-18:00", 0, "Write 'Mo'."),
        ("mo-fr 09:00-17:00", 0, "Write 'Mo'."),
        ("Mo-Fr 09:00", 11, "such as 09:00-17:00"),
        ("Mo 25:00-26:00", 3, "Hours go from 00 to 24"),
        ("Mo 09:60-10:00", 3, "minutes from 00 to 59"),
        ("Mo 09:00-09:00", 3, "00:00-24:00"),
        ("Mo 09:00+", 8, "such as 09:00-17:00"),
        ("Mo-Fr 09:00-17:00 Sa 10:00-12:00", 18, "Write ';' before it."),
        ("Mo-Fr 09:00-17:00,", 18, "Delete the comma."),
        ("Mo-Fr 09:00-17:00 geschlossen", 18, "Write 'off'."),
        ("Feb 30 off", 4, "colon"),
        ("Su[6] 10:00-12:00", 3, "1 to 5"),
        ("Su[1 10:00-12:00", 5, "Su[1]"),
        ("Dec 24-Jan off", 11, "Write a day for both"),
        ("Dec 24-2027 Jan 06 off", 19, "Write both years."),
        ("2027 Jan 06-2026 Dec 24 off", 24, "Swap them."),
        ("1800 off", 0, "colon"),
        ("SH off", 0, "Write dates and times."),
        ("week 10 Mo off", 0, "Write dates and times."),
        ("sunrise-sunset", 0, "Write dates and times."),
        ("Mo 09:00-12:00 || off", 15, "';'"),
        ("Thứ hai 09:00-17:00", 0, "Write 'Mo'."),
        ("x" * 1001, 1000, "Write only the rules."),
    ],
)
def test_what_is_not_understood_is_refused_where_it_goes_wrong(
    text: str, offset: int, hint: str
) -> None:
    with pytest.raises(HoursError) as refused:
        parse_opening_hours(text)
    assert refused.value.offset == offset
    assert hint in refused.value.hint
    assert refused.value.message.endswith(".")


WORDS = st.sampled_from(
    [*WEEKDAYS, *MONTHS, "PH", "off", "open", "24/7", "09:00", "17:00", "26:00", "00:00", "9", "24",
     "2026", "-", ",", ";", ":", "[", "]", "1", "+", "||", '"note"', "Mon", "\u00e9", "\n"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=14).map(" ".join)))
def test_any_text_is_read_or_refused_within_itself(text: str) -> None:
    error = None
    try:
        parse_opening_hours(text).is_open(at("2026-11-23 12:00"))
    except HoursError as refused:
        error = refused
    assert error is None or (error.hint and 0 <= error.offset <= len(text))


DAYS = st.builds(lambda a, b: f"{a}-{b}", st.sampled_from(WEEKDAYS), st.sampled_from(WEEKDAYS))
TIMES = st.builds(
    lambda a, b: f"{a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}",
    st.integers(0, 1439), st.integers(1440, 2800),
)  # fmt: skip
SHORT = st.builds(lambda a, n: f"{a:02}:00-{a + n:02}:30", st.integers(0, 20), st.integers(0, 3))
RULES = st.builds(
    " ".join,
    st.tuples(
        st.sampled_from(["", "Nov-Mar", "Nov 20-30", "2026", "PH"]).flatmap(
            lambda dates: DAYS.map(lambda days: f"{dates} {days}".strip())
            if dates != "PH" else st.just("PH")
        ),
        st.one_of(SHORT, TIMES, st.sampled_from(["off", "12:00-13:00 off"])),
    ),
)  # fmt: skip


@given(
    st.lists(RULES, min_size=1, max_size=4),
    st.sampled_from(["; ", ", "]),
    st.sampled_from(["Asia/Ho_Chi_Minh", "Europe/Berlin", "America/Havana"]),
    st.integers(0, 275 * 24 * 60),
)
def test_the_next_change_is_the_first_one(
    rules: list[str], join: str, zone: str, minutes: int
) -> None:
    hours = parse_opening_hours(join.join(rules), ClosedDays([HOLIDAY]))
    start = dt.datetime(2026, 3, 20, tzinfo=ZoneInfo(zone))
    moment = start + dt.timedelta(minutes=minutes)
    change = hours.next_change(moment)
    last = moment + dt.timedelta(days=9)
    end = last if change is None else min(change, last)
    step = moment
    while step < end:
        assert hours.is_open(step) == hours.is_open(moment), step
        step += dt.timedelta(minutes=29)
    if change is not None:
        assert change.replace(tzinfo=None) > moment.replace(tzinfo=None)
        assert hours.is_open(change) != hours.is_open(moment)
