"""The running kiosk: the one tick that reads the clock, and what happens when something breaks."""

import gc
import logging
import signal
from collections.abc import Callable
from datetime import datetime
from typing import Any

from kivy.base import EventLoop, ExceptionHandler, ExceptionManager, runTouchApp, stopTouchApp
from kivy.clock import Clock as KivyClock
from kivy.core.window import Window

from kiosk.core.clock import Clock
from kiosk.core.events import Event, Ready
from kiosk.ops.service import ServiceManager
from kiosk.session.visit import State
from kiosk.stage.caretaker import Caretaker
from kiosk.stage.conductor import Conductor
from kiosk.stage.failures import Failures
from kiosk.stage.fingers import forward_fingers
from kiosk.stage.house import House
from kiosk.stage.keys import ESCAPE, Keys
from kiosk.stage.reception import Reception
from kiosk.stage.shell import Shell
from kiosk.stage.textures import TextureStore

_log = logging.getLogger(__name__)

EXIT_CLEAN = 0
EXIT_BROKEN = 70  # sysexits: internal error; the service manager starts us again
EXIT_AGAIN = 75  # sysexits: it wants to be started again
_READY_SECONDS = 1.5  # a picture that takes longer than this must not delay "ready"


class App:
    """Runs a shell in Kivy's window until it is told to stop."""

    def __init__(
        self,
        shell: Shell,
        conductor: Conductor,
        textures: TextureStore,
        house: House,
        caretaker: Caretaker,
        clock: Clock,
        *,
        reception: Reception | None = None,
        note: Callable[[Event, float], None],
        service: ServiceManager,
        driver: str,
        windowed: bool,
    ) -> None:
        self._shell = shell
        self._conductor = conductor
        self._textures = textures
        self._house = house
        self._caretaker = caretaker
        self._reception = reception
        self._service = service
        self._clock = clock
        self._note = note
        self._driver = driver
        self._windowed = windowed
        self._failures = Failures()
        self._keys = Keys(shell)
        self._stopping = False
        self._status = EXIT_CLEAN
        self._started: float | None = None
        self._painted = False
        self._ready = False
        self._last_state = State.ATTRACT

    def run(self) -> int:
        """Run until SIGTERM, SIGINT or too many failures; the process's exit status."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._asked_to_stop)
        forward_fingers(Window)
        exhibit = self._conductor.exhibit
        Window.set_title(exhibit.title.resolve(exhibit.languages[0], exhibit.languages).text)
        Window.bind(on_request_close=self._closing, on_key_down=self._key, on_keyboard=_consume)
        handler = _Handler(self._failed)
        ExceptionManager.add_handler(handler)
        KivyClock.schedule_interval(self._tick, 0)
        self._conductor.start(self._clock.now())
        stopped_at = None
        try:
            runTouchApp(self._shell)
            if self._status != EXIT_BROKEN:
                stopped_at = self._clock.wall()
                self._caretaker.ended_well(self._clock.now())
        finally:
            ExceptionManager.remove_handler(handler)
            self._textures.close()
            self._house.close(stopped_at)
        return self._status

    def _tick(self, _: float) -> None:
        if self._stopping:
            self._service.stopping()
            stopTouchApp()
            return
        now = self._clock.now()
        self._service.alive(now)
        try:
            self._textures.pump()
            self._shell.tick(now)
            self._look_after(now, self._clock.wall())
            if not self._ready:
                self._become_ready(now)
        except Exception as error:  # noqa: BLE001  # a bug in one page must not end the exhibit
            self._failed(error)
        self._tidy_up()

    def _look_after(self, now: float, wall: datetime) -> None:
        """Let the house have its way: opening hours, loudness, and starting anew."""
        caretaker = self._caretaker
        caretaker.advance(now, wall)
        if self._reception is not None:
            self._reception.advance(now, wall)
        for part, problem in caretaker.problems.items():
            self._house.report(part, problem)
        volume = self._conductor.choices.volume
        self._house.advance(now, wall, volume, caretaker.house_volume)
        self._shell.set_brightness(caretaker.brightness)
        if caretaker.wants_restart:
            self._status = EXIT_AGAIN
        self._stopping |= caretaker.wants_restart or caretaker.wants_end

    def _become_ready(self, now: float) -> None:
        """After the first picture: say so, and do what could have delayed it."""
        if self._started is None:
            self._started = now
            return
        if not self._textures.is_idle and now - self._started < _READY_SECONDS:
            return
        if not self._painted:
            self._painted = True  # in this frame: it is on the screen in the next
            return
        self._ready = True
        width, height = Window.size
        exhibits = self._conductor.exhibits
        ids = " ".join(exhibit.id for exhibit in exhibits)
        self._note(Ready(int(width), int(height), self._driver, ids), now)
        self._caretaker.came_up(now)
        self._service.ready(f"Shows {ids} on {int(width)}x{int(height)} ({self._driver})")
        self._shell.prepare()
        self._house.open(exhibits)
        self._textures.bake(
            [path for exhibit in exhibits for path in exhibit.picture_files.values()]
        )
        gc.collect()
        gc.freeze()

    def _tidy_up(self) -> None:
        """Collect what a visit left behind when it is over: 3 ms that nobody sees in attract."""
        state = self._conductor.state
        if state is State.ATTRACT and self._last_state is not State.ATTRACT:
            gc.collect()
            self._textures.forgive()
            self._house.forgive()
        self._last_state = state

    def _failed(self, error: BaseException) -> None:
        """A bug: log it, go back to attract; give up when it keeps happening."""
        now = self._clock.now()
        _log.error("Something broke; back to attract", exc_info=error)
        if self._failures.too_many(now):
            self._status = EXIT_BROKEN
            self._stopping = True
        self._shell.recover()
        self._conductor.fail(error, now)

    def _key(self, _window: Any, key: int, _scancode: int, _text: str, modifiers: Any) -> bool:
        if self._windowed and key == ESCAPE:
            self._stopping = True
        else:
            self._keys.press(key, modifiers)
        return True

    def _closing(self, *_: object, **__: object) -> bool:
        """Whether a close request, such as Alt+F4, is refused."""
        if self._windowed:
            self._stopping = True
        return not self._windowed

    def _asked_to_stop(self, *_: object) -> None:
        self._stopping = True


class _Handler(ExceptionHandler):
    """Brings exceptions from touch handlers to the one policy."""

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._on_failure = failed

    def handle_exception(self, error: BaseException) -> int:
        """Carry on after bugs; let interrupts through."""
        if not isinstance(error, Exception):
            return int(ExceptionManager.RAISE)
        self._on_failure(error)
        return int(ExceptionManager.PASS)


def _consume(*_: object) -> bool:
    """Leave no key to Kivy: Escape, F1 and the like have meanings there."""
    return True


def window_is_open() -> bool:
    """Whether Kivy could open its window."""
    if Window is None:
        return False
    EventLoop.ensure_window()
    return True
