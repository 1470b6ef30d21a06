"""The features of a GeoJSON file as rows; knows neither their text nor any record by name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kiosk.content.diagnostics import Problem, described
from kiosk.content.invisible import invisible_problem
from kiosk.content.positions import Positions
from kiosk.content.record import Record
from kiosk.content.references import Loc, check_id
from kiosk.content.suggest import closest
from kiosk.content.tables.columns import Column, Takes, columns_of, one_of, split_words
from kiosk.content.tables.geometry import Part, Shape
from kiosk.content.tables.json_places import JsonPlaces
from kiosk.content.tables.sheet import Row

_NO_TEXT_HAS_IT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]"
)
_NO_GEOMETRY = Problem("This feature has no geometry, so it is nowhere.", "Draw it, or delete it.")
_TO_SINGLE_PARTS = "Split it into single ones; QGIS calls that 'Multipart to singleparts'."
_NUMBERS_OF_PROGRAMS = frozenset({"fid", "ogc_fid"})  # which QGIS and GDAL add
_MAX_QUOTED = 80


@dataclass(frozen=True, slots=True)
class FaultIn:
    """Something wrong at a value of the file, or at its key; what is told `once` has a name."""

    loc: Loc
    problem: Problem
    is_key: bool = False
    once: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """The feature, and the part of its geometry if it has several, that a row is made of."""

    feature: int
    part: int | None


class FeatureReader:
    """Turns features into rows of one record; `origins` are those of the rows by their places."""

    def __init__(self, record: type[Record]) -> None:
        self._record = record
        self._columns = columns_of(record)
        self.geometry = next(each for each in self._columns.values() if each.geometry)
        self._told: set[str] = set()
        self.rows: list[Row] = []
        self.origins: list[Origin] = []
        self.faults: list[FaultIn] = []

    def read(self, features: Iterable[object]) -> None:
        """Take in all features; those with faults make no row."""
        for index, feature in enumerate(features):
            data: dict[str, Any] = {}
            faults = list(self._faults_of(feature, data))
            if not faults and isinstance(feature, dict):
                self._add(index, data, feature["geometry"])
            for fault in faults:
                if not fault.once or fault.once not in self._told:
                    self.faults.append(replace(fault, loc=("features", index, *fault.loc)))
                    self._told.add(fault.once)

    def _add(self, index: int, data: dict[str, Any], shape: Shape) -> None:
        """A row for each part; all but the greatest are without what two records cannot share."""
        greatest = max(range(len(shape.parts)), key=lambda number: _extent(shape.parts[number]))
        shared = {key: value for key, value in data.items() if not self._columns[key].is_its_own}
        for number, part in enumerate(shape.parts):
            whole = data if number == greatest else shared
            self.rows.append(Row(len(self.origins), {**whole, self.geometry.key: part}))
            self.origins.append(Origin(index, number if shape.is_multiple else None))

    def _faults_of(self, feature: object, data: dict[str, Any]) -> Iterator[FaultIn]:
        """What is wrong with a feature; puts what is right into `data`."""
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            problem = Problem(f"A 'Feature' is expected here, found {_type_of(feature)}.")
            yield FaultIn((), problem)
            return
        properties = feature.get("properties") or {}
        if not isinstance(properties, dict):
            problem = Problem(f"Keys with values are expected, found {described(properties)}.")
            yield FaultIn(("properties",), problem)
            return
        for name, value in properties.items():
            yield from self._read(name, value, data)
        own_id = feature.get("id")
        if isinstance(own_id, str) and check_id(own_id) is None and "id" in self._columns:
            data.setdefault("id", own_id)
        yield from self._misfits(feature.get("geometry"))

    def _read(self, name: str, value: Any, data: dict[str, Any]) -> Iterator[FaultIn]:
        """One property."""
        column, language = self._column(name)
        if column is None and name.casefold() in _NUMBERS_OF_PROGRAMS:
            return
        if column is None:
            yield FaultIn(("properties", name), self._unknown(name), is_key=True, once=name)
            return
        if value is None:
            return
        letter = next((found for word in _words_in(value) if (found := _bad_letter(word))), None)
        if letter is not None:
            yield FaultIn(("properties", name), invisible_problem(letter))
        elif language:
            said = data.setdefault(column.key, {})
            if isinstance(said, dict):
                said[language] = _composed(value)
        elif column.takes is Takes.WORDS and isinstance(value, str):
            data[column.key] = split_words(value)
        else:
            data[column.key] = _composed(value)

    def _column(self, name: str) -> tuple[Column | None, str]:
        """The key that a property is, and the language if it is one such as `title.vi`."""
        key, _, language = name.partition(".")
        column = self._columns.get(key)
        if column is None or column.takes is Takes.GEOMETRY:
            return None, ""
        if language and column.takes is not Takes.TEXT:
            return None, ""
        return column, language

    def _unknown(self, name: str) -> Problem:
        known = [each.key for each in self._columns.values() if each.takes is not Takes.GEOMETRY]
        key, dot, language = name.partition(".")
        guess = closest(key, known)
        return Problem(
            f"The property '{name[:_MAX_QUOTED]}' is not known here.",
            f"Did you mean '{guess}{dot}{language}'?"
            if guess is not None
            else f"Leave it out of the file. Properties known here: {', '.join(known)}.",
        )

    def _misfits(self, shape: object) -> Iterator[FaultIn]:
        """Why a geometry is not one that the record takes."""
        needed = self.geometry.geometry
        if shape is None:
            yield FaultIn((), _NO_GEOMETRY)
        elif not isinstance(shape, Shape):
            yield FaultIn(("geometry",), self._wrong_type(shape))
        elif shape.single_type != needed:
            yield FaultIn(("geometry", "type"), self._wrong_type(shape))
        elif shape.problem is not None:
            yield FaultIn(("geometry", "coordinates", *shape.loc), shape.problem)
        elif not shape.parts:
            yield FaultIn((), _NO_GEOMETRY)
        elif needed == "Point" and len(shape.parts) > 1:
            problem = Problem(
                f"{one_of(self._record)} needs one 'Point', found {len(shape.parts)}.",
                _TO_SINGLE_PARTS,
            )
            yield FaultIn(("geometry",), problem)

    def _wrong_type(self, found: object) -> Problem:
        return Problem(
            f"{one_of(self._record)} needs a '{self.geometry.geometry}', found {_type_of(found)}.",
            "Put it on a layer of another kind, or delete it.",
        )


class FeatureFinder:
    """Finds what a record says in the feature that it was made of."""

    def __init__(self, places: JsonPlaces, origins: Sequence[Origin], geometry: str) -> None:
        self._places = places
        self._origins = origins
        self._geometry = geometry

    def find(self, loc: Loc) -> tuple[int, int | None]:
        """The value that `loc` of a row speaks of, and its key."""
        match loc:
            case (int() as place, *rest) if place < len(self._origins):
                origin = self._origins[place]
                return self._places.find(("features", origin.feature, *self._way(origin, rest)))
        return 0, None

    def _way(self, origin: Origin, loc: Sequence[str | int]) -> Loc:
        match loc:
            case (self._geometry, *rest):
                part = () if origin.part is None else (origin.part,)
                return ("geometry", "coordinates", *part, *rest)
            case (str() as key, str() as language, *rest):
                # Whichever of the two ways to write it is not there is skipped.
                return ("properties", key, f"{key}.{language}", language, *rest)
            case ():
                return ()
        return ("properties", *loc)


def _type_of(value: object) -> str:
    """What a value says it is; of what says nothing, what it looks like."""
    type_ = value.type if isinstance(value, Shape) else value
    if isinstance(value, dict):
        type_ = value.get("type")
    return f"'{type_[:_MAX_QUOTED]}'" if isinstance(type_, str) else described(type_)


def _extent(part: Part) -> float:
    """How far a line or an outline reaches."""
    line = part[0] if isinstance(part, tuple) and part else part
    if not isinstance(line, Positions) or not len(line):
        return 0.0
    firsts, seconds = line.flat[0::2], line.flat[1::2]
    return max(firsts) - min(firsts) + max(seconds) - min(seconds)


def _words_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield key
            yield from _words_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words_in(each)


def _bad_letter(word: str) -> str | None:
    """The first letter that no text has; JSON can write any."""
    found = _NO_TEXT_HAS_IT.search(word)
    return found[0] if found is not None else None


def _composed(value: Any) -> Any:
    """Texts in NFC: JSON can write letters otherwise than the file does."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_composed(key): _composed(each) for key, each in value.items()}
    return [_composed(each) for each in value] if isinstance(value, list) else value
