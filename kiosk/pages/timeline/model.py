"""What a curator writes for a timeline, and what is asked of it; knows nothing of how it looks."""

from collections.abc import Iterator, Mapping
from typing import Self

from kiosk.content.record import Record
from kiosk.content.references import Loc
from kiosk.pages.page import Fault, Table
from kiosk.pages.timeline import faults
from kiosk.pages.timeline.events import Event
from kiosk.pages.timeline.keys import TimelineKeys

_TABLE: Loc = ("data",)


class TimelinePage(TimelineKeys):
    """Events on an axis of time, on one track or several."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The file in which more events stand."""
        return () if self.data is None else (Table(_TABLE, self.data, Event),)

    def with_rows(self, rows: Mapping[Loc, tuple[Record, ...]]) -> Self:
        """The page with the events of its file after those written in it."""
        more = tuple(row for row in rows.get(_TABLE, ()) if isinstance(row, Event))
        return self.model_copy(update={"events": (*self.events, *more)})

    def faults(self) -> Iterator[Fault]:
        """An axis without a length, tracks that are not there, times that cannot be compared."""
        yield from faults.of_page(self)
        for number, event in enumerate(self.events):
            for fault in faults.of_event(self, event):
                yield Fault(("events", number, *fault.loc), fault.problem, fault.severity)

    def row_faults(self, table: Table, row: Record) -> Iterator[Fault]:
        """The faults of an event that stands in the file."""
        if isinstance(row, Event):
            yield from faults.of_event(self, row)

    def common_faults(self) -> Iterator[Fault]:
        """What only all events together can tell."""
        yield from faults.of_all(self)
