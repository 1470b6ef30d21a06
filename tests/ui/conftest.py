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

HANOI = Path(__file__).parents[2] / "exhibits" / "hanoi-1972"
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
    """The first exhibit's texts, with stand-ins for its pictures."""
    return load_with_stand_ins(HANOI, tmp_path_factory.mktemp("hanoi"))


@pytest.fixture(scope="session")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Exhibit:
    """The first exhibit with its real base map, and stand-ins for its pictures."""
    root = tmp_path_factory.mktemp("mapped")
    (root / "media" / HANOI.name).mkdir(parents=True)
    for file in (MEDIA / HANOI.name).glob("tonkin*"):
        copy(file, root / "media" / HANOI.name)
    return load_with_stand_ins(HANOI, root, root / "media")


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
