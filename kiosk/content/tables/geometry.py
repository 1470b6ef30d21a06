"""Geometries as GeoJSON writes them, in little memory; knows neither features nor files."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from kiosk.content.diagnostics import Problem, described
from kiosk.content.positions import FARTHEST, Positions, is_number, no_numbers
from kiosk.content.references import Loc

Part = tuple[float, float] | Positions | tuple[Positions, ...]
"""A point, a line, or the rings of a polygon."""

_NUMBERS = {int, float}
_LONGITUDE_FIRST = "GeoJSON has [longitude, latitude], such as [105.85, 21.03]."
_ACROSS_FIRST = "Write [across, down] in pixels of the picture."


@dataclass(frozen=True, slots=True)
class Shape:
    """A geometry as read: its type in GeoJSON, and its parts, of which only a Multi... has several.

    With a `problem` it has none; `loc` tells where among its coordinates that is.
    """

    type: str
    parts: Sequence[Part] = ()
    problem: Problem | None = None
    loc: Loc = ()

    @property
    def single_type(self) -> str:
        """The type of each of its parts."""
        return self.type.removeprefix("Multi")

    @property
    def is_multiple(self) -> bool:
        """Whether its coordinates are a list of those of its parts."""
        return self.type != self.single_type


class _BadCoordinatesError(Exception):
    """What is wrong with coordinates, and where among them."""

    def __init__(self, problem: Problem, loc: Loc) -> None:
        super().__init__(problem, loc)
        self.problem = problem
        self.loc = loc


class Shaper:
    """Reads coordinates. With `longitude_first` they are turned round: latitude is first here."""

    def __init__(self, *, longitude_first: bool) -> None:
        self._longitude_first = longitude_first
        self._hint = _LONGITUDE_FIRST if longitude_first else _ACROSS_FIRST

    def shape(self, type_: str, coordinates: object) -> Shape:
        """The geometry of some type of GeoJSON; a type that there is not has no parts."""
        try:
            return Shape(type_, self._parts(type_, coordinates))
        except _BadCoordinatesError as error:
            return Shape(type_, (), error.problem, error.loc)

    def _parts(self, type_: str, coordinates: object) -> list[Part]:
        single = type_.removeprefix("Multi")
        if single == type_:
            return self._part(single, coordinates, ())
        return list(
            chain.from_iterable(
                self._part(single, item, (index,))
                for index, item in enumerate(self._list(coordinates, ()))
            )
        )

    def _part(self, type_: str, value: object, loc: Loc) -> list[Part]:
        match type_:
            case "Point":
                return [self._positions([value], loc[:-1])[0]]
            case "LineString":
                return [self._positions(self._list(value, loc), loc)]
            case "Polygon":
                rings = enumerate(self._list(value, loc))
                return [tuple(self._ring(ring, (*loc, index)) for index, ring in rings)]
            case _:
                return []

    def _ring(self, value: object, loc: Loc) -> Positions:
        ring = self._positions(self._list(value, loc), loc)
        if len(ring) and ring[0] != ring[len(ring) - 1]:
            problem = Problem(
                "This ring does not end where it begins.",
                "The last position of a ring repeats the first.",
            )
            raise _BadCoordinatesError(problem, loc)
        return ring

    def _positions(self, pairs: list[object], loc: Loc) -> Positions:
        flat = _flattened(pairs)
        if flat is None:
            flat = array("d")
            for index, pair in enumerate(pairs):
                flat.extend(self._pair(pair, (*loc, index)))
        if self._longitude_first:
            flat[0::2], flat[1::2] = flat[1::2], flat[0::2]
        return Positions(flat)

    def _pair(self, value: object, loc: Loc) -> tuple[float, float]:
        """The first two numbers; a third is a height, which no map here shows."""
        if isinstance(value, list) and len(value) > 1 and all(map(is_number, value)):
            return float(value[0]), float(value[1])
        problem = no_numbers(value, 2, "A position of two numbers", self._hint)
        raise _BadCoordinatesError(problem, loc)

    def _list(self, value: object, loc: Loc) -> list[object]:
        if isinstance(value, list):
            return value
        problem = Problem(f"A list is expected here, found {described(value)}.", self._hint)
        raise _BadCoordinatesError(problem, loc)


def _flattened(pairs: list[object]) -> "array[float] | None":
    """The numbers of all pairs, quickly; None when they are not all pairs of numbers alike."""
    lists = [pair for pair in pairs if isinstance(pair, list)]
    sizes = set(map(len, lists))
    if len(lists) < len(pairs) or sizes not in ({2}, {3}):
        return None
    numbers = list(chain.from_iterable(lists))
    if not set(map(type, numbers)) <= _NUMBERS:
        return None
    try:
        flat = array("d", numbers)
    except OverflowError:
        return None
    if not (min(flat) > -FARTHEST and max(flat) < FARTHEST):
        return None
    if sizes == {3}:
        del flat[2::3]
    return flat
