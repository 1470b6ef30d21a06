"""Durations, dates, rights and focus as curators write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kiosk.content.dates import HistoricDate
from kiosk.content.diagnostics import Problem
from kiosk.content.durations import parse_duration
from kiosk.content.media import Focus
from kiosk.content.rights import Rights
from kiosk.content.suggest import closest, did_you_mean


def is_accepted(type_: object, value: object) -> bool:
    try:
        TypeAdapter(type_).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("60 s", 60.0),
        ("60s", 60.0),
        ("2 min", 120.0),
        ("1 min 30 s", 90.0),
        ("500 ms", 0.5),
        ("1 h", 3600.0),
        ("1 h 1 min 1 s 1 ms", 3661.001),
        ("1.5 s", 1.5),
        ("24 h", 86_400.0),
    ],
)
def test_durations(text: str, seconds: float) -> None:
    assert parse_duration(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "value",
    [
        *(60, 1.5, True, None, [], "", " ", "60", "s", "-5 s", "5 sec", "30 s 1 min", "1 s 1 s"),
        *("25 h", "999999 h", "1e3 s", "٣ s", "inf s", "1,5 s"),
    ],
)
def test_what_is_no_duration(value: object) -> None:
    assert isinstance(parse_duration(value), Problem)


def test_a_bare_number_is_told_its_unit() -> None:
    assert parse_duration(60) == Problem(
        "The duration 60 has no unit.", "Write '60 s' for seconds."
    )


@given(st.text(max_size=30))
def test_any_text_is_a_duration_or_a_problem(text: str) -> None:
    found = parse_duration(text)
    assert isinstance(found, Problem) or 0 <= found <= 86_400


@pytest.mark.parametrize("date", ["1972", "1972-12", "1972-12-18", "1972-02-29", "0938"])
def test_dates(date: str) -> None:
    assert TypeAdapter(HistoricDate).validate_python(date) == date


def test_a_bare_year_is_a_number_to_yaml() -> None:
    assert TypeAdapter(HistoricDate).validate_python(1972) == "1972"


@pytest.mark.parametrize(
    "date",
    ["", "72", "1972-13", "1972-00", "1973-02-29", "1972-1-1", "18.12.1972", "0000", 12, True, []],
)
def test_what_is_no_date(date: object) -> None:
    assert not is_accepted(HistoricDate, date)


@pytest.mark.parametrize(
    "rights",
    [
        "CC-BY-4.0",
        "CC0-1.0",
        "CC-BY-NC-SA-3.0",
        "http://rightsstatements.org/vocab/InC/1.0/",
        "https://rightsstatements.org/page/NoC-US/1.0/",
        "https://creativecommons.org/licenses/by-sa/4.0/",
        "https://creativecommons.org/licenses/by/3.0/deed.en",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "https://creativecommons.org/publicdomain/mark/1.0/",
    ],
)
def test_rights(rights: str) -> None:
    assert is_accepted(Rights, rights)


@pytest.mark.parametrize(
    "rights",
    [
        "",
        "CC-BY",
        "cc-by-4.0",
        "CC-BY-5.0",
        "All rights reserved",
        "http://rightsstatements.org/vocab/Inc/1.0/",
        "https://rightsstatements.org.evil.example/vocab/InC/1.0/",
        "https://creativecommons.org/",
        12,
    ],
)
def test_what_are_no_rights(rights: object) -> None:
    assert not is_accepted(Rights, rights)


@pytest.mark.parametrize("focus", [[0, 0], [1, 1], [0.42, 0.3]])
def test_focus(focus: object) -> None:
    assert is_accepted(Focus, focus)


@pytest.mark.parametrize("focus", [[], [0.5], [0.5, 1.1], [-0.1, 0], [0.5, 0.5, 0.5], "0.5", 0.5])
def test_what_is_no_focus(focus: object) -> None:
    assert not is_accepted(Focus, focus)


@pytest.mark.parametrize(
    ("word", "guess"),
    [
        ("slids", "slides"),
        ("SLIDES", "slides"),
        ("pciture", "picture"),
        ("zebra", None),
        ("", None),
    ],
)
def test_suggestions(word: str, guess: str | None) -> None:
    known = ["picture", "slides", "title"]
    assert closest(word, known) == guess
    assert did_you_mean(word, known) == (f"Did you mean '{guess}'?" if guess else "")


def test_suggestions_stay_quick_among_many_words() -> None:
    """difflib compares with each of them: 50,000 took half a minute."""
    known = [f"picture-number-{number}" for number in range(50_000)]
    assert closest("picture-number-x", known) is None
    assert closest("Picture-Number-7", known) == "picture-number-7"
    assert closest("x" * 10_000, known[:100]) is None
