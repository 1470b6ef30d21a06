"""Which attract item is shown when, and where it stands; pure, seconds in and numbers out."""

from dataclasses import dataclass

DRIFT_SECONDS = 150.0  # every few minutes, against burn-in
_DRIFT = ((0, 0), (6, 3), (3, 7), (-4, 6), (-7, 0), (-3, -6), (4, -7), (7, -3))  # design pixels


@dataclass(frozen=True, slots=True)
class Playlist:
    """`count` items shown for `each_seconds` one after another, from second 0 on."""

    count: int
    each_seconds: float

    def index(self, seconds: float) -> int:
        """The item shown after that many seconds of attract; 0 when there is none.

        A touch that ends a visit is drawn as of the touch, a little before attract began.
        """
        if self.count < 2:
            return 0
        return int(max(0.0, seconds) // self.each_seconds) % self.count


def drift(seconds: float) -> tuple[int, int]:
    """How far everything stands from its place, in design pixels: a few, and other ones later."""
    return _DRIFT[int(max(0.0, seconds) // DRIFT_SECONDS) % len(_DRIFT)]
