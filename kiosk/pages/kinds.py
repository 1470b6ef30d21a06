"""THE table of page kinds: adding a kind is adding a folder and a row here.

Presenters and screens are named by dotted path, so that reading an exhibit never opens a window.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from kiosk.pages.compare.model import ComparePage
from kiosk.pages.credits.model import CreditsPage
from kiosk.pages.figures.model import FiguresPage
from kiosk.pages.map.model import MapPage
from kiosk.pages.page import Page
from kiosk.pages.people.model import PeoplePage
from kiosk.pages.quiz.model import QuizPage
from kiosk.pages.quotes.model import QuotesPage
from kiosk.pages.slideshow.model import SlideshowPage
from kiosk.pages.story.model import StoryPage
from kiosk.pages.timeline.model import TimelinePage


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of page; `presenter` and `screen` are `module:Class`, `icon` an icon's name."""

    name: str
    model: type[Page]
    presenter: str
    screen: str
    icon: str

    def load_presenter(self) -> Any:
        """The presenter's class: called with a page and its exhibit's catalogue."""
        return _load(self.presenter)

    def load_screen(self) -> Any:
        """The screen's class; importing it needs a window."""
        return _load(self.screen)


def _load(path: str) -> Any:
    module, name = path.split(":")
    return getattr(import_module(module), name)


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            name="story",
            model=StoryPage,
            presenter="kiosk.pages.story.presenter:StoryPresenter",
            screen="kiosk.pages.story.screen:StoryScreen",
            icon="book",
        ),
        Kind(
            name="slideshow",
            model=SlideshowPage,
            presenter="kiosk.pages.slideshow.presenter:SlideshowPresenter",
            screen="kiosk.pages.slideshow.screen:SlideshowScreen",
            icon="photo",
        ),
        Kind(
            name="quotes",
            model=QuotesPage,
            presenter="kiosk.pages.quotes.presenter:QuotesPresenter",
            screen="kiosk.pages.quotes.screen:QuotesScreen",
            icon="quote",
        ),
        Kind(
            name="map",
            model=MapPage,
            presenter="kiosk.pages.map.presenter:MapPresenter",
            screen="kiosk.pages.map.screen.screen:MapScreen",
            icon="map",
        ),
        Kind(
            name="compare",
            model=ComparePage,
            presenter="kiosk.pages.compare.presenter:ComparePresenter",
            screen="kiosk.pages.compare.screen.screen:CompareScreen",
            icon="square-half",
        ),
        Kind(
            name="figures",
            model=FiguresPage,
            presenter="kiosk.pages.figures.presenter:FiguresPresenter",
            screen="kiosk.pages.figures.screen.screen:FiguresScreen",
            icon="chart-bar",
        ),
        Kind(
            name="quiz",
            model=QuizPage,
            presenter="kiosk.pages.quiz.presenter:QuizPresenter",
            screen="kiosk.pages.quiz.screen.screen:QuizScreen",
            icon="help-circle",
        ),
        Kind(
            name="people",
            model=PeoplePage,
            presenter="kiosk.pages.people.presenter:PeoplePresenter",
            screen="kiosk.pages.people.screen.screen:PeopleScreen",
            icon="users",
        ),
        Kind(
            name="credits",
            model=CreditsPage,
            presenter="kiosk.pages.credits.presenter:CreditsPresenter",
            screen="kiosk.pages.credits.screen.screen:CreditsScreen",
            icon="license",
        ),
        Kind(
            name="timeline",
            model=TimelinePage,
            presenter="kiosk.pages.timeline.presenter:TimelinePresenter",
            screen="kiosk.pages.timeline.screen.screen:TimelineScreen",
            icon="timeline",
        ),
    )
}
