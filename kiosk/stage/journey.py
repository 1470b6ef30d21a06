"""Where a visitor is, and how they came there: exhibits, routes, pages and the way back.

Plain Python; knows neither sounds nor how long a visit lasts, and draws nothing.
"""

from collections import Counter
from collections.abc import Callable
from itertools import count

from kiosk.core.events import (
    Event,
    ExhibitOpened,
    PageFailed,
    PageOpened,
    PanelOpened,
    TourChosen,
)
from kiosk.core.intents import (
    ChooseTour,
    ClosePanel,
    GoBack,
    Intent,
    Next,
    OpenContents,
    OpenExhibit,
    OpenExhibits,
    OpenPage,
    OpenSources,
    Previous,
    ToggleFilm,
    TurnPage,
)
from kiosk.core.timeouts import Timeouts
from kiosk.exhibit.model import Exhibit
from kiosk.pages.kinds import KINDS
from kiosk.pages.page import Page
from kiosk.pages.presenting import Presenter
from kiosk.stage.route import route_through
from kiosk.stage.showing import Opened
from kiosk.stage.trail import Trail

CONTENTS = "contents"
EXHIBITS = "exhibits"
PAGE_STRIKES = 2  # failures after which a page rests until the kiosk is started again

Note = Callable[[Event, float], None]


