"""The keys of a map's page and what follows from them alone."""

from itertools import chain
from typing import Annotated

from pydantic import AfterValidator, Discriminator, Field, Tag

from kiosk.content.diagnostics import Problem
from kiosk.content.durations import Duration, at_least
from kiosk.content.positions import Box, PixelSize
from kiosk.content.record import Record, refused
from kiosk.content.references import MediaFile, PictureId, ProseText
from kiosk.content.text import Line, LocalizedText
from kiosk.pages.map.features import Feature
from kiosk.pages.map.layers import AnyLayer
from kiosk.pages.map.phases import Phase
from kiosk.pages.page import Page

MIN_PHASE_SECONDS = 3.0

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".gif", ".bmp", ".pdf")


class PictureGround(Record):
    """A map of the collection, scanned; positions are its pixels."""

    picture: PictureId = Field(description="the id of the picture of the map")
    size: PixelSize = Field(description="its width and height in pixels: [4200, 3100]")


def _form_of_ground(value: object) -> str:
    """Decides which form the messages speak of."""
    return "picture" if isinstance(value, dict | PictureGround) else "file"


def _no_picture(name: str) -> str:
    """A scanned map is named by the id of its picture, and needs its size."""
    if name.casefold().endswith(_PICTURES):
        hint = "A scanned map is written 'basemap: {picture: its-id, size: [2800, 2000]}'."
        raise refused(Problem("This is a picture.", hint))
    return name


GroundSetting = Annotated[
    Annotated[Annotated[Line, MediaFile("basemap"), AfterValidator(_no_picture)], Tag("file")]
    | Annotated[PictureGround, Tag("picture")],
    Discriminator(_form_of_ground),
]


def _letters(feature: Feature) -> int:
    """How much there is to read of a feature, in the language that says most."""
    return max(map(len, feature.text.said.values()), default=0) if feature.text else 0


class MapKeys(Page):
    """The keys of a map's page; what is wrong with them as a whole, model.py asks."""

    basemap: GroundSetting = Field(
        description="the file that 'kiosk basemap' made, under media/, or a picture and its size"
    )
    view: Box = Field(description="the part to show at first: [south, west, north, east]")
    limits: Box | None = Field(
        None, description="how far visitors may go; without it, the whole base map"
    )
    picture: PictureId | None = Field(None, description="the id of the picture for its card")
    text: ProseText | None = Field(None, description="what to say before a phase is chosen")
    each: Annotated[Duration, at_least(MIN_PHASE_SECONDS)] = Field(
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

    def title_of(self, item: str) -> LocalizedText | None:
        """The heading of a phase's or a feature's card."""
        features = (feature for layer in self.layers for feature in layer.every)
        cards = chain(self.phases, features)
        return next((card.title for card in cards if card.id == item), None)

    @property
    def grounds(self) -> tuple[str, ...]:
        """The file of its base map."""
        return (self.basemap,) if isinstance(self.basemap, str) else ()

    @property
    def proofs(self) -> tuple[str, ...]:
        """Of each layer the card with the most to read."""
        cards = (
            [one for one in layer.every if one.id and one.title and one.text]
            for layer in self.layers
        )
        wordiest = (max(layer, key=_letters) for layer in cards if layer)
        return tuple(one.id for one in wordiest if one.id is not None)
