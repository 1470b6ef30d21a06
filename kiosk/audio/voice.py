"""Narrations and recordings: one at a time, read from the file while it is heard."""

from math import inf
from typing import TYPE_CHECKING

from kiosk.audio.files import SoundFiles
from kiosk.audio.loudness import Glide
from kiosk.audio.wish import Speech

if TYPE_CHECKING:
    from types import ModuleType

END_SECONDS = 0.12  # a voice that is cut short fades this fast, also before the next begins
LATE_SECONDS = 1.0
_BEGIN_MS = 30  # beginning in the middle of a wave would click
_LOOK_SECONDS = 0.1  # how often to look whether it has come to its end


class Voice:
    """Plays through the mixer's music.

    Its own fade-out is not used: SDL then waits for the end of it before it loads the next file.
    """

    def __init__(self, mixer: "ModuleType", files: SoundFiles, over: Speech | None) -> None:
        """Heard to its end already: `over`."""
        self._mixer = mixer
        self._music = mixer.music
        self._files = files
        self._speech = over
        self._sounding = False
        self._end = Glide(1.0, 1.0)
        self._level = 0.0
        self._applied = -1.0

    @property
    def sounding(self) -> bool:
        """Whether somebody speaks now."""
        return self._sounding

    @property
    def over(self) -> Speech | None:
        """What was heard to its end and is still the last that was wished for."""
        return None if self._sounding else self._speech

    def advance(self, speech: Speech | None, now: float, elapsed: float) -> float:
        """Speak that, or be silent; when this needs to be called again."""
        if speech is not self._speech and self._sounding:
            self._end.target = 0.0
            self._end.advance(elapsed, END_SECONDS)
            if not self._end.is_over:
                self._apply()
                return now
            self._music.stop()
            self._sounding = False
        if speech is not self._speech:
            self._speech = speech
            self._end = Glide(1.0, 1.0)
            self._apply()
            self._sounding = speech is not None and self._begin(speech, now)
        elif self._sounding:
            self._sounding = bool(self._music.get_busy())
        return now + _LOOK_SECONDS if self._sounding else inf

    def set_level(self, level: float) -> None:
        """Set its loudness, 0 to 1."""
        self._level = level
        self._apply()

    def _apply(self) -> None:
        level = self._level * self._end.value
        if level != self._applied:
            self._applied = level
            self._music.set_volume(level)

    def _begin(self, speech: Speech, now: float) -> bool:
        """Start to speak; False if that cannot be.

        When it comes late, because a device came back or something long was being decoded, it
        begins where the captions are by now.
        """
        if not self._files.streamed(self._mixer, speech.path):
            return False
        position = speech.position(now)
        late = position - speech.from_seconds > LATE_SECONDS
        try:
            self._music.play(start=position if late else speech.from_seconds, fade_ms=_BEGIN_MS)
        except RuntimeError:  # SDL's way to say that the file ends before
            return False
        return True
