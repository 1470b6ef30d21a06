"""An exhibit's catalogues read in a visitor's language: texts, pictures and sources to show.

Knows no page kind and no widget.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from kiosk.content.captions import Captions
from kiosk.content.links import PageLink
from kiosk.content.media import Picture, PictureKind
from kiosk.content.people import Person
from kiosk.content.prose import Prose, Span, parse_prose
from kiosk.content.sounds import Sound
from kiosk.content.sources import Source
from kiosk.content.text import LocalizedText, Said
from kiosk.content.videos import Video
from kiosk.content.words import Words, format_date, format_number, rights_label
from kiosk.core.geometry import Size

Played: TypeAlias = Literal["sound", "video"]
"""What has a length and captions."""


class Titled(Protocol):
    """Anything that has a title, such as a page."""

    @property
    def title(self) -> LocalizedText:
        """Its title."""

    def title_of(self, item: str) -> LocalizedText | None:
        """What one of its items is called; None: as the whole."""


class Catalogue(Protocol):
    """What an exhibit describes once and its pages use anywhere."""

    @property
    def languages(self) -> tuple[str, ...]:
        """BCP 47 codes; the first is the language at rest."""

    @property
    def pictures(self) -> Mapping[str, Picture]:
        """The pictures by id."""

    @property
    def sounds(self) -> Mapping[str, Sound]:
        """The sounds by id, each of which can be played."""

    @property
    def videos(self) -> Mapping[str, Video]:
        """The videos by id; of one that cannot be played, the poster is left."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""

    @property
    def people(self) -> Mapping[str, Person]:
        """The people by id."""

    def page(self, page_id: str) -> Titled | None:
        """The page of that id, or None if there is none to show."""

    def words_of(self, person_id: str) -> tuple[PageLink, ...]:
        """The ways to everything that a person says, in the order of the pages."""

    def entry_of(self, person_id: str) -> PageLink | None:
        """The way to what the first page that tells of a person says of them; None: no page."""

    def grounds(self) -> Mapping[Path, tuple[Titled, ...]]:
        """The files of all base maps, each with the pages that lie on it."""

    def picture_path(self, picture_id: str) -> Path:
        """The file of a picture."""

    def picture_size(self, picture_id: str) -> Size | None:
        """The pixels of a picture as it was handed in, upright; None when it cannot be shown."""

    def media_path(self, name: str) -> Path:
        """The file under media/ that a page names itself."""

    def sound_file(self, sound_id: str, language: str) -> Path | None:
        """The file of a sound for a visitor's language; None when it cannot be played."""

    def video_file(self, video_id: str, language: str) -> Path | None:
        """The file of a video for a visitor's language; None when it cannot be played."""

    def captions(self, kind: Played, media_id: str, language: str) -> Captions:
        """What is said in a sound or a video, in a visitor's language; empty if there is none."""

    def duration(self, kind: Played, media_id: str, language: str) -> float:
        """How many seconds a sound or a video lasts; 0.0 when that is not known."""


