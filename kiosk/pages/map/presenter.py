"""Decides which phase of a map is shown, what is hidden, and which card is open."""

from collections.abc import Iterator

from kiosk.cartography.chart import Chart
from kiosk.content.reading import Catalogue, Reader
from kiosk.core.intents import (
    CloseItem,
    GoBack,
    Intent,
    Next,
    Previous,
    ScrubTo,
    ShowItem,
    ToggleLayer,
    ToggleLegend,
    ToggleList,
    TogglePlay,
    ViewPicture,
)
from kiosk.pages.map import telling
from kiosk.pages.map.charting import (
    Cartographer,
    Placed,
    is_in_phase,
    largest_size,
    placed_features,
    score_of,
)
from kiosk.pages.map.features import Event
from kiosk.pages.map.guide import Guide, Topic
from kiosk.pages.map.layers import Events
from kiosk.pages.map.model import MapPage
from kiosk.pages.map.phases import Phase
from kiosk.pages.map.player import Player
from kiosk.pages.map.terrain import terrain_of
from kiosk.pages.map.views import Aim, MapView, PlayView, RowView
from kiosk.pages.presenting import Place, PlainPresenter

OVERVIEW = "overview"


class MapPresenter(PlainPresenter):
    """Leads through the phases of a map and the features on it."""

    def __init__(self, page: MapPage, catalogue: Catalogue) -> None:
        self._page = page
        self._terrain, self._towns = terrain_of(page, catalogue)
        self._guide = Guide(page, catalogue)
        self._placed = placed_features(page)
        self._by_key = {placed.key: placed for placed in self._placed}
        self._scores = tuple(score_of(phase, self._in(phase)) for phase in page.phases)
        self._player = Player(len(page.phases), page.each)
        self._hidden = {layer.id for layer in page.layers if not layer.shown}
        self._feature: str | None = None
        self._dismissed = False  # whether the card of the phase was closed
        self._listing = False
        self._switching = False  # whether the legend's switches are out
        self._picture: int | None = None
        self._still = False
        self._aim = Aim(self._terrain.home, 0)
        self._chart: tuple[tuple[object, ...], Chart] | None = None

    # --------------------------------------------------------------------------- what happens

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Show a phase or a feature, or all of it; `still` phases are shown as pictures."""
        self._still = still
        if item is not None:
            self._show_item(item, now)

    def handle(self, intent: Intent, now: float) -> bool:
        """Choose, play, scrub, hide; False for what is not within this map."""
        before = self._player.phase
        done = self._handle_time(intent, now)
        if self._player.phase != before:
            self._enter_phase()
        return done or self._handle_looking(intent, now)

    def advance(self, now: float, *, held: bool) -> bool:
        """Play on; the next phase begins when this one has had its time. A hold stops it."""
        before = self._player.phase
        changed = self._player.advance(now, held=held)
        if self._player.phase != before:
            self._enter_phase()
        return changed

    # ------------------------------------------------------------------------------ what is so

    @property
    def performs(self) -> bool:
        """Phases play only when a visitor asks, and the last one ends."""
        return self._player.playing

    @property
    def position(self) -> tuple[str, int, int] | None:
        """What the card tells of; before the first phase stands the overview."""
        phases, index = self._page.phases, self._player.phase
        shown = OVERVIEW if index is None else phases[index].id
        return (self._feature or shown, 0 if index is None else index + 1, len(phases) + 1)

    @property
    def scale(self) -> float:
        """A map tells of no magnification."""
        return 1.0

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """The sources of the card, then those of what else is shown."""
        return self._guide.source_ids(reader, self._topic(reader))

    def view(self, reader: Reader, place: Place) -> MapView:
        """The map for this visitor."""
        phase, guide, player = self._phase, self._guide, self._player
        closed = (self._dismissed or self._listing) and self._feature is None
        return MapView(
            kicker=place.kicker,
            heading=reader.text(self._page.title),
            subtitle=telling.of_phase(reader, phase) if phase is not None else "",
            terrain=self._terrain,
            aim=self._aim,
            chart=self._drawn(reader),
            play=self._play(reader),
            phases=tuple(guide.buttons(reader, self._heights, player.phase)),
            playing=player.playing,
            plays=bool(self._page.phases),
            card=None if closed else guide.card(reader, self._topic(reader)),
            chosen=self._feature,
            legend=tuple(guide.legend(reader, self._hidden)),
            rows=tuple(self._rows(reader)),
            listing=self._listing,
            switching=self._switching,
            picture=self._picture,
        )

    # ------------------------------------------------------------------------- phases and time

    def _handle_time(self, intent: Intent, now: float) -> bool:
        match intent:
            case Next():
                return self._player.turn(1, now)
            case Previous():
                return self._player.turn(-1, now)
            case TogglePlay() if self._page.phases:
                self._toggle_play(now)
            case ScrubTo(item, share) if item in self._phase_ids:
                self._player.scrub(self._phase_ids.index(item), share, now)
            case _:
                return False
        return True

    def _toggle_play(self, now: float) -> None:
        """Play or stop; what does not move is left as a whole picture."""
        self._player.toggle(now)
        if self._still and not self._player.playing:
            self._player.show(self._player.phase, now)

    @property
    def _phase_ids(self) -> list[str]:
        return [phase.id for phase in self._page.phases]

    @property
    def _phase(self) -> Phase | None:
        index = self._player.phase
        return None if index is None else self._page.phases[index]

    def _enter_phase(self) -> None:
        """Another phase: its card, and the part of the map where it happened."""
        self._forget_item()
        phase = self._phase
        box = self._terrain.home
        if phase is not None and phase.view is not None:
            box = self._terrain.plane.box(*phase.view)
        if box != self._aim.box:
            self._aim = Aim(box, self._aim.number + 1)

    @property
    def _heights(self) -> list[float]:
        """The heights of the phases' bars, 0 to 1."""
        sizes = [
            score.state(1.0).total if phase.magnitude is None else phase.magnitude
            for phase, score in zip(self._page.phases, self._scores, strict=True)
        ]
        most = max(sizes, default=0.0) or 1.0
        return [size / most for size in sizes]

    # ----------------------------------------------------------------------- what is looked at

    def _handle_looking(self, intent: Intent, now: float) -> bool:
        match intent:
            case ShowItem(item):
                return self._show_item(item, now)
            case ToggleLayer(layer) if layer in {one.id for one in self._page.layers}:
                self._hidden ^= {layer}
            case ToggleLegend():
                self._switching = not self._switching
            case ToggleList():
                self._listing = not self._listing
            case ViewPicture(index) if 0 <= index < len(self._pictures):
                self._picture = index
            case CloseItem():
                return self._close()
            case GoBack():
                return self._go_back()
            case _:
                return False
        return True

    def _show_item(self, item: str, now: float) -> bool:
        """A phase as a whole, or a feature's card, in a phase in which it is there."""
        if item in self._phase_ids:
            self._show_phase(self._phase_ids.index(item), now)
            return True
        placed = self._by_key.get(item)
        if placed is None or placed.feature.title is None:
            return False
        from_afar = self._phase is None and isinstance(placed.feature, Event)
        if from_afar or not is_in_phase(placed.feature, self._phase):
            phases = enumerate(self._page.phases)
            index = next((i for i, phase in phases if is_in_phase(placed.feature, phase)), None)
            if index is None and not from_afar:
                return False
            if index is not None:
                self._show_phase(index, now)
        if self._player.playing:
            self._toggle_play(now)
        self._hidden.discard(placed.layer.id)
        self._forget_item()
        self._feature = item
        return True

    def _show_phase(self, index: int, now: float) -> None:
        self._player.show(index, now)
        self._enter_phase()

    @property
    def _pictures(self) -> tuple[str, ...]:
        """The pictures of what the card tells of."""
        placed = self._by_key.get(self._feature or "")
        if placed is not None:
            return placed.feature.pictures
        return () if self._phase is None else self._phase.pictures

    def _close(self) -> bool:
        """The picture, then the feature's card, then the phase's."""
        if self._picture is not None:
            self._picture = None
        elif self._feature is not None:
            self._feature = None
        elif not self._dismissed:
            self._dismissed = True
        else:
            return False
        return True

    def _go_back(self) -> bool:
        if self._picture is not None or self._feature is not None:
            return self._close()
        if self._switching:
            self._switching = False
            return True
        was_listing, self._listing = self._listing, False
        return was_listing

    def _forget_item(self) -> None:
        self._feature = None
        self._picture = None
        self._dismissed = False

    # ---------------------------------------------------------------------------- what is seen

    def _topic(self, reader: Reader) -> Topic:
        placed = self._by_key.get(self._feature or "")
        if placed is not None:
            return self._guide.about_feature(reader, placed, self._phase)
        shown = (layer for layer in self._page.layers if layer.id not in self._hidden)
        return self._guide.about_phase(reader, self._phase, shown)

    def _in(self, phase: Phase | None) -> tuple[Placed, ...]:
        return tuple(one for one in self._placed if is_in_phase(one.feature, phase))

    @property
    def _visible(self) -> tuple[Placed, ...]:
        return tuple(one for one in self._in(self._phase) if one.layer.id not in self._hidden)

    def _rows(self, reader: Reader) -> Iterator[RowView]:
        if self._listing:
            yield from self._guide.rows(reader, self._visible, self._feature, self._phase)

    def _drawn(self, reader: Reader) -> Chart:
        """The chart, drawn up anew only where something else is to lie on it."""
        index = self._player.phase
        key = (index, frozenset(self._hidden), reader.language)
        if self._chart is None or self._chart[0] != key:
            score = None if index is None else self._scores[index]
            cartographer = Cartographer(
                self._terrain.plane, largest_size(self._placed), reader.text, score
            )
            self._chart = key, cartographer.chart(self._visible, self._towns, reader.language)
        return self._chart[1]

    def _play(self, reader: Reader) -> PlayView | None:
        phase, player = self._phase, self._player
        if phase is None or player.phase is None:
            return None
        events = (one for one in self._page.layers if isinstance(one, Events))
        counted = next((one for one in events if one.id not in self._hidden), None)
        as_picture = self._still and player.playing
        return PlayView(
            score=self._scores[player.phase],
            since=player.since - self._page.each if as_picture else player.since,
            until=player.until,
            seconds=self._page.each,
            zone=phase.start.zone,
            has_clock=phase.start.has_time,
            unit=reader.text(counted.unit) if counted is not None else "",
            language=reader.language,
        )
