"""Divides the room above the axis among the tracks; arithmetic only, y upwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.geometry import Rect
from kiosk.pages.timeline.lanes import shared_rows

_WIDEST_ROW = 1.45  # of what a row needs: farther apart, rows belong to nothing


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the parts of a band need, in pixels: its head, a row, the crowd, the space below."""

    head: float
    row: float
    crowd: float
    gap: float


@dataclass(frozen=True, slots=True)
class Band:
    """A track: from `y` to `top`, with its head, if it has one, and its rows."""

    y: float
    top: float
    head: float
    first: float  # the upper edge of the uppermost row
    row: float
    rows: int
    crowd: float  # the middle of the crowd

    def middle(self, row: int | None) -> float:
        """The middle of a row, or of the crowd."""
        return self.crowd if row is None else self.first - (row + 0.5) * self.row


def has_room(room: Rect, tracks: int, sizes: Sizes) -> bool:
    """Whether each track gets a row at least."""
    return _left(room, tracks, sizes) >= tracks * sizes.row


def most_rows(room: Rect, tracks: int, sizes: Sizes) -> int:
    """How many rows there are for all tracks together."""
    return max(tracks, int(_left(room, tracks, sizes) // sizes.row))


def divided(room: Rect, wanted: Sequence[int], sizes: Sizes) -> tuple[Band, ...]:
    """The bands from top to bottom; where there is no room, their rows are lower."""
    tracks = len(wanted)
    left = max(1.0, _left(room, tracks, sizes))
    rows = shared_rows(wanted, most_rows(room, tracks, sizes))
    row = min(left / sum(rows), sizes.row * _WIDEST_ROW)
    spare = (left - row * sum(rows)) / tracks
    bands, top = [], room.top
    for count in rows:
        height = sizes.head + count * row + spare + sizes.crowd
        first = top - sizes.head - spare / 2
        low = top - height
        bands.append(Band(low, top, sizes.head, first, row, count, low + sizes.crowd / 2))
        top = low - sizes.gap
    return tuple(bands)


def _left(room: Rect, tracks: int, sizes: Sizes) -> float:
    return room.height - tracks * (sizes.head + sizes.crowd) - (tracks - 1) * sizes.gap
