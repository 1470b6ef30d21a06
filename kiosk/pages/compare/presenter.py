"""Decides which pair is shown, what is said about it, and where the divider stands or goes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

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
from kiosk.core.geometry import clamp, ease_in_out, mix
from kiosk.core.intents import Intent, Next, Previous, SplitAt
from kiosk.pages.compare.model import ComparePage, Divider
from kiosk.pages.presenting import Place, PlainPresenter

MIDDLE = 0.5
GLIDE_SECONDS = 0.4
_HINT_FROM, _HINT_SECONDS = 0.66, 0.9  # it comes to rest when the page opens: it can be moved


@dataclass(frozen=True, slots=True)
class Glide:
    """The divider on its way between two shares from second `since` on; 0 `seconds`: arrived."""

    start: float
    end: float
    since: float = 0.0
    seconds: float = 0.0

    def share(self, now: float) -> float:
        """How much of the frame the first picture has."""
        if self.has_arrived(now):
            return self.end
        return mix(self.start, self.end, ease_in_out((now - self.since) / self.seconds))

    def has_arrived(self, now: float) -> bool:
        """Whether it stands still."""
        return now - self.since >= self.seconds


@dataclass(frozen=True, slots=True)
class CompareView:
    """A pair ready to be drawn; `upright` tells how the divider runs.

    `neighbours` are the pictures that may be next.
    """

    kicker: str
    heading: str
    prose: ProseView
    before: PictureView
    after: PictureView
    before_label: str
    after_label: str
    upright: bool
    glide: Glide
    index: int
    count: int
    progress: str
    neighbours: tuple[Path, ...] = ()


class ComparePresenter(PlainPresenter):
    """Turns pairs; the divider goes where a visitor wants it, at once or gliding."""

    def __init__(self, page: ComparePage, catalogue: Catalogue) -> None:
        self._page = page
        self._catalogue = catalogue
        self._index = 0
        self._still = False
        self._glide = Glide(MIDDLE, MIDDLE)

    def open(self, item: str | None, now: float, *, still: bool = False) -> None:
        """Show the pair of that id, or the first one; `still`: the divider never glides."""
        ids = [pair.id for pair in self._page.pairs]
        self._index = ids.index(item) if item is not None and item in ids else 0
        self._still = still
        start = MIDDLE if still else _HINT_FROM
        self._glide = Glide(start, MIDDLE, now, 0.0 if still else _HINT_SECONDS)

    def handle(self, intent: Intent, now: float) -> bool:
        """Move the divider, or turn to another pair; False at either end."""
        match intent:
            case SplitAt(share, glide):
                seconds = GLIDE_SECONDS if glide and not self._still else 0.0
                share = clamp(share, 0.0, 1.0)
                self._glide = Glide(self._glide.share(now), share, now, seconds)
                return True
            case Next():
                return self._turn(1, now)
            case Previous():
                return self._turn(-1, now)
            case _:
                return False

    @property
    def position(self) -> tuple[str, int, int] | None:
        """The pair shown, by its id or its number."""
        pair = self._page.pairs[self._index]
        return (pair.id or str(self._index + 1), self._index, len(self._page.pairs))

    def source_ids(self, reader: Reader) -> tuple[str, ...]:
        """What this pair cites and names, then its pictures, then the page."""
        pair, pictures = self._page.pairs[self._index], self._catalogue.pictures
        return unique(
            (
                *cited(reader, pair.text or self._page.text),
                *pair.sources,
                *pictures[pair.before].sources,
                *pictures[pair.after].sources,
                *self._page.sources,
            )
        )

    def view(self, reader: Reader, place: Place) -> CompareView:
        """The pair for this visitor; its captions begin with its labels."""
        page, pair = self._page, self._page.pairs[self._index]
        before_label, after_label = reader.text(pair.before_label), reader.text(pair.after_label)
        sources = self.source_ids(reader)
        count = len(page.pairs)
        return CompareView(
            kicker=place.kicker if pair.title else place.mark,
            heading=reader.text(pair.title or page.title),
            prose=prose_view(self._catalogue, reader, pair.text or page.text, sources),
            before=self._labelled(reader, pair.before, before_label),
            after=self._labelled(reader, pair.after, after_label),
            before_label=before_label,
            after_label=after_label,
            upright=page.divider is Divider.VERTICAL,
            glide=self._glide,
            index=self._index,
            count=count,
            progress=reader.words.say("pair_progress", index=self._index + 1, count=count),
            neighbours=tuple(self._neighbours()),
        )

    def _neighbours(self) -> Iterator[Path]:
        """The pictures of the next pair, then those of the one before."""
        for index in (self._index + 1, self._index - 1):
            if 0 <= index < len(self._page.pairs):
                pair = self._page.pairs[index]
                yield self._catalogue.picture_path(pair.before)
                yield self._catalogue.picture_path(pair.after)

    def _labelled(self, reader: Reader, picture: str, label: str) -> PictureView:
        """A picture whose caption tells which of the two it is."""
        view = picture_view(self._catalogue, reader, picture)
        return replace(view, caption=f"{label} · {view.caption}" if view.caption else label)

    def _turn(self, step: int, now: float) -> bool:
        index = self._index + step
        if not 0 <= index < len(self._page.pairs):
            return False
        self._index = index
        self._glide = Glide(MIDDLE, MIDDLE, now)
        return True
