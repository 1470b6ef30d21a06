"""A stretch of a map's time, as a curator writes it."""

from typing import Annotated

from pydantic import Field

from kiosk.content.moments import HistoricMoment
from kiosk.content.positions import Box
from kiosk.content.record import Record
from kiosk.content.references import NewItemId, PictureId, ProseText, SourceId
from kiosk.content.text import Name, Title

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
