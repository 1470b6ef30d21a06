"""What a visitor hears: an Audio that remembers what it was asked for."""

from collections.abc import Mapping
from pathlib import Path

from kiosk.audio.cue import Cue


class Ears:
    """Hears everything at once; files are remembered by their names."""

    working = True
    problem = None

    def __init__(self) -> None:
        self.cues: list[Cue] = []
        self.cue_files: dict[Cue, str] = {}
        self.loudness: float | None = None
        self.ambience: str | None = None
        self.speech: tuple[str, float] | None = None
        self.ducked = False
        self.house_volume = 1.0

    def start(self) -> None:
        """The ears are open."""

    def close(self) -> None:
        """The ears stay open."""

    def advance(self, now: float) -> None:
        """Hear on."""

    def play(self, cue: Cue) -> None:
        """Hear a cue."""
        self.cues.append(cue)

    def use_cues(self, files: Mapping[Cue, Path]) -> None:
        """Know what cues sound like."""
        self.cue_files = {cue: path.name for cue, path in files.items()}

    def set_volume(self, level: float) -> None:
        """Hear how loud it is."""
        self.loudness = level

    def set_house_volume(self, level: float) -> None:
        """Hear how loud the house allows it to be."""
        self.house_volume = level

    def set_ambience(self, path: Path | None) -> None:
        """Hear what is round about."""
        self.ambience = None if path is None else path.name

    def speak(self, path: Path, from_seconds: float) -> None:
        """Listen to something."""
        self.speech = (path.name, from_seconds)

    def hush(self) -> None:
        """Hear it end."""
        self.speech = None

    def duck(self, *, ducked: bool) -> None:
        """Hear the ambience fall back."""
        self.ducked = ducked
