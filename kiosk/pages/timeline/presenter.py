"""Decides which event of a timeline is told of, which tracks are shown, and whether as a list."""

from collections.abc import Iterator
from dataclasses import replace

from kiosk.content.prose import Paragraph, Span
from kiosk.content.reading import (
    Catalogue,
    PictureView,
    ProseView,
    Reader,
    cited,
    link_view,
    picture_view,
    prose_view,
    unique,
)
from kiosk.core.intents import (
    CloseItem,
    GoBack,
    Intent,
    Next,
    Previous,
    ShowItem,
    ToggleLayer,
    ToggleLegend,
    ToggleList,
)
from kiosk.pages.presenting import Place, PlainPresenter
from kiosk.pages.timeline import telling
from kiosk.pages.timeline.axis import Placed, axis_of, placed_events
from kiosk.pages.timeline.events import Track
from kiosk.pages.timeline.model import TimelinePage
from kiosk.pages.timeline.views import CardView, EventView, RowView, TimelineView, TrackView

OVERVIEW = "overview"
_ONLY_COLOUR = "sky"  # of events where there are no tracks


class TimelinePresenter(PlainPresenter):
    """Leads from event to event in order of time, or to the one that was touched."""

    def __init__(self, page: TimelinePage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue
        self._placed = placed_events(page)
        self._by_key = {placed.key: placed for placed in self._placed}
        self._axis = axis_of(page, self._placed)
        self._hidden: set[str] = set()
        self._chosen: str | None = None
        self._listing = False
        self._switching = False
        self._drawn: tuple[tuple[object, ...], tuple[EventView, ...]] | None = None

    # --------------------------------------------------------------------------- what happens

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Tell of an event, or of all."""
        if item is not None:
            self._show(item)

    def handle(self, intent: Intent, now: float) -> bool:
        """Choose, hide, list; False for what is not within this timeline."""
        match intent:
            case Next():
                return self._turn(1)
            case Previous():
                return self._turn(-1)
            case ShowItem(item):
                return self._show(item)
            case ToggleLayer(track) if track in {one.id for one in self._page.tracks}:
                self._toggle(track)
            case ToggleLegend():
                self._switching = not self._switching
            case ToggleList():
                self._listing, self._switching = not self._listing, False
            case CloseItem():
                return self._close()
            case GoBack():
                return self._go_back()
            case _:
                return False
        return True

    # ------------------------------------------------------------------------------ what is so

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The event that is told of; before the first one stands the overview."""
        shown = [placed.key for placed in self._shown]
        index = 0 if self._chosen not in shown else shown.index(self._chosen) + 1
        return (self._chosen or OVERVIEW, index, len(shown) + 1)

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """What is cited of the event, then what it, its picture and the page name."""
        placed = self._by_key.get(self._chosen or "")
        picture = self._page.picture if placed is None else placed.event.picture
        pictured = () if picture is None else self._catalogue.pictures[picture].sources
        if placed is None:
            return unique((*cited(reader, self._page.text), *pictured, *self._page.sources))
        event = placed.event
        return unique((*cited(reader, event.text), *event.sources, *pictured, *self._page.sources))

    def view(self, reader: Reader, place: Place) -> TimelineView:
        """The timeline for this visitor."""
        page, chosen = self._page, self._by_key.get(self._chosen or "")
        return TimelineView(
            kicker=place.kicker if page.headline else place.mark,
            heading=reader.text(page.headline or page.title),
            axis=self._axis,
            tracks=tuple(
                TrackView(track.id, reader.text(track.title), track.colour,
                          track.id not in self._hidden)
                for track in page.tracks
            ),
            events=self._events(reader),
            card=self._overview(reader) if chosen is None else self._card(reader, chosen),
            chosen=self._chosen,
            flag="" if chosen is None else telling.briefly(reader, chosen, self._axis),
            language=reader.language,
            rows=tuple(self._rows(reader)) if self._listing else (),
            listing=self._listing,
            switching=self._switching,
            beside=tuple(self._beside(reader)),
        )  # fmt: skip

    # ------------------------------------------------------------------------------- in detail

    @property
    def _shown(self) -> tuple[Placed, ...]:
        return tuple(one for one in self._placed if one.event.track not in self._hidden)

    @property
    def _shown_tracks(self) -> list[Track]:
        return [track for track in self._page.tracks if track.id not in self._hidden]

    def _turn(self, step: int) -> bool:
        """To the event before or after; before the first one stands the overview."""
        keys = [OVERVIEW, *(placed.key for placed in self._shown)]
        index = self._place_among(keys) + step
        if not 0 <= index < len(keys):
            return False
        self._chosen = None if index == 0 else keys[index]
        return True

    def _place_among(self, keys: list[str]) -> int:
        return keys.index(self._chosen) if self._chosen in keys else 0

    def _show(self, item: str) -> bool:
        placed = self._by_key.get(item)
        if placed is None:
            return False
        if placed.event.track is not None:
            self._hidden.discard(placed.event.track)
        self._chosen = item
        return True

    def _toggle(self, track: str) -> None:
        """Show or hide a track; of one that is hidden nothing is told."""
        self._hidden ^= {track}
        chosen = self._by_key.get(self._chosen or "")
        if chosen is not None and chosen.event.track in self._hidden:
            self._chosen = None

    def _close(self) -> bool:
        was_open, self._chosen = self._chosen is not None, None
        return was_open

    def _go_back(self) -> bool:
        if self._switching:
            self._switching = False
            return True
        if self._close():
            return True
        was_listing, self._listing = self._listing, False
        return was_listing

    def _events(self, reader: Reader) -> tuple[EventView, ...]:
        """What stands on the axis, made anew only where something else is to stand there."""
        key = (frozenset(self._hidden), reader.language)
        if self._drawn is None or self._drawn[0] != key:
            tracks = self._shown_tracks
            numbers = {track.id: number for number, track in enumerate(tracks)}
            colours = {track.id: track.colour for track in tracks}
            events = tuple(
                EventView(
                    key=one.key,
                    title=reader.text(one.event.title),
                    track=numbers.get(one.event.track or "", 0),
                    begins=max(one.begins, self._axis.starts),
                    ends=min(one.ends, self._axis.ends),
                    rank=one.event.rank,
                    colour=colours.get(one.event.track or "", _ONLY_COLOUR),
                )
                for one in self._shown
            )
            self._drawn = key, events
        return self._drawn[1]

    def _overview(self, reader: Reader) -> CardView:
        """What is to be said before an event is chosen, and what visitors can do."""
        page, hint = self._page, reader.words.say("timeline_hint")
        said = prose_view(self._catalogue, reader, page.text, self.source_ids(reader))
        blocks = (*said.prose.blocks, Paragraph((Span(hint, italic=True),)))
        return CardView(
            item=None,
            kicker="",
            heading="",
            prose=replace(said, prose=replace(said.prose, blocks=blocks)),
            picture=self._picture(reader, page.picture),
            opens=None,
        )

    def _card(self, reader: Reader, placed: Placed) -> CardView:
        event = placed.event
        return CardView(
            item=placed.key,
            kicker=telling.of_event(reader, placed),
            heading=reader.text(event.title),
            prose=self._prose(reader, placed),
            picture=self._picture(reader, event.picture),
            opens=link_view(self._catalogue, reader, event.opens),
        )

    def _prose(self, reader: Reader, placed: Placed) -> ProseView:
        return prose_view(self._catalogue, reader, placed.event.text, self.source_ids(reader))

    def _picture(self, reader: Reader, picture: str | None) -> PictureView | None:
        return None if picture is None else picture_view(self._catalogue, reader, picture)

    def _rows(self, reader: Reader) -> Iterator[RowView]:
        titles = {track.id: track for track in self._page.tracks}
        for one in self._shown:
            track = titles.get(one.event.track or "")
            said = (telling.of_event(reader, one), reader.text(track.title) if track else "")
            yield RowView(
                key=one.key,
                title=reader.text(one.event.title),
                detail=" · ".join(part for part in said if part),
                colour=_ONLY_COLOUR if track is None else track.colour,
                is_span=one.ends > one.begins,
                chosen=one.key == self._chosen,
            )

    def _beside(self, reader: Reader) -> Iterator[PictureView]:
        """The pictures that the next and the previous event would show."""
        shown = self._shown
        keys = [OVERVIEW, *(placed.key for placed in shown)]
        index = self._place_among(keys)
        for near in (index + 1, index - 1):
            event = shown[near - 1].event if 0 < near <= len(shown) else None
            if event is not None and event.picture is not None:
                yield picture_view(self._catalogue, reader.aside(), event.picture)
