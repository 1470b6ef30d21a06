"""A bug in one page never ends the exhibit: back to attract; only one that keeps coming does."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from kivy.base import ExceptionManager

from kiosk.audio.mixer import SilentAudio
from kiosk.core.events import Event, ItemShown, PageFailed, StateChanged
from kiosk.devices.outputs import NoOutputs
from kiosk.devices.screen_power import ScreenPower
from kiosk.ops.health import Health
from kiosk.ops.service import ServiceManager
from kiosk.pages.slideshow.presenter import SlideshowPresenter
from kiosk.pages.story.presenter import StoryPresenter
from kiosk.pages.story.screen import StoryScreen
from kiosk.session.visit import State
from kiosk.site.overrides import Overrides
from kiosk.stage import app as app_module
from kiosk.stage.app import EXIT_BROKEN, App
from kiosk.stage.caretaker import Caretaker, Rules
from kiosk.stage.failures import MOST_FAILURES, WINDOW_SECONDS
from kiosk.stage.house import House
from kiosk.stage.rehearsal import Rehearsal, SameThread
from tests.ui.conftest import Stage
from tests.ui.hands import enter, words

BUG = "a bug in one page"
REPOSITORY = Path(__file__).parents[2]


class Policed:
    """A rehearsal whose exceptions meet the policy of the running kiosk."""

    def __init__(self, rehearsal: Rehearsal, events: list[Event]) -> None:
        self.rehearsal = rehearsal
        health = Health(Path("/dev/null/health.json"), SameThread())
        house = House(SilentAudio(), rehearsal.projector, health)
        power = ScreenPower(NoOutputs(), SameThread())
        caretaker = Caretaker(rehearsal.conductor, Rules(), Overrides(), power)
        self.app = App(
            rehearsal.shell, rehearsal.conductor, rehearsal.textures, house,
            caretaker, rehearsal.clock, note=lambda event, _: events.append(event),
            service=ServiceManager(None), driver="offscreen", windowed=False,
        )  # fmt: skip
        self.handler = app_module._Handler(self.app._failed)

    def tick(self, seconds: float = 1 / 60) -> None:
        self.rehearsal.clock.advance(seconds)
        self.app._tick(seconds)

    def gives_up(self) -> bool:
        return self.app._stopping

    def tap(self, name: str) -> None:
        """Touch a target; what that raises goes where Kivy's loop would bring it."""
        try:
            self.rehearsal.tap(name)
        except Exception as error:  # noqa: BLE001  # as Kivy's loop does
            answer = self.handler.handle_exception(error)
        else:
            return
        assert answer == ExceptionManager.PASS


@pytest.fixture
def policed(stage: Stage, events: list[Event]) -> Policed:
    return Policed(enter(stage((1920, 1080), still=False)), events)


def _raise(*_: object, **__: object) -> Any:
    raise RuntimeError(BUG)