class Journey:
    """One visitor's way through exhibits, of which there is at least one.

    `exhibit` is the one visited, the first one while `is_choosing`; `route` is the order of its
    pages and `opened` the page shown: None on the contents page, and while `is_choosing` an
    exhibit. `page_id` is known before the page is open, to blame if that fails. `has_panel` while
    the page's sources are read; `rests` tells that the page asked for last rests.
    """

    def __init__(self, exhibits: tuple[Exhibit, ...], note: Note, *, still: bool) -> None:
        self.exhibits = exhibits
        self._note = note
        self._still = still
        self._failures: Counter[tuple[str, str]] = Counter()  # by exhibit and page
        self._trail = Trail()
        self.begin()

    def begin(self) -> None:
        """Forget the last visitor."""
        self._take(self.exhibits[0])
        self.is_choosing = self.is_choice
        self.opened: Opened | None = None
        self.page_id = EXHIBITS if self.is_choosing else CONTENTS
        self.has_panel = False
        self.rests = False
        self._openings = count(1)
        self._trail.clear()

    @property
    def is_choice(self) -> bool:
        """Whether there are several exhibits."""
        return len(self.exhibits) > 1

    @property
    def leads_back(self) -> bool:
        """Whether a link led here, so that there is a way back."""
        return bool(self._trail)

    @property
    def timeouts(self) -> Timeouts:
        """Those of the page shown."""
        if self.opened is None:
            return self.exhibit.timeouts
        return self.exhibit.timeouts_of(self.opened.page)

    def fail(self, page_id: str, error: BaseException, now: float) -> None:
        """Something raised on a page.

        One that failed PAGE_STRIKES times is not opened any more: one that attract advertises
        would otherwise shut out every visitor.
        """
        self._failures[self.exhibit.id, page_id] += 1
        self._note(PageFailed(page_id, f"{type(error).__name__}: {error}"), now)

    def open(self, page: Page | None, now: float, item: str | None = None) -> None:
        """Show a page from the item on, or the contents (None); no way leads back from there."""
        self._trail.clear()
        self._show(page, now, lambda page: self._present(page, item, now))

    def offer_exhibits(self, now: float) -> None:
        """Let the visitor choose one; until then, the words and colours are those of the first."""
        self._leave(EXHIBITS)
        self._trail.clear()
        self._take(self.exhibits[0])
        self.is_choosing = True
        self._note(PageOpened(EXHIBITS, EXHIBITS), now)

    def go(self, intent: Intent, now: float) -> bool:
        """Do what the visitor wants; whether something else is shown now."""
        match intent:
            case OpenSources():
                self.has_panel = True
                self._note(PanelOpened(self.page_id, "sources"), now)
            case GoBack() | ClosePanel() if self.has_panel:
                self.has_panel = False
            case _:
                return self._travel(intent, now)
        return False

    def _travel(self, intent: Intent, now: float) -> bool:
        match intent:
            case GoBack():
                self._go_back(now)
            case OpenPage(page, item) if not self.is_choosing:
                self._follow(self.exhibit.page(page), item, now)
            case OpenContents() if not self.is_choosing:
                self.open(None, now)
            case ChooseTour(tour) if not self.is_choosing:
                self.route = route_through(self.exhibit, tour)
                self._note(TourChosen(self.route.tour), now)
                self.open(None, now)
            case OpenExhibits() if self.is_choice:
                self.offer_exhibits(now)
            case OpenExhibit(exhibit):
                self._enter(exhibit, now)
            case TurnPage(step) if not self.is_choosing:
                self._turn(step, now)
            case Next() | Previous():
                return self._travel(TurnPage(1 if isinstance(intent, Next) else -1), now)
            case _:
                return False
        return True

    def _turn(self, step: int, now: float) -> None:
        """The next or the previous page; beyond either end, the contents page.

        From a page beside the route, the way on is the way back.
        """
        page = None if self.opened is None else self.opened.page
        if page is not None and self.route.number(page) is None:
            self._go_back(now)
        else:
            self.open(self.route.step(page, step), now)

    def _follow(self, page: Page | None, item: str | None, now: float) -> None:
        """Open what a card of the contents or a link leads to; a link can be followed back."""
        left = self.opened
        if left is None:
            self.open(page, now, item)
            return
        if left.presenter.performs:
            left.presenter.handle(ToggleFilm(), now)
        left.presenter.advance(now, held=True)
        self._show(page, now, lambda page: self._present(page, item, now))
        if self.opened is not None:
            self._trail.leave(left)

    def _go_back(self, now: float) -> None:
        """To where a link led away from, as it was left; else to the contents, to the exhibits."""
        left = self._trail.back()
        if left is not None:
            left.presenter.advance(now, held=True)  # the time between does not count
            self._show(left.page, now, lambda _: left.presenter)
        elif self.opened is None and self.is_choice:
            self.offer_exhibits(now)
        else:
            self.open(None, now)

    def _enter(self, exhibit_id: str, now: float) -> None:
        for exhibit in self.exhibits:
            if exhibit.id == exhibit_id:
                self._take(exhibit)
                self.is_choosing = False
                self._note(ExhibitOpened(exhibit_id), now)
                self.open(None, now)

    def _take(self, exhibit: Exhibit) -> None:
        """This is the exhibit now, with all of its pages."""
        self.exhibit = exhibit
        self.route = route_through(exhibit, None)

    def _present(self, page: Page, item: str | None, now: float) -> Presenter:
        presenter: Presenter = KINDS[page.kind].load_presenter()(page, self.exhibit)
        presenter.open(item, now, still=self._still)
        return presenter

    def _show(self, page: Page | None, now: float, present: Callable[[Page], Presenter]) -> None:
        """Show a page as its presenter has it; the contents for None, and while the page rests."""
        failed = 0 if page is None else self._failures[self.exhibit.id, page.id]
        rests = failed >= PAGE_STRIKES
        if page is None or rests:
            self._leave(CONTENTS)
            self._trail.clear()
            self._note(PageOpened(CONTENTS, CONTENTS), now)
        else:
            self._leave(page.id)
            self._note(PageOpened(page.id, page.kind), now)
            self.opened = Opened(page, present(page), next(self._openings))
        self.rests = rests

    def _leave(self, page_id: str) -> None:
        """Something else is about to be shown."""
        self.page_id = page_id
        self.opened = None
        self.has_panel = False
        self.is_choosing = False
        self.rests = False
