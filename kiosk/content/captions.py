"""What is said in a sound or a video, and when; knows no file."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf


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
    _times: tuple[float, ...] = field(init=False, repr=False, compare=False)
    _texts: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __init__(self, cues: Iterable[Cue]) -> None:
        ordered = tuple(sorted(cues, key=lambda cue: cue.start))
        object.__setattr__(self, "cues", ordered)
        changes = tuple(_changes(ordered))
        object.__setattr__(self, "_times", tuple(seconds for seconds, _ in changes))
        object.__setattr__(self, "_texts", tuple(text for _, text in changes))

    def at(self, seconds: float) -> str:
        """The words to show: of cues at the same time, the one that began last; "" between."""
        index = bisect_right(self._times, seconds) - 1
        return self._texts[index] if index >= 0 else ""

    @property
    def end(self) -> float:
        """The second at which all cues are over; 0.0 without any."""
        return self._times[-1] if self._times else 0.0


def _changes(ordered: Iterable[Cue]) -> Iterator[tuple[float, str]]:
    """The seconds, in order, from which other words are shown, and these words.

    Found once, in one walk: a caption that spans a file of thousands is asked for at every tick.
    """
    under_way: list[Cue] = []  # the last of them is shown, and then the one before it
    for cue in (*ordered, Cue(inf, inf, "")):
        while under_way and under_way[-1].end <= cue.start:
            over = under_way.pop().end
            while under_way and under_way[-1].end <= over:
                under_way.pop()
            yield over, under_way[-1].text if under_way else ""
        if cue.start < cue.end:
            under_way.append(cue)
            yield cue.start, cue.text


NO_CAPTIONS = Captions(())
