"""Recognises staff's knock: five taps in the upper left corner, felt beneath as well."""

from collections.abc import Hashable

from kiosk.core.geometry import Size

_LONGEST_TOUCH = 10.0  # seconds; whoever has not lifted by then was missed, or is dirt

TAPS = 5
SECONDS = 4.0
CORNER_MM, CORNER_DESIGN_PX = 25.0, 90.0


def corner_px(unit: float, px_per_mm: float | None) -> float:
    """The corner's side in window pixels; `unit` is window pixels to one design pixel."""
    if px_per_mm is None:
        return CORNER_DESIGN_PX * unit
    return max(CORNER_MM * px_per_mm, 24.0)


class Knock:
    """Counts taps; any touch elsewhere begins anew, and a hand laid on the corner is no knock.

    Not by the time between taps: while a page opens, several arrive at once.
    """

    def __init__(self) -> None:
        self._taps: list[float] = []
        self._fingers: dict[Hashable, float] = {}  # when each arrived

    def down(
        self, finger: Hashable, at: tuple[float, float], window: Size, corner: float, now: float
    ) -> bool:
        """A finger arrives at a place in pixels, y upwards; True when that completes the knock."""
        x, y = at
        self._fingers = {
            other: since for other, since in self._fingers.items() if now - since < _LONGEST_TOUCH
        }
        alone = not self._fingers
        self._fingers[finger] = now
        if not alone or x > corner or y < window.height - corner:
            self._taps.clear()
            return False
        self._taps = [*(at for at in self._taps if now - at <= SECONDS), now]
        if len(self._taps) < TAPS:
            return False
        self._taps.clear()
        return True

    def up(self, finger: Hashable) -> None:
        """A finger leaves."""
        self._fingers.pop(finger, None)
