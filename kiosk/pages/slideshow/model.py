"""What a curator writes for a slideshow; knows nothing of how it is shown."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, StrictBool, model_validator

from kiosk.content.diagnostics import Problem
from kiosk.content.durations import Duration, at_least
from kiosk.content.record import NOT_EMPTY, Record, refused
from kiosk.content.references import PictureId, ProseText, SourceId, VideoId
from kiosk.content.sounds import SoundIds
from kiosk.content.text import LocalizedText, Title
from kiosk.pages.page import Page

MIN_SLIDE_SECONDS = 4.0


class Fit(StrEnum):
    """How a picture meets its frame."""

    COVER = "cover"  # fills the frame; the edges may be cropped, never the focus
    CONTAIN = "contain"  # shows the whole picture


class Slide(Record):
    """One picture or one video, and what there is to say about it."""

    picture: PictureId | None = Field(None, description="the id of the slide's picture")
    video: VideoId | None = Field(None, description="the id of a video, instead of a picture")
    title: Title | None = Field(None, description="the slide's heading")
    text: ProseText | None = Field(None, description="what to say about the picture, in Markdown")
    fit: Fit = Field(Fit.COVER, description="cover fills the screen, contain shows all of it")
    sources: tuple[SourceId, ...] = Field((), description="ids of sources to list")
    sounds: SoundIds | None = Field(
        None, description="ids of sounds to listen to here, instead of the page's"
    )

    @model_validator(mode="after")
    def _one_thing_to_see(self) -> Self:
        if self.picture is None and self.video is None:
            raise refused(
                Problem(
                    "This slide shows nothing.",
                    "Write 'picture:' with the id of a picture, or 'video:' with that of a video.",
                )
            )
        if self.picture is not None and self.video is not None:
            raise refused(
                Problem(
                    "A slide has either 'picture' or 'video', not both.",
                    "Make two slides of it; the picture of a video is its poster.",
                ),
                key="video",
            )
        return self

    @property
    def id(self) -> str:
        """What it is named by: its picture, or its video."""
        return self.picture or self.video or ""


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
    def cover_video(self) -> str | None:
        """The first slide's video."""
        return self.slides[0].video

    @property
    def items(self) -> tuple[str, ...]:
        """A slide is named by its picture or video; of two alike, a link opens the first."""
        return tuple(dict.fromkeys(slide.id for slide in self.slides))

    def title_of(self, item: str) -> LocalizedText | None:
        """A slide's own title."""
        return next((slide.title for slide in self.slides if slide.id == item), None)

    def own_sounds(self, index: int) -> tuple[str, ...] | None:
        """A slide's own sounds, else the page's."""
        return self.slides[index].sounds
