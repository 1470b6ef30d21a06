"""Makes heard what is wished for, and looks after the device; all of it belongs to one thread."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import inf

from kiosk.audio import ambience, effects, loudness
from kiosk.audio.ambience import Ambience
from kiosk.audio.cue import Cue
from kiosk.audio.device import Device, NoDeviceError, open_device
from kiosk.audio.effects import Effects
from kiosk.audio.files import SoundFiles
from kiosk.audio.loudness import Glide
from kiosk.audio.voice import Voice
from kiosk.audio.wish import Speech, Wish

_log = logging.getLogger(__name__)

RETRY_SECONDS = 30.0
WATCH_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class _Sounding:
    """What plays on an open device; it goes with it."""

    device: Device
    ambience: Ambience
    voice: Voice
    effects: Effects


class Player:
    """Plays on a device as long as there is one, and looks for one as long as there is none."""

    def __init__(self, open_with: Callable[[int], Device] = open_device) -> None:
        self._open_device = open_with
        self._files = SoundFiles()
        self._sounding: _Sounding | None = None
        self._lost: Device | None = None
        self._problem: str | None = None
        self._retry_at = -inf
        self._over: Speech | None = None
        self._volume = Glide(0.0, 0.0)
        self._duck = Glide(1.0, 1.0)
        self._last: float | None = None

    @property
    def working(self) -> bool:
        """Whether there is a device."""
        return self._sounding is not None

    @property
    def problem(self) -> str | None:
        """Why there is none, for staff."""
        return self._problem

    def advance(self, wish: Wish, cues: Iterable[Cue], now: float) -> float:
        """Let be heard what is wished for at `now`; when this needs to be called again."""
        elapsed = now - self._last if self._last is not None else 0.0
        self._last = now
        self._let_go()
        if self._sounding and not self._sounding.device.is_there:
            self._lose(self._sounding, now)
            return now
        if not self._sounding and now >= self._retry_at:
            self._find(wish, now)
        if not self._sounding:
            return self._retry_at
        return self._play(self._sounding, wish, cues, now, elapsed)

    def close(self) -> None:
        """Fall silent and give the device back."""
        self._let_go()
        sounding, self._sounding = self._sounding, None
        if sounding:
            sounding.device.close()

    def _play(
        self, sounding: _Sounding, wish: Wish, cues: Iterable[Cue], now: float, elapsed: float
    ) -> float:
        # First what a visitor waits for: an ambience may have to be decoded.
        sounding.effects.use(wish.cue_files)
        for cue in cues:
            sounding.effects.play(cue)
        voice_due = sounding.voice.advance(wish.speech, now, elapsed)
        gliding = self._glide(sounding, wish, elapsed)
        ambience_due = sounding.ambience.advance(wish.ambience, now)
        return now if gliding else min(voice_due, ambience_due, now + WATCH_SECONDS)

    def _glide(self, sounding: _Sounding, wish: Wish, elapsed: float) -> bool:
        """Set all loudness; whether it is still on its way."""
        self._aim(wish, ducked=wish.ducked or sounding.voice.sounding)
        self._volume.advance(elapsed, loudness.VOLUME_SECONDS)
        rises = self._duck.target > self._duck.value
        self._duck.advance(elapsed, loudness.RISE_SECONDS if rises else loudness.DUCK_SECONDS)
        self._apply(sounding)
        return not (self._volume.is_over and self._duck.is_over)

    def _aim(self, wish: Wish, *, ducked: bool) -> None:
        self._volume.target = wish.volume * wish.house_volume
        self._duck.target = loudness.DUCKED if ducked else 1.0

    def _apply(self, sounding: _Sounding) -> None:
        volume = self._volume.value
        sounding.effects.set_level(volume)
        sounding.voice.set_level(volume * loudness.SPEECH)
        sounding.ambience.set_level(volume * loudness.AMBIENCE * self._duck.value)

    def _find(self, wish: Wish, now: float) -> None:
        """Look for a device; whatever should be heard begins on it at its loudness at once."""
        self._retry_at = now + RETRY_SECONDS
        try:
            self._sounding = self._open()
        except (ImportError, OSError, NoDeviceError, RuntimeError, AttributeError) as error:
            if isinstance(error, ImportError):
                self._retry_at = inf  # nobody installs it while we run
            if not self._problem:
                _log.warning("No sound: %s", error)
            self._problem = str(error) or type(error).__name__
            return
        if self._problem:
            self._problem = None
            _log.warning("Sound works again")
        self._aim(wish, ducked=wish.ducked or wish.speech not in (None, self._over))
        self._volume.arrive()
        self._duck.arrive()
        self._apply(self._sounding)

    def _open(self) -> _Sounding:
        device = self._open_device(ambience.TRACKS + effects.TRACKS)
        try:
            return _Sounding(
                device,
                Ambience(device.mixer, self._files),
                Voice(device.mixer, self._files, self._over),
                Effects(device.mixer, self._files, ambience.TRACKS),
            )
        except Exception:
            device.close()
            raise

    def _lose(self, sounding: _Sounding, now: float) -> None:
        """The device is gone. Staff must know before it is let go, which may take for ever."""
        self._over = sounding.voice.over
        self._sounding = None
        self._retry_at = now + RETRY_SECONDS
        self._problem = "the sound device is gone"
        _log.warning("No sound: %s; tried again every %g s", self._problem, RETRY_SECONDS)
        self._lost = sounding.device

    def _let_go(self) -> None:
        """Close a device that is gone, before another can be found."""
        lost, self._lost = self._lost, None
        if lost:
            lost.close()
