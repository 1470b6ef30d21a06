"""Reads GeoJSON files (RFC 7946), a million positions in a second or two; knows no record by name.

A feature's properties are the keys of a record, and its geometry is the key that takes one. A
feature of several lines or polygons becomes several records.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kiosk.content.collector import held_back
from kiosk.content.diagnostics import Diagnostic, Problem, described
from kiosk.content.document import Document
from kiosk.content.plain_text import Expected, at_offset, text_of
from kiosk.content.positions import DEGREES, Axes
from kiosk.content.record import Record
from kiosk.content.tables.features import FaultIn, FeatureFinder, FeatureReader
from kiosk.content.tables.geometry import Shape, Shaper
from kiosk.content.tables.json_places import JsonPlaces
from kiosk.content.tables.sheet import MAX_ROWS, Sheet

MAX_BYTES = 64 << 20
MAX_POSITIONS = 2_000_000
_MAX_OBJECTS = 16 * MAX_ROWS
_MAX_COMMAS = 5 * MAX_POSITIONS

_SIMPLIFY = "Simplify its lines, or cut away what lies outside the map."
_EXPECTED = Expected(
    MAX_BYTES, Problem(f"The file is larger than {MAX_BYTES >> 20} MB.", _SIMPLIFY)
)
_EXPORT = "Export the file again, as GeoJSON, from the program that made it."
_WRAP_IT = 'Write {"type": "FeatureCollection", "features": [...]} around it.'
_WGS_84 = re.compile(r"\b(?:CRS84|EPSG:(?:[^:]*:)?4326)$", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"[0-9]{4000}")
_MAX_QUOTED = 80


def parse_geojson(raw: bytes, name: str, record: type[Record], axes: Axes = DEGREES) -> Sheet:
    """The features of a GeoJSON file for records of one type; never raises.

    Positions are turned to have latitude first, unless `axes` say that they are pixels.
    """
    document = text_of(raw, name, _EXPECTED)
    if document.has_errors:
        return Sheet(document)
    with held_back():
        data = _parsed(document, Shaper(longitude_first=axes == DEGREES))
        if isinstance(data, Diagnostic):
            return Sheet(replace(document, diagnostics=(data,)))
        places = JsonPlaces(document.text, "features")
        document = replace(document, finder=places)
        fault = _fault_of_file(data, is_geographic=axes == DEGREES)
        if fault is not None:
            diagnostic = document.at(fault.loc, "geojson", fault.problem)
            return Sheet(replace(document, diagnostics=(diagnostic,)))
        reader = FeatureReader(record)
        reader.read(data["features"])
    told = tuple(
        document.at(fault.loc, "geojson", fault.problem, key=fault.is_key)
        for fault in reader.faults
    )
    finder = FeatureFinder(places, reader.origins, reader.geometry.key)
    return Sheet(replace(document, finder=finder), reader.rows, told)


def _parsed(document: Document, shaper: Shaper) -> Any:
    """The data of the file with its geometries already read, or what is wrong with it."""
    text = document.text
    for mark, most, what in _TOO_MANY:
        if text.count(mark) > most:
            return at_offset(document, 0, "size", Problem(what, _SIMPLIFY))

    def shaped(value: dict[str, Any]) -> object:
        type_ = value.get("type")
        if isinstance(type_, str) and "coordinates" in value:
            return shaper.shape(type_, value["coordinates"])
        return value

    try:
        return json.loads(text, object_hook=shaped, parse_constant=str)
    except json.JSONDecodeError as error:
        return at_offset(document, min(error.pos, len(text)), "syntax", _explained(error))
    except RecursionError:
        return at_offset(document, 0, "depth", Problem("This is nested too deeply.", _EXPORT))
    except ValueError:
        long = _LONG_NUMBER.search(text)
        place = long.start() if long is not None else 0
        return at_offset(document, place, "size", Problem("This number is too long.", _EXPORT))


_TOO_MANY = (
    ("[", MAX_POSITIONS + MAX_ROWS, f"The file has more than {MAX_POSITIONS:,} positions."),
    ("{", _MAX_OBJECTS, f"The file has more than {_MAX_OBJECTS:,} groups of keys."),
    (",", _MAX_COMMAS, f"The file has more than {_MAX_COMMAS:,} values."),
)
_SYNTAX: Mapping[str, str] = {
    "Expecting property name": "A key in double quotes is expected here.",
    "Expecting ':'": "A colon is missing here, between a key and its value.",
    "Expecting ','": "A comma is missing here.",
    "Expecting value": "A value is missing here.",
    "Unterminated string": "The text that begins here is never closed with a double quote.",
    "Invalid control": "A text ends with its line, or has a character that no text has.",
    "Invalid \\": "What stands after this backslash has no meaning.",
    "Extra data": "The file should end here, but goes on.",
    "Illegal trailing comma": "There is a comma too many here.",
}


def _explained(error: json.JSONDecodeError) -> Problem:
    if not error.doc.strip():
        return Problem("The file is empty.", _EXPORT)
    if error.pos >= len(error.doc.rstrip()):
        return Problem("The file ends in the middle.", "It was cut short: copy or export it again.")
    said = next((ours for theirs, ours in _SYNTAX.items() if error.msg.startswith(theirs)), None)
    return Problem(said or "The file cannot be read from here on.", _EXPORT)


def _fault_of_file(data: object, *, is_geographic: bool) -> FaultIn | None:
    """Why a file cannot be used as a whole."""
    if isinstance(data, Shape):
        return FaultIn((), _not_a_collection(_named(data.type), _WRAP_IT))
    if not isinstance(data, dict):
        return FaultIn((), _not_a_collection(described(data)))
    if data.get("type") != "FeatureCollection":
        hint = _WRAP_IT if data.get("type") == "Feature" else _EXPORT
        return FaultIn((), _not_a_collection(_named(data.get("type")), hint))
    features = data.get("features")
    if not isinstance(features, list):
        problem = Problem(f"A list of features is expected, found {described(features)}.", _EXPORT)
        return FaultIn(("features",), problem)
    if len(features) > MAX_ROWS:
        problem = Problem(
            f"The file has more than {MAX_ROWS:,} features.", "Spread them over several layers."
        )
        return FaultIn(("features", MAX_ROWS), problem)
    crs = _name_of_crs(data.get("crs"))
    if is_geographic and crs is not None and not _WGS_84.search(crs):
        problem = Problem(
            f"The positions of this file are not degrees: it says '{crs[:_MAX_QUOTED]}'.",
            "Export it again in the coordinate system WGS 84 (EPSG:4326).",
        )
        return FaultIn(("crs",), problem)
    return None


def _not_a_collection(found: str, hint: str = _EXPORT) -> Problem:
    return Problem(f"A 'FeatureCollection' is expected, found {found}.", hint)


def _named(type_: object) -> str:
    return f"'{type_[:_MAX_QUOTED]}'" if isinstance(type_, str) else "no type"


def _name_of_crs(crs: object) -> str | None:
    """What the file says of its coordinate system, as older programs still write it."""
    if not isinstance(crs, dict):
        return None
    properties = crs.get("properties")
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else str(crs.get("type"))
