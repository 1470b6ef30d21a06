"""Where the signs of a pictogram stand, and how many there are; arithmetic only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import ceil

from kiosk.core.geometry import Rect

_AFTER_TEN = 0.5  # of a sign, left free


class Sort(Enum):
    """How a sign is drawn."""

    PLAIN = auto()
    OTHER = auto()  # where a part is told: the rest
    UNCERTAIN = auto()


@dataclass(frozen=True, slots=True)
class Count:
    """How many signs a number is: full up to `least`, faint up to `most`; `part` of a sort."""

    least: float
    most: float
    part: float = 0.0

    @property
    def whole(self) -> int:
        """How many signs are seen, be it of the last one but a part."""
        return ceil(self.most - 1e-9)

    def runs(self) -> Iterator[tuple[float, float, Sort]]:
        """From where to where signs are of one sort."""
        certain = Sort.PLAIN
        if self.part > 0:
            yield 0.0, self.part, Sort.PLAIN
            certain = Sort.OTHER
        if self.least > self.part:
            yield self.part, self.least, certain
        if self.most > self.least:
            yield self.least, self.most, Sort.UNCERTAIN


@dataclass(frozen=True, slots=True)
class Grid:
    """Signs in lines of `columns`, each in a square of `side` pixels, ten by ten."""

    columns: int
    side: float

    def height(self, signs: int) -> float:
        """The height of so many."""
        return ceil(signs / self.columns) * self.side

    def places(self, signs: int, x: float, top: float) -> Iterator[Rect]:
        """The squares of so many, from the upper left corner on."""
        for sign in range(signs):
            line, column = divmod(sign, self.columns)
            left = column * self.side + column // 10 * self.side * _AFTER_TEN
            yield Rect(x + left, top - (line + 1) * self.side, self.side, self.side)


def fitting(counts: Sequence[int], width: float, height: float, least: float, most: float) -> Grid:
    """The grid with the largest signs at which all counts fit below each other.

    Signs are never smaller than `least` nor larger than `most` pixels.
    """
    side = most
    while side > least:
        grid = Grid(columns_in(width, side), side)
        if sum(grid.height(count) for count in counts) <= height:
            return grid
        side -= 1.0
    return Grid(columns_in(width, least), least)


def columns_in(width: float, side: float) -> int:
    """How many signs stand in a line: tens, so that they are easily counted, else five or fewer."""
    tens = int((width / side + _AFTER_TEN) // (10 + _AFTER_TEN))
    return 10 * tens or max(1, min(5, int(width // side)))