class Reader:
    """Says texts in the visitor's language and remembers whether it had to fall back."""

    def __init__(self, catalogue: Catalogue, language: str, words: Words) -> None:
        self._catalogue = catalogue
        self.language = language
        self.words = words
        self.fallen_back_to: str | None = None

    def text(self, text: LocalizedText | None) -> str:
        """The text for this visitor; empty if there is none."""
        if text is None:
            return ""
        said = self.said(text)
        if said.fallback:
            self.fallen_back_to = said.language
        return said.text

    def said(self, text: LocalizedText) -> Said:
        """The text for this visitor and the language it is in; not remembered as a fallback."""
        return text.resolve(self.language, self._catalogue.languages)

    def aside(self) -> "Reader":
        """A reader for what is not printed on the screen: its fallbacks need no notice."""
        return Reader(self._catalogue, self.language, self.words)

    def date(self, iso: str | None) -> str:
        """A full or partial ISO date in the visitor's way of writing; empty if there is none."""
        return format_date(iso, self.language) if iso else ""

    def number(self, value: float) -> str:
        """A number in the visitor's way of writing."""
        return format_number(value, self.language)


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture ready to hang: where it is, what it is, whose it is.

    `size` are its pixels, upright; None when it cannot be shown.
    """

    path: Path
    focus: tuple[float, float]
    alt: str
    caption: str
    kind: str
    credit: str
    size: Size | None


@dataclass(frozen=True, slots=True)
class LinkView:
    """A way to another page, or to an item of it, and what that is called."""

    page: str
    item: str | None
    title: str


@dataclass(frozen=True, slots=True)
class ProseView:
    """Text with the numbers its source marks show, and the pages it leads to."""

    prose: Prose
    numbers: Mapping[str, int]
    links: tuple[LinkView, ...] = ()

    @property
    def words(self) -> int:
        """How many words there are to read."""
        return sum(len(span.text.split()) for block in self.prose.blocks for span in block.spans)


@dataclass(frozen=True, slots=True)
class SourceView:
    """One entry of the sources panel: its number and the reference, ready to print."""

    number: int
    text: str


def picture_view(catalogue: Catalogue, reader: Reader, picture_id: str) -> PictureView:
    """The picture as this visitor is to see it."""
    picture = catalogue.pictures[picture_id]
    credit = " · ".join(
        part
        for part in (
            reader.text(picture.credit),
            reader.text(picture.place),
            reader.date(picture.date),
            rights_label(picture.rights),
        )
        if part
    )
    return PictureView(
        path=catalogue.picture_path(picture_id),
        focus=picture.focus,
        alt=reader.aside().text(picture.alt),
        caption=reader.text(picture.caption),
        kind=_label(picture.kind, reader),
        credit=credit,
        size=catalogue.picture_size(picture_id),
    )


def beside(ids: Sequence[str | None], index: int) -> Iterator[str]:
    """Of pictures in a row the next one and the one before; None is something else than a picture.

    They may be wanted next.
    """
    for near in (index + 1, index - 1):
        picture = ids[near] if 0 <= near < len(ids) else None
        if picture is not None:
            yield picture


def _label(kind: PictureKind, reader: Reader) -> str:
    """What a picture is, in words; a photograph is what visitors expect and goes without."""
    return "" if kind is PictureKind.PHOTOGRAPH else reader.words.say(f"kind_{kind}")


def prose_view(
    catalogue: Catalogue, reader: Reader, text: LocalizedText | None, ids: Sequence[str]
) -> ProseView:
    """The text with its marks numbered by their place among `ids`."""
    prose = parse_prose(reader.text(text))
    numbers = {source: index for index, source in enumerate(ids, start=1)}
    return ProseView(prose, numbers, tuple(_links(catalogue, reader, prose)))


def _links(catalogue: Catalogue, reader: Reader, prose: Prose) -> Iterator[LinkView]:
    """The text's links, each once; a page that was left out of the exhibit has none."""
    spans = [span for block in prose.blocks for span in block.spans]
    for link in dict.fromkeys(span.link for span in spans if span.link is not None):
        view = link_view(catalogue, reader, link)
        if view is not None:
            yield view


def link_view(catalogue: Catalogue, reader: Reader, link: PageLink | None) -> LinkView | None:
    """A way to a page or an item, named by its title; None where no such page is shown."""
    page = None if link is None else catalogue.page(link.page)
    if link is None or page is None:
        return None
    own = None if link.item is None else page.title_of(link.item)
    return LinkView(link.page, link.item, reader.text(own or page.title))


def cited(reader: Reader, text: LocalizedText | None) -> tuple[str, ...]:
    """The source ids a text marks, each once, in reading order."""
    blocks = parse_prose(reader.text(text)).blocks
    spans: list[Span] = [span for block in blocks for span in block.spans]
    return unique(span.source for span in spans if span.source)


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """Each id once, in the order of first mention."""
    return tuple(dict.fromkeys(ids))


def source_view(source: Source, number: int, reader: Reader) -> SourceView:
    """One reference in the order author, title, publisher, date, address."""
    when = reader.date(source.date) or source.year
    parts = (part for part in (source.author, source.title, source.publisher, when) if part)
    text = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts)
    note = reader.text(source.note)
    whole = " ".join(part for part in (text, source.url, note) if part)
    return SourceView(number, whole)
