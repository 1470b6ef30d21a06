"""What should be heard now, as a whole; whoever plays it compares it with what is heard."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from kiosk.audio.cue import Cue

DEFAULT_VOLUME = 0.7


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """One wish to hear a file, from `from_seconds` of it, uttered at `at`: two are never equal."""

    path: Path
    from_seconds: float
    at: float

    def position(self, now: float) -> float:
        """Where in the file it would be, had it been heard since it was wished for."""
        return self.from_seconds + max(0.0, now - self.at)


@dataclass(frozen=True, slots=True)
class Wish:
    """Everything that should be heard, and how loud (0 to 1), except cues: those pass."""

    volume: float = DEFAULT_VOLUME
    house_volume: float = 1.0
    ducked: bool = False
    ambience: Path | None = None
    speech: Speech | None = None
    cue_files: Mapping[Cue, Path] = field(default_factory=lambda: MappingProxyType({}))
