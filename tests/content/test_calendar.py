"""Days and clocks in little room, as readers of each language would write them."""

import datetime as dt

import pytest

from kiosk.content.calendar import Form, write_days, write_moment
from kiosk.content.words import WORD_LANGUAGES

MOMENT = dt.datetime(1972, 12, 18, 19, 44)  # noqa: DTZ001  # a clock on the wall


def on(year: int, month: int, day: int) -> dt.datetime:
    return dt.datetime(year, month, day)  # noqa: DTZ001  # likewise


@pytest.mark.parametrize(
    ("language", "form", "written"),
    [
        ("vi", Form.CLOCK, "19:44"),
        ("en", Form.CLOCK, "19:44"),
        ("vi", Form.WEEKDAY, "Th 2"),
        ("en", Form.WEEKDAY, "Mon"),
        ("vi", Form.SHORT_DAY, "18/12"),
        ("en", Form.SHORT_DAY, "18 Dec"),
        ("vi", Form.SHORT_DATE, "18/12/1972"),
        ("en", Form.SHORT_DATE, "18 Dec 1972"),
        ("vi", Form.WHOLE_DAY, "Thứ Hai, 18 tháng 12 năm 1972"),
        ("en", Form.WHOLE_DAY, "Monday, 18 December 1972"),
        ("vi", Form.WHOLE_MONTH, "Tháng 12 năm 1972"),
        ("fr", Form.WHOLE_MONTH, "Décembre 1972"),
        ("de", Form.MONTH, "Dez"),
        ("es", Form.YEAR, "1972"),
        ("en", Form.NONE, ""),
    ],
)
def test_a_moment_in_every_form(language: str, form: Form, written: str) -> None:
    assert write_moment(MOMENT, form, language) == written


@pytest.mark.parametrize("language", [*WORD_LANGUAGES, "tlh"])
@pytest.mark.parametrize("form", list(Form))
def test_something_is_written_in_any_language(form: Form, language: str) -> None:
    assert bool(write_moment(MOMENT, form, language)) is (form is not Form.NONE)


@pytest.mark.parametrize(
    ("language", "last", "written"),
    [
        ("vi", on(1972, 12, 18), "18 tháng 12 năm 1972"),
        ("vi", on(1972, 12, 29), "18 – 29 tháng 12 năm 1972"),
        ("vi", on(1973, 1, 27), "18 tháng 12 năm 1972 – 27 tháng 1 năm 1973"),
        ("en", on(1972, 12, 18), "18 December 1972"),
        ("en", on(1972, 12, 29), "18–29 Dec 1972"),
        ("en", on(1973, 1, 27), "18 Dec 1972 – 27 Jan 1973"),
    ],
)
def test_what_two_days_share_is_written_once(
    language: str, last: dt.datetime, written: str
) -> None:
    assert write_days(MOMENT, last, language) == written


def test_vietnamese_days_of_two_months_in_a_year() -> None:
    assert write_days(on(1972, 11, 5), MOMENT, "vi") == "5 tháng 11 – 18 tháng 12 năm 1972"
