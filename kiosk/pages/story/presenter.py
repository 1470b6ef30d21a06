"""Decides what a story shows: its text and one of its pictures."""

from dataclasses import dataclass

from kiosk.content.reading import (
    Catalogue,
    PictureView,
    ProseView,
    Reader,
    cited,
    picture_view,
    prose_view,
    unique,
)
from kiosk.core.geometry import clamp
from kiosk.core.intents import Intent, Next, Previous
from kiosk.pages.presenting import Place
from kiosk.pages.story.model import StoryPage


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story ready to be drawn; `index` and `count` tell which of its pictures is shown."""

    kicker: str
    heading: str
    prose: ProseView
    picture: PictureView | None
    index: int
    count: int


class StoryPresenter:
    """Turns the pictures of a story; its text stays."""

    scale = 1.0

    def __init__(self, page: StoryPage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue
        self._index = 0

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Begin with the first picture; a story has no items to begin from."""
        self._index = 0

    def handle(self, intent: Intent, now: float) -> bool:
        """Turn to another picture while there is one."""
        match intent:
            case Next():
                step = 1
            case Previous():
                step = -1
            case _:
                return False
        last = max(0, len(self._page.picture_ids) - 1)
        index = int(clamp(self._index + step, 0, last))
        moved = index != self._index
        self._index = index
        return moved

    def advance(self, now: float, *, held: bool) -> bool:
        """Nothing in a story moves by itself."""
        return False

    @property
    def performs(self) -> bool:
        """Nothing of it plays."""
        return False

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The picture shown, where there are several."""
        pictures = self._page.picture_ids
        if len(pictures) < 2:
            return None
        return (pictures[self._index], self._index, len(pictures))

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """What the text cites, then what the page and its pictures name."""
        pictures = self._page.picture_ids
        shown = (self._catalogue.pictures[picture].sources for picture in pictures)
        return unique(
            (
                *cited(reader, self._page.text),
                *self._page.sources,
                *(source for sources in shown for source in sources),
            )
        )

    def view(self, reader: Reader, place: Place) -> StoryView:
        """The story for this visitor."""
        page = self._page
        pictures = page.picture_ids
        return StoryView(
            kicker=place.kicker if page.headline else str(place.number),
            heading=reader.text(page.headline or page.title),
            prose=prose_view(self._catalogue, reader, page.text, self.source_ids(reader)),
            picture=picture_view(self._catalogue, reader, pictures[self._index])
            if pictures
            else None,
            index=self._index,
            count=len(pictures),
        )
