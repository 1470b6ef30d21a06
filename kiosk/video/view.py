"""A film as it is to be seen; knows neither how it is decoded nor how it is drawn."""

from dataclasses import dataclass
from enum import StrEnum
from math import inf
from pathlib import Path

from kiosk.content.reading import PictureView
from kiosk.core.geometry import clamp


class FilmState(StrEnum):
    """What a film does."""

    AT_REST = "at-rest"  # behind its poster: not yet begun, or over
    PLAYING = "playing"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class FilmView:
    """A film ready to be shown; `path` is None where there is nothing but its poster.

    It stood at `second` of its `length` (0.0: not known) at monotonic second `since`, and goes on
    from there while it plays. `take` is another number whenever the visitor has chosen another
    place in it.
    """

    path: Path | None
    poster: PictureView
    title: str
    state: FilmState
    second: float
    since: float
    length: float
    take: int
    muted: bool
    captions: str

    def second_at(self, now: float) -> float:
        """Where it stands now, in seconds from its beginning."""
        played = now - self.since if self.state is FilmState.PLAYING else 0.0
        return clamp(self.second + played, 0.0, self.length or inf)

    def share_at(self, now: float) -> float:
        """Where it stands now, as a share of its length, 0 to 1."""
        return self.second_at(now) / self.length if self.length > 0 else 0.0
