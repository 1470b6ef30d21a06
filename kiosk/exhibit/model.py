"""An exhibit as the stage shows it, frozen; knows no YAML and no diagnostics."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import Field

from kiosk.content.captions import NO_CAPTIONS, Captions
from kiosk.content.links import Destination, PageLink
from kiosk.content.media import Picture
from kiosk.content.people import Person
from kiosk.content.reading import Played
from kiosk.content.record import Record
from kiosk.content.references import PictureId
from kiosk.content.sounds import SILENCE, Sound
from kiosk.content.sources import Source
from kiosk.content.text import LocalizedText, Overline, Title, chosen_language
from kiosk.content.theme import Theme
from kiosk.content.videos import Video
from kiosk.core.geometry import Size
from kiosk.core.timeouts import Timeouts
from kiosk.exhibit.tour import Tour
from kiosk.pages.page import Page

_T = TypeVar("_T")

NO_FILE = ".no-such-picture"


class AttractItem(Record):
    """One picture that invites; touching it may open the page that it advertises."""

    picture: PictureId = Field(description="the id of the picture")
    overline: Overline | None = Field(None, description="a short line above the headline")
    headline: Title = Field(description="the words that invite")
    opens: Destination | None = Field(
        None, description="the page to open when touched, or an item of it: page#item"
    )


@dataclass(frozen=True, slots=True)
class Attract:
    """What is shown while nobody is there. `items` is empty in an exhibit without pictures."""

    each_seconds: float
    items: tuple[AttractItem, ...]


@dataclass(frozen=True, slots=True)
class Playable:
    """What of a sound or a video passed inspection, by language or for EVERY_LANGUAGE.

    `seconds` has the length of each file whose length is known.
    """

    files: Mapping[str, Path]
    captions: Mapping[str, Captions]
    seconds: Mapping[str, float]


_NOTHING = Playable({}, {}, {})


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Everything that can be shown of an exhibit: sound pages only, at least one.

    `languages` are BCP 47 codes, the first at rest. `words` are the exhibit's own wordings of the
    engine, by language and key. `picture_files` has only files inside `media_root` that passed
    inspection; the rest is shown as a placeholder. `picture_sizes` has their pixels, upright.
    `font_files` has every font file of the theme,
    by the name that the theme gives it, `media_files` every file that a page names itself.
    `playable` has what can be played, by "sound" or "video" and id: every one of `sounds`, and
    those of `videos` that are more than a poster. `ambience` is heard on pages that name no other,
    `touch_sound` when something is pressed. A tour has at least one page. A sound page may still
    link to a page that was left out: ask `page`. Nothing else in here leads nowhere.
    """

    id: str
    title: LocalizedText
    subtitle: LocalizedText | None
    languages: tuple[str, ...]
    theme: Theme
    attract: Attract
    timeouts: Timeouts
    pages: tuple[Page, ...]
    tours: tuple[Tour, ...]
    pictures: Mapping[str, Picture]
    picture_files: Mapping[str, Path]
    picture_sizes: Mapping[str, Size]
    font_files: Mapping[str, Path]
    media_files: Mapping[str, Path]
    sounds: Mapping[str, Sound]
    videos: Mapping[str, Video]
    playable: Mapping[Played, Mapping[str, Playable]]
    ambience: str | None
    touch_sound: str | None
    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    words: Mapping[str, Mapping[str, str]]
    media_root: Path

    def page(self, page_id: str) -> Page | None:
        """The page of that id, or None when it is unknown or was left out."""
        return next((page for page in self.pages if page.id == page_id), None)

    def words_of(self, person_id: str) -> tuple[PageLink, ...]:
        """The ways to everything that a person says, in the order of the pages."""
        return tuple(link for page in self.pages for link in page.words_of(person_id))

    def entry_of(self, person_id: str) -> PageLink | None:
        """The way to what the first page that tells of a person says of them; None: no page."""
        entries = (page.entry_of(person_id) for page in self.pages)
        return next((entry for entry in entries if entry is not None), None)

    def grounds(self) -> Mapping[Path, tuple[Page, ...]]:
        """The files of all base maps, each with the pages that lie on it."""
        lying: dict[Path, tuple[Page, ...]] = {}
        for page in self.pages:
            for name in page.grounds:
                path = self.media_path(name)
                lying[path] = (*lying.get(path, ()), page)
        return lying

    def picture_path(self, picture: str) -> Path:
        """The picture's file; for one that must not be opened, a path at which there is none."""
        return self.picture_files.get(picture, self.media_root / NO_FILE)

    def picture_size(self, picture: str) -> Size | None:
        """The pixels of a picture as it was handed in, upright; None when it cannot be shown."""
        return self.picture_sizes.get(picture)

    def media_path(self, name: str) -> Path:
        """The file under media/ that a page names; for any other, a path at which there is none."""
        return self.media_files.get(name, self.media_root / NO_FILE)

    def sound_file(self, sound_id: str, language: str) -> Path | None:
        """The file of a sound for a visitor's language; None when it cannot be played."""
        return self._chosen(self._playable("sound", sound_id).files, language)

    def video_file(self, video_id: str, language: str) -> Path | None:
        """The file of a video for a visitor's language; None when it cannot be played."""
        return self._chosen(self._playable("video", video_id).files, language)

    def captions(self, kind: Played, media_id: str, language: str) -> Captions:
        """What is said in a sound or a video, in a visitor's language; empty if there is none."""
        captions = self._playable(kind, media_id).captions
        return self._chosen(captions, language) or NO_CAPTIONS

    def duration(self, kind: Played, media_id: str, language: str) -> float:
        """How many seconds a sound or a video lasts; 0.0 when that is not known."""
        playable = self._playable(kind, media_id)
        chosen = chosen_language(playable.files, language, self.languages)
        return playable.seconds.get(chosen, 0.0)

    def cover_of(self, page: Page) -> str | None:
        """The id of the picture for a page's card: its own, or the poster of its video."""
        return cover_of(page, self.videos)

    def ambience_of(self, page: Page | None) -> str | None:
        """The id of the sound heard meanwhile on a page, or in the contents; None for silence."""
        own = None if page is None else page.ambience
        heard = self.ambience if own is None else own
        return None if heard == SILENCE else heard

    def _playable(self, kind: Played, media_id: str) -> Playable:
        return self.playable[kind].get(media_id, _NOTHING)

    def _chosen(self, by_language: Mapping[str, _T], language: str) -> _T | None:
        return by_language.get(chosen_language(by_language, language, self.languages))

    def timeouts_of(self, page: Page) -> Timeouts:
        """The page's own timeouts over those of the exhibit."""
        return self.timeouts if page.timeouts is None else page.timeouts.over(self.timeouts)


def cover_of(page: Page, videos: Mapping[str, Video]) -> str | None:
    """The id of the picture for a page's card: its own, or the poster of its video."""
    video = None if page.cover_video is None else videos.get(page.cover_video)
    return page.cover or (None if video is None else video.poster)
