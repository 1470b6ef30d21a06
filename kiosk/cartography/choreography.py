"""A passage of historic time, played: what has begun by a second of it, and how much so far.

Seconds are those of history, from any one moment on; how long the visitor watches is decided
elsewhere, which speaks of shares of the passage, 0 to 1.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kiosk.core.geometry import clamp, mix

SHORTEST = 1.0
"""What takes no more seconds of history than this does not last."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Something that begins and ends in seconds of history; its weight (not negative) is counted.

    One that does not last counts whole at once.
    """

    id: str
    begins: float
    ends: float
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class State:
    """How far a passage has come: the cues begun, their weight so far, the latest one's id."""

    second: float
    begun: int
    total: float
    latest: str | None


class Choreography:
    """A passage with its cues; once made, a state costs about the same however many there are.

    A cue's weight grows evenly while it lasts. Of cues that begin together the last given is the
    latest.
    """

    def __init__(self, starts: float, ends: float, cues: Sequence[Cue] = ()) -> None:
        self.starts = starts
        self.ends = max(starts, ends)
        in_order = sorted(cues, key=lambda cue: cue.begins)
        self._begins = [cue.begins for cue in in_order]
        self._ids = [cue.id for cue in in_order]
        times, totals, rates = _growth(in_order)
        self._times: list[float] = times.tolist()
        self._totals: list[float] = totals.tolist()
        self._rates: list[float] = rates.tolist()

    def share_of(self, second: float) -> float:
        """How much of the passage is over by a second; one without length has no middle."""
        if self.ends <= self.starts:
            return 0.0 if second <= self.starts else 1.0
        return clamp((second - self.starts) / (self.ends - self.starts), 0.0, 1.0)

    def second_of(self, share: float) -> float:
        """The second of history at which so much of the passage is over."""
        return self.ends if share >= 1.0 else mix(self.starts, self.ends, max(0.0, share))

    def state(self, share: float) -> State:
        """How things stand when so much of the passage is over."""
        second = self.second_of(share)
        begun = bisect_right(self._begins, second)
        latest = self._ids[begun - 1] if begun else None
        return State(second, begun, self._total_at(second), latest)

    def _total_at(self, second: float) -> float:
        last = bisect_right(self._times, second) - 1
        if last < 0:
            return 0.0
        return self._totals[last] + self._rates[last] * (second - self._times[last])


def _growth(cues: Sequence[Cue]) -> tuple[NDArray[np.float64], ...]:
    """The times at which the weight changes its pace, the weight then, its pace from then on."""
    begins = np.array([cue.begins for cue in cues], dtype=np.float64)
    ends = np.maximum(begins, np.array([cue.ends for cue in cues], dtype=np.float64))
    weights = np.array([cue.weight for cue in cues], dtype=np.float64)
    lengths = ends - begins
    lasting = lengths > SHORTEST
    paces = np.divide(weights, lengths, out=np.zeros_like(weights), where=lasting)
    times = np.concatenate((begins, ends))
    order = np.argsort(times, kind="stable")
    times = times[order]
    running = np.concatenate((np.ones_like(begins), -np.ones_like(ends)))[order].cumsum()
    rates = np.concatenate((paces, -paces))[order].cumsum()
    rates = np.where(running > 0.5, np.maximum(rates, 0.0), 0.0)
    leaps = np.concatenate((np.where(lasting, 0.0, weights), np.zeros_like(weights)))[order]
    grown = np.diff(times, prepend=times[:1]) * np.roll(rates, 1)
    return times, (grown + leaps).cumsum(), rates
