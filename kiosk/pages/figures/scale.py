"""How long numbers are drawn; arithmetic only. Every scale begins at zero."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.core.geometry import clamp
from kiosk.core.leaves import leaf_starts

GROWING_SECONDS = 0.4


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a number is drawn, in pixels from zero: full to `least`, then hatched to `most`.

    Up to `part` it is of a certain sort; 0.0 where none is told.
    """

    least: float
    most: float
    part: float = 0.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Draws `most` as long as `length` pixels, and half of it half as long."""

    most: float
    length: float

    def extent(self, least: float, most: float, part: float | None = None) -> Extent:
        """How far a number or a range is drawn."""
        return Extent(self._of(least), self._of(most), self._of(part or 0.0))

    def _of(self, number: float) -> float:
        return number / self.most * self.length if self.most > 0 else 0.0


def grown(now: float, since: float) -> float:
    """How much of everything is drawn at second `now`, 0 to 1: quick at first, then slower."""
    rest = 1.0 - clamp((now - since) / GROWING_SECONDS, 0.0, 1.0)
    return 1.0 - rest * rest * rest


def longest(room: float, beside: Iterable[tuple[float, float]]) -> float:
    """The length of the scale at which each bar leaves room for what stands at its end.

    `beside` has for each bar its share of the scale and how wide that is.
    """
    lengths = ((room - wide) / share for share, wide in beside if share > 0)
    return max(0.0, min(lengths, default=room))


def balanced(heights: Sequence[float], height: float, gap: float) -> list[int]:
    """Where leaves begin: no more than `leaf_starts` has, but filled as evenly as can be."""
    count = len(leaf_starts(heights, height, gap))
    low, high = max(heights, default=0.0), height
    while high - low > 1.0:
        middle = (low + high) / 2
        if len(leaf_starts(heights, middle, gap)) > count:
            low = middle
        else:
            high = middle
    return leaf_starts(heights, high, gap)


def even_leaves(count: int, fit: int) -> list[int]:
    """Where leaves begin when at most `fit` of so many things stand side by side.

    No leaf has much less than another.
    """
    fit = max(1, fit)
    number = max(1, -(-count // fit))
    each, more = divmod(count, number)
    starts = [0]
    for leaf in range(number - 1):
        starts.append(starts[-1] + each + (1 if leaf < more else 0))
    return starts