@pytest.mark.parametrize(
    ("broken", "method"), [(StoryPresenter, "view"), (StoryPresenter, "open"),
                           (StoryScreen, "render"), (StoryScreen, "animate")],
)  # fmt: skip
def test_a_page_that_raises_returns_to_attract_and_is_noted(
    broken: type, method: str, policed: Policed, events: list[Event],
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    rehearsal = policed.rehearsal
    with monkeypatch.context() as bug:
        bug.setattr(broken, method, _raise)
        policed.tap("card-story-one")
        policed.tick()
        policed.tick()
    failed = [event for event in events if isinstance(event, PageFailed)]
    assert failed == [PageFailed("story-one", f"RuntimeError: {BUG}")]
    assert StateChanged("attract", "failure") in events
    assert rehearsal.conductor.state is State.ATTRACT
    assert BUG in caplog.text
    assert "Traceback" in caplog.text
    assert "Chạm để bắt đầu" in words(rehearsal), "attract is really on the screen"
    assert not policed.gives_up()


@pytest.mark.parametrize("method", ["open", "view"])
def test_the_next_visitor_finds_everything_working(
    method: str, policed: Policed, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The finger that met the bug never lifts for the visit, and must not be thought to be down:
    slideshows stand still while one is."""
    with monkeypatch.context() as bug:
        bug.setattr(StoryPresenter, method, _raise)
        policed.tap("card-story-one")
        policed.tick()
    rehearsal = policed.rehearsal
    rehearsal.touch(5, 5)
    policed.tick()
    assert rehearsal.conductor.page_id == "contents"
    policed.tap("card-slides-many")
    assert rehearsal.conductor.page_id == "slides-many"
    for _ in range(20):
        policed.tick(2.0)
    assert ItemShown("slides-many", "green", 1, 3) in events, "the slideshow plays"
    for _ in range(10):
        policed.tick(10.0)
    assert StateChanged("asking", "idle") in events


def test_a_page_that_raises_as_time_passes(
    policed: Policed, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    policed.tap("card-slides-many")
    with monkeypatch.context() as bug:
        bug.setattr(SlideshowPresenter, "advance", _raise)
        policed.tick()
    assert PageFailed("slides-many", f"RuntimeError: {BUG}") in events
    policed.tick()
    assert policed.rehearsal.conductor.page_id == "attract"


def test_interrupts_are_let_through(policed: Policed) -> None:
    assert policed.handler.handle_exception(KeyboardInterrupt()) == ExceptionManager.RAISE


def test_failures_far_apart_are_lived_with(
    policed: Policed, monkeypatch: pytest.MonkeyPatch
) -> None:
    rehearsal = policed.rehearsal
    for _ in range(3 * MOST_FAILURES):
        rehearsal.touch(5, 5)
        rehearsal.tap("contents")
        with monkeypatch.context() as bug:
            bug.setattr(StoryPresenter, "view", _raise)
            policed.tap("card-story-one")
        policed.tick(WINDOW_SECONDS / MOST_FAILURES + 1)
    assert not policed.gives_up()


def test_many_failures_in_a_minute_are_too_many(
    policed: Policed, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policed.rehearsal.shell, "tick", _raise)
    for _ in range(MOST_FAILURES):
        policed.tick()
    assert not policed.gives_up()
    policed.tick()
    assert policed.gives_up()
    assert policed.app._status == EXIT_BROKEN == 70
    assert sum(isinstance(event, PageFailed) for event in events) == MOST_FAILURES + 1


HOPELESS = """
import sys
from pathlib import Path
from kiosk import wiring
from kiosk.exhibit.loader import load_exhibit
from kiosk.stage.conductor import Conductor

def broken(self, now):
    raise RuntimeError("hopeless")

Conductor.advance = broken
wiring.wanted_driver = lambda: "offscreen"
exhibit = load_exhibit(Path(sys.argv[1]), Path(sys.argv[2])).exhibit
state = Path(sys.argv[3])
site = wiring.Site(state, size=(320, 240), sound=False, events=state / "events.jsonl")
sys.exit(wiring.run_kiosk((exhibit,), site))
"""


def test_a_kiosk_that_cannot_work_ends_with_status_70(stage: Stage, tmp_path: Path) -> None:
    """A process of its own, Kivy's own loop: the service manager goes by the status."""
    exhibit = stage().conductor.exhibit
    folder = exhibit.media_root.parent / "exhibits" / exhibit.id
    ended = subprocess.run(
        [sys.executable, "-c", HOPELESS, folder, exhibit.media_root, tmp_path],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ended.returncode == EXIT_BROKEN, ended.stderr
    assert ended.stderr.count("RuntimeError: hopeless") == MOST_FAILURES + 1, ended.stderr
    journal = (tmp_path / "events.jsonl").read_text(encoding="utf-8")
    assert journal.count('"page-failed"') == MOST_FAILURES + 1
