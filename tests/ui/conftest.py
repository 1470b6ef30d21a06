"""Opens the one unseen window that these tests share, and hands out rehearsals in it.

Kivy reads its configuration when it is first imported, and the test modules import widgets: the
window is therefore opened here, before any of them is.
"""

from pathlib import Path
from shutil import copy
from typing import Protocol

import pytest

from kiosk.core.events import Event
from kiosk.exhibit.model import Exhibit
from kiosk.wiring import open_offscreen, rehearse
from tests.ui.sample import load_sample, load_with_stand_ins

open_offscreen((960, 540))

from kiosk.stage.rehearsal import Rehearsal  # noqa: E402  # needs the window

EXHIBITS = Path(__file__).parents[2] / "exhibits"
MEDIA = Path(__file__).parents[2] / "media"


class Stage(Protocol):
    """Shows an exhibit (the sample, if none is given) from its attract screen on."""

    def __call__(
        self,
        size: tuple[int, int] = (960, 540),
        *,
        exhibit: Exhibit | None = None,
        language: str | None = None,
        still: bool = True,
    ) -> Rehearsal: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="take what is drawn now for right"
    )


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    return load_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def hanoi(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    """The first exhibit's texts and sounds, with stand-ins for its pictures."""
    return _shipped("hanoi-1972", tmp_path_factory.mktemp("hanoi"), "sounds/*.*")


@pytest.fixture(scope="session")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    """The first exhibit with its real base map as well."""
    return _shipped("hanoi-1972", tmp_path_factory.mktemp("mapped"), "sounds/*.*", "tonkin*")


@pytest.fixture(scope="session")
def welcome(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    """The second exhibit, with stand-ins for its pictures."""
    return _shipped("welcome", tmp_path_factory.mktemp("welcome"))


def _shipped(name: str, root: Path, *patterns: str) -> Exhibit:
    media = root / "media"
    for pattern in patterns:
        for file in (MEDIA / name).glob(pattern):
            place = media / file.relative_to(MEDIA)
            place.parent.mkdir(parents=True, exist_ok=True)
            copy(file, place)
    return load_with_stand_ins(EXHIBITS / name, root, media)


@pytest.fixture
def events() -> list[Event]:
    """What happened on this test's stage."""
    return []


@pytest.fixture
def stage(sample: Exhibit, events: list[Event]) -> Stage:
    def show(
        size: tuple[int, int] = (960, 540),
        *,
        exhibit: Exhibit | None = None,
        language: str | None = None,
        still: bool = True,
    ) -> Rehearsal:
        return rehearse(
            exhibit or sample,
            size,
            lambda event, _: events.append(event),
            still=still,
            language=language,
        )

    return show
