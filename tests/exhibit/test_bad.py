"""The words of every error are a contract: small bad exhibits, each with what is said about it."""

from pathlib import Path

import pytest

from kiosk.content.diagnostics import render_text
from kiosk.exhibit.loader import load_exhibit
from tests.exhibit.media import make_media

BAD = Path(__file__).with_name("bad")
CASES = sorted(path.name for path in BAD.iterdir())


@pytest.fixture(scope="module")
def media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_media(tmp_path_factory.mktemp("media") / "media")


@pytest.mark.parametrize("case", CASES)
def test_says_exactly_what_is_wrong(case: str, media: Path) -> None:
    expected = BAD / case / "expected.txt"
    assert expected.is_file(), f"{case} has no expected.txt"
    loaded = load_exhibit(BAD / case, media, plays_videos=case != "notice-no-player")
    assert render_text(loaded.diagnostics) + "\n" == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES)
def test_only_notices_leave_an_exhibit_without_mistakes(case: str, media: Path) -> None:
    loaded = load_exhibit(BAD / case, media, plays_videos=True)
    assert loaded.has_errors is not case.startswith("notice-")


def test_there_are_many_cases_of_every_phase() -> None:
    for phase, at_least in (("yaml", 25), ("file", 5), ("shape", 25), ("reference", 9)):
        assert sum(case.startswith(phase) for case in CASES) >= at_least


def test_nothing_is_said_in_the_words_of_a_library() -> None:
    jargon = (
        "pydantic",
        "yaml.error",
        "token",
        "scalar",
        "NoneType",
        "dict",
        "str ",
        "Input should",
    )
    for case in CASES:
        said = (BAD / case / "expected.txt").read_text(encoding="utf-8")
        for line in said.splitlines():
            sentence = line.partition(": ")[2]
            assert not any(word in sentence for word in jargon), sentence
