"""Which symbols and names a map shows where, so that nothing covers anything; in window pixels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from kiosk.core.geometry import Rect

GAP_PX = 4.0
_CELL_PX = 48.0


class Slot(Enum):
    """Where a name stands, as seen from its place; far ones are tied to it by a leader line."""

    RIGHT = auto()
    LEFT = auto()
    ABOVE = auto()
    BELOW = auto()
    ABOVE_RIGHT = auto()
    BELOW_RIGHT = auto()
    ABOVE_LEFT = auto()
    BELOW_LEFT = auto()
    FAR_RIGHT = auto()
    FAR_LEFT = auto()
    ON = auto()  # right on its place: only for what has no symbol
    AWAY_LEFT = auto()  # beside a crowd: only for the names of cities and seas
    AWAY_RIGHT = auto()
    AWAY_ABOVE = auto()
    AWAY_BELOW = auto()


FAR = frozenset((Slot.FAR_RIGHT, Slot.FAR_LEFT))
AWAY = frozenset((Slot.AWAY_LEFT, Slot.AWAY_RIGHT, Slot.AWAY_ABOVE, Slot.AWAY_BELOW))
_GREAT_RANK = 1  # names as great as this may stand away from a crowd rather than not at all

_Stand = tuple[Slot, int, int]  # to which side of its place a name stands, across and up
_BESIDE_A_SYMBOL: tuple[_Stand, ...] = (
    (Slot.RIGHT, 1, 0), (Slot.LEFT, -1, 0), (Slot.ABOVE, 0, 1), (Slot.BELOW, 0, -1),
    (Slot.ABOVE_RIGHT, 1, 1), (Slot.BELOW_RIGHT, 1, -1),
    (Slot.ABOVE_LEFT, -1, 1), (Slot.BELOW_LEFT, -1, -1),
    (Slot.FAR_RIGHT, 1, 1), (Slot.FAR_LEFT, -1, 1),
)  # fmt: skip
_WITHOUT_A_SYMBOL: tuple[_Stand, ...] = (
    (Slot.ON, 0, 0), (Slot.ABOVE, 0, 1), (Slot.BELOW, 0, -1), (Slot.RIGHT, 1, 0),
    (Slot.LEFT, -1, 0),
)  # fmt: skip
_AWAY_FROM_A_CROWD: tuple[_Stand, ...] = (
    *_WITHOUT_A_SYMBOL, (Slot.AWAY_LEFT, -1, 0), (Slot.AWAY_RIGHT, 1, 0),
    (Slot.AWAY_ABOVE, 0, 1), (Slot.AWAY_BELOW, 0, -1),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be shown at the place (x, y): a symbol of that radius (0: none), a name that size.

    `rank` 1 goes before 2; a name without width is none.
    """

    key: str
    x: float
    y: float
    width: float
    height: float
    radius: float
    rank: int
    must_show_symbol: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """What is shown of a candidate: its symbol, its name in this rectangle, a leader line to it."""

    symbol: bool
    text: Rect | None = None
    leader: bool = False
    slot: Slot | None = None


HIDDEN = Placed(symbol=False)
BARE = Placed(symbol=True)

_Box = tuple[float, float, float, float]  # left, bottom, right, top: cheaper than a Rect


def place_labels(
    candidates: Sequence[Candidate],
    frame: Rect,
    obstacles: Sequence[Rect],
    previous: Mapping[str, Slot],
    *,
    gap: float = GAP_PX,
) -> Mapping[str, Placed]:
    """What is shown of every candidate, by its key.

    The better rank chooses first, then the earlier candidate: first all symbols, then all names.
    A name tries the slot it had before, so that it does not jump while the map moves a little.
    It never leaves the frame and covers no symbol, no other name and no obstacle; it goes where
    its symbol goes. A place that an obstacle covers is not named.
    """
    window = _box(frame)
    taken = _Taken()
    placed = dict.fromkeys((candidate.key for candidate in candidates), HIDDEN)
    panels = [_box(obstacle) for obstacle in obstacles]
    named = []
    for candidate in sorted(candidates, key=lambda candidate: candidate.rank):
        if _shows_symbol(candidate, window, taken):
            if candidate.radius > 0.0:
                placed[candidate.key] = BARE
            if candidate.width > 0.0 and _is_open(candidate, window, panels):
                named.append(candidate)
    for panel in panels:
        taken.add(panel, window)
    for candidate in named:
        before = previous.get(candidate.key)
        for stand in _stands(candidate, before):
            box = _text_box(candidate, stand, gap)
            if _lies_in(box, window) and taken.is_free(box):
                taken.add(box, window)
                placed[candidate.key] = _named(candidate, box, stand[0])
                break
    return placed


