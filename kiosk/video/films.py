"""What shows films, whichever library does it; knows none of them and no window."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.core.geometry import Size


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture of a film: rows from the top, four bytes a pixel, red first.

    `pixels` are the decoder's own memory, kept alive by `owner`: copy them, then let go of both.
    """

    width: int
    height: int
    second: float
    pixels: memoryview
    owner: object


class Film(Protocol):
    """One film that is being shown. No call waits, and none raises."""

    @property
    def second(self) -> float:
        """How far it has come, in seconds from its beginning; stands still where it is stuck."""

    @property
    def length(self) -> float:
        """How long it is, in seconds; 0.0 until that is known."""

    @property
    def has_ended(self) -> bool:
        """Whether it has come to its end, and not been moved since."""

    @property
    def problem(self) -> str | None:
        """Why it cannot go on, for staff; None while it can."""

    def frame(self) -> Frame | None:
        """The newest frame, once; None while there is no newer one than was given last."""

    def go_to(self, second: float) -> None:
        """Go on at another place, or as near before it as the file allows.

        `frame` then gives none of those from before any more.
        """

    def let_play(self, *, playing: bool) -> None:
        """Play, or stand still; standing still it shows the frame at which it stands."""

    def set_volume(self, level: float) -> None:
        """Set the loudness, 0 (silent) to 1."""

    def close(self) -> None:
        """End it, soon; its sound ends with it."""

    def wait_closed(self, seconds: float) -> None:
        """Wait until it has ended, at most so long: only when the process ends."""


class Films(Protocol):
    """Opens films."""

    @property
    def problem(self) -> str | None:
        """Why no film can be shown at all, for staff; None where they can."""

    def prepare(self) -> None:
        """Do what would delay the first film. May take long: call it in a thread."""

    def open(self, path: Path, largest: Size, second: float) -> Film:
        """A film that stands still at a second, its frames scaled down to fit into `largest`."""


class NoFilms:
    """No films, on purpose or because nothing is installed that shows them."""

    __slots__ = ("problem",)

    def __init__(self, problem: str = "films are not wanted") -> None:
        self.problem = problem

    def prepare(self) -> None:
        """Nothing to do."""

    def open(self, path: Path, largest: Size, second: float) -> Film:
        """Never called: whoever has no films says so."""
        raise RuntimeError(self.problem)
