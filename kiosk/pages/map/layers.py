"""The layers of a map, as a curator writes them: things of one kind, and how they look."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StrictBool

from kiosk.content.record import Record
from kiosk.content.references import NewItemId, SourceId
from kiosk.content.text import Line, Name
from kiosk.pages.map.features import Area, Event, Feature, Label, Place, Range, Route
from kiosk.pages.map.symbols import Symbol

Colour = Literal["fire", "sky", "brass", "paper", "mute"]


class Layer(Record):
    """Things of one kind that are shown and hidden together; the legend names it by its title."""

    holds: ClassVar[type[Feature]] = Feature

    kind: Line = Field(description="places, events, routes, ranges, areas or labels")
    id: NewItemId = Field(description="a name for this layer")
    title: Name | None = Field(None, description="what the legend says; without it, no legend")
    colour: Colour = Field("paper", description="fire, sky, brass, paper or mute")
    shown: StrictBool = Field(default=True, description="whether it is shown at first")
    data: Line | None = Field(None, description="a CSV or GeoJSON file in the exhibit's folder")
    sources: tuple[SourceId, ...] = Field((), description="ids of the sources of all of it")

    @property
    def every(self) -> tuple[Feature, ...]:
        """All that lies on this layer."""
        raise NotImplementedError


class Places(Layer):
    """Points with a sign."""

    holds: ClassVar[type[Feature]] = Place
    kind: Literal["places"] = Field(description="what kind of layer this is")
    symbol: Symbol = Field(Symbol.CIRCLE, description="the sign of all places of this layer")
    features: tuple[Place, ...] = Field((), description="the places")

    @property
    def every(self) -> tuple[Place, ...]:
        """The places."""
        return self.features


class Events(Layer):
    """Points in time, as discs whose areas tell their sizes."""

    holds: ClassVar[type[Feature]] = Event
    kind: Literal["events"] = Field(description="what kind of layer this is")
    colour: Colour = Field("fire", description="fire, sky, brass, paper or mute")
    unit: Name | None = Field(None, description="what the sizes count: records, people")
    unit_of_one: Name | None = Field(None, description="the same for a single one: record, person")
    features: tuple[Event, ...] = Field((), description="the events")

    @property
    def every(self) -> tuple[Event, ...]:
        """The events."""
        return self.features

    def weight(self, event: Event) -> float:
        """How much an event counts: one without a size is one, unless sizes have a unit.

        Nobody knows how many people there were where only that is not written.
        """
        if event.size is None:
            return 1.0 if self.unit is None else 0.0
        return event.size


class Routes(Layer):
    """Lines along which somebody went."""

    holds: ClassVar[type[Feature]] = Route
    kind: Literal["routes"] = Field(description="what kind of layer this is")
    symbol: Symbol | None = Field(None, description="the sign that moves along while it is drawn")
    schematic: StrictBool = Field(
        default=False, description="true if nobody knows exactly where it went: dashed, and said so"
    )
    features: tuple[Route, ...] = Field((), description="the routes")

    @property
    def every(self) -> tuple[Route, ...]:
        """The routes."""
        return self.features


class Ranges(Layer):
    """Circles about a point."""

    holds: ClassVar[type[Feature]] = Range
    kind: Literal["ranges"] = Field(description="what kind of layer this is")
    features: tuple[Range, ...] = Field((), description="the circles")

    @property
    def every(self) -> tuple[Range, ...]:
        """The circles."""
        return self.features


class Areas(Layer):
    """Polygons."""

    holds: ClassVar[type[Feature]] = Area
    kind: Literal["areas"] = Field(description="what kind of layer this is")
    features: tuple[Area, ...] = Field((), description="the areas")

    @property
    def every(self) -> tuple[Area, ...]:
        """The areas."""
        return self.features


class Labels(Layer):
    """Names written on the map itself."""

    holds: ClassVar[type[Feature]] = Label
    kind: Literal["labels"] = Field(description="what kind of layer this is")
    features: tuple[Label, ...] = Field((), description="the names")

    @property
    def every(self) -> tuple[Label, ...]:
        """The names."""
        return self.features


AnyLayer = Annotated[
    Places | Events | Routes | Ranges | Areas | Labels, Field(discriminator="kind")
]
