"""What stands on a timeline, as a curator writes it; knows neither the axis nor the page."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from kiosk.content.diagnostics import Problem
from kiosk.content.links import Destination
from kiosk.content.record import Record, refused
from kiosk.content.references import Loc, NewItemId, PictureId, ProseText, SourceId
from kiosk.content.spans import HistoricSpan, Span
from kiosk.content.text import Line, Name

Colour = Literal["fire", "sky", "brass", "paper", "mute"]


class Track(Record):
    """Events that stand in a row of their own, and are shown and hidden together."""

    id: NewItemId = Field(description="a name for this track")
    title: Name = Field(description="what visitors read at its head")
    colour: Colour = Field("paper", description="fire, sky, brass, paper or mute")


class Event(Record):
    """Something that happened, at a time or from one time to another."""

    id: NewItemId | None = Field(None, description="the name by which links find it")
    track: Line | None = Field(None, description="the id of the track on which it stands")
    at: HistoricSpan | None = Field(
        None, description="when it was: 1972-12-26 22:30, 1972-12-26, 1972-12 or 1972"
    )
    start: HistoricSpan | None = Field(None, description="when it began, instead of 'at'")
    end: HistoricSpan | None = Field(None, description="when it was over")
    title: Name = Field(description="what it is called, on the axis and on its card")
    text: ProseText | None = Field(None, description="what its card says, in Markdown")
    picture: PictureId | None = Field(None, description="the id of the picture on its card")
    opens: Destination | None = Field(
        None, description="a page that tells more, or an item of it: page#item"
    )
    rank: Annotated[int, Field(ge=1, le=3)] = Field(
        2, description="1 is named first, 3 only close up"
    )
    sources: tuple[SourceId, ...] = Field((), description="ids of its sources")

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        problem = self._wrong_times()
        if problem is not None:
            key, message, hint = problem
            raise refused(Problem(message, hint), key=key)
        return self

    def _wrong_times(self) -> tuple[str, str, str] | None:
        """What is wrong with its times: at which key, in words, and a hint."""
        if self.at is not None:
            key = "start" if self.start is not None else "end" if self.end is not None else ""
            hint = "Write 'at' for one time, or 'start' and 'end'."
            return (key, f"There is an 'at' besides '{key}'.", hint) if key else None
        if self.start is None:
            if self.end is None:
                return "", "Nothing tells when this was.", "Write 'at', or 'start' and 'end'."
            return "end", "There is an end without a start.", "Write 'start'."
        if self.end is None:
            hint = "Write 'end'; for one time write 'at' instead."
            return "start", "There is a start without an end.", hint
        ends, begins = self.end.ends(0), self.start.begins(0)
        if ends < begins or (ends == begins and not self.end.is_instant):
            return "end", "This ends before it begins.", "After midnight it is the next day."
        return None

    @property
    def keyed_spans(self) -> tuple[tuple[Loc, Span], ...]:
        """Its times, each with its key."""
        keyed = (("at", self.at), ("start", self.start), ("end", self.end))
        return tuple(((key,), span) for key, span in keyed if span is not None)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its times."""
        return tuple(span for _, span in self.keyed_spans)

    @property
    def first(self) -> Span:
        """Its time, or the beginning of it."""
        return next(span for span in (self.at, self.start) if span is not None)

    @property
    def last(self) -> Span:
        """Its time, or the end of it."""
        return next(span for span in (self.at, self.end) if span is not None)
