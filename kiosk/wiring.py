"""The composition root: from settings to a running kiosk; the one place that knows every class."""

import atexit
import logging
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import __version__
from kiosk.audio.mixer import PygameAudio, SilentAudio
from kiosk.content.words import WORD_LANGUAGES
from kiosk.core.clock import ManualClock, SystemClock
from kiosk.core.events import Event
from kiosk.core.geometry import Size
from kiosk.core.worker import Executor, Worker
from kiosk.devices.outputs import NoOutputs, Outputs, find_outputs
from kiosk.devices.screen_power import ScreenPower
from kiosk.devices.tool import ToolError
from kiosk.exhibit.model import Exhibit
from kiosk.imaging.derivatives import DerivativeCache
from kiosk.imaging.pictures import Pictures
from kiosk.imaging.pipeline import Pipeline
from kiosk.ops.health import FILE_NAME, Health
from kiosk.ops.heap import return_large_blocks
from kiosk.ops.journal import Journal, JsonLinesJournal, SilentJournal
from kiosk.ops.requests import requests_of
from kiosk.ops.service import service_manager
from kiosk.site.overrides import Overrides
from kiosk.staff.facts import ScreenFact
from kiosk.staff.gate import PinGate
from kiosk.staff.menu import StaffMenu
from kiosk.staff.pin import KeptPin
from kiosk.staff.tries import Tries
from kiosk.stage.caretaker import Caretaker, Rules
from kiosk.stage.conductor import Conductor
from kiosk.stage.configure import WindowPlan, configure_kivy
from kiosk.stage.content_watch import ContentWatch
from kiosk.stage.display import (
    OFFSCREEN,
    NoDisplayError,
    await_display,
    check_driver,
    open_display,
    wanted_driver,
)
from kiosk.stage.steward import Premises, Steward
from kiosk.video.player import PlayerFilms

if TYPE_CHECKING:
    from kiosk.stage.projector import FilmProjector
    from kiosk.stage.reception import Reception
    from kiosk.stage.rehearsal import Rehearsal
    from kiosk.stage.shell import Shell
    from kiosk.stage.textures import TextureStore

DEFAULT_WINDOW = (1280, 720)

Follow = Callable[[Executor], ContentWatch]

NoteProblem = Callable[[Path, str | None], None]
"""Told what is wrong with a file under media/, or that it can be shown again (None)."""

_UPLOAD_SECONDS = 0.004  # a quarter of a frame


def _nobody(_path: Path, _problem: str | None) -> None:
    """Nobody is told: in rehearsals, tests look for themselves."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the place of the kiosk decides. Sizes in pixels or millimetres; None: not known.

    `rotation` is in degrees clockwise; `display_patience` is how many seconds a screen may take to
    be switched on. `exhibits_there` are all, by id and title, also those not shown; `release` is
    where they come from. `troubles` are what is wrong already, part and sentence.
    """

    state_folder: Path
    size: tuple[int, int] | None = None
    windowed: bool = False
    language: str | None = None
    events: Path | None = None
    still: bool = False
    sound: bool = True
    screen_width_mm: float | None = None
    distance_mm: float | None = None
    rotation: int = 0
    display_patience: float = 0.0
    staff_pin: KeptPin | None = None
    exhibits_there: tuple[tuple[str, str], ...] = ()
    release: str | None = None
    rules: Rules = Rules()
    overrides: Overrides = Overrides()
    troubles: tuple[tuple[str, str], ...] = ()


