"""The words of every mistake in settings are a contract: small bad files, each with its message."""

from pathlib import Path

import pytest

from kiosk.content.diagnostics import render_text
from kiosk.site.reading import check_settings

BAD = Path(__file__).with_name("bad")
CASES = sorted(path.name for path in BAD.iterdir())


@pytest.mark.parametrize("case", CASES)
def test_says_exactly_what_is_wrong(case: str) -> None:
    checked = check_settings((BAD / case / "kiosk.yaml").read_bytes(), "kiosk.yaml")
    expected = (BAD / case / "expected.txt").read_text(encoding="utf-8")
    assert render_text(checked.diagnostics) + "\n" == expected
    assert (checked.settings is None) is not case.startswith("notice-")


def test_there_are_many_cases() -> None:
    assert len(CASES) >= 80


def test_nothing_is_said_in_the_words_of_a_library_and_no_secret_is_repeated() -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in BAD.glob("*/expected.txt"))
    for word in ("pydantic", "scalar", "NoneType", "Input should", "exhibit guide"):
        assert word not in said
    for secret in ("482913", "secret"):
        assert secret not in said
