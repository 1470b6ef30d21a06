"""What a curator writes for a map; knows nothing of how it is drawn."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Discriminator, Field, StrictBool, Tag

from kiosk.content.diagnostics import Severity
from kiosk.content.durations import Duration
from kiosk.content.durations import at_least as at_least_seconds
from kiosk.content.moments import HistoricMoment
from kiosk.content.positions import DEGREES, PIXELS, Box, PixelSize
from kiosk.content.record import Record
from kiosk.content.references import (
    Loc,
    MediaFile,
    NewItemId,
    PictureId,
    ProseText,
    SourceId,
)
from kiosk.content.text import Line, Name, Title
from kiosk.pages.map import faults
from kiosk.pages.map.features import Area, Event, Feature, Label, Place, Range, Route
from kiosk.pages.map.symbols import Symbol
from kiosk.pages.page import Fault, Media, Page, Table

MIN_PHASE_SECONDS = 3.0

Colour = Literal["fire", "sky", "brass", "paper", "mute"]
Magnitude = Annotated[float, Field(ge=0)]


class Phase(Record):
    """A stretch of time, with a button of its own; its bar shows how much happened in it."""

    id: NewItemId = Field(description="the name by which links find this phase")
    label: Name = Field(description="the few letters on its button")
    title: Title | None = Field(None, description="the heading of its card")
    start: HistoricMoment = Field(description="when it begins: 1972-12-26 22:30")
    end: HistoricMoment = Field(description="when it ends: 1972-12-26 22:48")
    text: ProseText | None = Field(None, description="what to say about it, in Markdown")
    pictures: tuple[PictureId, ...] = Field((), description="ids of pictures to look at")
    view: Box | None = Field(None, description="the part of the map to show")
    magnitude: Magnitude | None = Field(
        None, description="the height of its bar; without it, the sizes of its events together"
    )
    sources: tuple[SourceId, ...] = Field((), description="ids of sources to list")


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


class PictureGround(Record):
    """A map of the collection, scanned; positions are its pixels."""

    picture: PictureId = Field(description="the id of the picture of the map")
    size: PixelSize = Field(description="its width and height in pixels: [4200, 3100]")


def _form_of_ground(value: object) -> str:
    """Decides which form the messages speak of."""
    return "picture" if isinstance(value, dict | PictureGround) else "file"


GroundSetting = Annotated[
    Annotated[Annotated[Line, MediaFile("basemap")], Tag("file")]
    | Annotated[PictureGround, Tag("picture")],
    Discriminator(_form_of_ground),
]


class MapPage(Page):
    """A map with its layers, and the phases in which things happened on it."""

    basemap: GroundSetting = Field(
        description="the file that 'kiosk basemap' made, under media/, or a picture and its size"
    )
    view: Box = Field(description="the part to show at first: [south, west, north, east]")
    limits: Box | None = Field(
        None, description="how far visitors may go; without it, the whole base map"
    )
    picture: PictureId | None = Field(None, description="the id of the picture for its card")
    text: ProseText | None = Field(None, description="what to say before a phase is chosen")
    each: Annotated[Duration, at_least_seconds(MIN_PHASE_SECONDS)] = Field(
        20.0, description="how long a phase plays"
    )
    towns: tuple[Line, ...] | None = Field(
        None, description="the towns of the base map to name; without it, the greatest"
    )
    phases: tuple[Phase, ...] = Field((), description="the phases, in order of time")
    layers: tuple[AnyLayer, ...] = Field((), description="what lies on the map, lowest first")

    @property
    def cover(self) -> str | None:
        """The picture for the card; a scanned map shows itself."""
        if self.picture is None and isinstance(self.basemap, PictureGround):
            return self.basemap.picture
        return self.picture

    @property
    def is_drawn(self) -> bool:
        """Whether positions are degrees; on a picture they are pixels."""
        return isinstance(self.basemap, str)

    @property
    def items(self) -> tuple[str, ...]:
        """The phases, and the features that have an id and a card to open."""
        features = (feature for layer in self.layers for feature in layer.every)
        named = (one.id for one in features if one.id is not None and one.title is not None)
        return tuple(dict.fromkeys((*(phase.id for phase in self.phases), *named)))

    @property
    def tables(self) -> tuple[Table, ...]:
        """The files in which features stand."""
        axes = DEGREES if self.is_drawn else PIXELS
        return tuple(
            Table(("layers", index, "data"), layer.data, layer.holds, axes)
            for index, layer in enumerate(self.layers)
            if layer.data is not None
        )

    def with_rows(self, rows: Mapping[Loc, tuple[Record, ...]]) -> Self:
        """The page with the features of its files after those written in it."""
        layers = tuple(
            layer.model_copy(
                update={"features": (*layer.every, *rows.get(("layers", index, "data"), ()))}
            )
            for index, layer in enumerate(self.layers)
        )
        return self.model_copy(update={"layers": layers})

    def faults(self) -> Iterator[Fault]:
        """Times out of order, and whatever lies where the map is not."""
        yield from faults.of_views(self)
        yield from faults.of_phases(self)
        for index, layer in enumerate(self.layers):
            if layer.data is None and not layer.every:
                yield Fault(("layers", index), faults.EMPTY_LAYER, Severity.NOTICE)
            for number, feature in enumerate(layer.every):
                for fault in faults.of_feature(self, feature):
                    loc = ("layers", index, "features", number, *fault.loc)
                    yield Fault(loc, fault.problem, fault.severity)

    def row_faults(self, table: Table, row: Record) -> Iterator[Fault]:
        """The faults of a feature that stands in a file."""
        if isinstance(row, Feature):
            yield from faults.of_feature(self, row, table.file)

    def media_faults(self, media: Media) -> Iterator[Fault]:
        """A picture of another size, and whatever lies outside the base map."""
        yield from faults.of_ground(self, media)
        for index, layer in enumerate(self.layers):
            for number, feature in enumerate(layer.every):
                for fault in faults.of_feature_on_ground(self, feature, media):
                    loc = ("layers", index, "features", number, *fault.loc)
                    yield Fault(loc, fault.problem, fault.severity)

    def row_media_faults(self, row: Record, media: Media) -> Iterator[Fault]:
        """A feature of a file that lies outside the base map."""
        if isinstance(row, Feature):
            yield from faults.of_feature_on_ground(self, row, media)
