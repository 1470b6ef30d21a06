"""A PIN is kept so that whoever reads the settings does not know it, and easy ones are refused."""

import pytest

from kiosk.content.words import WORD_LANGUAGES, Words
from kiosk.staff.pin import (
    PinError,
    PinLineError,
    make_pin,
    matches,
    pin_fault,
    read_pin,
)


@pytest.mark.parametrize("pin", ["739214", "200514", "98761234", "491837264512"])
def test_a_pin_is_known_again_and_no_other_is(pin: str) -> None:
    kept = read_pin(make_pin(pin))
    assert matches(pin, kept)
    for other in (pin[:-1], pin + "0", pin[::-1], "", "739215", f" {pin}"):
        assert not matches(other, kept)


def test_a_kept_line_tells_nothing_of_the_pin_and_is_another_each_time() -> None:
    first, second = make_pin("739214"), make_pin("739214")
    assert first != second
    assert "739214" not in first
    assert "739214" not in repr(read_pin(first))
    assert first.isascii()
    assert " " not in first


@pytest.mark.parametrize(
    ("pin", "fault"),
    [
        ("", "too_short"),
        ("12345", "too_short"),
        ("1234567890123", "too_long"),
        ("73921x", "not_digits"),
        ("٧٣٩٢١٤", "not_digits"),
        ("739 214", "not_digits"),
        ("000000", "too_easy"),
        ("123456", "too_easy"),
        ("654321", "too_easy"),
        ("789012", "too_easy"),
        ("121212", "too_easy"),
        ("123123", "too_easy"),
        ("11112222", "too_easy"),
        ("739214", None),
    ],
)
def test_easy_pins_and_what_is_none_are_refused(pin: str, fault: str | None) -> None:
    assert pin_fault(pin) == fault
    if fault is not None:
        with pytest.raises(PinError) as raised:
            make_pin(pin)
        for language in WORD_LANGUAGES:
            assert Words(language).say(f"staff_pin_{raised.value.fault}")


LINE = make_pin("739214")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "739214",
        "scrypt:",
        LINE.removeprefix("scrypt:"),
        LINE[:-30],
        LINE.replace(":14:", ":40:"),
        LINE.replace(":8:", ":100000:"),
        LINE.replace(":14:", ":0:"),
        LINE.replace(":14:", ":-1:"),
        LINE + ":x",
        LINE[:-1] + "!",
    ],
)
def test_a_line_that_is_damaged_or_would_take_all_memory_is_refused(line: str) -> None:
    with pytest.raises(PinLineError) as raised:
        read_pin(line)
    assert "739214" not in str(raised.value)