class _Taken:
    """What of the window is covered already, found by the squares of a coarse grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[_Box]] = {}

    def add(self, box: _Box, window: _Box) -> None:
        """Cover what of a box lies in the window."""
        left, bottom = max(box[0], window[0]), max(box[1], window[1])
        right, top = min(box[2], window[2]), min(box[3], window[3])
        if left >= right or bottom >= top:
            return
        seen = (left, bottom, right, top)
        cells = self._cells
        for row in range(int(bottom // _CELL_PX), int(top // _CELL_PX) + 1):
            for column in range(int(left // _CELL_PX), int(right // _CELL_PX) + 1):
                cell = cells.get((column, row))
                if cell is None:
                    cells[column, row] = [seen]
                else:
                    cell.append(seen)

    def is_free(self, box: _Box) -> bool:
        """Whether nothing covers any of it."""
        left, bottom, right, top = box
        cells = self._cells
        for row in range(int(bottom // _CELL_PX), int(top // _CELL_PX) + 1):
            for column in range(int(left // _CELL_PX), int(right // _CELL_PX) + 1):
                for other in cells.get((column, row), ()):
                    if (
                        left < other[2] and other[0] < right
                        and bottom < other[3] and other[1] < top
                    ):  # fmt: skip
                        return False
        return True


def _shows_symbol(candidate: Candidate, window: _Box, taken: _Taken) -> bool:
    """Claim the square of a symbol; what has none passes."""
    x, y, radius = candidate.x, candidate.y, candidate.radius
    if radius <= 0.0:
        return True
    square = (x - radius, y - radius, x + radius, y + radius)
    if not _overlap(square, window):
        return False
    if not candidate.must_show_symbol and not taken.is_free(square):
        return False
    taken.add(square, window)
    return True


def _is_open(candidate: Candidate, window: _Box, panels: Sequence[_Box]) -> bool:
    """Whether a candidate's place itself can be seen."""
    point = (candidate.x, candidate.y, candidate.x, candidate.y)
    return _lies_in(point, window) and not any(_lies_in(point, panel) for panel in panels)


def _stands(candidate: Candidate, before: Slot | None) -> Sequence[_Stand]:
    """The slots to try, the one it had before first."""
    stands = _BESIDE_A_SYMBOL
    if candidate.radius <= 0.0:
        stands = _AWAY_FROM_A_CROWD if candidate.rank <= _GREAT_RANK else _WITHOUT_A_SYMBOL
    if before is None or before is stands[0][0]:
        return stands
    return sorted(stands, key=lambda stand: stand[0] is not before)


def _text_box(candidate: Candidate, stand: _Stand, gap: float) -> _Box:
    """Where a name stands in a slot."""
    slot, across, up = stand
    width, height = candidate.width, candidate.height
    aside = rise = candidate.radius + (0.0 if across and up else gap)
    if slot is Slot.FAR_RIGHT or slot is Slot.FAR_LEFT:
        aside, rise = aside + gap + 2 * height, rise + height
    elif slot in AWAY:
        aside, rise = aside + 3 * height, rise + 3 * height
    left = candidate.x + across * aside + (across - 1) / 2 * width
    bottom = candidate.y + up * rise + (up - 1) / 2 * height
    return left, bottom, left + width, bottom + height


def _named(candidate: Candidate, box: _Box, slot: Slot) -> Placed:
    rect = Rect(box[0], box[1], candidate.width, candidate.height)
    return Placed(candidate.radius > 0.0, rect, leader=slot in FAR, slot=slot)


def _box(rect: Rect) -> _Box:
    return rect.x, rect.y, rect.right, rect.top


def _overlap(box: _Box, other: _Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def _lies_in(box: _Box, other: _Box) -> bool:
    return other[0] <= box[0] and box[2] <= other[2] and other[1] <= box[1] and box[3] <= other[3]
