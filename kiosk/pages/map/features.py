"""What may lie on a map, as a curator writes it; knows neither the map nor its layers."""

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag

from kiosk.content.diagnostics import Problem, described
from kiosk.content.links import Destination
from kiosk.content.moments import HistoricMoment
from kiosk.content.positions import Geometry, Position, PositionList, Positions, at_least
from kiosk.content.record import Record, refused
from kiosk.content.references import NewItemId, PictureId, ProseText, SourceId
from kiosk.content.text import Line, Name
from kiosk.pages.map.symbols import Symbol

_DISTANCE = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*(km|m|px)")
_KILOMETRES = {"km": 1.0, "m": 0.001}
_MAX_KILOMETRES = 5000.0


@dataclass(frozen=True, slots=True)
class Distance:
    """A length on the ground in kilometres, or on a picture in pixels."""

    length: float
    in_pixels: bool


def _checked_distance(value: object) -> Distance:
    if isinstance(value, Distance):
        return value
    match = _DISTANCE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or float(match[1]) == 0:
        raise refused(
            Problem(
                f"A distance is expected here, found {described(value)}.",
                "Write it like '40 km', '3.5 km', '500 m' or, on a picture, '120 px'.",
            )
        )
    length = float(match[1]) * _KILOMETRES.get(match[2], 1.0)
    if match[2] != "px" and length > _MAX_KILOMETRES:
        problem = Problem(f"'{value}' is too far.", f"Write at most '{_MAX_KILOMETRES:g} km'.")
        raise refused(problem)
    return Distance(length, match[2] == "px")


def _open_ring(ring: Positions) -> Positions:
    """The ring without its last position where that repeats the first."""
    if len(ring) > 1 and ring[0] == ring[len(ring) - 1]:
        return Positions(ring.flat[:-2])
    return ring


Ring = Annotated[PositionList, AfterValidator(_open_ring), at_least(3, "An area")]


def _form_of_outline(value: object) -> str:
    """Decides which form the messages speak of: one ring needs no list around it."""
    if isinstance(value, list | tuple) and value:
        first = value[0]
        if isinstance(first, Positions):
            return "several"
        if isinstance(first, list) and first and isinstance(first[0], list):
            return "several"
    return "one"


Outline = Annotated[
    Annotated[Ring, Tag("one")] | Annotated[tuple[Ring, ...], Tag("several")],
    Discriminator(_form_of_outline),
]


class Feature(Record):
    """One thing on a map; with a title it has a card that tells of it."""

    id: NewItemId | None = Field(None, description="the name by which links find it")
    title: Name | None = Field(None, description="its name, on the map and on its card")
    text: ProseText | None = Field(None, description="what its card says, in Markdown")
    pictures: tuple[PictureId, ...] = Field((), description="ids of pictures to look at")
    opens: Destination | None = Field(
        None, description="a page that tells more, or an item of it: page#item"
    )
    phases: tuple[Line, ...] = Field(
        (), description="ids of the phases in which it is shown; without any, always"
    )
    rank: Annotated[int, Field(ge=1, le=5)] = Field(
        3, description="1 is labelled first, 5 last, where there is no room for all"
    )
    sources: tuple[SourceId, ...] = Field((), description="ids of its sources")


class Place(Feature):
    """A point."""

    at: Position = Field(description="where it is: [latitude, longitude]")
    symbol: Symbol | None = Field(None, description="a sign other than its layer's")


class Event(Feature):
    """Something that happened at a point; its disc grows with `size`, None if nobody knows it."""

    at: Position = Field(description="where it was: [latitude, longitude]")
    start: HistoricMoment = Field(description="when it began: 1972-12-26 22:30")
    end: HistoricMoment | None = Field(None, description="when it was over")
    size: Annotated[float, Field(ge=0)] | None = Field(None, description="how much it was")


class Route(Feature):
    """A line that somebody followed from its first position to its last."""

    line: Annotated[PositionList, at_least(2, "A route")] = Field(
        description="its positions, one after the other"
    )
    start: HistoricMoment | None = Field(None, description="when it began")
    end: HistoricMoment | None = Field(None, description="when it ended")


class Range(Feature):
    """A circle about a point."""

    at: Position = Field(description="its middle: [latitude, longitude]")
    radius: Annotated[Distance, BeforeValidator(_checked_distance)] = Field(
        description="how far it reaches: 40 km"
    )


class Area(Feature):
    """A polygon: its outline, then the outlines of its holes."""

    outline: Annotated[Outline, Geometry("Polygon")] = Field(
        description="its positions, one after the other"
    )

    @property
    def rings(self) -> tuple[Positions, ...]:
        """The outline, then the outlines of the holes."""
        return (self.outline,) if isinstance(self.outline, Positions) else self.outline


class Label(Feature):
    """A name written on the map."""

    title: Name = Field(description="the name")
    at: Position = Field(description="its middle: [latitude, longitude]")