def run_kiosk(exhibits: tuple[Exhibit, ...], site: Site, follow: Follow | None = None) -> int:
    """Show exhibits until asked to stop; the process's exit status.

    Where there are several, visitors choose; the theme of the first is that of the choice.
    `follow` gives what watches over the contents, to be done by an executor.

    Raises NoDisplayError when there is no display, before any window is opened.
    """
    return_large_blocks()
    await_display(wanted_driver(), site.display_patience)
    outputs = NoOutputs() if site.windowed else find_outputs()
    troubles = (*site.troubles, *_turn(outputs, site.rotation))
    driver, (width, height) = _open_window(site)
    from kiosk.stage.app import App  # noqa: PLC0415  # needs the window
    from kiosk.stage.house import House  # noqa: PLC0415

    journal: Journal = JsonLinesJournal(site.events) if site.events else SilentJournal()
    audio = PygameAudio(Worker("audio")) if site.sound else SilentAudio()
    clock = SystemClock()
    conductor = Conductor(exhibits, audio, journal.write, language=site.language, still=site.still)
    cache = DerivativeCache(site.state_folder / "pictures")
    health = Health(site.state_folder / FILE_NAME, Worker("health"))

    def noted(kind: str) -> NoteProblem:
        def note(path: Path, problem: str | None) -> None:
            media_root = exhibits[0].media_root
            inside = path.is_relative_to(media_root)
            name = path.relative_to(media_root) if inside else path
            health.report(f"{kind}/{name}", problem)

        return note

    pictures = Pictures(cache, screen=Size(width, height))
    store = _Store(Worker("pictures"), pictures, _UPLOAD_SECONDS, noted("pictures"))
    for part, problem in troubles:
        health.report(part, problem)
    power = ScreenPower(outputs, Worker("screen"))
    content = None if follow is None else follow(Worker("content"))
    caretaker = Caretaker(conductor, site.rules, site.overrides, power, content)
    reception = None
    if site.staff_pin is not None:
        desk = _Desk(site, conductor, caretaker, health, clock, journal.write)
        reception = _reception(desk, site.staff_pin, (width, height))
    stage = _stage(
        conductor, clock, journal.write, store, site, (width, height),
        note_film=noted("films"), reception=reception, attend=caretaker.touched,
    )  # fmt: skip
    app = App(
        stage.shell, conductor, stage.textures, House(audio, stage.projector, health), caretaker,
        clock, reception=reception, note=journal.write, service=service_manager(), driver=driver,
        windowed=site.windowed,
    )  # fmt: skip
    try:
        return app.run()
    finally:
        journal.close()


def _turn(outputs: Outputs, degrees: int) -> tuple[tuple[str, str], ...]:
    """Turn the display before a window asks for its size; what went wrong, for staff."""
    if not degrees:
        return ()
    try:
        outputs.rotate(degrees)
    except ToolError as error:
        return (("screen rotation", str(error)),)
    return ()


def _open_window(site: Site) -> tuple[str, tuple[int, int]]:
    """SDL's driver and the size of the window, in pixels; raises NoDisplayError."""
    display = open_display(wanted_driver())
    size = site.size or (DEFAULT_WINDOW if site.windowed else (display.width, display.height))
    _quieten_kivy()
    configure_kivy(WindowPlan(*size, site.windowed, site.state_folder))
    from kiosk.stage.app import window_is_open  # noqa: PLC0415  # opens the window

    if not window_is_open():
        raise NoDisplayError(display.driver, "Kivy could not open a window")
    check_driver(display.driver)
    return display.driver, size


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the staff's menu acts on."""

    site: Site
    conductor: Conductor
    caretaker: Caretaker
    health: Health
    clock: SystemClock
    note: Callable[[Event, float], None]


def _reception(desk: _Desk, pin: KeptPin, size: tuple[int, int]) -> "Reception":
    from kiosk.stage.reception import Reception  # noqa: PLC0415  # needs the window
    from kiosk.stage.screenshot import take_screenshot  # noqa: PLC0415

    site, exhibits = desk.site, desk.conductor.exhibits
    service = requests_of()
    premises = Premises(
        version=__version__,
        release=site.release,
        exhibits=site.exhibits_there,
        shown=frozenset(exhibit.id for exhibit in exhibits),
        screen=ScreenFact(*size, site.screen_width_mm),
        state_folder=site.state_folder,
        can_restart=service.are_heard,
    )
    steward = Steward(
        premises, desk.caretaker, desk.health, service, Worker("steward"),
        overrides=site.overrides, screenshot=take_screenshot,
    )  # fmt: skip
    language = site.language or exhibits[0].languages[0]
    gate = PinGate(pin, Tries(site.state_folder, desk.clock.now()), Worker("pin"))
    languages = dict.fromkeys(
        code for code in (language, *WORD_LANGUAGES) if code in WORD_LANGUAGES
    )
    menu = StaffMenu(gate, steward.facts, steward.carry, desk.note, tuple(languages))
    return Reception(menu, steward, desk.conductor, desk.clock.now)


