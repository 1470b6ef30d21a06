"""What can be heard: by pygame's mixer, or not at all; knows neither visits nor pages.

Only `pygame.mixer` is started, never pygame's display. SDL must not take SIGTERM away from us when
it starts: `SDL_NO_SIGNAL_HANDLERS` is set before.
"""

import atexit
from collections.abc import Mapping
from dataclasses import replace
from math import inf
from pathlib import Path
from threading import Event, Lock
from types import MappingProxyType
from typing import Protocol

from kiosk.audio.cue import Cue
from kiosk.audio.player import RETRY_SECONDS, Player
from kiosk.audio.wish import Speech, Wish
from kiosk.core.geometry import clamp
from kiosk.core.worker import Executor

STALE_SECONDS = 0.5
"""A cue that could not be played by then is no answer to anything any more."""
LEAVE_SECONDS = 0.3
"""How long the end of the process waits for a device to be given back; it takes a fifth of that."""


class Audio(Protocol):
    """Anything that makes sounds; no call waits, and none raises for want of a device or a file."""

    @property
    def working(self) -> bool:
        """Whether anything can be heard."""

    @property
    def problem(self) -> str | None:
        """Why nothing can, for staff; None if nothing is wrong, or not started yet."""

    def start(self) -> None:
        """Have the device opened; call it after the first frame."""

    def advance(self, now: float) -> None:
        """Let time pass: loudness glides, and the device is looked after. Call it every tick."""

    def set_volume(self, level: float) -> None:
        """Set the loudness of everything, 0 (silent) to 1: the visitor's choice."""

    def set_house_volume(self, level: float) -> None:
        """Set how much of the visitor's loudness the house allows, 0 (silence) to 1."""

    def use_cues(self, files: Mapping[Cue, Path]) -> None:
        """Take an exhibit's own sounds for cues, in place of those that it gave before."""

    def play(self, cue: Cue) -> None:
        """Play a cue now, or not at all."""

    def set_ambience(self, path: Path | None) -> None:
        """What is heard quietly in a loop; it fades over. The same path again changes nothing."""

    def speak(self, path: Path, from_seconds: float) -> None:
        """Play a narration or recording from there on, in place of the one before."""

    def hush(self) -> None:
        """End what is spoken, with a short fade; the ambience comes back."""

    def duck(self, *, ducked: bool) -> None:
        """Keep the ambience low while something else, such as a film, is heard."""

    def close(self) -> None:
        """Fall silent for good; nothing can be started again."""


class SilentAudio:
    """No sound, on purpose."""

    __slots__ = ()

    working = False
    problem = None

    def start(self) -> None:
        """Nothing to open."""

    def advance(self, now: float) -> None:
        """Nothing changes."""

    def set_volume(self, level: float) -> None:
        """Nothing to make louder."""

    def set_house_volume(self, level: float) -> None:
        """Nothing to make quieter."""

    def use_cues(self, files: Mapping[Cue, Path]) -> None:
        """Nothing to load."""

    def play(self, cue: Cue) -> None:
        """Nothing to hear."""

    def set_ambience(self, path: Path | None) -> None:
        """Nothing to hear."""

    def speak(self, path: Path, from_seconds: float) -> None:
        """Nothing to hear."""

    def hush(self) -> None:
        """Nothing to end."""

    def duck(self, *, ducked: bool) -> None:
        """Nothing to keep low."""

    def close(self) -> None:
        """Nothing to close."""


class PygameAudio:
    """Sound through pygame.mixer, on the executor's thread. Without a device it is silent.

    Calls only note what is wished for. At most one job is with the executor, and it looks at the
    newest wish: however long a device takes, nothing piles up behind it.
    """

    def __init__(self, executor: Executor, player: Player | None = None) -> None:
        self._executor = executor
        self._player = player or Player()
        self._lock = Lock()  # held for a few assignments, never while anything is played or read
        self._wish = Wish()
        self._cues: dict[Cue, float] = {}  # and when they were wished for
        self._now = 0.0
        self._due = inf
        self._started = False
        self._closed = False
        self._employed = False
        self._news = False
        self._working = False
        self._problem: str | None = None
        self._left = Event()

    @property
    def working(self) -> bool:
        """Whether anything can be heard."""
        return self._working

    @property
    def problem(self) -> str | None:
        """Why nothing can, for staff."""
        return self._problem

    def start(self) -> None:
        """Have pygame.mixer imported and the device opened."""
        with self._lock:
            if self._started or self._closed:
                return
            self._started = True
        # While it is open at the very end, SDL's threads may meet a library that is gone already.
        atexit.register(self._leave)
        self._employ()

    def advance(self, now: float) -> None:
        """Let time pass; mostly nothing is due."""
        with self._lock:
            self._now = now
            if now < self._due:
                return
            self._due = inf
        self._employ()

    def set_volume(self, level: float) -> None:
        """Set the loudness of everything, 0 (silent) to 1, also of what is playing."""
        self._want(volume=clamp(level, 0.0, 1.0))

    def set_house_volume(self, level: float) -> None:
        """Set how much of the visitor's loudness the house allows, 0 (silence) to 1."""
        self._want(house_volume=clamp(level, 0.0, 1.0))

    def use_cues(self, files: Mapping[Cue, Path]) -> None:
        """Take an exhibit's own sounds for cues, in place of those that it gave before."""
        self._want(cue_files=MappingProxyType(dict(files)))

    def play(self, cue: Cue) -> None:
        """Play a cue; before the device is open, nothing."""
        with self._lock:
            if not self._working:
                return
            self._cues[cue] = self._now
        self._employ()

    def set_ambience(self, path: Path | None) -> None:
        """What is heard quietly in a loop; it fades over."""
        self._want(ambience=path)

    def speak(self, path: Path, from_seconds: float) -> None:
        """Play a narration or recording from there on, in place of the one before."""
        self._want(speech=Speech(path, from_seconds, self._now))

    def hush(self) -> None:
        """End what is spoken."""
        self._want(speech=None)

    def duck(self, *, ducked: bool) -> None:
        """Keep the ambience low while something else is heard."""
        self._want(ducked=ducked)

    def close(self) -> None:
        """Have the device given back, as soon as what is under way on its thread is done."""
        with self._lock:
            self._closed = True
            self._working = False
        self._employ()

    def _want(self, **changes: object) -> None:
        with self._lock:
            wish = replace(self._wish, **changes)  # type: ignore[arg-type]
            if wish == self._wish:
                return
            self._wish = wish
        self._employ()

    def _employ(self) -> None:
        """See to it that somebody looks at what is wished for."""
        with self._lock:
            self._news = True
            if self._employed or not self._started:
                return
            self._employed = True
        self._executor.submit(self._work)

    def _work(self) -> None:
        with self._lock:
            wish, now, closed = self._wish, self._now, self._closed
            cues = [cue for cue, at in self._cues.items() if now - at <= STALE_SECONDS]
            self._cues.clear()
            self._news = False
        due = now + RETRY_SECONDS  # should a bug be met: it is not met again at every tick
        try:
            due = self._look(wish, cues, now, closed=closed)
        finally:
            with self._lock:
                self._due = due
                self._problem = self._player.problem
                self._working = self._player.working and not self._closed
                self._employed = False
                news = self._news
            if news:
                self._employ()

    def _look(self, wish: Wish, cues: list[Cue], now: float, *, closed: bool) -> float:
        """See to what is wished for; when to look again."""
        if not closed:
            return self._player.advance(wish, cues, now)
        self._player.close()
        self._left.set()
        return inf

    def _leave(self) -> None:
        self.close()
        self._left.wait(LEAVE_SECONDS)
