"""Decides which slide is shown, for how long, and what part of it the visitor looks at."""

from dataclasses import dataclass
from math import inf

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
from kiosk.core.intents import Intent, Next, PanBy, Previous, TogglePlay, ZoomBy
from kiosk.core.lens import Lens
from kiosk.pages.presenting import Place
from kiosk.pages.slideshow.model import SlideshowPage

SECONDS_PER_WORD = 0.4  # 150 words a minute: a slow reader, standing
LOOKING_SECONDS = 4.0  # and time for the picture itself


@dataclass(frozen=True, slots=True)
class SlideView:
    """A slide ready to be drawn.

    It came up at second `since`, stays for `seconds`, and its time stands still from `until` on.
    """

    kicker: str
    heading: str
    prose: ProseView
    picture: PictureView
    fit: str
    lens: Lens
    index: int
    count: int
    progress: str
    playing: bool
    plays: bool
    since: float
    until: float
    seconds: float


class SlideshowPresenter:
    """Turns slides by itself until the visitor pauses it, zooms in, or holds it."""

    def __init__(self, page: SlideshowPage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue
        self._index = 0
        self._lens = Lens()
        self._since = 0.0
        self._stopped_at: float | None = None
        self._seconds = page.each_seconds
        self._plays = self._playing = False

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Show the slide of a picture, or the first one; `still` slides turn only when asked to."""
        pictures = [slide.picture for slide in self._page.slides]
        self._plays = self._playing = (
            self._page.autoplay and len(self._page.slides) > 1 and not still
        )
        self._show(pictures.index(item) if item in pictures else 0, now)

    def handle(self, intent: Intent, now: float) -> bool:
        """Turn, pause, zoom; False at either end."""
        match intent:
            case Next():
                return self._turn(1, now)
            case Previous():
                return self._turn(-1, now)
            case TogglePlay() if self._plays:
                self._playing = not self._playing
                self._let_time_pass(now, stopped=not self._playing)
            case ZoomBy(factor, x, y):
                self._lens = self._lens.zoomed(factor, (x, y))
            case PanBy(dx, dy):
                self._lens = self._lens.moved(dx, dy)
            case _:
                return False
        return True

    def advance(self, now: float, *, held: bool) -> bool:
        """Turn when the slide has had its time; a pause, a hold or a zoom stops that time."""
        stopped = held or not self._playing or not self._lens.is_whole
        if self._let_time_pass(now, stopped=stopped):
            return True
        if stopped or now - self._since < self._seconds:
            return False
        self._show((self._index + 1) % len(self._page.slides), now)
        return True

    @property
    def performs(self) -> bool:
        """Slides turn for anybody, and without an end."""
        return False

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The slide shown, named by its picture."""
        slides = self._page.slides
        return (slides[self._index].picture, self._index, len(slides))

    @property
    def scale(self) -> float:
        """How far the picture is magnified."""
        return self._lens.scale

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """What this slide cites and names, then its picture, then the page."""
        slide = self._page.slides[self._index]
        picture = self._catalogue.pictures[slide.picture]
        return unique(
            (*cited(reader, slide.text), *slide.sources, *picture.sources, *self._page.sources)
        )

    def view(self, reader: Reader, place: Place) -> SlideView:
        """The slide for this visitor; where it has no words of its own, the caption speaks."""
        slide = self._page.slides[self._index]
        picture = picture_view(self._catalogue, reader, slide.picture)
        prose = prose_view(self._catalogue, reader, slide.text, self.source_ids(reader))
        self._seconds = max(
            self._page.each_seconds, LOOKING_SECONDS + prose.words * SECONDS_PER_WORD
        )
        index, count = self._index, len(self._page.slides)
        return SlideView(
            kicker=place.kicker,
            heading=reader.text(slide.title) or picture.caption,
            prose=prose,
            picture=picture,
            fit=slide.fit,
            lens=self._lens,
            index=index,
            count=count,
            progress=reader.words.say("slide_progress", index=index + 1, count=count),
            playing=self._playing,
            plays=self._plays,
            since=self._since,
            until=inf if self._stopped_at is None else self._stopped_at,
            seconds=self._seconds,
        )

    def _let_time_pass(self, now: float, *, stopped: bool) -> bool:
        """Stop the slide's time or let it go on from where it stood; True if that is a change."""
        if stopped == (self._stopped_at is not None):
            return False
        if self._stopped_at is not None:
            self._since += now - self._stopped_at
        self._stopped_at = now if stopped else None
        return True

    def _turn(self, step: int, now: float) -> bool:
        index = self._index + step
        if not 0 <= index < len(self._page.slides):
            return False
        self._show(index, now)
        return True

    def _show(self, index: int, now: float) -> None:
        self._index = index
        self._lens = Lens()
        self._since = now
        self._stopped_at = None if self._playing else now
