"""What is said in a sound or a video, and when; knows no file."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that are shown from second `start` until just before second `end`."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class Captions:
    """Cues in the order of their starts."""

    cues: tuple[Cue, ...]
    _starts: tuple[float, ...] = field(init=False, repr=False, compare=False)
    _ends: tuple[float, ...] = field(init=False, repr=False, compare=False)

    def __init__(self, cues: Iterable[Cue]) -> None:
        ordered = tuple(sorted(cues, key=lambda cue: cue.start))
        object.__setattr__(self, "cues", ordered)
        object.__setattr__(self, "_starts", tuple(cue.start for cue in ordered))
        object.__setattr__(self, "_ends", tuple(accumulate((cue.end for cue in ordered), max)))

    def at(self, seconds: float) -> str:
        """The words to show: of cues at the same time, the one that began last; "" between."""
        index = bisect_right(self._starts, seconds) - 1
        while index >= 0 and seconds < self._ends[index]:  # no earlier cue lasts longer than that
            if seconds < self.cues[index].end:
                return self.cues[index].text
            index -= 1
        return ""

    @property
    def end(self) -> float:
        """The second at which all cues are over; 0.0 without any."""
        return self._ends[-1] if self._ends else 0.0


NO_CAPTIONS = Captions(())
