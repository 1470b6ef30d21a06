"""Plays short sounds, or stays silent where it cannot; knows neither visits nor pages.

Only `pygame.mixer` is started, never pygame's display. SDL must not take SIGTERM away from us when
it starts: `SDL_NO_SIGNAL_HANDLERS` is set before.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from threading import Lock
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, Protocol

from kiosk.audio.chime import bell
from kiosk.core.geometry import clamp

if TYPE_CHECKING:
    from pygame.mixer import Sound

_log = logging.getLogger(__name__)

RATE_HZ = 44_100
CHANNELS = 2
BUFFER_FRAMES = 1024  # 23 ms: no crackle on a small computer, and no sound here needs less
DEFAULT_VOLUME = 0.7


class Cue(StrEnum):
    """What can be heard."""

    STILL_THERE = "still-there"


_SAMPLES: Mapping[Cue, Callable[[int, int], bytes]] = MappingProxyType({Cue.STILL_THERE: bell})


class Audio(Protocol):
    """Anything that makes sounds; no call raises for want of a device."""

    @property
    def working(self) -> bool:
        """Whether cues can be heard."""

    @property
    def problem(self) -> str | None:
        """Why they cannot, for staff; None if nothing is wrong, or not started yet."""

    def start(self) -> None:
        """Open the device. May take long: call it in a thread, after the first frame."""

    def play(self, cue: Cue) -> None:
        """Play a cue now, or not at all."""

    def set_volume(self, level: float) -> None:
        """Set the loudness of everything, 0 (silent) to 1."""

    def close(self) -> None:
        """Fall silent for good; nothing can be started again."""


class SilentAudio:
    """No sound, on purpose."""

    __slots__ = ()

    working = False
    problem = None

    def start(self) -> None:
        """Nothing to open."""

    def play(self, cue: Cue) -> None:
        """Nothing to hear."""

    def set_volume(self, level: float) -> None:
        """Nothing to make louder."""

    def close(self) -> None:
        """Nothing to close."""


class PygameAudio:
    """Sound through pygame.mixer. Without a device it logs one line and stays silent.

    `start` may run in any thread; the rest belongs to one thread.
    """

    def __init__(self) -> None:
        self._volume = DEFAULT_VOLUME
        self._problem: str | None = None
        self._mixer: ModuleType | None = None
        self._sounds: Mapping[Cue, Sound] = {}
        self._closed = False
        self._lock = Lock()  # never held while a device is opened, so nobody waits for one

    @property
    def working(self) -> bool:
        """Whether cues can be heard."""
        return bool(self._sounds)

    @property
    def problem(self) -> str | None:
        """Why they cannot, for staff."""
        return self._problem

    def start(self) -> None:
        """Import pygame.mixer, open the device and compute the cues."""
        if self._closed or self._mixer:
            return
        try:
            mixer = _open_mixer()
            sounds = {
                cue: mixer.Sound(buffer=make(RATE_HZ, CHANNELS)) for cue, make in _SAMPLES.items()
            }
        except (ImportError, OSError, RuntimeError) as error:  # pygame.error is a RuntimeError
            self._problem = str(error) or type(error).__name__
            _log.warning("No sound: %s", self._problem)
            return
        self._adopt(mixer, sounds)

    def play(self, cue: Cue) -> None:
        """Play a cue; before the device is open, nothing."""
        # Playing after pygame.mixer.quit() is a segmentation fault: `close` takes the sounds first.
        if sound := self._sounds.get(cue):
            sound.play()

    def set_volume(self, level: float) -> None:
        """Set the loudness of everything, 0 (silent) to 1, also of what is playing."""
        with self._lock:
            self._volume = clamp(level, 0.0, 1.0)
            self._apply_volume()

    def close(self) -> None:
        """Give the device back, now or as soon as a start under way has it."""
        with self._lock:
            self._closed = True
            mixer, self._mixer, self._sounds = self._mixer, None, {}
        if mixer:
            mixer.quit()

    def _apply_volume(self) -> None:
        for sound in self._sounds.values():
            sound.set_volume(self._volume)

    def _adopt(self, mixer: ModuleType, sounds: Mapping[Cue, "Sound"]) -> None:
        with self._lock:
            if self._closed:
                mixer.quit()
            else:
                self._mixer, self._sounds = mixer, sounds
                self._apply_volume()


def _open_mixer() -> ModuleType:
    """The started pygame.mixer, giving 16-bit samples of RATE_HZ and CHANNELS whatever the device.

    Raises ImportError, or pygame.error if there is no device.
    """
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    os.environ.setdefault("SDL_NO_SIGNAL_HANDLERS", "1")
    with _without("pygame.surfarray", "pygame.sndarray", "pkg_resources"):
        from pygame import mixer  # noqa: PLC0415  # must not delay the first frame

    mixer.init(RATE_HZ, -16, CHANNELS, BUFFER_FRAMES, allowedchanges=0)
    return mixer


@contextmanager
def _without(*modules: str) -> Iterator[None]:
    """Let importing these fail for a moment: pygame does without, and starts 200 ms sooner."""
    absent = [name for name in modules if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None: "cannot be imported"
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)
