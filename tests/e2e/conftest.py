"""Fixtures: a display, the small exhibit in a folder of its own, and a kiosk that shows it."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import pytest

from tests.audio import soundserver
from tests.audio.soundserver import SoundServer
from tests.e2e import kiosk_process, xserver
from tests.e2e.kiosk_process import NOTHING_MORE, Kiosk, Place
from tests.e2e.pictures import BLUE, GREEN, RED, draw_disc
from tests.e2e.pointer import Pointer
from tests.e2e.xserver import Display
from tests.e2e.xtouch import Fingers

WIDTH, HEIGHT = 1280, 720
SIZE = ("--size", f"{WIDTH}x{HEIGHT}")


class Run(Protocol):
    """Starts a kiosk with more arguments and variables, if any; it ends with the block."""

    def __call__(
        self, *arguments: str, variables: Mapping[str, str] = NOTHING_MORE
    ) -> AbstractContextManager[Kiosk]: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Folders of one run's own, with the small exhibit and its pictures."""
    place = Place(*(tmp_path / name for name in ("content", "state", "home", "work", "scratch")))
    for folder in (place.state, place.home, place.work, place.scratch):
        folder.mkdir()
    shutil.copytree(Path(__file__).parent / "exhibits", place.content / "exhibits")
    media = place.content / "media" / "small"
    media.mkdir(parents=True)
    for name, colour in (("red", RED), ("green", GREEN), ("blue", BLUE)):
        draw_disc(colour).save(media / f"{name}.png")
    return place


@pytest.fixture
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """A display with a pointer and a keyboard."""
    with xserver.xvfb(tmp_path_factory.mktemp("xvfb"), WIDTH, HEIGHT) as display:
        yield display


@pytest.fixture
def pointer(display: Display) -> Pointer:
    return Pointer(display)


@pytest.fixture
def run(place: Place, display: Display, pointer: Pointer) -> Run:
    """Starts kiosks on the display, touched by the pointer."""
    return lambda *arguments, variables=NOTHING_MORE: kiosk_process.running(
        place, display.name, pointer, *SIZE, *arguments, variables=variables
    )


@pytest.fixture
def server() -> Iterator[SoundServer]:
    """A sound server with ears."""
    if soundserver.missing:
        pytest.skip(soundserver.WHY_NOT)
    with soundserver.sound_server() as server:
        yield server


@pytest.fixture
def kiosk(run: Run) -> Iterator[Kiosk]:
    """A kiosk that shows its first picture, touched by the pointer."""
    with run() as kiosk:
        kiosk.start()
        yield kiosk


@pytest.fixture
def touch_screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Display, Fingers]]:
    """A display with a touch screen, and the fingers on it."""
    with (
        xserver.xorg(tmp_path_factory.mktemp("xorg"), WIDTH, HEIGHT) as (display, socket),
        Fingers(socket, WIDTH, HEIGHT) as fingers,
    ):
        yield display, fingers


@pytest.fixture
def fingers(touch_screen: tuple[Display, Fingers]) -> Fingers:
    return touch_screen[1]


@pytest.fixture
def touched(place: Place, touch_screen: tuple[Display, Fingers]) -> Iterator[Kiosk]:
    """A kiosk that shows its first picture, touched by fingers."""
    display, fingers = touch_screen
    with kiosk_process.running(place, display.name, fingers, *SIZE) as kiosk:
        kiosk.start()
        yield kiosk
