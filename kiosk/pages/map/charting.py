"""Lays a map's features out in the plane; knows no visitor beyond the language of the labels."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from kiosk.cartography.chart import (
    ALWAYS,
    Burst,
    Chart,
    Lettering,
    Points,
    Region,
    Spot,
    Trace,
)
from kiosk.cartography.choreography import Choreography, Cue
from kiosk.cartography.projection import Plane
from kiosk.cartography.survey import Town
from kiosk.content.moments import Moment
from kiosk.content.positions import Position, Positions
from kiosk.content.text import LocalizedText
from kiosk.pages.map.features import Area, Event, Feature, Label, Place, Range, Route
from kiosk.pages.map.layers import Areas, Events, Labels, Layer, Places, Ranges, Routes
from kiosk.pages.map.model import MapPage
from kiosk.pages.map.phases import Phase
from kiosk.pages.map.symbols import ICON_OF

_DRAWN_BY = 0.5  # the share of a phase in which a route without times is drawn
_TOWN_RANK = 5

Say = Callable[[LocalizedText | None], str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A feature with its layer and the name by which visitors choose it."""

    key: str
    layer: Layer
    feature: Feature


def placed_features(page: MapPage) -> tuple[Placed, ...]:
    """Every feature of a page; one without an id is named by its place in the file."""
    return tuple(
        Placed(feature.id or f"{layer.id}.{number}", layer, feature)
        for layer in page.layers
        for number, feature in enumerate(layer.every, start=1)
    )


def is_in_phase(feature: Feature, phase: Phase | None) -> bool:
    """Whether a feature is there in a phase; before any is chosen, all events are.

    An event is there in the phase in which it began; a route with a time stays once it has begun.
    """
    if phase is None:
        return isinstance(feature, Event) or not feature.phases
    if feature.phases:
        return phase.id in feature.phases
    last = phase.end.last_second
    if isinstance(feature, Event):
        return phase.start.second <= feature.start.second <= last
    if isinstance(feature, Route) and feature.start is not None:
        return feature.start.second <= last
    return True


def score_of(phase: Phase, features: Iterable[Placed]) -> Choreography:
    """The phase as a passage of time in which its events happen."""
    cues = tuple(
        Cue(placed.key, event.start.second, _end_of(event), weight_of(placed))
        for placed in features
        if isinstance(event := placed.feature, Event)
    )
    return Choreography(phase.start.second, phase.end.last_second, cues)


def _end_of(event: Event) -> float:
    return event.start.second if event.end is None else event.end.last_second


