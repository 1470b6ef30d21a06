"""Sound files, read for a mixer; one that cannot be read costs one line in the log, and silence."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from pygame.mixer import Sound

_log = logging.getLogger(__name__)

# pygame.error is a RuntimeError; a file that is not there is one or the other.
_UNREADABLE = (OSError, RuntimeError)


class SoundFiles:
    """Reads files; remembers which ones failed, so that each is complained of once."""

    def __init__(self) -> None:
        self._failed: set[Path] = set()

    def decoded(self, mixer: "ModuleType", path: Path) -> "Sound | None":
        """The whole file as the mixer's samples; takes a second for three minutes of Opus."""
        try:
            sound: Sound = mixer.Sound(str(path))
        except _UNREADABLE as error:
            self._complain(path, error)
            return None
        return sound

    def streamed(self, mixer: "ModuleType", path: Path) -> bool:
        """Have the mixer's music read from the file; False if it cannot."""
        try:
            # An empty hint: what the file holds counts, not its name. Opus in an .ogg is common.
            mixer.music.load(str(path), "")
        except _UNREADABLE as error:
            self._complain(path, error)
            return False
        return True

    def _complain(self, path: Path, error: Exception) -> None:
        if path not in self._failed:
            self._failed.add(path)
            reason = error.strerror if isinstance(error, OSError) and error.strerror else error
            _log.warning("%s cannot be played: %s", path, reason)
