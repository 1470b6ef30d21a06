"""What a map's screen needs to draw itself, frozen; knows no widget."""

from dataclasses import dataclass

from kiosk.cartography.chart import Chart
from kiosk.cartography.choreography import Choreography
from kiosk.cartography.ground import Ground
from kiosk.cartography.projection import Plane
from kiosk.content.reading import LinkView, PictureView, ProseView
from kiosk.core.geometry import Rect


@dataclass(frozen=True, slots=True)
class Terrain:
    """The map at rest: what it lies on, how far one may go, and where one begins (plane units)."""

    plane: Plane
    ground: Ground | None
    bounds: Rect
    home: Rect


@dataclass(frozen=True, slots=True)
class Aim:
    """The part of the plane to show; a new `number` asks to go there."""

    box: Rect
    number: int


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A phase's button; `magnitude` is its share of the greatest one's, 0 to 1."""

    id: str
    label: str
    spoken: str
    magnitude: float
    chosen: bool


@dataclass(frozen=True, slots=True)
class LayerView:
    """A layer in the legend; `icon` is empty for discs, lines and areas."""

    id: str
    title: str
    kind: str
    icon: str
    colour: str
    dashed: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class CardView:
    """What is told of a phase or a feature; `opens` leads to a page that tells more."""

    item: str | None
    kicker: str
    heading: str
    prose: ProseView
    pictures: tuple[PictureView, ...]
    opens: LinkView | None
    is_feature: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """A feature in the list that stands for the map."""

    item: str
    title: str
    detail: str
    kind: str
    icon: str
    colour: str
    dashed: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class PlayView:
    """How far a phase has been played: its share is 0 at second `since`, 1 `seconds` later.

    Its time stands still from second `until` on.
    """

    score: Choreography
    since: float
    until: float
    seconds: float
    zone: int | None
    has_clock: bool
    unit: str
    language: str

    def share(self, now: float) -> float:
        """How far it has been played, 0 to 1."""
        return max(0.0, min(1.0, (min(now, self.until) - self.since) / self.seconds))


@dataclass(frozen=True, slots=True)
class MapView:
    """A map ready to be drawn. `play` is None before a phase is chosen."""

    kicker: str
    heading: str
    subtitle: str
    terrain: Terrain
    aim: Aim
    chart: Chart
    play: PlayView | None
    phases: tuple[PhaseView, ...]
    playing: bool
    plays: bool
    card: CardView | None
    chosen: str | None
    legend: tuple[LayerView, ...]
    rows: tuple[RowView, ...]
    listing: bool
    switching: bool
    picture: int | None
