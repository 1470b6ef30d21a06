"""What is heard quietly all the time: one file in a loop, cross-faded into the next."""

from collections import OrderedDict
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.audio.device import CHANNELS, RATE_HZ
from kiosk.audio.files import SoundFiles

if TYPE_CHECKING:
    from types import ModuleType

    from pygame.mixer import Sound

TRACKS = 2
FADE_SECONDS = 1.5
BUDGET_BYTES = 64 * 1024 * 1024
"""Of decoded samples, 172 kB a second: two ambiences of the longest that an exhibit may have."""

_SAMPLE_BYTES = 2 * CHANNELS


class Ambience:
    """Plays on the mixer's first TRACKS tracks.

    One cross-fade at a time: what is wished meanwhile begins when it is over, so that leafing
    quickly cuts nothing off. The fades are SDL's own, by the loudness of a track; ours is the
    loudness of a sound, and SDL multiplies both.
    """

    def __init__(self, mixer: "ModuleType", files: SoundFiles) -> None:
        self._mixer = mixer
        self._files = files
        self._decoded: OrderedDict[Path, Sound] = OrderedDict()  # the one heard last comes last
        self._track = 0
        self._path: Path | None = None
        self._faded_at = -inf
        self._level = 0.0

    def advance(self, path: Path | None, now: float) -> float:
        """Play that file, or nothing; when this needs to be called again."""
        if path == self._path:
            return inf
        if now < self._faded_at:
            return self._faded_at
        sound = self._sound(path) if path else None
        milliseconds = round(1000 * FADE_SECONDS)
        self._mixer.Channel(self._track).fadeout(milliseconds)
        self._track = (self._track + 1) % TRACKS
        if sound:
            track = self._mixer.Channel(self._track)
            track.stop()  # should SDL's clock be a moment behind, so that no fade is left half done
            track.set_volume(1.0)
            track.play(sound, loops=-1, fade_ms=milliseconds)
        self._path, self._faded_at = path, now + FADE_SECONDS
        return inf

    def set_level(self, level: float) -> None:
        """Set its loudness, 0 to 1."""
        if level != self._level:
            self._level = level
            for sound in self._decoded.values():
                sound.set_volume(level)

    def _sound(self, path: Path) -> "Sound | None":
        """The file's samples: kept, or decoded now."""
        sound = self._decoded.pop(path, None) or self._files.decoded(self._mixer, path)
        if sound:
            sound.set_volume(self._level)
            self._decoded[path] = sound
            while len(self._decoded) > TRACKS and self._held_bytes > BUDGET_BYTES:
                self._decoded.popitem(last=False)
        return sound

    @property
    def _held_bytes(self) -> float:
        return sum(sound.get_length() for sound in self._decoded.values()) * RATE_HZ * _SAMPLE_BYTES
