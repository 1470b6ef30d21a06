"""Decides what a story shows: its text, and one of its pictures or its film."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.content.reading import (
    Catalogue,
    PictureView,
    ProseView,
    Reader,
    beside,
    cited,
    picture_view,
    prose_view,
    unique,
)
from kiosk.core.geometry import clamp
from kiosk.core.intents import Intent, Next, Previous
from kiosk.pages.presenting import Place, PlainPresenter
from kiosk.pages.screening import Screening
from kiosk.pages.story.model import StoryPage
from kiosk.video.view import FilmView


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story ready to be drawn; `index` and `count` tell which of its pictures is shown.

    With a `film`, `picture` is its poster. The pictures `beside` it may be wanted next.
    """

    kicker: str
    heading: str
    prose: ProseView
    picture: PictureView | None
    index: int
    count: int
    beside: tuple[PictureView, ...] = ()
    film: FilmView | None = None


class StoryPresenter(PlainPresenter):
    """Turns the pictures of a story; its text stays."""

    def __init__(self, page: StoryPage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue
        self._index = 0
        self._film = _film(page, catalogue)

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Begin with the first picture; a story has no items to begin from."""
        self._index = 0
        self._film = _film(self._page, self._catalogue)

    def handle(self, intent: Intent, now: float) -> bool:
        """Turn to another picture while there is one, or do what is wanted of the film."""
        if self._film is not None and self._film.handle(intent, now):
            return True
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
        """Nothing in a story moves by itself but a film that was asked for.

        A finger does not hold that: it may be about to pause it, or to make it louder.
        """
        return self._film is not None and self._film.advance(now)

    @property
    def performs(self) -> bool:
        """Whether its film plays."""
        return self._film is not None and self._film.performs

    @property
    def is_heard(self) -> bool:
        """Whether its film is heard: nothing else should be, then."""
        return self._film is not None and self._film.is_heard

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The picture shown, where there are several."""
        pictures = self._page.picture_ids
        if len(pictures) < 2:
            return None
        return (pictures[self._index], self._index, len(pictures))

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """What the text cites, then what the page, its pictures and its film name."""
        pictures = self._page.picture_ids
        shown = (self._catalogue.pictures[picture].sources for picture in pictures)
        return unique(
            (
                *cited(reader, self._page.text),
                *self._page.sources,
                *(source for sources in shown for source in sources),
                *(self._film.source_ids if self._film is not None else ()),
            )
        )

    def view(self, reader: Reader, place: Place) -> StoryView:
        """The story for this visitor."""
        page = self._page
        pictures = page.picture_ids
        return StoryView(
            kicker=place.kicker if page.headline else place.mark,
            heading=reader.text(page.headline or page.title),
            prose=prose_view(self._catalogue, reader, page.text, self.source_ids(reader)),
            picture=self._picture(reader),
            index=self._index,
            count=len(pictures),
            beside=tuple(self._beside(reader)),
            film=None if self._film is None else self._film.view(reader),
        )

    def _beside(self, reader: Reader) -> Iterator[PictureView]:
        for near in beside(self._page.picture_ids, self._index):
            yield picture_view(self._catalogue, reader.aside(), near)

    def _picture(self, reader: Reader) -> PictureView | None:
        pictures = self._page.picture_ids
        if self._film is not None:
            return self._film.picture(reader)
        return picture_view(self._catalogue, reader, pictures[self._index]) if pictures else None


def _film(page: StoryPage, catalogue: Catalogue) -> Screening | None:
    return None if page.video is None else Screening(page.video, catalogue)