class Cartographer:
    """Draws up the chart of some features; `score` tells when each of them begins."""

    def __init__(self, plane: Plane, largest: float, say: Say, score: Choreography | None) -> None:
        self._plane = plane
        self._largest = largest
        self._say = say
        self._score = score

    def chart(self, features: Iterable[Placed], towns: Iterable[Town], language: str) -> Chart:
        """Everything in its place, lowest layer first."""
        features = tuple(features)
        named = {self._say(placed.feature.title).casefold() for placed in features}
        return Chart(
            spots=tuple(chain.from_iterable(map(self._spots, features))),
            bursts=tuple(_labelled_once(self._discs(features))),
            traces=tuple(chain.from_iterable(map(self._traces, features))),
            regions=tuple(chain.from_iterable(map(self._regions, features))),
            letterings=(
                *chain.from_iterable(map(self._letterings, features)),
                *self._towns(towns, language, named),
            ),
        )

    def _spots(self, placed: Placed) -> Iterator[Spot]:
        place, layer = placed.feature, placed.layer
        if isinstance(place, Place) and isinstance(layer, Places):
            x, y = self._plane.place(*place.at)
            icon = ICON_OF[place.symbol or layer.symbol]
            yield Spot(placed.key, x, y, icon, layer.colour, self._say(place.title), place.rank)

    def _discs(self, features: Iterable[Placed]) -> Iterator[Burst]:
        """A disc for every event; before a phase is chosen, one for all events of a place."""
        events = [one for one in features if isinstance(one.feature, Event)]
        if self._score is not None:
            yield from (self._burst(one, weight_of(one), self._largest) for one in events)
            return
        heaps: dict[tuple[str, Position], list[Placed]] = {}
        for one in events:
            heaps.setdefault((one.layer.id, event_of(one).at), []).append(one)
        totals = {key: sum(map(weight_of, heap)) for key, heap in heaps.items()}
        most = max(totals.values(), default=0.0)
        for key, heap in heaps.items():
            greatest = max(heap, key=weight_of)
            yield self._burst(greatest, totals[key], most)

    def _burst(self, placed: Placed, size: float, largest: float) -> Burst:
        event = event_of(placed)
        x, y = self._plane.place(*event.at)
        share = size / largest if largest else 1.0
        return Burst(
            placed.key, x, y, share, placed.layer.colour, self._say(event.title), event.rank,
            self._share(event.start),
        )  # fmt: skip

    def _traces(self, placed: Placed) -> Iterator[Trace]:
        route, layer = placed.feature, placed.layer
        if isinstance(route, Route) and isinstance(layer, Routes):
            begins, ends = self._passage(route)
            icon = ICON_OF[layer.symbol] if layer.symbol is not None else ""
            yield Trace(
                placed.key, self._line(route.line), layer.colour, layer.schematic, icon,
                self._say(route.title), route.rank, begins, ends,
            )  # fmt: skip

    def _regions(self, placed: Placed) -> Iterator[Region]:
        match placed.feature, placed.layer:
            case Range() as circle, Ranges():
                rings: tuple[Points, ...] = (self._plane.circle(*circle.at, circle.radius.length),)
                dashed = True
            case Area() as area, Areas():
                rings = tuple(self._line(ring) for ring in area.rings)
                dashed = False
            case _:
                return
        feature = placed.feature
        yield Region(
            placed.key, rings, placed.layer.colour, dashed, self._say(feature.title), feature.rank
        )

    def _letterings(self, placed: Placed) -> Iterator[Lettering]:
        label = placed.feature
        if isinstance(label, Label) and isinstance(placed.layer, Labels):
            x, y = self._plane.place(*label.at)
            yield Lettering(x, y, self._say(label.title), label.rank)

    def _towns(
        self, towns: Iterable[Town], language: str, named: Collection[str]
    ) -> Iterator[Lettering]:
        """Towns of the base map, unless the page names them itself."""
        for town in towns:
            name = town.names.get(language) or next(iter(town.names.values()))
            if name.casefold() not in named:
                x, y = self._plane.place(town.latitude, town.longitude)
                yield Lettering(x, y, name, _TOWN_RANK)

    def _line(self, positions: Positions) -> Points:
        flat = np.frombuffer(positions.flat, dtype=np.float64)
        return self._plane.places(flat.reshape(-1, 2))

    def _share(self, start: Moment) -> float:
        return ALWAYS if self._score is None else self._score.share_of(start.second)

    def _passage(self, route: Route) -> tuple[float, float]:
        if self._score is None:
            return ALWAYS, ALWAYS
        if route.start is None or route.end is None:
            return ALWAYS, _DRAWN_BY
        passage = self._score
        seconds = max(1.0, passage.ends - passage.starts)
        begins = (route.start.second - passage.starts) / seconds
        ends = (route.end.last_second - passage.starts) / seconds
        return begins, ends  # beyond 0 and 1 where it began before the phase or goes on after it


def _labelled_once(bursts: Iterable[Burst]) -> Iterator[Burst]:
    """Discs from the largest to the smallest; of those with one label, the largest wears it."""
    worn: set[str] = set()
    for burst in sorted(bursts, key=lambda burst: -burst.size):
        if burst.label in worn:
            yield Burst(
                burst.id, burst.x, burst.y, burst.size, burst.colour, "", burst.rank, burst.begins
            )
        else:
            worn.add(burst.label)
            yield burst


def event_of(placed: Placed) -> Event:
    """The feature of an events layer."""
    if not isinstance(placed.feature, Event):
        raise TypeError(placed.key)
    return placed.feature


def weight_of(placed: Placed) -> float:
    """How much the feature of an events layer counts."""
    layer = placed.layer
    return layer.weight(event_of(placed)) if isinstance(layer, Events) else 0.0


def largest_size(features: Iterable[Placed]) -> float:
    """The size of the greatest event of a page: all discs are measured by it."""
    events = (placed for placed in features if isinstance(placed.feature, Event))
    return max(map(weight_of, events), default=0.0)
