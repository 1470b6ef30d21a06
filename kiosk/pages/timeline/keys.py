"""The keys of a timeline's page and what follows from them alone."""

from pydantic import Field

from kiosk.content.references import PictureId, ProseText
from kiosk.content.spans import HistoricSpan
from kiosk.content.text import Line, LocalizedText, Title
from kiosk.pages.page import Page
from kiosk.pages.timeline.events import Event, Track


def _letters(event: Event) -> int:
    """How much there is to read of an event, in the language that says most."""
    return max(map(len, event.text.said.values()), default=0) if event.text else 0


class TimelineKeys(Page):
    """The keys of a timeline's page; what is wrong with them as a whole, model.py asks."""

    headline: Title | None = Field(None, description="the large heading; left out, it is the title")
    text: ProseText | None = Field(None, description="what to say before an event is chosen")
    picture: PictureId | None = Field(
        None, description="the id of the picture for its card; left out, that of the first event"
    )
    start: HistoricSpan | None = Field(
        None, description="where the axis begins; left out, before the first event"
    )
    end: HistoricSpan | None = Field(
        None, description="where the axis ends; left out, after the last event"
    )
    tracks: tuple[Track, ...] = Field((), description="the tracks, the uppermost first")
    data: Line | None = Field(None, description="a CSV file in the exhibit's folder")
    events: tuple[Event, ...] = Field((), description="the events, in any order")

    @property
    def zone(self) -> int | None:
        """The zone of the clock on the axis: that of the first time that tells one."""
        told = (self.start, self.end, *(span for one in self.events for span in one.spans))
        zones = (span.zone for span in told if span is not None)
        return next((zone for zone in zones if zone is not None), None)

    @property
    def in_order(self) -> tuple[Event, ...]:
        """The events in order of time; of two at once, the longer one first."""
        zone = self.zone

        def order(event: Event) -> tuple[float, float]:
            return event.first.begins(zone), -event.last.ends(zone)

        return tuple(sorted(self.events, key=order))

    @property
    def cover(self) -> str | None:
        """The picture for the card, else that of the first event that has one."""
        pictured = (event.picture for event in self.in_order if event.picture is not None)
        return self.picture or next(pictured, None)

    @property
    def items(self) -> tuple[str, ...]:
        """The events that have an id, in order of time."""
        return tuple(dict.fromkeys(event.id for event in self.in_order if event.id is not None))

    def title_of(self, item: str) -> LocalizedText | None:
        """An event's own title."""
        return next((event.title for event in self.events if event.id == item), None)

    @property
    def proofs(self) -> tuple[str, ...]:
        """The event with the most to read."""
        named = [event for event in self.events if event.id is not None and event.text]
        wordiest = max(named, key=_letters, default=None)
        return () if wordiest is None or wordiest.id is None else (wordiest.id,)
