"""Which attract item is shown when, and where it stands; pure, seconds in and numbers out."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

DRIFT_SECONDS = 150.0  # every few minutes, against burn-in
_DRIFT = ((0, 0), (6, 3), (3, 7), (-4, 6), (-7, 0), (-3, -6), (4, -7), (7, -3))  # design pixels


class Playlist:
    """Items shown for so many seconds each, one after another, from second 0 on."""

    def __init__(self, seconds: Sequence[float]) -> None:
        self._ends = tuple(accumulate(seconds))

    def index(self, seconds: float) -> int:
        """The item shown after that many seconds of attract; 0 when there is none.

        A touch that ends a visit is drawn as of the touch, a little before attract began.
        """
        if len(self._ends) < 2:
            return 0
        within = max(0.0, seconds) % self._ends[-1]
        return min(bisect_right(self._ends, within), len(self._ends) - 1)


def drift(seconds: float) -> tuple[int, int]:
    """How far everything stands from its place, in design pixels: a few, and other ones later."""
    return _DRIFT[int(max(0.0, seconds) // DRIFT_SECONDS) % len(_DRIFT)]
