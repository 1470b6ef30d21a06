"""What the stage shows besides a page, as frozen values; knows no widget."""

from dataclasses import dataclass
from typing import Any

from kiosk.content.reading import PictureView, SourceView
from kiosk.content.words import Words
from kiosk.core.intents import Intent
from kiosk.stage.listening import ListeningView


@dataclass(frozen=True, slots=True)
class Line:
    """A text and the language it is in."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class AttractView:
    """One item of the playlist: headline and invitation in every language at once.

    `following` is the picture that will come after it.
    """

    picture: PictureView | None
    following: PictureView | None
    overline: str
    headlines: tuple[Line, ...]
    invitations: tuple[Line, ...]
    drift: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ClosedView:
    """The house is closed: its name, and that it is, in every language at once."""

    name: str
    lines: tuple[str, ...]
    drift: tuple[int, int]


@dataclass(frozen=True, slots=True)
class CardView:
    """Something to open: a page, or an exhibit. `mark` is a number or a few words."""

    name: str
    opens: Intent
    mark: str
    title: str
    icon: str
    picture: PictureView | None


@dataclass(frozen=True, slots=True)
class WayView:
    """Another selection of cards, such as those of a tour; `chosen` is the one shown."""

    name: str
    opens: Intent
    title: str
    icon: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ContentsView:
    """All pages of the exhibit or of a tour, or all exhibits; and the ways to others."""

    title: str
    subtitle: str
    cards: tuple[CardView, ...]
    ways: tuple[WayView, ...] = ()


@dataclass(frozen=True, slots=True)
class PageView:
    """A page: its kind tells which screen draws `body`; opened anew, it has another `opening`."""

    kind: str
    page: str
    opening: int
    body: Any
    has_sources: bool


@dataclass(frozen=True, slots=True)
class BarView:
    """The navigation bar. `number` is the page's, from 1; None where nothing can be turned.

    `leads_back`: a link led here. `has_contents`: there is a contents page to go to.
    """

    languages: tuple[Line, ...]
    language: str
    number: int | None
    count: int
    text_step: int
    high_contrast: bool
    volume: float
    leads_back: bool = False
    has_contents: bool = True


@dataclass(frozen=True, slots=True)
class PanelView:
    """The sources panel over a page."""

    title: str
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """Everything on the screen. Exactly one of closed, attract, contents and page is there."""

    words: Words
    closed: ClosedView | None = None
    attract: AttractView | None = None
    contents: ContentsView | None = None
    page: PageView | None = None
    bar: BarView | None = None
    panel: PanelView | None = None
    seconds_left: int | None = None
    listening: ListeningView | None = None
    notice: str = ""
