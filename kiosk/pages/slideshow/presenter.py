"""Decides which slide is shown, for how long, and what part of it the visitor looks at."""

from collections.abc import Iterator
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
from kiosk.core.lens import Lens, reach_of
from kiosk.pages.presenting import Place, PlainPresenter
from kiosk.pages.screening import Screening
from kiosk.pages.slideshow.model import Slide, SlideshowPage
from kiosk.video.view import FilmView

SECONDS_PER_WORD = 0.4  # 150 words a minute: a slow reader, standing
LOOKING_SECONDS = 4.0  # and time for the picture itself


@dataclass(frozen=True, slots=True)
class SlideView:
    """A slide ready to be drawn.

    It came up at second `since`, stays for `seconds`, and its time stands still from `until` on.
    With a `film`, `picture` is its poster. The pictures `beside` it, each with its fit, may be
    wanted next.
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
    beside: tuple[tuple[PictureView, str], ...] = ()
    film: FilmView | None = None


class SlideshowPresenter(PlainPresenter):
    """Turns slides by itself until the visitor pauses it, zooms in, or holds it.

    A slide with a film stays until that has been seen, or the visitor turns.
    """

    def __init__(self, page: SlideshowPage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue
        self._index = 0
        self._lens = Lens()
        self._since = 0.0
        self._stopped_at: float | None = None
        self._seconds = page.each_seconds
        self._plays = self._playing = False
        self._film: Screening | None = None

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Show the slide of a picture or video, or the first; `still` slides turn when asked to."""
        slides = [slide.id for slide in self._page.slides]
        self._plays = self._playing = (
            self._page.autoplay and len(self._page.slides) > 1 and not still
        )
        self._show(slides.index(item) if item in slides else 0, now)

    def handle(self, intent: Intent, now: float) -> bool:
        """Turn, pause, zoom, do what is wanted of the film; False at either end."""
        if self._film is not None and self._film.handle(intent, now):
            return True
        match intent:
            case Next():
                return self._turn(1, now)
            case Previous():
                return self._turn(-1, now)
            case TogglePlay() if self._plays:
                self._playing = not self._playing
                self._let_time_pass(now, stopped=not self._playing)
            case ZoomBy(factor, x, y) if not self._shows_film:
                self._lens = self._lens.zoomed(factor, (x, y))
            case PanBy(dx, dy) if not self._shows_film:
                self._lens = self._lens.moved(dx, dy)
            case _:
                return False
        return True

    def advance(self, now: float, *, held: bool) -> bool:
        """Turn when the slide has had its time; a pause, a hold or a zoom stops that time."""
        film = self._film
        changed = film is not None and film.advance(now)
        awaited = film is not None and film.is_awaited
        stopped = held or awaited or not self._playing or not self._lens.is_whole
        if self._let_time_pass(now, stopped=stopped) or changed:
            return True
        if stopped or now - self._since < self._seconds:
            return False
        self._show((self._index + 1) % len(self._page.slides), now)
        return True

    @property
    def performs(self) -> bool:
        """Whether a film plays; slides turn for anybody, and without an end."""
        return self._film is not None and self._film.performs

    @property
    def is_heard(self) -> bool:
        """Whether its film is heard: nothing else should be, then."""
        return self._film is not None and self._film.is_heard

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The slide shown, named by its picture or video."""
        slides = self._page.slides
        return (slides[self._index].id, self._index, len(slides))

    @property
    def scale(self) -> float:
        """How far the picture is magnified."""
        return self._lens.scale

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """What this slide cites and names, then its picture or film, then the page."""
        slide = self._page.slides[self._index]
        return unique(
            (*cited(reader, slide.text), *slide.sources, *self._seen_sources(slide),
             *self._page.sources)
        )  # fmt: skip

    def view(self, reader: Reader, place: Place) -> SlideView:
        """The slide for this visitor; where it has no words of its own, the caption speaks."""
        slide = self._page.slides[self._index]
        film = None if self._film is None else self._film.view(reader)
        picture = self._picture(slide, reader)
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
            progress=reader.words.say(self._progress_words, index=index + 1, count=count),
            playing=self._playing,
            plays=self._plays and film is None,
            since=self._since,
            until=inf if self._stopped_at is None else self._stopped_at,
            seconds=self._seconds,
            beside=tuple(self._beside(reader)),
            film=film,
        )

    @property
    def _progress_words(self) -> str:
        """A film among the slides is no picture to be counted as one."""
        has_film = any(slide.video for slide in self._page.slides)
        return "item_progress" if has_film else "slide_progress"

    @property
    def _shows_film(self) -> bool:
        return self._film is not None and self._film.can_play

    def _picture(self, slide: Slide, reader: Reader) -> PictureView:
        if self._film is not None:
            return self._film.picture(reader)
        return picture_view(self._catalogue, reader, slide.picture or "")

    def _beside(self, reader: Reader) -> Iterator[tuple[PictureView, str]]:
        """The pictures of the slides before and after, of which nothing is printed."""
        slides = self._page.slides
        for near in (self._index + 1, self._index - 1):
            slide = slides[near] if 0 <= near < len(slides) else None
            if slide is not None and slide.picture is not None:
                picture = picture_view(self._catalogue, reader.aside(), slide.picture)
                yield picture, slide.fit

    def _seen_sources(self, slide: Slide) -> tuple[str, ...]:
        if self._film is not None:
            return self._film.source_ids
        return self._catalogue.pictures[slide.picture or ""].sources

    def _reach(self, index: int) -> float:
        """How far a slide's picture can be magnified."""
        picture = self._page.slides[index].picture
        return reach_of(None if picture is None else self._catalogue.picture_size(picture))

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
        self._lens = Lens(reach=self._reach(index))
        self._since = now
        video = self._page.slides[index].video
        self._film = None if video is None else Screening(video, self._catalogue)
        awaited = self._film is not None and self._film.is_awaited
        self._stopped_at = None if self._playing and not awaited else now
