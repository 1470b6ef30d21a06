"""The stretch of time that a timeline shows; plain arithmetic of seconds on the clock there."""

from dataclasses import dataclass

from kiosk.content.spans import Precision
from kiosk.pages.timeline.events import Event
from kiosk.pages.timeline.keys import TimelineKeys

_MARGIN = 0.03  # of the whole, before the first event and after the last
_A_DAY = 86_400.0
_FINEST = {
    Precision.CLOCK: 3_600.0,
    Precision.DAY: 2 * _A_DAY,
    Precision.MONTH: 60 * _A_DAY,
    Precision.YEAR: 5 * 365 * _A_DAY,
}


@dataclass(frozen=True, slots=True)
class Axis:
    """From one second to another; closer than `finest` seconds at once there is nothing to see."""

    starts: float
    ends: float
    finest: float

    @property
    def length(self) -> float:
        """Its seconds."""
        return self.ends - self.starts


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with the name by which visitors choose it, and when it was on the axis's clock."""

    key: str
    event: Event
    begins: float
    ends: float


def placed_events(page: TimelineKeys) -> tuple[Placed, ...]:
    """Every event of which anything can be seen, in order of time.

    One without an id is named by its place in that order.
    """
    zone = page.zone
    placed = (
        Placed(event.id or f"event.{number}", event, event.first.begins(zone),
               event.last.ends(zone))
        for number, event in enumerate(page.in_order, start=1)
    )  # fmt: skip
    starts = None if page.start is None else page.start.begins(zone)
    ends = None if page.end is None else page.end.ends(zone)
    return tuple(
        one
        for one in placed
        if (starts is None or one.ends >= starts) and (ends is None or one.begins <= ends)
    )


def axis_of(page: TimelineKeys, placed: tuple[Placed, ...]) -> Axis:
    """The axis that a curator has set, or else one on which all events have room."""
    zone = page.zone
    known = [span.precision for one in placed for span in one.event.spans]
    finest = _FINEST[max(known, default=Precision.CLOCK)]
    first = min((one.begins for one in placed), default=0.0)
    last = max((one.ends for one in placed), default=first)
    margin = max(_MARGIN * (last - first), finest / 2)
    starts = first - margin if page.start is None else page.start.begins(zone)
    ends = last + margin if page.end is None else page.end.ends(zone)
    if ends <= starts:  # one end is set, and what was there to be seen lies beyond it
        ends = starts + finest
    return Axis(starts, ends, min(finest, ends - starts))
