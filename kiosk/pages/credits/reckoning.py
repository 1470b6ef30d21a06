"""An exhibit's catalogues as entries of the credits, one function a section; draws nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from textwrap import wrap
from types import MappingProxyType

from kiosk.cartography.attribution import read_attribution
from kiosk.content.prose import MAX_BLOCK_CHARACTERS
from kiosk.content.reading import Catalogue, Reader, picture_view
from kiosk.content.sounds import Sound
from kiosk.content.sources import Source
from kiosk.content.text import LocalizedText
from kiosk.pages.credits.engine import PARTS
from kiosk.pages.credits.rights import rights_told
from kiosk.pages.credits.sections import FILMS, KIOSK, MAPS, PICTURES, SOUNDS, SOURCES
from kiosk.pages.credits.views import EntryView, GroupView


def _sources(catalogue: Catalogue, reader: Reader) -> Iterator[EntryView]:
    """In the order in which the curator keeps them."""
    for source in catalogue.sources.values():
        yield EntryView(source.title, tuple(_particulars(source, reader)))


def _particulars(source: Source, reader: Reader) -> Iterator[str]:
    when = reader.date(source.date) or source.year
    printed = " · ".join(part for part in (source.author, source.publisher, when) if part)
    yield from filter(None, (printed, source.url, reader.text(source.note)))


def _pictures(catalogue: Catalogue, reader: Reader) -> Iterator[EntryView]:
    for picture_id, picture in catalogue.pictures.items():
        view = picture_view(catalogue, reader.aside(), picture_id)
        where = (reader.text(picture.place), reader.date(picture.date))
        yield EntryView(
            title=reader.text(picture.caption or picture.alt),
            details=_present(view.kind, " · ".join(part for part in where if part)),
            picture=view,
            group=_group(reader, picture.credit, picture.rights),
        )


def _sounds(catalogue: Catalogue, reader: Reader) -> Iterator[EntryView]:
    """What sounds the same in words, such as the readings of all pages, is one entry."""
    entries = Counter(_sound(sound, reader) for sound in catalogue.sounds.values())
    for entry, count in entries.items():
        title = entry.title if count == 1 else f"{entry.title} ({reader.number(count)})"
        yield EntryView(title, entry.details, group=entry.group)


def _sound(sound: Sound, reader: Reader) -> EntryView:
    kind = reader.words.say(f"sound_{sound.kind}")
    draft = reader.words.say("credits_draft") if sound.draft else ""
    title = reader.text(sound.title)
    return EntryView(
        title=title or kind,
        details=_present(kind if title else "", draft),
        group=_group(reader, sound.credit, sound.rights),
    )


def _films(catalogue: Catalogue, reader: Reader) -> Iterator[EntryView]:
    for video in catalogue.videos.values():
        yield EntryView(
            title=reader.text(video.caption or video.alt),
            details=_present(reader.date(video.date)),
            picture=picture_view(catalogue, reader.aside(), video.poster),
            group=_group(reader, video.credit, video.rights),
        )


def _maps(catalogue: Catalogue, reader: Reader) -> Iterator[EntryView]:
    """What the makers of base maps want to be said, word by word."""
    for path, pages in catalogue.grounds().items():
        titles = ", ".join(reader.text(page.title) for page in pages)
        shown_on = reader.words.say("credits_shown_on", pages=titles)
        title = reader.words.say("credits_ground")
        said = (part for whole in read_attribution(path) for part in _portions(whole))
        yield EntryView(title, (shown_on, *said))


def _portions(paragraph: str) -> list[str]:
    """A long paragraph in parts, each of which is set as one texture."""
    return wrap(paragraph, MAX_BLOCK_CHARACTERS, break_on_hyphens=False)


def _kiosk(_: Catalogue, reader: Reader) -> Iterator[EntryView]:
    for part in PARTS:
        yield EntryView(part.name, (reader.words.say(part.use), part.credit, part.licence))


_READERS: Mapping[str, Callable[[Catalogue, Reader], Iterator[EntryView]]] = MappingProxyType(
    {
        SOURCES: _sources,
        PICTURES: _pictures,
        SOUNDS: _sounds,
        FILMS: _films,
        MAPS: _maps,
        KIOSK: _kiosk,
    }
)


def entries_of(section: str, catalogue: Catalogue, reader: Reader) -> tuple[EntryView, ...]:
    """All that belongs into a section, what has the same maker and rights side by side."""
    return tuple(_gathered(_READERS[section](catalogue, reader)))


def count_of(section: str, catalogue: Catalogue) -> int:
    """How many things a section tells of."""
    counted: Mapping[str, int] = {
        SOURCES: len(catalogue.sources),
        PICTURES: len(catalogue.pictures),
        SOUNDS: len(catalogue.sounds),
        FILMS: len(catalogue.videos),
        MAPS: len(catalogue.grounds()),
        KIOSK: len(PARTS),
    }
    return counted[section]


def _gathered(entries: Iterable[EntryView]) -> Iterator[EntryView]:
    groups: dict[GroupView | None, list[EntryView]] = {}
    for entry in entries:
        groups.setdefault(entry.group, []).append(entry)
    for group in groups.values():
        yield from group


def _group(reader: Reader, credit: LocalizedText, rights: str) -> GroupView:
    return GroupView(reader.text(credit), rights_told(rights, reader.words))


def _present(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)
