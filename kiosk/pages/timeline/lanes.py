"""Finds every event a row of its track, so that nothing covers anything; in window pixels.

A row holds events side by side. The better rank chooses first, and of one rank what lasts. A name
is given up before a place in a row is; what finds no row at all stands in the crowd below the rows.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Side = Literal["right", "left", "upon", "none"]
"""Where a name stands; `upon` a bar it may run on beyond its end."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event on a track, between two places of the axis, with the width of its name."""

    key: str
    track: int
    x0: float
    x1: float
    name: float
    rank: int


@dataclass(frozen=True, slots=True)
class Lane:
    """Where an event stands: its row in its track, from 0, None: in the crowd; and its name."""

    row: int | None
    side: Side = "none"


@dataclass(frozen=True, slots=True)
class Measure:
    """What signs and names take, in pixels; `last` is the place where the axis ends.

    `radius` is that of the sign of a moment; `gap` stands between sign and name, `pad` between
    one event and the next.
    """

    radius: float
    gap: float
    pad: float
    last: float
    first: float = 0.0
    named_rank: int = 3  # names of a higher one are not written


@dataclass(slots=True)
class _Row:
    """The stretches of a row that are taken, in order."""

    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)

    def take(self, low: float, high: float) -> bool:
        """Take a stretch, if it is free."""
        place = bisect_right(self.starts, low)
        if place > 0 and self.ends[place - 1] > low:
            return False
        if place < len(self.starts) and self.starts[place] < high:
            return False
        self.starts.insert(place, low)
        self.ends.insert(place, high)
        return True


def lanes(
    candidates: Sequence[Candidate],
    rows: Sequence[int],
    measure: Measure,
    previous: Mapping[str, Lane],
) -> Mapping[str, Lane]:
    """The lane of each event, by its key; `rows` are the rows of each track.

    An event tries the row it had before, so that it does not jump while the axis is spread.
    """
    tracks = [[_Row() for _ in range(count)] for count in rows]
    found: dict[str, Lane] = {}
    waiting = sorted(candidates, key=lambda one: (one.rank, is_point(one, measure)))
    for places in (_named, _bare):
        for one in waiting:
            had = previous.get(one.key)
            order = _rows_tried(rows[one.track], None if had is None else had.row)
            lane = _lane(places(one, measure), tracks[one.track], order, measure)
            if lane is not None:
                found[one.key] = lane
        waiting = [one for one in waiting if one.key not in found]
    return found | {one.key: Lane(None) for one in waiting}


def rows_wanted(
    candidates: Sequence[Candidate], tracks: int, measure: Measure, most: int
) -> list[int]:
    """For each track how many rows its events need to be named all, at most `most`."""
    found = lanes(candidates, [most] * tracks, measure, {})
    wanted = [1] * tracks
    for one in candidates:
        row = found[one.key].row
        wanted[one.track] = max(wanted[one.track], most if row is None else row + 1)
    return wanted


def shared_rows(wanted: Sequence[int], rows: int) -> list[int]:
    """So many rows shared out: each track gets one, then whoever wants most of what is left.

    What nobody wants is nobody's.
    """
    given = [1] * len(wanted)
    for _ in range(rows - len(wanted)):
        lacking = [want / have if want > have else 0.0
                   for want, have in zip(wanted, given, strict=True)]  # fmt: skip
        most = max(lacking, default=0.0)
        if most <= 0.0:
            break
        given[lacking.index(most)] += 1
    return given


def is_point(one: Candidate, measure: Measure) -> bool:
    """Whether it is so short here that it is drawn as a moment."""
    return one.x1 - one.x0 <= 2 * measure.radius


def holds_name(width: float, name: float, gap: float) -> bool:
    """Whether a bar is long enough for a name to stand upon it."""
    return width >= name + 3 * gap


def _rows_tried(count: int, before: int | None) -> list[int]:
    every = list(range(count))
    if before is None or before >= count:
        return every
    return [before, *(row for row in every if row != before)]


_Stretch = tuple[Side, float, float]


def _lane(
    stretches: Sequence[_Stretch], rows: Sequence[_Row], order: Sequence[int], measure: Measure
) -> Lane | None:
    """The first row in which there is room, for the first stretch for which there is any."""
    for side, low, high in stretches:
        for row in order:
            if rows[row].take(low, high + measure.pad):
                return Lane(row, side)
    return None


def _bare(one: Candidate, measure: Measure) -> tuple[_Stretch, ...]:
    """What its sign takes of a row."""
    if is_point(one, measure):
        middle = (one.x0 + one.x1) / 2
        return (("none", middle - measure.radius, middle + measure.radius),)
    return (("none", one.x0, one.x1),)


def _named(one: Candidate, measure: Measure) -> tuple[_Stretch, ...]:
    """What it may take with its name, what looks best first."""
    if one.rank > measure.named_rank or not one.name:
        return ()
    ((_, low, high),) = _bare(one, measure)
    name = one.name + measure.gap
    sides: tuple[_Stretch, ...] = (("right", low, high + name), ("left", low - name, high))
    if not is_point(one, measure):
        upon: _Stretch = ("upon", low, max(high, low + name + measure.gap))
        is_whole = holds_name(high - low, one.name, measure.gap)
        sides = (upon,) if is_whole else (*sides, upon)
    return tuple(each for each in sides if each[1] >= measure.first and each[2] <= measure.last)
