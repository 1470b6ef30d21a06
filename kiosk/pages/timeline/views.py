"""What a timeline's screen needs to draw itself, frozen; knows no widget."""

from dataclasses import dataclass

from kiosk.content.reading import LinkView, PictureView, ProseView
from kiosk.pages.timeline.axis import Axis


@dataclass(frozen=True, slots=True)
class TrackView:
    """A track: what stands at its head, and whether it is shown."""

    id: str
    title: str
    colour: str
    shown: bool


@dataclass(frozen=True, slots=True)
class EventView:
    """An event on the axis; `track` counts the tracks that are shown, from 0."""

    key: str
    title: str
    track: int
    begins: float
    ends: float
    rank: int
    colour: str


@dataclass(frozen=True, slots=True)
class CardView:
    """What is told of an event, or before one is chosen of all."""

    item: str | None
    kicker: str
    heading: str
    prose: ProseView
    picture: PictureView | None
    opens: LinkView | None


@dataclass(frozen=True, slots=True)
class RowView:
    """An event in the list that stands for the axis."""

    key: str
    title: str
    detail: str
    colour: str
    is_span: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A timeline ready to be drawn.

    `events` are the same object until others are shown. `flag` is the time of the chosen one, in
    the few letters that stand on the axis.
    """

    kicker: str
    heading: str
    axis: Axis
    tracks: tuple[TrackView, ...]
    events: tuple[EventView, ...]
    card: CardView
    chosen: str | None
    flag: str
    language: str
    rows: tuple[RowView, ...]
    listing: bool
    switching: bool
    beside: tuple[PictureView, ...] = ()
