"""The composition root: from settings to a running kiosk; the one place that knows every class."""

import atexit
import logging
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.audio.mixer import PygameAudio, SilentAudio
from kiosk.core.clock import ManualClock, SystemClock
from kiosk.core.events import Event
from kiosk.exhibit.model import Exhibit
from kiosk.imaging.pipeline import Executor, Pipeline, Worker
from kiosk.ops.journal import Journal, JsonLinesJournal, SilentJournal
from kiosk.stage.conductor import Conductor
from kiosk.stage.configure import WindowPlan, configure_kivy
from kiosk.stage.display import OFFSCREEN, NoDisplayError, check_driver, open_display, wanted_driver

if TYPE_CHECKING:
    from kiosk.stage.rehearsal import Rehearsal
    from kiosk.stage.shell import Shell
    from kiosk.stage.textures import TextureStore

DEFAULT_WINDOW = (1280, 720)


@dataclass(frozen=True, slots=True)
class Site:
    """What the place of the kiosk decides. Sizes in pixels or millimetres; None: not known."""

    state_folder: Path
    size: tuple[int, int] | None = None
    windowed: bool = False
    language: str | None = None
    events: Path | None = None
    still: bool = False
    sound: bool = True
    screen_width_mm: float | None = None
    distance_mm: float | None = None


def run_kiosk(exhibit: Exhibit, site: Site) -> int:
    """Show an exhibit until asked to stop; the process's exit status.

    Raises NoDisplayError when there is no display, before any window is opened.
    """
    display = open_display(wanted_driver())
    width, height = site.size or (
        DEFAULT_WINDOW if site.windowed else (display.width, display.height)
    )
    _quieten_kivy()
    configure_kivy(WindowPlan(width, height, site.windowed, site.state_folder))
    from kiosk.stage.app import App, window_is_open  # noqa: PLC0415  # opens the window

    if not window_is_open():
        raise NoDisplayError(display.driver, "Kivy could not open a window")
    check_driver(display.driver)
    journal: Journal = JsonLinesJournal(site.events) if site.events else SilentJournal()
    audio = PygameAudio() if site.sound else SilentAudio()
    clock = SystemClock()
    conductor = Conductor(exhibit, audio, journal.write, language=site.language, still=site.still)
    textures, shell = _stage(
        conductor, clock, journal.write, Worker("pictures"), site, window_width=width
    )
    app = App(
        shell, conductor, textures, audio, clock, journal.write,
        driver=display.driver, windowed=site.windowed,
    )  # fmt: skip
    try:
        return app.run()
    finally:
        journal.close()


def rehearse(
    exhibit: Exhibit,
    size: tuple[int, int],
    note: Callable[[Event, float], None] | None = None,
    *,
    still: bool = True,
    language: str | None = None,
) -> "Rehearsal":
    """An exhibit in a real but unseen window, with time at a standstill: for proofs and tests."""
    open_offscreen(size)
    from kiosk.stage.rehearsal import Rehearsal, SameThread  # noqa: PLC0415  # needs the window

    clock = ManualClock()
    note = note or SilentJournal().write
    conductor = Conductor(exhibit, SilentAudio(), note, language=language, still=still)
    site = Site(state_folder=Path(), still=still)
    textures, shell = _stage(conductor, clock, note, SameThread(), site, window_width=size[0])
    return Rehearsal(conductor, shell, textures, clock, size)


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


def _stage(
    conductor: Conductor,
    clock: SystemClock | ManualClock,
    note: Callable[[Event, float], None],
    executor: Executor,
    site: Site,
    *,
    window_width: int,
) -> "tuple[TextureStore, Shell]":
    from kiosk.stage.shell import Shell  # noqa: PLC0415  # needs the window
    from kiosk.stage.textures import TextureStore  # noqa: PLC0415
    from kiosk.widgets.fonts import register_fonts, register_theme_fonts  # noqa: PLC0415

    register_fonts()
    register_theme_fonts(conductor.exhibit.theme, conductor.exhibit.font_files)
    textures = TextureStore(Pipeline(executor))
    px_per_mm = window_width / site.screen_width_mm if site.screen_width_mm else None
    shell = Shell(
        conductor, textures, clock, note,
        still=site.still, px_per_mm=px_per_mm, distance_mm=site.distance_mm,
    )  # fmt: skip
    return textures, shell


def _quieten_kivy() -> None:
    """Let Kivy only warn: its start-up chatter says nothing to staff.

    A filter, because Kivy sets its logger's level itself, more than once.
    """
    logging.getLogger("kivy").addFilter(lambda line: line.levelno >= logging.WARNING)
