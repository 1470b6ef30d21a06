"""What a curator writes for a slideshow; knows nothing of how it is shown."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, StrictBool

from kiosk.content.durations import Duration, at_least
from kiosk.content.record import NOT_EMPTY, Record
from kiosk.content.references import PictureId, ProseText, SourceId
from kiosk.content.text import Title
from kiosk.pages.page import Page

MIN_SLIDE_SECONDS = 4.0


class Fit(StrEnum):
    """How a picture meets its frame."""

    COVER = "cover"  # fills the frame; the edges may be cropped, never the focus
    CONTAIN = "contain"  # shows the whole picture


class Slide(Record):
    """One picture and what there is to say about it."""

    picture: PictureId = Field(description="the id of the slide's picture")
    title: Title | None = Field(None, description="the slide's heading")
    text: ProseText | None = Field(None, description="what to say about the picture, in Markdown")
    fit: Fit = Field(Fit.COVER, description="cover fills the screen, contain shows all of it")
    sources: tuple[SourceId, ...] = Field((), description="ids of sources to list")


def _slide(value: object) -> object:
    """The short way to write a slide is the id of its picture."""
    return {"picture": value} if isinstance(value, str) else value


class SlideshowPage(Page):
    """Slides that turn by themselves until a visitor takes over."""

    each: Annotated[Duration, at_least(MIN_SLIDE_SECONDS)] = Field(
        12.0, description="how long each slide stays"
    )
    autoplay: StrictBool = Field(default=True, description="whether slides turn by themselves")
    slides: Annotated[tuple[Annotated[Slide, BeforeValidator(_slide)], ...], NOT_EMPTY] = Field(
        description="the slides, in order"
    )

    @property
    def each_seconds(self) -> float:
        """How long each slide stays."""
        return self.each

    @property
    def cover(self) -> str | None:
        """The first slide's picture."""
        return self.slides[0].picture

    @property
    def items(self) -> tuple[str, ...]:
        """A slide is named by its picture; of two slides alike, a link opens the first."""
        return tuple(dict.fromkeys(slide.picture for slide in self.slides))