def rehearse(
    exhibit: Exhibit | tuple[Exhibit, ...],
    size: tuple[int, int],
    note: Callable[[Event, float], None] | None = None,
    *,
    still: bool = True,
    language: str | None = None,
    state_folder: Path | None = None,
) -> "Rehearsal":
    """Exhibits in a real but unseen window, with time at a standstill: for proofs and tests.

    With a `state_folder`, pictures are decoded elsewhere and kept there, as in a kiosk that runs;
    without, each is there as soon as it is asked for.
    """
    open_offscreen(size)
    from kiosk.stage.rehearsal import Rehearsal, SameThread  # noqa: PLC0415  # needs the window

    clock = ManualClock()
    note = note or SilentJournal().write
    exhibits = (exhibit,) if isinstance(exhibit, Exhibit) else exhibit
    conductor = Conductor(exhibits, SilentAudio(), note, language=language, still=still)
    site = Site(state_folder=Path(), still=still, sound=False)
    if state_folder is None:
        store = _Store(SameThread(), Pictures(), inf)
    else:
        return_large_blocks()
        cache = DerivativeCache(state_folder / "pictures")
        pictures = Pictures(cache, screen=Size(*size))
        store = _Store(Worker("pictures"), pictures, _UPLOAD_SECONDS)
    stage = _stage(conductor, clock, note, store, site, size)
    return Rehearsal(conductor, stage.shell, stage.textures, stage.projector, clock, size)


def open_offscreen(size: tuple[int, int]) -> None:
    """Open the unseen window, unless it is open already; a process has only one."""
    import sys  # noqa: PLC0415

    if "kivy" in sys.modules:
        return
    display = open_display(OFFSCREEN)
    state = Path(tempfile.mkdtemp(prefix="kiosk-rehearsal-"))
    atexit.register(shutil.rmtree, state, ignore_errors=True)
    _quieten_kivy()
    configure_kivy(WindowPlan(*size, windowed=True, state_folder=state))
    from kiosk.stage.app import window_is_open  # noqa: PLC0415  # opens the window

    if not window_is_open():
        raise NoDisplayError(display.driver, "Kivy could not open a window")
    check_driver(display.driver)


@dataclass(frozen=True, slots=True)
class _Store:
    """Where pictures come from, who decodes them, and how long a tick may upload them."""

    executor: Executor
    pictures: Pictures
    upload_seconds: float
    note_problem: NoteProblem = _nobody


@dataclass(frozen=True, slots=True)
class _Stage:
    """What is on the screen, and where its pictures and films come from."""

    textures: "TextureStore"
    projector: "FilmProjector"
    shell: "Shell"


def _stage(
    conductor: Conductor,
    clock: SystemClock | ManualClock,
    note: Callable[[Event, float], None],
    store: "_Store",
    site: Site,
    size: tuple[int, int],
    *,
    note_film: NoteProblem = _nobody,
    reception: "Reception | None" = None,
    attend: Callable[[float], None] | None = None,
) -> "_Stage":
    from kiosk.stage.projector import FilmProjector  # noqa: PLC0415  # needs the window
    from kiosk.stage.shell import Shell  # noqa: PLC0415
    from kiosk.stage.textures import TextureStore, budget_for  # noqa: PLC0415
    from kiosk.widgets.fonts import register_fonts, register_theme_fonts  # noqa: PLC0415

    register_fonts()
    for exhibit in conductor.exhibits:
        register_theme_fonts(exhibit.theme, exhibit.font_files)
    textures = TextureStore(
        Pipeline(store.executor, store.pictures), stand_in=store.pictures.stand_in,
        budget_bytes=budget_for(*size), upload_seconds=store.upload_seconds,
        note_problem=store.note_problem,
    )  # fmt: skip
    px_per_mm = size[0] / site.screen_width_mm if site.screen_width_mm else None
    projector = FilmProjector(PlayerFilms(sound=site.sound), note_problem=note_film)
    shell = Shell(
        conductor, textures, projector, clock, note,
        still=site.still, px_per_mm=px_per_mm, distance_mm=site.distance_mm,
        reception=reception, attend=attend,
    )  # fmt: skip
    return _Stage(textures, projector, shell)


def _quieten_kivy() -> None:
    """Let Kivy only warn: its start-up chatter says nothing to staff.

    A filter, because Kivy sets its logger's level itself, more than once.
    """
    logging.getLogger("kivy").addFilter(lambda line: line.levelno >= logging.WARNING)
