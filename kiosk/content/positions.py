"""Pairs of numbers that tell where something is; knows no map and no projection."""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from kiosk.content.degrees import degrees_in
from kiosk.content.diagnostics import Problem, described
from kiosk.content.record import refused

Axes = tuple[str, str]
"""What the two numbers of a position are called where each has a column of its own."""

DEGREES: Axes = ("lat", "lon")
PIXELS: Axes = ("x", "y")

_PAIR = "Write [latitude, longitude], such as [21.03, 105.85]; on a picture [across, down]."
_NUMBER = r"[-+]?[0-9]+(?:\.[0-9]+)?"
_WITHOUT_COMMA = re.compile(rf"({_NUMBER})\s+({_NUMBER})")
_WITHOUT_BRACKETS = re.compile(rf"\(?\s*({_NUMBER})\s*[,;\s]\s*({_NUMBER})\s*\)?")
FARTHEST = 1e15  # far beyond any position, and what a double still counts one by one


@dataclass(frozen=True, slots=True)
class Geometry:
    """Marks a field whose values GeoJSON writes as geometries of this type."""

    type: str


@dataclass(frozen=True, slots=True, eq=False)
class Positions:
    """Many positions in little memory: `flat` holds first, second, first, second ... as doubles."""

    flat: "array[float]"

    @classmethod
    def of(cls, pairs: Iterable[tuple[float, float]]) -> "Positions":
        """The positions of some pairs."""
        return cls(array("d", (number for pair in pairs for number in pair)))

    def __len__(self) -> int:
        return len(self.flat) // 2

    def __iter__(self) -> Iterator[tuple[float, float]]:
        numbers = iter(self.flat)
        return zip(numbers, numbers, strict=True)

    def __getitem__(self, index: int) -> tuple[float, float]:
        pair = self.flat[2 * index : 2 * index + 2]
        return pair[0], pair[1]

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read from a list of pairs."""
        return core_schema.no_info_plain_validator_function(_checked_positions)


def is_number(value: object) -> bool:
    """Whether it is a number that a position can have; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < FARTHEST


def no_numbers(value: object, count: int, what: str, hint: str) -> Problem:
    """What to say where `what`, a list of `count` numbers, is expected."""
    if not isinstance(value, list | tuple):
        return Problem(f"{what} is expected here, found {described(value)}.", hint)
    if len(value) > count and all(map(_is_digits, value)):
        hint = "Write decimals with a point; a comma begins the next number."
    others = [each for each in value if not is_number(each)]
    if others:
        return Problem(f"{what} is expected here, found {described(others[0])} in it.", hint)
    found = {0: "none", 1: "only one"}.get(len(value), str(len(value)))
    return Problem(f"{what} is expected here, found {found}.", hint)


def _meant(value: object, count: int) -> str:
    """What somebody who typed this ought to write, where it can be guessed; otherwise nothing."""
    if isinstance(value, str):
        pair = _WITHOUT_BRACKETS.fullmatch(value.strip()) if count == 2 else None
        return f"Write [{pair[1]}, {pair[2]}], in square brackets." if pair else ""
    if not isinstance(value, list | tuple):
        return ""
    if len(value) == 1 and isinstance(value[0], str) and count == 2:
        pair = _WITHOUT_COMMA.fullmatch(value[0].strip())
        return f"Write [{pair[1]}, {pair[2]}], with a comma between them." if pair else ""
    if len(value) != count:
        return ""
    numbers = [
        degrees_in(each) if isinstance(each, str) else f"{each}" if is_number(each) else None
        for each in value
    ]
    if None in numbers:
        return ""
    return f"Write [{', '.join(map(str, numbers))}]: decimals have a point, south and west a minus."


def _is_digits(value: object) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and value.isdigit())


def _is_pair(value: object) -> bool:
    return isinstance(value, list | tuple) and len(value) == 2 and all(map(is_number, value))


def _no_pair(value: object) -> Problem:
    return no_numbers(value, 2, "A position of two numbers", _meant(value, 2) or _PAIR)


def _checked_position(value: object) -> tuple[float, float]:
    if isinstance(value, list | tuple) and _is_pair(value):
        return float(value[0]), float(value[1])
    raise refused(_no_pair(value))


def _checked_positions(value: object) -> Positions:
    if isinstance(value, Positions):
        return value
    if not isinstance(value, list | tuple):
        raise refused(
            Problem(
                f"A list of positions is expected here, found {described(value)}.",
                "Write each as [latitude, longitude], one after the other.",
            )
        )
    flat = array("d")
    for index, pair in enumerate(value):
        if not _is_pair(pair):
            raise refused(_no_pair(pair), key=index)
        flat.extend((float(pair[0]), float(pair[1])))
    return Positions(flat)


def at_least(count: int, what: str) -> AfterValidator:
    """The validator of lists that need so many positions; `what` begins the sentence: "A line"."""

    def check(positions: Positions) -> Positions:
        if len(positions) < count:
            problem = Problem(
                f"{what} needs at least {count} positions, found {len(positions)}.",
                "Add the others, or delete it.",
            )
            raise refused(problem)
        return positions

    return AfterValidator(check)


def _checked_box(value: object) -> tuple[float, float, float, float]:
    if isinstance(value, list | tuple) and len(value) == 4 and all(map(is_number, value)):
        first, second, third, fourth = map(float, value)
        return first, second, third, fourth
    hint = _meant(value, 4) or (
        "Write [south, west, north, east], such as [20.3, 104.6, 22.0, 107.2]."
    )
    raise refused(no_numbers(value, 4, "A box of four numbers", hint))


def _checked_size(value: object) -> tuple[int, int]:
    if isinstance(value, list | tuple):
        match tuple(value):
            case (int() as width, int() as height) if min(width, height) > 0:
                return width, height
    hint = "Write [width, height] in pixels, such as [4200, 3100]."
    raise refused(Problem("Two whole numbers are expected here.", hint))


Position = Annotated[tuple[float, float], Geometry("Point"), BeforeValidator(_checked_position)]
"""(latitude, longitude) in degrees, or (x, y) in pixels of a picture."""

PositionList = Annotated[Positions, Geometry("LineString")]

Box = Annotated[tuple[float, float, float, float], BeforeValidator(_checked_box)]
"""(south, west, north, east) in degrees, or (left, top, right, bottom) in pixels of a picture."""

PixelSize = Annotated[tuple[int, int], BeforeValidator(_checked_size)]
"""(width, height) of a picture."""
