"""The text of the file that holds a base map; opens no file.

The text is JSON: people can read what it is, who made it and what must be said of it. Every shape
stands on a line of its own as whole numbers of 1/100,000 degree: latitude and longitude of the
first point, then the step from each point to the next.
"""

import json
import math
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from kiosk.cartography.survey import Box, Plate, Positions, Rings, Survey, Town
from kiosk.content.diagnostics import Problem, described

FORMAT = 1
STEPS_A_DEGREE = 100_000
MAX_TOWNS = 20_000
MAX_LEVELS = 4
RANKS = (1, 2, 3, 4, 5)
"""Of rivers and towns; 1 is the greatest."""

_MAX_LETTERS = 100
_MAX_LICENCE_LETTERS = 20_000
_MAX_PEOPLE = 10**11
_LINE, _RING = 2, 3  # fewest points
_MAKE_AGAIN = "Copy the file again, or make it again: its key 'made_by' says how."
_BEGINNING = '{\n"format":'
_CUT = Problem("The base map is broken or incomplete.", _MAKE_AGAIN)


class _UnreadableError(Exception):
    """Why the text is no survey."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def encode(survey: Survey) -> str:
    """The text of the file."""
    levels = ",\n".join(_encode_plate(plate) for plate in survey.plates)
    towns = [
        {
            "names": dict(town.names),
            "at": [round(town.latitude, 5), round(town.longitude, 5)],
            "rank": town.rank,
            "population": town.population,
        }
        for town in survey.towns
    ]
    return (
        "{\n"
        f'"format": {FORMAT},\n'
        f'"licence": {_lines(survey.licence.splitlines())},\n'
        f'"made_by": {_compact(survey.made_by)},\n'
        f'"levels": [\n{levels}\n],\n'
        f'"towns": {_lines(towns)}\n'
        "}\n"
    )


def _encode_plate(plate: Plate) -> str:
    box = plate.box
    return (
        "{\n"
        f'"box": {_compact([box.west, box.south, box.east, box.north])},\n'
        f'"resolution": {_compact(plate.resolution)},\n'
        f'"relief": {_compact(plate.relief)},\n'
        f'"land": {_lines([[_steps(ring) for ring in rings] for rings in plate.land])},\n'
        f'"lakes": {_lines([[_steps(ring) for ring in rings] for rings in plate.lakes])},\n'
        f'"rivers": {_lines([[rank, _steps(line)] for rank, line in plate.rivers])},\n'
        f'"borders": {_lines([_steps(line) for line in plate.borders])}\n'
        "}"
    )


def _steps(positions: Positions) -> list[int]:
    places = np.rint(positions * STEPS_A_DEGREE).astype(np.int64)
    steps: list[int] = np.diff(places, axis=0, prepend=np.zeros((1, 2), np.int64)).ravel().tolist()
    return steps


def _lines(values: Sequence[object]) -> str:
    if not values:
        return "[]"
    return "[\n" + ",\n".join(_compact(value) for value in values) + "\n]"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def decode(text: str) -> Survey | Problem:
    """What the text holds, or why it holds no base map; never raises."""
    try:
        return _survey(_parse(text))
    except _UnreadableError as error:
        return error.problem


def _parse(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):  # not JSON, a number too long, nested without end
        is_cut = text.startswith(_BEGINNING)
        raise _UnreadableError(_CUT if is_cut else _no_basemap()) from None
    if not isinstance(data, dict) or "format" not in data or "levels" not in data:
        raise _UnreadableError(_no_basemap())
    stated = data["format"]
    if type(stated) is not int or stated != FORMAT:
        raise _UnreadableError(
            Problem(
                f"This base map has a format that this kiosk does not read: {described(stated)}.",
                f"Make it again with 'kiosk basemap'; the kiosk reads format {FORMAT}.",
            )
        )
    return data


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _no_basemap() -> Problem:
    return Problem("This is not a base map.", "Base maps are made by 'kiosk basemap'.")


def _damaged(where: str, why: str) -> _UnreadableError:
    return _UnreadableError(Problem(f"The base map is damaged: '{where}' {why}.", _MAKE_AGAIN))


def _survey(data: dict[str, Any]) -> Survey:
    levels = _list(data.get("levels"), "levels")
    if not 1 <= len(levels) <= MAX_LEVELS:
        raise _damaged("levels", f"should list 1 to {MAX_LEVELS} levels of detail")
    plates = [_plate(level, f"levels[{number}]") for number, level in enumerate(levels)]
    for number, (outer, inner) in enumerate(pairwise(plates), start=1):
        if not outer.box.contains(inner.box):
            raise _damaged(f"levels[{number}].box", "does not lie within the level before it")
    towns = _list(data.get("towns"), "towns")
    if len(towns) > MAX_TOWNS:
        raise _damaged("towns", f"lists more than {MAX_TOWNS} towns")
    return Survey(
        _licence(data.get("licence")),
        _text(data.get("made_by"), "made_by", _MAX_LICENCE_LETTERS),
        tuple(plates),
        tuple(_town(town, f"towns[{number}]") for number, town in enumerate(towns)),
    )


def _licence(value: object) -> str:
    lines = _list(value, "licence")
    licence = "\n".join(_text(line, "licence", _MAX_LICENCE_LETTERS) for line in lines)
    if not 0 < len(licence) <= _MAX_LICENCE_LETTERS:
        raise _damaged("licence", "does not say who made the data and under which licence")
    return licence


def _plate(value: object, where: str) -> Plate:
    data = _keys(value, where)
    box = _box(data.get("box"), f"{where}.box")
    (resolution,) = _numbers([data.get("resolution")], 1, f"{where}.resolution")
    if not 0 < resolution <= box.width:
        raise _damaged(f"{where}.resolution", "is not a length within the map")
    ranks, rivers = _ranked(data.get("rivers"), f"{where}.rivers")
    return Plate(
        box,
        resolution,
        _polygons(data.get("land"), box, f"{where}.land"),
        _polygons(data.get("lakes"), box, f"{where}.lakes"),
        tuple(zip(ranks, _tracks(rivers, box, f"{where}.rivers"), strict=True)),
        _tracks(data.get("borders"), box, f"{where}.borders"),
        _text(data.get("relief"), f"{where}.relief", _MAX_LETTERS),
    )


def _box(value: object, where: str) -> Box:
    west, south, east, north = _numbers(value, 4, where)
    if not (-90 <= south < north <= 90 and -180 <= west <= 180 and west < east <= west + 360):
        raise _damaged(where, "is not west, south, east, north in degrees")
    return Box(south, west, north, east)


def _ranked(value: object, where: str) -> tuple[list[int], list[list[Any]]]:
    ranks: list[int] = []
    lines: list[list[Any]] = []
    for item in _list(value, where):
        match item:
            case [int() as rank, list() as line] if rank in RANKS:
                ranks.append(int(rank))
                lines.append(line)
            case _:
                raise _damaged(where, "should list pairs of a rank and a line")
    return ranks, lines


def _polygons(value: object, box: Box, where: str) -> tuple[Rings, ...]:
    polygons = _list(value, where)
    for polygon in polygons:
        if not _list(polygon, where):
            raise _damaged(where, "has an area without an outline")
    rings = iter(_tracks(list(chain.from_iterable(polygons)), box, where, fewest=_RING))
    return tuple(tuple(next(rings) for _ in polygon) for polygon in polygons)


def _tracks(value: object, box: Box, where: str, fewest: int = _LINE) -> Rings:
    """Many lines at once: a base map may have a million points."""
    lines = _list(value, where)
    if not lines:
        return ()
    if set(map(type, lines)) != {list}:
        raise _damaged(where, "should list lines of numbers")
    lengths = np.fromiter(map(len, lines), np.int64, len(lines))
    if (lengths % 2).any() or lengths.min() < 2 * fewest:
        raise _damaged(where, "has a line that lacks a number")
    if set(map(type, chain.from_iterable(lines))) != {int}:
        raise _damaged(where, "should hold whole numbers only")
    places = _summed(lines, lengths // 2, where)
    south, west = math.floor(box.south * STEPS_A_DEGREE), math.floor(box.west * STEPS_A_DEGREE)
    north, east = math.ceil(box.north * STEPS_A_DEGREE), math.ceil(box.east * STEPS_A_DEGREE)
    if (places.min(axis=0) < (south, west)).any() or (places.max(axis=0) > (north, east)).any():
        raise _damaged(where, "leaves the map")
    corners = (box.south, box.west), (box.north, box.east)
    positions = np.clip(places / STEPS_A_DEGREE, *corners)
    return tuple(np.split(positions, np.cumsum(lengths // 2)[:-1]))


def _summed(
    lines: Iterable[Iterable[int]], lengths: NDArray[np.int64], where: str
) -> NDArray[np.int64]:
    """The places that the steps of all lines lead to, one a row."""
    try:
        steps = np.fromiter(chain.from_iterable(lines), np.int64, 2 * int(lengths.sum()))
    except OverflowError:
        raise _damaged(where, "leaves the map") from None
    places: NDArray[np.int64] = steps.reshape(-1, 2).cumsum(axis=0)
    starts = np.cumsum(lengths) - lengths
    before = np.vstack((np.zeros((1, 2), np.int64), places[starts[1:] - 1]))
    places -= np.repeat(before, lengths, axis=0)
    return places


def _town(value: object, where: str) -> Town:
    data = _keys(value, where)
    latitude, longitude = _numbers(data.get("at"), 2, f"{where}.at")
    if abs(latitude) > 90 or abs(longitude) > 540:
        raise _damaged(f"{where}.at", "is not a latitude and a longitude")
    names = _keys(data.get("names"), f"{where}.names")
    if not names:
        raise _damaged(f"{where}.names", "is empty")
    rank, population = data.get("rank"), data.get("population")
    if type(rank) is not int or rank not in RANKS:
        raise _damaged(f"{where}.rank", f"is not a number from {RANKS[0]} to {RANKS[-1]}")
    if type(population) is not int or not 0 <= population <= _MAX_PEOPLE:
        raise _damaged(f"{where}.population", "is not a number of people")
    spelt = {
        _text(language, f"{where}.names", _MAX_LETTERS): _name(name, f"{where}.names")
        for language, name in names.items()
    }
    return Town(spelt, latitude, longitude, rank, population)


def _name(value: object, where: str) -> str:
    name = _text(value, where, _MAX_LETTERS)
    if not name.strip():
        raise _damaged(where, "has an empty name")
    return name


def _text(value: object, where: str, most: int) -> str:
    if not isinstance(value, str) or len(value) > most or (value and not value.isprintable()):
        raise _damaged(where, f"is not a text of at most {most} letters")
    return value


def _numbers(value: object, count: int, where: str) -> list[float]:
    numbers = _list(value, where)
    if len(numbers) == count and all(type(number) in {int, float} for number in numbers):
        try:
            floats = [float(number) for number in numbers]
        except OverflowError:
            floats = []
        if floats and all(map(math.isfinite, floats)):
            return floats
    raise _damaged(where, "is not written in numbers" if count == 1 else f"is not {count} numbers")


def _list(value: object, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise _damaged(where, f"should be a list, not {described(value)}")
    return value


def _keys(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _damaged(where, f"should be keys with values, not {described(value)}")
    return value
