"""The order in which a visitor is led through pages: all of an exhibit, or one of its tours."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.exhibit.model import Exhibit
from kiosk.pages.page import Page


@dataclass(frozen=True, slots=True)
class Route:
    """Pages one after another; `tour` is the id of the tour that they are, None: of everything."""

    pages: tuple[Page, ...]
    tour: str | None = None

    def number(self, page: Page) -> int | None:
        """A page's number from 1; None for one that only a link leads to."""
        return self.pages.index(page) + 1 if page in self.pages else None

    def step(self, page: Page | None, step: int) -> Page | None:
        """The page that many steps on; from the contents (None) the first or the last one.

        None beyond either end.
        """
        if page is None:
            index = 0 if step > 0 else len(self.pages) - 1
        else:
            index = self.pages.index(page) + step
        return self.pages[index] if 0 <= index < len(self.pages) else None


def route_through(exhibit: Exhibit, tour: str | None) -> Route:
    """An exhibit's tour of that id; all of its pages where there is none."""
    chosen = next((one for one in exhibit.tours if one.id == tour), None)
    if chosen is None:
        return Route(exhibit.pages)
    return Route(_found(exhibit, chosen.pages), chosen.id)


def _found(exhibit: Exhibit, ids: Sequence[str]) -> tuple[Page, ...]:
    pages = (exhibit.page(page) for page in ids)
    return tuple(page for page in pages if page is not None)
