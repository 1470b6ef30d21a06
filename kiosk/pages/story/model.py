"""What a curator writes for a story; knows nothing of how it is shown."""

from typing import Self

from pydantic import Field, model_validator

from kiosk.content.diagnostics import Problem
from kiosk.content.record import refused
from kiosk.content.references import PictureId, ProseText, VideoId
from kiosk.content.text import Title
from kiosk.pages.page import Page


class StoryPage(Page):
    """A text, with one picture, several, or a video."""

    headline: Title | None = Field(None, description="the large heading; left out, it is the title")
    text: ProseText = Field(description="the story itself, in Markdown")
    picture: PictureId | None = Field(None, description="the id of one picture")
    pictures: tuple[PictureId, ...] = Field((), description="ids of several pictures")
    video: VideoId | None = Field(None, description="the id of a video, instead of pictures")

    @model_validator(mode="after")
    def _one_thing_to_see(self) -> Self:
        if self.picture is not None and self.pictures:
            raise refused(
                Problem(
                    "A story has either 'picture' or 'pictures', not both.",
                    "Put all of them under 'pictures'.",
                ),
                key="pictures",
            )
        if self.video is not None and self.picture_ids:
            raise refused(
                Problem(
                    "A story has either pictures or a video, not both.",
                    "Make two pages of it; the picture of a video is its poster.",
                ),
                key="video",
            )
        return self

    @property
    def picture_ids(self) -> tuple[str, ...]:
        """The pictures in order, whichever way they were named."""
        return self.pictures if self.picture is None else (self.picture,)

    @property
    def cover(self) -> str | None:
        """The first picture."""
        return self.picture_ids[0] if self.picture_ids else None

    @property
    def cover_video(self) -> str | None:
        """The video."""
        return self.video
