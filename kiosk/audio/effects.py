"""Short sounds that answer a touch or ask a question; each has a track of its own."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kiosk.audio import loudness
from kiosk.audio.chime import bell
from kiosk.audio.cue import Cue
from kiosk.audio.device import CHANNELS, RATE_HZ
from kiosk.audio.files import SoundFiles

if TYPE_CHECKING:
    from types import ModuleType

    from pygame.mixer import Sound

TRACKS = len(Cue)
# The bell is computed as quiet as it should be; what an exhibit brings may be of any loudness.
_LEVELS: Mapping[Cue, float] = MappingProxyType({Cue.STILL_THERE: 1.0, Cue.TOUCH: loudness.TOUCH})


class Effects:
    """Plays on TRACKS tracks of the mixer, from `first_track` on."""

    def __init__(self, mixer: "ModuleType", files: SoundFiles, first_track: int) -> None:
        self._mixer = mixer
        self._files = files
        self._tracks = {cue: mixer.Channel(first_track + n) for n, cue in enumerate(Cue)}
        self._own: dict[Cue, Sound] = {
            Cue.STILL_THERE: mixer.Sound(buffer=bell(RATE_HZ, CHANNELS)),
        }
        self._paths: Mapping[Cue, Path] = {}
        self._sounds = dict(self._own)
        self._level = 0.0

    def use(self, paths: Mapping[Cue, Path]) -> None:
        """Take these files for cues, and the kiosk's own sounds for the others."""
        if paths == self._paths:
            return
        self._paths = paths
        read = {cue: self._files.decoded(self._mixer, path) for cue, path in paths.items()}
        self._sounds = self._own | {cue: sound for cue, sound in read.items() if sound}
        self._apply()

    def play(self, cue: Cue) -> None:
        """Play a cue from its beginning, in place of itself if it still sounds."""
        if sound := self._sounds.get(cue):
            self._tracks[cue].play(sound)

    def set_level(self, level: float) -> None:
        """Set their loudness, 0 to 1."""
        if level != self._level:
            self._level = level
            self._apply()

    def _apply(self) -> None:
        for cue, sound in self._sounds.items():
            sound.set_volume(self._level * _LEVELS[cue])
