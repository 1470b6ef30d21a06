"""Tells what is on a map in words: cards, legend, list and sources; knows no time that passes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.content.links import PageLink
from kiosk.content.reading import (
    Catalogue,
    Reader,
    cited,
    link_view,
    picture_view,
    prose_view,
    unique,
)
from kiosk.content.text import LocalizedText
from kiosk.pages.map import telling
from kiosk.pages.map.charting import Placed
from kiosk.pages.map.features import Event, Feature, Place
from kiosk.pages.map.layers import Layer, Places, Routes
from kiosk.pages.map.model import MapPage
from kiosk.pages.map.phases import Phase
from kiosk.pages.map.symbols import ICON_OF
from kiosk.pages.map.views import CardView, LayerView, PhaseView, RowView


@dataclass(frozen=True, slots=True)
class Topic:
    """What a card is about: a feature, a phase, or the map as a whole."""

    kicker: str
    title: LocalizedText | None
    text: LocalizedText | None
    pictures: tuple[str, ...]
    sources: tuple[str, ...]
    opens: PageLink | None = None
    item: str | None = None
    is_feature: bool = False


class Guide:
    """Says what a page has to tell."""

    def __init__(self, page: MapPage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue

    def about_feature(self, reader: Reader, placed: Placed, phase: Phase | None) -> Topic:
        """A feature's topic, told in a phase."""
        feature, layer = placed.feature, placed.layer
        return Topic(
            kicker=telling.of_feature(reader, layer, feature, phase),
            title=feature.title,
            text=feature.text,
            pictures=feature.pictures,
            sources=(*feature.sources, *layer.sources),
            opens=feature.opens,
            item=placed.key,
            is_feature=True,
        )

    def about_phase(self, reader: Reader, phase: Phase | None, shown: Iterable[Layer]) -> Topic:
        """A phase's topic, or that of the map as a whole; the layers shown have sources too."""
        page = self._page
        layers = tuple(source for layer in shown for source in layer.sources)
        if phase is None:
            return Topic("", None, page.text, (), (*page.sources, *layers))
        return Topic(
            kicker="",  # the heading of the page tells the day
            title=phase.title,
            text=phase.text,
            pictures=phase.pictures,
            sources=(*phase.sources, *page.sources, *layers),
            item=phase.id,
        )

    def source_ids(self, reader: Reader, topic: Topic) -> tuple[str, ...]:
        """What a topic cites, then names, then its pictures' sources."""
        known = self._catalogue.pictures
        pictured = (source for picture in topic.pictures for source in known[picture].sources)
        return unique((*cited(reader, topic.text), *topic.sources, *pictured))

    def card(self, reader: Reader, topic: Topic) -> CardView | None:
        """The topic's card; None where there is nothing to say."""
        if topic.title is None and topic.text is None:
            return None
        ids = self.source_ids(reader, topic)
        return CardView(
            item=topic.item,
            kicker=topic.kicker,
            heading=reader.text(topic.title),
            prose=prose_view(self._catalogue, reader, topic.text, ids),
            pictures=tuple(picture_view(self._catalogue, reader, one) for one in topic.pictures),
            opens=link_view(self._catalogue, reader, topic.opens),
            is_feature=topic.is_feature,
        )

    def buttons(
        self, reader: Reader, heights: Sequence[float], chosen: int | None
    ) -> Iterator[PhaseView]:
        """The phases' buttons."""
        for index, phase in enumerate(self._page.phases):
            said = (reader.text(phase.title), telling.of_phase(reader, phase))
            yield PhaseView(
                id=phase.id,
                label=reader.text(phase.label),
                spoken=", ".join(part for part in said if part),
                magnitude=heights[index],
                chosen=index == chosen,
            )

    def legend(self, reader: Reader, hidden: Iterable[str]) -> Iterator[LayerView]:
        """The layers that have a title and something on them."""
        away = frozenset(hidden)
        for layer in self._page.layers:
            if layer.title is not None and layer.every:
                yield LayerView(
                    id=layer.id,
                    title=reader.text(layer.title),
                    kind=layer.kind,
                    icon=_icon(layer, None),
                    colour=layer.colour,
                    dashed=isinstance(layer, Routes) and layer.schematic,
                    shown=layer.id not in away,
                )

    def rows(
        self, reader: Reader, visible: Iterable[Placed], chosen: str | None, phase: Phase | None
    ) -> Iterator[RowView]:
        """All that has a card: events in order of time, then the rest as the file has it."""
        for one in sorted(visible, key=_reading_order):
            if one.feature.title is not None:
                yield RowView(
                    item=one.key,
                    title=reader.text(one.feature.title),
                    detail=telling.of_feature(reader, one.layer, one.feature, phase),
                    kind=one.layer.kind,
                    icon=_icon(one.layer, one.feature),
                    colour=one.layer.colour,
                    dashed=isinstance(one.layer, Routes) and one.layer.schematic,
                    chosen=one.key == chosen,
                )


def _reading_order(placed: Placed) -> tuple[int, float]:
    feature = placed.feature
    return (0, feature.start.second) if isinstance(feature, Event) else (1, 0.0)


def _icon(layer: Layer, feature: Feature | None) -> str:
    """The icon of a sign; empty for what is drawn otherwise."""
    if isinstance(layer, Places):
        own = feature.symbol if isinstance(feature, Place) else None
        return ICON_OF[own or layer.symbol]
    return ""
